/**
 * Which tests a change touches first: those that changed themselves, the ones named like a changed file, and those that
 * import it, the nearest first. Knows files as text, and no git.
 */
import { basename, posix } from "node:path";

/** Reads a file of the project; paths are relative to its folder, with slashes. */
export type Read = (file: string) => string;

const CODE = /\.tsx?$/;
const TEST = /\.test\.tsx?$/;

/** The project's files that a file imports, statically or not. */
export function importsOf(file: string, text: string): string[] {
	const found = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)"(\.[^"]+)"/g);
	return [...found].map(([, target = ""]) => posix.join(posix.dirname(file), target));
}

/** The name that a source and its test have in common: `wrap` of `src/editor/wrap.ts` and `test/editor/wrap.test.ts`. */
const nameOf = (file: string): string => basename(file).replace(/(\.test)?\.tsx?$/, "");

/**
 * The tests that the changed files touch, the nearest first, `most` at most; and how many more there are, which import a
 * changed file only through others.
 */
export function relatedTests(
	changed: readonly string[],
	files: readonly string[],
	read: Read,
	most: number,
): { readonly tests: readonly string[]; readonly left: number } {
	const importers = new Map<string, string[]>();
	for (const file of files.filter((each) => CODE.test(each)))
		for (const target of importsOf(file, read(file))) importers.set(target, [...(importers.get(target) ?? []), file]);
	const names = new Set(changed.filter((file) => CODE.test(file)).map(nameOf));
	const namesakes = files.filter((file) => TEST.test(file) && names.has(nameOf(file)));
	// A set keeps the order in which files come, and a file that comes during the walk is walked over too.
	const reached = new Set([...changed, ...namesakes]);
	for (const file of reached) for (const importer of importers.get(file) ?? []) reached.add(importer);
	const tests = [...reached].filter((file) => TEST.test(file) && files.includes(file));
	return { tests: tests.slice(0, most), left: Math.max(0, tests.length - most) };
}
