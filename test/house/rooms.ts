/** What the sources import, and their rooms. */
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

/** The room of a file below src/: its folder; `cli.ts` is one of its own. */
export function roomOf(file: string): string {
	const [, first = ""] = file.split("/");
	return first;
}

/** Every import, its target as it is written. */
export const imports = sourceFiles().flatMap(importsOf);
/** Imports of the project's own files, from its folder. */
export const between = imports
	.filter(({ target }) => target.startsWith("."))
	.map(({ file, target }) => ({ file, target: posix.join(posix.dirname(file), target) }));

/** The files of each circle of imports, by name: files that reach each other. None where imports only lead downwards. */
export function circles(all: readonly Import[]): string[][] {
	const targets = new Map<string, Set<string>>();
	for (const { file, target } of all) targets.set(file, (targets.get(file) ?? new Set()).add(target));
	const reached = new Map([...targets.keys()].map((file) => [file, reachedFrom(file, targets)]));
	const inCircle = [...reached.keys()].filter((file) => reached.get(file)!.has(file));
	const groups = inCircle.map((file) =>
		inCircle.filter((other) => reached.get(file)!.has(other) && reached.get(other)!.has(file)).sort(),
	);
	return [...new Map(groups.map((group) => [group.join(), group])).values()];
}

function reachedFrom(start: string, targets: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
	const reached = new Set<string>();
	const next = [start];
	for (let file = next.pop(); file !== undefined; file = next.pop())
		for (const target of targets.get(file) ?? []) {
			if (reached.has(target)) continue;
			reached.add(target);
			next.push(target);
		}
	return reached;
}
