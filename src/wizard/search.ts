/** Finding items and commands by typing parts of their words. Pure; ranks, knows no screen. */
import fuzzysort from "fuzzysort";
import type { Item, Outline } from "../outline/types.ts";
import { answerOf, markdownOfAnswer } from "../proposal/answers.ts";
import type { Proposal } from "../proposal/types.ts";
import { COMMAND_SYNONYMS } from "./command-synonyms.ts";
import { COMMANDS, type Command } from "./key-map.ts";

/** Longer answers are searched by their beginning only, so that a key never waits. */
const SEARCHED = 2000;

interface SearchTarget {
	readonly item: Item;
	readonly label: string;
	/** With the headings around it. */
	readonly path: string;
	/** Other wordings. */
	readonly aliases: string;
}

const targets = new WeakMap<Outline, readonly SearchTarget[]>();

function targetsOf(outline: Outline): readonly SearchTarget[] {
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
	const rank = ({ label, path, aliases }: SearchTarget): number => rankIn([label, path, aliases], words);
	const items = ranked(
		found.map(({ obj }) => obj),
		rank,
	).map(({ item }) => item);
	return [...items, ...inAnswers(proposal, wanted, new Set(items))];
}

/** By rank; what has the same rank stays in order. */
function ranked<T>(found: readonly T[], rank: (one: T) => number): readonly T[] {
	const ranks = new Map(found.map((one) => [one, rank(one)]));
	return found.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

function wordsOf(query: string): readonly string[] {
	return query.toLowerCase().split(/\s+/);
}

/** The first of the texts in which all the words stand as they were typed; behind the last one where none has them. */
function rankIn(texts: readonly string[], words: readonly string[]): number {
	const index = texts.findIndex((text) => words.every((word) => text.toLowerCase().includes(word)));
	return index < 0 ? texts.length : index;
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

/** What a command is found by, besides its group; what counts most first. */
const FOUND_BY: readonly ((command: Command) => string)[] = [
	({ title }) => title,
	({ id }) => COMMAND_SYNONYMS[id] ?? "",
	({ keys }) => keys.join(" "),
];

/** Commands whose title has the words of the query, then those that other words are known for; all without one. */
export function findCommands(query: string): readonly Command[] {
	const wanted = query.trim();
	if (wanted === "") return COMMANDS;
	const words = wordsOf(wanted);
	// By whole parts only: the letters of any query are somewhere in the groups' names.
	const group = (command: Command): string =>
		words.some((word) => word.length > 2 && command.group.toLowerCase().includes(word)) ? command.group : "";
	const keys = [...FOUND_BY, group];
	const found = fuzzysort.go(wanted, COMMANDS, { keys, limit: 0, threshold: 0.3 });
	const rank = (command: Command): number =>
		rankIn(
			keys.map((text) => text(command)),
			words,
		);
	return ranked(
		found.map(({ obj }) => obj),
		rank,
	);
}
