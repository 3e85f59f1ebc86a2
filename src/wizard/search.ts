/** Finding items and commands by typing parts of their words. Pure; ranks, knows no screen. */
import fuzzysort from "fuzzysort";
import type { Item, Outline } from "../outline/types.ts";
import { answerOf, markdownOfAnswer } from "../proposal/answers.ts";
import type { Proposal } from "../proposal/types.ts";
import { COMMANDS, type Command } from "./key-map.ts";

/** Longer answers are searched by their beginning only, so that a key never waits. */
const SEARCHED = 2000;

interface Target {
	readonly item: Item;
	readonly label: string;
	/** With the headings around it. */
	readonly path: string;
	/** Other wordings. */
	readonly aliases: string;
}

const targets = new WeakMap<Outline, readonly Target[]>();

function targetsOf(outline: Outline): readonly Target[] {
	let known = targets.get(outline);
	if (!known) {
		known = outline.items.map((item) => ({
			item,
			label: item.label,
			path: [...item.path, item.label].join(" "),
			aliases: item.aliases.join(" "),
		}));
		targets.set(outline, known);
	}
	return known;
}

/**
 * Items that have the words of the query: in their heading or question first, then around it, then in other wordings;
 * then the letters alone, here and there; then the words in their answers.
 */
export function findItems(proposal: Proposal, query: string): readonly Item[] {
	const wanted = query.trim();
	const all = targetsOf(proposal.outline);
	if (wanted === "") return all.map(({ item }) => item);
	const weights = [1, 0.8, 0.7];
	const found = fuzzysort.go(wanted, all, {
		keys: [({ label }) => label, ({ path }) => path, ({ aliases }) => aliases],
		limit: 50,
		threshold: 0.3,
		scoreFn: (result) => Math.max(...weights.map((weight, at) => weight * (result[at]?.score ?? 0))),
	});
	const words = wordsOf(wanted);
	const ranked = found.map(({ obj }) => ({ item: obj.item, rank: rankOf(obj, words) }));
	const items = ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
	return [...items, ...inAnswers(proposal, wanted, new Set(items))];
}

function wordsOf(query: string): readonly string[] {
	return query.toLowerCase().split(/\s+/);
}

/** Where all the words stand as they were typed; last come items that have their letters here and there. */
function rankOf({ label, path, aliases }: Target, words: readonly string[]): number {
	const places = [label, path, aliases].map((text) => text.toLowerCase());
	const place = places.findIndex((text) => words.every((word) => text.includes(word)));
	return place < 0 ? places.length : place;
}

/** Items whose answer has all words of the query, whole and in any order. */
function inAnswers(proposal: Proposal, wanted: string, found: ReadonlySet<Item>): Item[] {
	const words = wordsOf(wanted);
	return proposal.outline.items.filter((item) => {
		if (found.has(item)) return false;
		const answer = answerOf(proposal, item);
		if (answer === undefined) return false;
		const text = (typeof answer === "string" ? answer : markdownOfAnswer(item, answer))
			.slice(0, SEARCHED)
			.toLowerCase();
		return words.every((word) => text.includes(word));
	});
}

/** Commands whose title has the words of the query; all of them without one. */
export function findCommands(query: string): readonly Command[] {
	const wanted = query.trim();
	if (wanted === "") return COMMANDS;
	const found = fuzzysort.go(wanted, COMMANDS, {
		keys: [({ title }) => title, ({ keys }) => keys.join(" "), ({ group }) => group],
		limit: 0,
		threshold: 0.3,
	});
	return found.map(({ obj }) => obj);
}
