/**
 * What a document says its title and number are, in ways that its template may have no place for: a heading above all
 * others, `RFC 12:` before its words, front matter, a labelled line. Decides nothing about places.
 */
import { labelledLines } from "../../markdown/labelled-lines.ts";
import { plainText } from "../../markdown/plain-text.ts";
import { frontMatterLine } from "../../outline/front-matter-line.ts";
import { isMetaHeading, roleOfName } from "../../outline/head-fields.ts";
import type { ProposalName } from "../types.ts";
import type { Source } from "./source.ts";

/** A number before a title, and where the title begins. */
export interface Numbered {
	readonly number: string;
	/** Offsets in the heading. */
	readonly start: number;
	readonly end: number;
	readonly title: number;
}

/** What numbered documents are called: `RFC`, `ADR`, and whatever ends like an enhancement or improvement proposal. */
const SORT = "(?:[A-Z]{0,6}(?:EP|RFC|ADR|IP|DR)|Proposal|Enhancement|Decision|Design)";
const WITH_SORT = new RegExp(
	String.raw`^\[?${SORT}(?:[-_ ]#?|#| #)(\d{1,6})(?!\d)\]?(?:\s*[:–—.]\s*|\s+[-–—]\s+|\s+)(?=\S)`,
	"d",
);
const ALONE = /^(?:\[?#(\d{1,6})\]?(?:\s*:\s*|\s+[-–—]\s+)|(0\d{1,5})(?:\s*[:.]\s*|\s+[-–—]\s+)|(\d{1,4})\.\s+)(?=\S)/d;

/** `TEP-0101: Title`, `VEP #12: Title`, `[RFC 12] Title`, `12. Title`; undefined for a heading without a number. */
export function numberedHeading(heading: string): Numbered | undefined {
	const match = WITH_SORT.exec(heading) ?? ALONE.exec(heading);
	const nth = match?.findIndex((text, at) => at > 0 && text !== undefined) ?? -1;
	if (!match || nth < 0) return undefined;
	const [start, end] = match.indices![nth]!;
	return { number: match[nth]!, start, end, title: match[0].length };
}

/** Longer headings are cut. */
const MAX_LENGTH = 500;

/** A title is above everything else. */
const MAX_HEADINGS = 3;

/**
 * The document's own title and number, as far as it has them. `heading`: the text of the one that is known as its title;
 * `isPlaceholder`: it still has the template's words.
 */
export function nameIn(source: Source, heading: string | undefined, isPlaceholder: boolean): ProposalName {
	const fields = headFields(source);
	const headed = isPlaceholder ? undefined : (heading ?? topHeading(source));
	const numbered = headed === undefined ? undefined : numberedHeading(headed);
	const title = headed === undefined ? fields.title : plainText(headed.slice(numbered?.title ?? 0, MAX_LENGTH));
	const number = numbered?.number ?? fields.number;
	return { ...(title && { title }), ...(number && { number }) };
}

/** The heading that stands alone at its level, above all others, near the beginning. */
function topHeading({ blocks }: Source): string | undefined {
	const headings = blocks.filter(({ type }) => type === "heading");
	const highest = headings.reduce((depth, each) => Math.min(depth, each.depth ?? 6), 7);
	const [only, ...others] = headings.filter(({ depth }) => depth === highest);
	const isAbove = others.length === 0 && only && headings.length > 1 && headings.indexOf(only) < MAX_HEADINGS;
	return isAbove && only.text && !isMetaHeading(only.text) ? only.text : undefined;
}

/** Values that name nothing. */
const NOTHING = /^\W*(?:n\/?a|none|nil|tbd|todo|not applicable)?\W*$/i;

/** Of the front matter, and of the labelled lines at the head. */
function headFields({ blocks, lines }: Source): ProposalName {
	const found: { title?: string; number?: string } = {};
	const add = (label: string, value: string): void => {
		const role = roleOfName(label);
		if (role === "title" && !NOTHING.test(value)) found.title ??= plainText(value);
		const number = role === "number" ? /^\W*(\d{1,6})(?!\d)/.exec(plainText(value))?.[1] : undefined;
		if (number !== undefined) found.number ??= number;
	};
	const front = blocks.find(({ type }) => type === "front-matter");
	for (const line of front ? lines.slice(front.start + 1, front.end - 1) : []) {
		const entry = frontMatterLine(line);
		if (entry && entry.value !== "") add(entry.label, entry.value);
	}
	for (const { name, value } of labelledLines(headOf(blocks), lines)) if (value !== "") add(name, value);
	return found;
}

/** What is above the second heading. */
function headOf(blocks: Source["blocks"]): Source["blocks"] {
	const headings = blocks.filter(({ type }) => type === "heading");
	return headings[1] ? blocks.slice(0, blocks.indexOf(headings[1])) : blocks;
}
