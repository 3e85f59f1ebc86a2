/**
 * Where in a document each item was read from, and how its place there was recognised. As reading back understands it:
 * nothing is looked for a second time. Knows no words for people.
 */
import { plainText } from "../../markdown/plain-text.ts";
import type { Item, Outline } from "../../outline/types.ts";
import { itemPlacements } from "../layout/outline-index.ts";
import { analyseDocument } from "./analyse.ts";
import type { Span } from "./assembly.ts";
import type { Cut } from "./cuts.ts";
import type { Reading } from "./read.ts";
import { type Source, sourceOf } from "./source.ts";
import type { FoundTitle } from "./title.ts";
import type { Likeness, Target } from "./wordings.ts";

/** The heading, question or label of an item in a document. */
export interface Landing {
	/** 1-based. */
	readonly line: number;
	/** As written. */
	readonly text: string;
	/** `position`: whatever it says, it is where the title is; `extra`: the template doesn't have it. */
	readonly by: Likeness | "position" | "extra";
	/** It is outside its section in the template. */
	readonly elsewhere: boolean;
}

/** A section, question or field of the outline that a document has under other words. */
export interface Renamed {
	readonly type: Target["kind"];
	readonly id: string;
	/** As the template words it. */
	readonly label: string;
	/** As the document does. */
	readonly text: string;
	/** 1-based. */
	readonly line: number;
	readonly by: Likeness;
}

/** In document order. */
export function renamedIn(outline: Outline, markdown: string): Renamed[] {
	return analyseDocument(outline, sourceOf(markdown)).cuts.flatMap((cut): Renamed[] => {
		const { landmark, match } = cut;
		if (!match || match.by === "exact") return [];
		const { kind: type, id, label } = match.target;
		return [
			{ type, id, label: plainText(label), text: plainText(wordingOf(cut)), line: landmark.line + 1, by: match.by },
		];
	});
}

/** The wording by which it was recognised, of those that it may have. */
function wordingOf({ landmark, match }: Cut): string {
	return (landmark.wordings.find(({ end }) => end === match?.end) ?? landmark.wordings[0]!).text;
}

/** First and last line, 1-based. */
export type Lines = readonly [first: number, last: number];

export interface Origin {
	/** Undefined for an item that the document has no place for. */
	readonly landing: Landing | undefined;
	/** Of the answer; undefined without one. */
	readonly lines: Lines | undefined;
}

/** The origin of each item in a document that was read. `markdown` is the text that `reading` was made of. */
export function originsIn(outline: Outline, markdown: string, reading: Reading): (item: Item) => Origin {
	const source = sourceOf(markdown);
	const { cuts, title } = analyseDocument(outline, source);
	const known = new Map<string, Cut>();
	for (const cut of cuts)
		if (cut.id !== undefined) known.set(keyOf(cut.kind === "title" ? "section" : cut.kind, cut.id), cut);
	const cutOf = (item: Item): Cut | undefined => {
		const extra = reading.extraCuts.get(item.id);
		if (extra) return extra;
		const form = itemPlacements(outline).get(item.id)?.form;
		if (form === "question") return known.get(keyOf("question", item.id));
		if (form === "field" || form === "line") return known.get(keyOf("field", item.id));
		return known.get(keyOf("section", item.section));
	};
	return (item) => {
		const cut = cutOf(item);
		const span = reading.spans.get(item.id);
		return {
			landing: cut && landingOf(cut, title, reading.extraCuts.has(item.id)),
			lines: span && linesOf(source, span),
		};
	};
}

const keyOf = (kind: string, id: string): string => `${kind} ${id}`;

function landingOf(cut: Cut, title: FoundTitle | undefined, isExtra: boolean): Landing {
	const { landmark, match } = cut;
	const text = wordingOf(cut);
	const isWhole = cut.kind === "title" && isWholeTitle(title, text);
	const by = isExtra ? "extra" : isWhole ? "position" : (match?.by ?? "exact");
	return { line: landmark.line + 1, text, by, elsewhere: match?.elsewhere ?? false };
}

/** The heading as a whole was taken for the title, rather than the part that the template leaves open. */
function isWholeTitle(title: FoundTitle | undefined, text: string): boolean {
	const [only, ...others] = title?.placeholders ?? [];
	return only !== undefined && others.length === 0 && only.end - only.start === text.length;
}

/** The lines of what isn't white space between two offsets. */
function linesOf({ text, starts }: Source, { start, end }: Span): Lines | undefined {
	const written = text.slice(start, end);
	const trimmed = written.trim();
	if (trimmed === "") return undefined;
	const first = start + written.indexOf(trimmed);
	return [lineAt(starts, first) + 1, lineAt(starts, first + trimmed.length - 1) + 1];
}

/** The 0-based line that an offset is on. */
function lineAt(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length - 2;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (starts[middle]! <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}
