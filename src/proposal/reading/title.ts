/** Finds the heading that holds a proposal's title and number, and the answers in it. */
import { escapeRegExp, normalForm } from "../../markdown/plain-text.ts";
import { isMetaHeading } from "../../outline/head-fields.ts";
import type { Block, HeadingPart, Outline } from "../../outline/types.ts";
import { placeholderIds } from "../headings.ts";
import type { Landmark } from "./landmarks.ts";
import { numberedHeading } from "./name.ts";
import type { Source } from "./source.ts";

export interface FoundTitle {
	readonly landmark: Landmark;
	readonly section: string;
	/** In order; offsets in the source. */
	readonly placeholders: readonly { readonly id: string; readonly start: number; readonly end: number }[];
	/** The heading still has the template's words, so its answers are placeholders. */
	readonly untouched: boolean;
}

type Heading = Extract<Block, { type: "heading" }>;

/** A title is above everything else; a heading further down is none. */
const MAX_HEADINGS = 4;

/**
 * The first heading whose other parts are those of the outline's first heading with placeholders; else, where that one has a
 * title, the document's first heading of the highest level as a whole. `known` tells what the outline has a heading for.
 */
export function findTitle(
	outline: Outline,
	source: Source,
	landmarks: readonly Landmark[],
	known: (landmark: Landmark) => "wrapper" | "inside" | undefined,
): FoundTitle | undefined {
	const block = outline.blocks.find(
		(each): each is Heading => each.type === "heading" && placeholderIds(each).length > 0,
	);
	if (!block) return undefined;
	const aliases = outline.sections.find(({ id }) => id === block.section)?.aliases ?? [];
	const headings = landmarks.filter(({ kind }) => kind === "heading").slice(0, MAX_HEADINGS);
	// Where the title is all of the heading, its form says nothing.
	const isWhole = block.parts.length === 1;
	const [exact, loose] = patternsOf(block);
	for (const landmark of isWhole ? [] : headings) {
		const [written] = landmark.wordings;
		const at = textOffset(source, landmark);
		const match = at === undefined ? null : (exact.exec(written!.text) ?? loose.exec(written!.text));
		if (!match || known(landmark)) continue;
		const ids = placeholderIds(block);
		const placeholders = ids.map((id, nth) => {
			const [from, to] = match.indices![nth + 1]!;
			return { id, start: at! + from, end: at! + to };
		});
		const form = normalForm(written!.text);
		return {
			landmark,
			section: block.section,
			placeholders,
			untouched: aliases.some((alias) => normalForm(alias) === form),
		};
	}
	return wholeHeading(block, source, landmarks, known, aliases);
}

function wholeHeading(
	block: Heading,
	source: Source,
	landmarks: readonly Landmark[],
	known: (landmark: Landmark) => "wrapper" | "inside" | undefined,
	aliases: readonly string[],
): FoundTitle | undefined {
	const headings = landmarks.filter(({ kind }) => kind === "heading").slice(0, MAX_HEADINGS);
	const landmark = headings.find((each) => known(each) !== "wrapper");
	const ids = placeholderIds(block);
	const id = ids.find((each) => each === "title" || each.endsWith("/title"));
	if (!landmark || known(landmark)) return undefined;
	const alone = landmarks.every((each) => each === landmark || each.kind !== "heading" || each.depth > landmark.depth);
	if (!alone && (landmark.depth > 2 || (landmark.depth > 1 && landmark === headings[0]))) return undefined;
	const at = textOffset(source, landmark);
	const text = landmark.wordings[0]!.text;
	if (id === undefined || at === undefined || text === "" || isMetaHeading(text)) return undefined;
	const numbered = numberedHeading(text);
	const number = ids.find((each) => each === "number" || each.endsWith("/number"));
	const form = normalForm(text);
	return {
		landmark,
		section: block.section,
		placeholders: [
			...(numbered && number ? [{ id: number, start: at + numbered.start, end: at + numbered.end }] : []),
			{ id, start: at + (numbered?.title ?? 0), end: at + text.length },
		],
		untouched: aliases.some((alias) => normalForm(alias) === form),
	};
}

/** The offset of a heading's text, if it is on one line. */
function textOffset(source: Source, landmark: Landmark): number | undefined {
	const text = landmark.wordings[0]!.text;
	const line = source.lines[landmark.line]!;
	const at = landmark.setext ? line.indexOf(text) : line.indexOf(text, line.indexOf("#") + landmark.depth);
	return at < 0 || text === "" || text.length > 500 || /[\r\n]/.test(text) ? undefined : landmark.start + at;
}

const patterns = new WeakMap<Heading, readonly [exact: RegExp, loose: RegExp]>();

function patternsOf(block: Heading): readonly [exact: RegExp, loose: RegExp] {
	const known = patterns.get(block) ?? [exactPattern(block.parts), loosePattern(block.parts)];
	patterns.set(block, known);
	return known;
}

/** Matches the heading as the outline prints it, with any answers. */
function exactPattern(parts: readonly HeadingPart[]): RegExp {
	const written = parts.map((part) => (typeof part === "string" ? escapeRegExp(part) : "(\\S|\\S.*?\\S)"));
	return new RegExp(`^${written.join("")}$`, "dsu");
}

/** The heading with room for answers: words of the other parts in any case, punctuation between them as it likes. */
function loosePattern(parts: readonly HeadingPart[]): RegExp {
	const last = parts.length - 1;
	const written = parts.map((part, at) => {
		if (typeof part !== "string") {
			const digits = /^(N+|X+|0+)$/i.test(part.placeholder);
			return digits ? `(\\d+|${inAnyCase(part.placeholder)})` : at === last ? "(\\S.*)" : "(\\S.*?)";
		}
		const words = part.match(/[\p{L}\p{N}]+/gu) ?? [];
		const joint = "[^\\p{L}\\p{N}]";
		const edges = [/^[^\p{L}\p{N}]/u.test(part) && at > 0, /[^\p{L}\p{N}]$/u.test(part) && at < last];
		if (words.length === 0) return `${joint}+?(?=[\\p{L}\\p{N}\`"'(\\[<*_.])`;
		return (edges[0] ? `${joint}+` : "") + words.map(inAnyCase).join(`${joint}+`) + (edges[1] ? `${joint}{0,5}` : "");
	});
	return new RegExp(`^[^\\p{L}\\p{N}]*${written.join("")}$`, "dsu");
}

/** Matches a word in any case. The flag `i` would do the same, but with it, classes of Unicode take 5 ms to compile. */
function inAnyCase(word: string): string {
	const cases = (letter: string) => [...new Set([letter, letter.toLowerCase(), letter.toUpperCase()])];
	return [...word].map((letter) => `(?:${cases(letter).join("|")})`).join("");
}
