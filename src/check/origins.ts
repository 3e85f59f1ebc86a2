/**
 * Maps positions in a document to the file: a Markdown file is its own document; a draft's answers are found in its
 * YAML, line by line. Pure; opens no file and parses no YAML.
 */
import { lineTexts } from "../markdown/lines.ts";
import type { Location } from "../outline/problem.ts";
import type { Document } from "./document.ts";
import type { RawFinding } from "./raw-finding.ts";

/** A file that a document comes from. */
export interface Origin {
	/** Its name in messages. */
	readonly file: string;
	readonly text: string;
	/** The location of a mark, 1-based. */
	locationOf(mark: RawFinding): Location;
	/** Whether the file lacks the item that the mark is about: its location is the line after which it would go. */
	isAbsent(mark: RawFinding): boolean;
}

/** The parts of a parsed draft that are needed to locate text in it. */
export interface YamlFile {
	readonly file: string;
	readonly text: string;
	locationOf(path: readonly (string | number)[], atKey?: boolean): Location;
}

/** Line of the document, 0-based, by item. */
export type ItemLines = Readonly<Record<string, number>>;

/** Looks up such a line; undefined for an item that the document has no place for. */
export type LineOfItem = (item: string) => number | undefined;

/** The document's line that a mark is on, 0-based. */
export function lineOf(mark: RawFinding, lineOfItem: LineOfItem): number {
	if (mark.line !== undefined) return mark.line;
	return (mark.item !== undefined && lineOfItem(mark.item)) || 0;
}

/** The origin for a Markdown file. */
export function markdownOrigin(file: string, text: string, document: Document, lineOfItem: LineOfItem): Origin {
	const shift = document.source.byteOrderMark ? 1 : 0;
	const locationOf = (mark: RawFinding): Location => {
		if (mark.at) return mark.at;
		const line = lineOf(mark, lineOfItem);
		const column = mark.line === undefined ? firstColumn(document.lines[line]) : (mark.column ?? 0);
		return { file, line: line + 1, column: column + 1 + (line === 0 ? shift : 0) };
	};
	return { file, text, locationOf, isAbsent: ({ isAbsent = false }) => isAbsent };
}

function firstColumn(line = ""): number {
	return Math.max(0, line.search(/\S/));
}

/** The origin for a draft; `document` is the Markdown that it renders to, `order` the ids of the outline's items. */
export function draftOrigin(yaml: YamlFile, document: Document, lines: ItemLines, order: readonly string[]): Origin {
	let found: AnswerLocations | undefined;
	let missing: ReadonlyMap<string, Location> | undefined;
	const texts = lineTexts(yaml.text);
	const absentPlace = (item: string): Location | undefined => {
		missing ??= absentPlaces(yaml, texts, order);
		return missing.get(item);
	};
	const placeOfItem = (item: string, path: RawFinding["path"]): Location =>
		absentPlace(item) ?? yaml.locationOf(["answers", item, ...(path ?? [])], path === undefined);
	/** The location of the mark's words, if the draft has them. */
	const placeOfWords = ({ line, column = 0 }: RawFinding): Location | undefined => {
		if (line === undefined) return undefined;
		found ??= findAnswers(yaml, texts, document, lines);
		return found.placeAt(line, column);
	};
	const itemOf = ({ item, line }: RawFinding): string | undefined =>
		item ?? (line === undefined ? undefined : found?.itemAt(line));
	const locationOf = (mark: RawFinding): Location => {
		const place = mark.at ?? placeOfWords(mark);
		if (place) return place;
		const item = itemOf(mark);
		return item === undefined ? yaml.locationOf(["answers"], true) : placeOfItem(item, mark.path);
	};
	const isAbsent = (mark: RawFinding): boolean => {
		if (mark.at ?? placeOfWords(mark)) return false;
		const item = itemOf(mark);
		return item !== undefined && absentPlace(item) !== undefined;
	};
	return { file: yaml.file, text: yaml.text, locationOf, isAbsent };
}

/**
 * For each item without a key in the draft: the last line of what precedes it in the outline's order, at the column of
 * the keys; the key `answers` for the first one. Takes linear time.
 */
function absentPlaces(yaml: YamlFile, texts: readonly string[], order: readonly string[]): Map<string, Location> {
	const places = new Map<string, Location>();
	let before = yaml.locationOf(["answers"], true);
	for (const item of order) {
		const key = yaml.locationOf(["answers", item], true);
		const line = (key.line ?? 1) - 1;
		if (isKeyOf(texts[line], item)) before = { ...key, line: lastLineOf(texts, line) + 1 };
		else places.set(item, before);
	}
	return places;
}

/** The last line of the answer whose key is on this line, both 0-based. */
function lastLineOf(texts: readonly string[], key: number): number {
	const margin = marginOf(texts[key]!);
	let last = key;
	for (let line = key + 1; line < texts.length; line++) {
		if (!/\S/.test(texts[line]!)) continue;
		// The entries of a list may begin at the column of its key.
		const isList = marginOf(texts[line]!) === margin && /^\s*-(?:\s|$)/.test(texts[line]!);
		if (marginOf(texts[line]!) <= margin && !isList) break;
		last = line;
	}
	return last;
}

const marginOf = (line: string): number => /^ */.exec(line)![0].length;

interface AnswerLocations {
	/** The location in the draft of a position in the document, if it is there. */
	placeAt(line: number, column: number): Location | undefined;
	/** The item that a line of the document belongs to. */
	itemAt(line: number): string | undefined;
}

/** Number of document lines without a counterpart in the draft after which the search moves on. */
const LOOK_AHEAD = 8;

/** Matches the lines of a document with those of the draft that they come from. Takes linear time. */
function findAnswers(yaml: YamlFile, texts: readonly string[], document: Document, lines: ItemLines): AnswerLocations {
	const items = Object.entries(lines).sort((a, b) => a[1] - b[1]);
	const pairs = new Map<number, { readonly line: number; readonly shift: number }>();
	for (const [nth, [item, first]] of items.entries()) {
		const key = yaml.locationOf(["answers", item], true).line ?? 1;
		if (!isKeyOf(texts[key - 1], item)) continue;
		const end = items.slice(nth + 1).find(([, line]) => line > first)?.[1] ?? document.lines.length;
		pair({ document: document.lines, first, end, texts, key: key - 1 }, pairs);
	}
	return {
		placeAt: (line, column) => {
			const matchLines = pairs.get(line);
			return (
				matchLines && { file: yaml.file, line: matchLines.line + 1, column: Math.max(1, column + matchLines.shift + 1) }
			);
		},
		itemAt: (line) => items.findLast(([, first]) => first <= line)?.[0],
	};
}

/** Whether a line of the draft begins with the item's key. */
function isKeyOf(line: string | undefined, item: string): boolean {
	const key = /^\s*(?:"(.*?)"|'(.*?)'|([^\s:][^:]*)):/.exec(line ?? "");
	return key !== null && (key[1] ?? key[2] ?? key[3]) === item;
}

interface Region {
	readonly document: readonly string[];
	/** Of the document. */
	readonly first: number;
	readonly end: number;
	readonly texts: readonly string[];
	/** Line of the answer's key in the draft, 0-based. */
	readonly key: number;
}

function pair(
	{ document, first, end, texts, key }: Region,
	pairs: Map<number, { readonly line: number; readonly shift: number }>,
): void {
	const margin = marginOf(texts[key]!);
	const within = (line: number): boolean =>
		line < texts.length && (line === key || /^\s*$/.test(texts[line]!) || marginOf(texts[line]!) > margin);
	let next = key;
	for (let line = first; line < end; line++) {
		const words = wordsOf(document[line]!);
		if (words === "") continue;
		for (let at = next; at <= next + LOOK_AHEAD && within(at); at++) {
			const shift = shiftBetween(document[line]!, words, texts[at]!);
			if (shift === undefined) continue;
			pairs.set(line, { line: at, shift });
			next = at + 1;
			break;
		}
	}
}

/** More than any line has. */
const MIN_LETTERS = 3;

/**
 * By how many columns the words of a document's line are further right in a draft's line; undefined if they aren't
 * there.
 */
function shiftBetween(line: string, words: string, there: string): number | undefined {
	const at = there.indexOf(words);
	if (at >= 0) return at - line.indexOf(words);
	// A field's value may be the end of a longer line.
	const value = yamlValueOf(there);
	const end = value.length < MIN_LETTERS ? -1 : line.lastIndexOf(value);
	return end < 0 ? undefined : there.lastIndexOf(value) - end;
}

/** The value on a line of YAML, without bullet, key and quotes. */
function yamlValueOf(line: string): string {
	const bare = line.trim().replace(/^(?:-[ \t]+)*(?:[\w/-]+:[ \t]+)?/, "");
	return /^(["']).*\1$/.test(bare) ? bare.slice(1, -1) : bare;
}

/** A line without bullet, box and label. */
function wordsOf(line: string): string {
	const bare = line.trim().replace(/^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/, "");
	return bare.replace(/^(?:\*\*)?[^:*`[\]()]{1,60}:(?:\*\*)?[ \t]+(?=\S)/, "");
}
