/** Files that belong to another one by their name, but whose other one is gone. Knows nothing of what they are. */
import { readdirSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { note } from "./evidence.ts";

/** The last folder that was searched for strays: a run asks once per proposal. */
let searched: { readonly place: string; readonly changed: number; readonly names: readonly string[] } | undefined;
/** Milliseconds in which a folder may change again without another time of change. */
const SAME_TIME = 2000;

/**
 * The names of the files in a folder that belong to no other file there: `a.review.yaml` if nothing else is called `a.…`.
 * `place` is the folder with the end of such names, as a path.
 */
export function straysAt(place: string): readonly string[] {
	const changed = statSync(dirname(place), { throwIfNoEntry: false })?.mtimeMs ?? 0;
	const isKnown = searched?.place === place && searched.changed === changed;
	const names = isKnown ? searched!.names : straysIn(dirname(place), basename(place));
	searched = Date.now() - changed > SAME_TIME ? { place, changed, names } : undefined;
	note(`strays ${place}`, names.join("/"));
	return names;
}

function straysIn(folder: string, ending: string): readonly string[] {
	let names: string[] = [];
	try {
		names = readdirSync(folder);
	} catch {
		// What can't be read has none.
	}
	const candidates = names.filter((name) => name.endsWith(ending) && name !== ending);
	return candidates.filter((name) => {
		const stem = name.slice(0, -ending.length);
		return !names.some((other) => other.startsWith(`${stem}.`) && !other.startsWith(name));
	});
}
