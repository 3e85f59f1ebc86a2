/** Reads and prints a single value in the draft's YAML. Knows no items and opens no file. */
import { InputError, type Location } from "../outline/problem.ts";
import { entryLines } from "../yaml/entry.ts";
import { invalidKeys, plainData } from "../yaml/plain.ts";
import { readYaml } from "../yaml/yaml.ts";

export interface ReadValue {
	/** Plain data: texts as written, booleans, null, lists and maps. */
	readonly data: unknown;
	/** The location of the value at a path; else of its nearest existing ancestor. */
	locationOf(path: readonly (string | number)[]): Location;
}

/**
 * The data in a text that holds one value. `file` is only for messages.
 * @throws InputError with line and column for anything that a draft can't contain: invalid YAML, aliases, duplicate keys, …
 */
export function readValue(text: string, file: string): ReadValue {
	const yaml = readYaml(text, file);
	const wrong = invalidKeys(yaml);
	if (wrong.length > 0) throw new InputError(wrong);
	return { data: plainData(yaml.document.contents), locationOf: yaml.locationOf };
}

/** A list or a map as the lines that a draft contains below its key, at column 0. */
export function printValue(data: object): string {
	const { text } = entryLines("value", data, { step: 2, eol: "\n", indent: 0 });
	// If all texts need quotes, the key has them, too.
	return text.replace(/^"?value"?: *\n?/, "").replace(/^ {2}/gm, "");
}
