/**
 * Reads checklists in another form than the printed one: a plain list without boxes, or boxes with other words or
 * characters. Finds which entries are done. Knows no document.
 */
import { lineTexts } from "../../markdown/lines.ts";
import { normalForm } from "../../markdown/plain-text.ts";
import { type ChecklistEntry, isOwnBoxDue, type Stage } from "../../outline/types.ts";
import { isPlaceholderText } from "../placeholder-words.ts";
import type { Because } from "../types.ts";
import type { ValueCompleteness } from "./text-completeness.ts";

export interface ListedEntry {
	readonly entry: ChecklistEntry;
	/** Line in the text, 0-based. */
	readonly line: number;
	readonly boxed: boolean;
	readonly done: boolean;
}

const LISTED = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[([ xX])\][ \t]+)?(\S.*)$/;

/** Marks that people put before or after what is done. A struck entry needs nothing more. */
const DONE_MARK = /[✓✔✅☑]|^~~/u;

interface FoundEntry extends Omit<ListedEntry, "done"> {
	/** Whether the line says that it is done; undefined if it says nothing. */
	readonly said: boolean | undefined;
}

/**
 * The entries in a list, by wording; empty unless at least one has no box. An entry without a box is done if something
 * after it says so, or if the list has boxes, all are ticked, and nothing is said of the others.
 */
export function entriesWithoutBoxes(entries: readonly ChecklistEntry[], lines: readonly string[]): ListedEntry[] {
	const found = findEntries(entries, lines);
	const plain = found.filter(({ boxed }) => !boxed);
	if (plain.length === 0) return [];
	const boxes = found.filter(({ boxed }) => boxed);
	const allTicked = boxes.length > 0 && boxes.every(({ said }) => said === true);
	const otherwise = allTicked && plain.every(({ said }) => said === undefined);
	return found.map(({ said, ...each }) => ({ ...each, done: said ?? otherwise }));
}

function findEntries(entries: readonly ChecklistEntry[], lines: readonly string[]): FoundEntry[] {
	const left = new Map(entries.map((entry) => [normalForm(entry.text), entry]));
	const longest = Math.max(0, ...entries.map(({ text }) => text.length)) + 1_000;
	return lines.flatMap((text, line): FoundEntry[] => {
		const [, box, words] = LISTED.exec(text.slice(0, longest)) ?? [];
		if (words === undefined || left.size === 0) return [];
		const form = normalForm(words);
		const known = left.has(form) ? form : [...left.keys()].find((each) => form.startsWith(`${each} `));
		if (known === undefined) return [];
		const entry = left.get(known)!;
		left.delete(known);
		const boxed = box !== undefined;
		return [{ entry, line, boxed, said: boxed ? box !== " " : isSaidDone(words, form.slice(known.length).trim()) }];
	});
}

function isSaidDone(words: string, after: string): boolean | undefined {
	if (DONE_MARK.test(words)) return true;
	if (after === "") return undefined;
	return !isPlaceholderText(after) && !/^(?:no|not|open|missing)(?: |$)/.test(after);
}

/** A box, with or without a bullet before it. */
const BOX = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\[([ xX])\][ \t]+(\S.*)$/;

interface Box {
	readonly ticked: boolean;
	/** The normal form of its first line. */
	readonly form: string;
}

function boxesIn(lines: readonly string[]): Box[] {
	return lines.flatMap((line) => {
		const [, box, words] = BOX.exec(line.slice(0, 1_000)) ?? [];
		return words === undefined ? [] : [{ ticked: box !== " ", form: normalForm(words) }];
	});
}

/** Minimum length of a matching beginning: shorter ones could match other entries. */
const MIN_BEGINNING = 20;

function isBoxOf({ form }: Box, entry: string): boolean {
	return (
		form === entry ||
		(Math.min(form.length, entry.length) >= MIN_BEGINNING && (entry.startsWith(form) || form.startsWith(entry)))
	);
}

/** Whether a text consists of these boxes, with other characters or line breaks. */
export function hasBoxesOf(entries: readonly ChecklistEntry[], text: string): boolean {
	const forms = entries.map((entry) => normalForm(entry.text));
	const boxes = boxesIn(lineTexts(text));
	return boxes.length > 0 && boxes.every((box) => forms.some((form) => isBoxOf(box, form)));
}

/** The entries that a text ticks, or calls done where it has no boxes. */
export function doneEntries(entries: readonly ChecklistEntry[], text: string): ReadonlySet<ChecklistEntry> {
	const lines = lineTexts(text);
	const listed = entriesWithoutBoxes(entries, lines);
	if (listed.length > 0) return new Set(listed.filter(({ done }) => done).map(({ entry }) => entry));
	const ticked = boxesIn(lines).filter((box) => box.ticked);
	return new Set(
		entries.filter((entry) => {
			const form = normalForm(entry.text);
			return ticked.some((box) => isBoxOf(box, form));
		}),
	);
}

/** How far a text with boxes is; undefined for one without. Boxes of an earlier template count if nothing else does. */
function completenessOfBoxes(
	entries: readonly ChecklistEntry[],
	text: string,
	stage: Stage,
	because?: Because,
): ValueCompleteness | undefined {
	const boxes = boxesIn(lineTexts(text));
	if (boxes.length === 0) return undefined;
	const unticked = boxes.filter(({ ticked }) => !ticked);
	const forms = new Map(entries.map((entry) => [entry, normalForm(entry.text)]));
	const isKnown = (box: Box): boolean => [...forms.values()].some((form) => isBoxOf(box, form));
	const open = entries.filter(
		(entry) => isOwnBoxDue(entry, stage) && unticked.some((box) => isBoxOf(box, forms.get(entry)!)),
	);
	const isDone = open.length === 0 && (unticked.length === 0 || boxes.some(isKnown));
	if (unticked.length < boxes.length && isDone) return "answered";
	because?.({ code: "unticked", about: (open.length > 0 ? open : entries).map((entry) => entry.text) });
	return unticked.length === boxes.length ? "placeholder" : "partial";
}

/** How far such a list is; undefined for a text that has none of the entries, and no box. */
export function completenessWithoutBoxes(
	entries: readonly ChecklistEntry[],
	text: string,
	stage: Stage,
	because?: Because,
): ValueCompleteness | undefined {
	const found = entriesWithoutBoxes(entries, lineTexts(text));
	if (found.length === 0) return completenessOfBoxes(entries, text, stage, because);
	const done = new Set(found.filter((each) => each.done).map(({ entry }) => entry));
	const open = entries.filter((entry) => !done.has(entry) && isOwnBoxDue(entry, stage));
	if (done.size > 0 && open.length === 0) return "answered";
	because?.({ code: "unticked", about: (open.length > 0 ? open : entries).map((entry) => entry.text) });
	return done.size === 0 ? "placeholder" : "partial";
}
