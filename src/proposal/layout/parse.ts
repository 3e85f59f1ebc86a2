/** Parses a layout from plain data, as YAML gives it. */
import { describeData, mismatch, quotedList } from "../kinds/data.ts";
import type { Extra, Layout } from "../layout-types.ts";
import { isMap, ownValue } from "../plain-data.ts";
import type { Mismatch } from "../types.ts";

type Wrong = { readonly mismatch: Mismatch };

const KEYS = ["skeleton", "extras", "end-of-line", "charset"];
const KEYS_FIX = `The keys are ${quotedList(KEYS)}.`;

/** The layout in plain data; the first mismatch otherwise. */
export function parseLayout(data: unknown): { readonly layout: Layout } | Wrong {
	if (!isMap(data))
		return mismatch([], `expected the document's layout as keys with values, found ${describeData(data)}`, KEYS_FIX);
	const stranger = Object.keys(data).find((key) => !KEYS.includes(key));
	if (stranger !== undefined) return mismatch([stranger], `“${stranger}” is not a key of the layout`, KEYS_FIX);
	const skeleton = ownValue(data, "skeleton");
	if (typeof skeleton !== "string")
		return mismatch(
			["skeleton"],
			`expected the document's skeleton as text, found ${describeData(skeleton)}`,
			KEYS_FIX,
		);
	const ending = ownValue(data, "end-of-line");
	if (ending !== undefined && ending !== "crlf")
		return mismatch(["end-of-line"], "the only line ending to declare is “crlf”", "Remove it for plain line endings.");
	const charset = ownValue(data, "charset");
	if (charset !== undefined && charset !== "utf-8-bom")
		return mismatch(["charset"], "the only charset to declare is “utf-8-bom”", "Remove it for plain UTF-8.");
	const extras = parseExtras(ownValue(data, "extras"));
	if ("mismatch" in extras) return extras;
	return {
		layout: {
			skeleton,
			...(extras.value.length > 0 && { extras: extras.value }),
			...(ending !== undefined && { "end-of-line": ending }),
			...(charset !== undefined && { charset }),
		},
	};
}

function parseExtras(data: unknown): { readonly value: readonly Extra[] } | Wrong {
	if (data === undefined || data === null) return { value: [] };
	if (!Array.isArray(data)) return mismatch(["extras"], `expected a list of extra items, found ${describeData(data)}`);
	const extras: Extra[] = [];
	const ids = new Set<string>();
	for (const [at, each] of data.entries()) {
		const [id, label, section] = ["id", "label", "section"].map((key) =>
			isMap(each) ? ownValue(each, key) : undefined,
		);
		if (typeof id !== "string" || !/^[\p{L}\p{N}/-]+$/u.test(id) || ids.has(id))
			return mismatch(["extras", at], "expected an extra item with its own id", EXTRA_FIX);
		if (typeof label !== "string" || (section !== undefined && typeof section !== "string"))
			return mismatch(["extras", at], "expected an extra item with its heading as the label", EXTRA_FIX);
		ids.add(id);
		extras.push({ id, label, ...(section !== undefined && { section }) });
	}
	return { value: extras };
}

const EXTRA_FIX = "Write it as “- id: extra/security”, with “label: Security” below.";
