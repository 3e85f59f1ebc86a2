/** What the sources import, and the rooms that they stand in. */
import { posix } from "node:path";
import { sourceFiles, textOf, withoutComments } from "./files.ts";

interface Import {
	readonly file: string;
	readonly target: string;
}

function importsOf(file: string): Import[] {
	const found = withoutComments(textOf(file)).matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)"([^"]+)"/g);
	return [...found].map((match) => ({ file, target: match[1] ?? "" }));
}

/** The room of a file below src/: its folder, or `cli`. */
export function roomOf(file: string): string {
	const [, first = ""] = file.split("/");
	return first.replace(/\.tsx?$/, "");
}

/** Every import, its target as it is written. */
export const imports = sourceFiles().flatMap(importsOf);
/** Imports of the project's own files, from its folder. */
export const between = imports
	.filter(({ target }) => target.startsWith("."))
	.map(({ file, target }) => ({ file, target: posix.join(posix.dirname(file), target) }));
