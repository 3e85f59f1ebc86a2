/** Reads from the text of a project's settings which template they name. Reads no file. */
import { isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { inputError, type Location } from "../outline/problem.ts";
import { yamlLocations } from "../outline/yaml-locations.ts";

/** @throws InputError with line and column for settings that can't be read */
export function templateOfSettings(
	text: string,
	file: string,
): { readonly template: string; readonly at: Location } | undefined {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: false });
	const places = yamlLocations(file, lines);
	const [wrong] = [...document.errors, ...document.warnings];
	if (wrong)
		throw inputError(
			"settings/template",
			`invalid YAML: ${wrong.message}`,
			places.at(wrong.pos[0]),
			"Correct it there",
		);
	const { contents } = document;
	if (contents !== null && !isMap(contents)) {
		const nothing = isScalar(contents) && contents.value === null;
		if (nothing) return undefined;
		throw inputError(
			"settings/template",
			"expected keys with values",
			places.at(contents.range?.[0] ?? 0),
			"Write “template: NAME”",
		);
	}
	const node = document.get("template", true);
	if (node === undefined) return undefined;
	const at = places.of(document.contents as Node | null, ["template"]);
	if (!isScalar(node) || typeof node.value !== "string" || node.value.trim() === "")
		throw inputError(
			"settings/template",
			"expected the template's name or path",
			at,
			"Write “template: NAME”, or a path from this folder",
		);
	return { template: node.value.trim(), at };
}
