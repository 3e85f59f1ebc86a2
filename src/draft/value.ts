/** One value alone as YAML text, as it is in a draft, and back. Knows no items and opens no file. */
import { InputError, type Location } from "../outline/problem.ts";
import { entryLines } from "../yaml/entry.ts";
import { plainData, wrongKeys } from "../yaml/plain.ts";
import { readYaml } from "../yaml/yaml.ts";

export interface ValueRead {
	/** Texts as they are written, true and false, null for nothing, lists and maps. */
	readonly data: unknown;
	/** Where the value at a path is in the text; the nearest that exists. */
	placeOf(path: readonly (string | number)[]): Location;
}

/**
 * The data in a text that holds one value. `file` is only for messages.
 * @throws InputError with line and column for what a draft can't hold either: no YAML, aliases, a key given twice, …
 */
export function readValue(text: string, file: string): ValueRead {
	const yaml = readYaml(text, file);
	const wrong = wrongKeys(yaml);
	if (wrong.length > 0) throw new InputError(wrong);
	return { data: plainData(yaml.document.contents), placeOf: yaml.placeOf };
}

/** A list or a map as the lines that a draft has below its key, at column 0. */
export function printValue(data: object): string {
	const { text } = entryLines("value", data, { step: 2, eol: "\n", indent: 0 });
	// Where all texts need quotes, so has the key.
	return text.replace(/^"?value"?: *\n?/, "").replace(/^ {2}/gm, "");
}
