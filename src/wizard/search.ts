/** Finds items and commands by fuzzy search, and ranks them. Pure; knows no screen. */
import fuzzysort from "fuzzysort";
import type { Item, Outline } from "../outline/types.ts";
import { answerOf, markdownOfAnswer } from "../proposal/answers.ts";
import type { Proposal } from "../proposal/types.ts";
import { COMMAND_SYNONYMS } from "./command-synonyms.ts";
import { COMMANDS, type Command } from "./key-map.ts";
import { legend, type MarkExplained } from "./legend.ts";

/** UTF-16 units of each answer that are searched, so that a key never waits. */
const SEARCHED = 2000;

interface SearchTarget {
	readonly item: Item;
	readonly label: string;
	/** With the enclosing headings. */
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
			aliases: [item.short, ...item.aliases].join(" "),
		}));
		targets.set(outline, known);
	}
	return known;
}

/**
 * Items that match the query, ranked by where its words occur: in the heading or question, in enclosing headings, in
 * other wordings, then as scattered letters; last, items whose answer contains the words.
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

/** Sorts by rank; equal ranks keep their order. */
function ranked<T>(found: readonly T[], rank: (one: T) => number): readonly T[] {
	const ranks = new Map(found.map((one) => [one, rank(one)]));
	return found.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

function wordsOf(query: string): readonly string[] {
	return query.toLowerCase().split(/\s+/);
}

/** Index of the first text that contains all the words as typed; the number of texts if none does. */
function rankIn(texts: readonly string[], words: readonly string[]): number {
	const index = texts.findIndex((text) => words.every((word) => text.toLowerCase().includes(word)));
	return index < 0 ? texts.length : index;
}

/** Items whose answer contains all words of the query, in any order. */
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

/** What a command is searched by, besides its group; most important first. */
const FOUND_BY: readonly ((command: Command) => string)[] = [
	({ title }) => title,
	({ id }) => COMMAND_SYNONYMS[id] ?? "",
	({ keys }) => keys.join(" "),
];

/**
 * Commands whose title matches the query, then those whose synonyms, keys or group do; all commands for a blank query.
 */
export function findCommands(query: string): readonly Command[] {
	const wanted = query.trim();
	if (wanted === "") return COMMANDS;
	const words = wordsOf(wanted);
	// Groups match by whole words only, because scattered letters of any query occur in some group's name.
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

/** A row of the help: a command to run, or a mark and its meaning. */
export type HelpEntry =
	| { readonly type: "command"; readonly command: Command }
	| { readonly type: "mark"; readonly mark: MarkExplained };

/** What people call the marks. */
const LEGEND_WORDS = ["legend", "marks", "symbols", "icons", "glyphs"];
/** From this many letters on, such a word means the marks and no command. */
const SURE = 5;

/** The commands that match the query and the marks that do; all of them for a blank query. */
export function findHelp(query: string, unicode: boolean): readonly HelpEntry[] {
	const wanted = query.trim().toLowerCase();
	const commands = findCommands(query).map((command): HelpEntry => ({ type: "command", command }));
	const isLegend = LEGEND_WORDS.some((word) => word.startsWith(wanted));
	const words = wordsOf(wanted);
	const marks = legend(unicode)
		.filter(({ means, glyph }) => isLegend || glyph === wanted || words.every((word) => means.includes(word)))
		.map((mark): HelpEntry => ({ type: "mark", mark }));
	return isLegend && wanted.length >= SURE ? [...marks, ...commands] : [...commands, ...marks];
}
