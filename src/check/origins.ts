/**
 * Where in a file the places of a document are: a Markdown file is its own document; a draft's answers are found again
 * in its YAML, line by line. Pure; opens no file and parses no YAML.
 */
import { lineTexts } from "../markdown/lines.ts";
import type { Location } from "../outline/problem.ts";
import type { Document } from "./document.ts";
import type { RawFinding } from "./raw-finding.ts";

/** A file that a document comes from. */
export interface Origin {
	/** As messages call it. */
	readonly file: string;
	readonly text: string;
	/** Where a mark is, 1-based. */
	locationOf(mark: RawFinding): Location;
}

/** What of a parsed draft is needed to find places in it. */
export interface YamlFile {
	readonly file: string;
	readonly text: string;
	locationOf(path: readonly (string | number)[], atKey?: boolean): Location;
}

/** Line of the document, 0-based, by item. */
export type ItemLines = Readonly<Record<string, number>>;

/** The document's line that a mark is on, 0-based. */
export function lineOf(mark: RawFinding, lines: ItemLines): number {
	if (mark.line !== undefined) return mark.line;
	return mark.item !== undefined && Object.hasOwn(lines, mark.item) ? lines[mark.item]! : 0;
}

/** A Markdown file. */
export function markdownOrigin(file: string, text: string, document: Document, lines: ItemLines): Origin {
	const shift = document.source.byteOrderMark ? 1 : 0;
	const locationOf = (mark: RawFinding): Location => {
		if (mark.at) return mark.at;
		const line = lineOf(mark, lines);
		const column = mark.line === undefined ? firstColumn(document.lines[line]) : (mark.column ?? 0);
		return { file, line: line + 1, column: column + 1 + (line === 0 ? shift : 0) };
	};
	return { file, text, locationOf };
}

function firstColumn(line = ""): number {
	return Math.max(0, line.search(/\S/));
}

/** A draft; `document` is the Markdown that it makes. */
export function draftOrigin(yaml: YamlFile, document: Document, lines: ItemLines): Origin {
	let found: AnswerLocations | undefined;
	const texts = lineTexts(yaml.text);
	/** What isn't there yet belongs below the key `answers`, which has no better place. */
	const placeOfItem = (item: string, path: RawFinding["path"]): Location => {
		const key = yaml.locationOf(["answers", item], true);
		if (isKeyOf(texts[(key.line ?? 1) - 1], item)) return path ? yaml.locationOf(["answers", item, ...path]) : key;
		const { file, line } = yaml.locationOf(["answers"], true);
		return { file, ...(line !== undefined && { line }) };
	};
	const locationOf = (mark: RawFinding): Location => {
		if (mark.at) return mark.at;
		if (mark.line !== undefined) {
			found ??= findAnswers(yaml, texts, document, lines);
			const place = found.placeAt(mark.line, mark.column ?? 0);
			if (place) return place;
			const item = mark.item ?? found.itemAt(mark.line);
			if (item !== undefined) return placeOfItem(item, mark.path);
		}
		return mark.item === undefined ? yaml.locationOf(["answers"], true) : placeOfItem(mark.item, mark.path);
	};
	return { file: yaml.file, text: yaml.text, locationOf };
}

interface AnswerLocations {
	/** Where in the draft a place of the document is, if it is there. */
	placeAt(line: number, column: number): Location | undefined;
	/** The item that a line of the document belongs to. */
	itemAt(line: number): string | undefined;
}

/** How many of the document's lines may have no counterpart in the draft before the search goes on further down. */
const LOOK_AHEAD = 8;

/** Brings the lines of a document together with those of the draft that they come from. Takes linear time. */
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

/** Whether a line of the draft opens with the item's key. */
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
	/** Line of the draft, 0-based, on which the answer's key stands. */
	readonly key: number;
}

function pair(
	{ document, first, end, texts, key }: Region,
	pairs: Map<number, { readonly line: number; readonly shift: number }>,
): void {
	const margin = /^ */.exec(texts[key]!)![0].length;
	const within = (line: number): boolean =>
		line < texts.length && (line === key || /^\s*$/.test(texts[line]!) || /^ */.exec(texts[line]!)![0].length > margin);
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

/** Every line has fewer letters. */
const MIN_LETTERS = 3;

/** By how much the words of a document's line stand further right in a draft's line; undefined where they don't. */
function shiftBetween(line: string, words: string, there: string): number | undefined {
	const at = there.indexOf(words);
	if (at >= 0) return at - line.indexOf(words);
	// A field's value may be the end of a line that says more.
	const value = yamlValueOf(there);
	const end = value.length < MIN_LETTERS ? -1 : line.lastIndexOf(value);
	return end < 0 ? undefined : there.lastIndexOf(value) - end;
}

/** What a line of YAML holds, without bullet, key and quotes. */
function yamlValueOf(line: string): string {
	const bare = line.trim().replace(/^(?:-[ \t]+)*(?:[\w/-]+:[ \t]+)?/, "");
	return /^(["']).*\1$/.test(bare) ? bare.slice(1, -1) : bare;
}

/** A line without what a list puts before its entries: bullet, box, label. */
function wordsOf(line: string): string {
	const bare = line.trim().replace(/^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/, "");
	return bare.replace(/^(?:\*\*)?[^:*`[\]()]{1,60}:(?:\*\*)?[ \t]+(?=\S)/, "");
}
