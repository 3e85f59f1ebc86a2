/** Finds the parts of a heading that answers replace, as in `RFC NNNN: Title`. Knows no sections. */
import type { HeadingPart } from "./types.ts";

export interface HeadingPlaceholder {
	/** Verbatim text in the heading. */
	readonly text: string;
	/** Offset in the heading. */
	readonly at: number;
	/** The item's label. */
	readonly label: string;
	/** The template's guidance. */
	readonly help?: string;
}

/**
 * Placeholders recognised by their form: a number such as `NNNN` and the title after or before it, or a single pair of
 * brackets.
 */
export function findPlaceholders(heading: string): HeadingPlaceholder[] {
	const number = /(?<![\p{L}\p{N}])(N{3,}|X{3,}|0{3,})(?![\p{L}\p{N}])/u.exec(heading);
	if (number) {
		const behind = number.index + number[0].length;
		const rest = heading.slice(behind);
		const title = /^\s*[:–—.-]\s+(\S.*)$/.exec(rest) ?? /^\]?\s+(\S.*)$/.exec(rest);
		const placeholders = [{ text: number[0], at: number.index, label: "Number" }];
		if (title) return [...placeholders, { text: title[1]!, at: heading.length - title[1]!.length, label: "Title" }];
		const before = /^(\S.*\S)\s+[([][^()[\]]*$/.exec(heading.slice(0, number.index));
		return before && /^[)\]]$/.test(rest)
			? [{ text: before[1]!, at: 0, label: "Title" }, ...placeholders]
			: placeholders;
	}
	const brackets = [...heading.matchAll(/\[[^[\]]+\](?![([])|<[^<>/]+>|\{[^{}]+\}/g)];
	const [only] = brackets;
	return brackets.length === 1 && only ? [{ text: only[0], at: only.index, label: "Title" }] : [];
}

/** A sort of document, before a colon and a title. */
const SORT = /^(?:(?:[A-Z]{2,5}|Proposal|Design(?: Proposal| Doc(?:ument)?)?|Feature|Enhancement|Title):\s+)(?=\S)/;

/** Makes a whole heading one placeholder, except for the sort of document that it names. */
export function wholeTitle(heading: string, help: string): HeadingPlaceholder {
	const at = SORT.exec(heading)?.[0].length ?? 0;
	return { text: heading.slice(at), at, label: "Title", ...(help !== "" && { help }) };
}

/** Whether a heading says that it stands for a title or a name. */
export function saysTitle(heading: string): boolean {
	return /(?<![\p{L}\p{N}])(?:title|name)(?![\p{L}\p{N}])/u.test(heading.toLowerCase());
}

/** The heading as verbatim pieces and placeholders, in order. Placeholders must not overlap. */
export function headingParts(
	heading: string,
	placeholders: readonly (HeadingPlaceholder & { readonly id: string })[],
): HeadingPart[] {
	const parts: HeadingPart[] = [];
	let at = 0;
	for (const placeholder of placeholders) {
		if (placeholder.at > at) parts.push(heading.slice(at, placeholder.at));
		parts.push({ item: placeholder.id, placeholder: placeholder.text });
		at = placeholder.at + placeholder.text.length;
	}
	if (at < heading.length) parts.push(heading.slice(at));
	return parts;
}
