/**
 * Finds the item for an id from an earlier version of the template: by the `former-ids` in the questionnaire, or by
 * earlier wordings at each level of the path. Never guesses.
 */
import { slugWithNotes } from "../markdown/plain-text.ts";
import { idFromWords } from "./ids.ts";
import type { Item, Outline } from "./types.ts";

/** A section or item by the last part of its id. */
interface PathNode {
	readonly id: string;
	/** Possible former last parts of the id. */
	readonly names: ReadonlySet<string>;
	readonly item: Item | undefined;
	readonly below: PathNode[];
}

interface Index {
	readonly given: ReadonlyMap<string, Item>;
	readonly roots: readonly PathNode[];
}

const indexes = new WeakMap<Outline, Index>();

/** The item that an earlier id means; undefined if there is none, or more than one. */
export function formerItem(outline: Outline, id: string): Item | undefined {
	const index = indexes.get(outline) ?? indexOf(outline);
	indexes.set(outline, index);
	const given = index.given.get(id);
	if (given) return given;
	let steps: readonly PathNode[] = index.roots;
	let found: readonly PathNode[] = [];
	for (const part of id.split("/")) {
		found = steps.filter(({ names }) => names.has(part));
		steps = found.flatMap(({ below }) => below);
	}
	const items = found.flatMap(({ item }) => item ?? []);
	return items.length === 1 ? items[0] : undefined;
}

function indexOf(outline: Outline): Index {
	const given = new Map(outline.items.flatMap((item) => (item.formerIds ?? []).map((id) => [id, item] as const)));
	const steps = new Map<string, PathNode>();
	const roots: PathNode[] = [];
	const items = new Map(
		outline.items.filter(({ aside, isStage }) => !aside && !isStage).map((item) => [item.id, item]),
	);
	for (const { id, label, aliases } of [...outline.sections, ...items.values()]) {
		const worded = [label, ...aliases].flatMap((words) => [idFromWords(words, ""), slugWithNotes(words)]);
		const names = [id.slice(id.lastIndexOf("/") + 1), ...worded];
		const known = steps.get(id);
		const step = {
			id,
			names: new Set([...(known?.names ?? []), ...names]),
			item: items.get(id),
			below: known?.below ?? [],
		};
		steps.set(id, step);
	}
	for (const step of steps.values()) {
		const parent = steps.get(step.id.slice(0, Math.max(0, step.id.lastIndexOf("/"))));
		if (parent) parent.below.push(step);
		else roots.push(step);
	}
	return { given, roots };
}
