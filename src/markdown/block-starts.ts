/**
 * Determines which block, if any, starts at a position in a line, by the rules of CommonMark 0.31, chapters 4 and 5.
 */
import type { LineCursor } from "./lines.ts";

export interface BlockStart {
	readonly type: "quote" | "item" | "heading" | "setext" | "fence" | "html" | "break" | "indented";
	readonly depth?: number;
	readonly text?: string;
	/** item: `-`, `*`, `+`, `.` or `)`. */
	readonly marker?: string;
	/** item: length of the marker. */
	readonly width?: number;
	readonly fence?: { readonly char: string; readonly length: number };
	readonly htmlEnd?: RegExp | "blank";
}

export interface StartContext {
	/** A paragraph is open in the containers that the line continues; some block starts can't interrupt it. */
	readonly inParagraph: boolean;
	/** A paragraph is open in a container that the line doesn't continue. */
	readonly lazy: boolean;
	/** The maximum nesting of containers is reached. */
	readonly maxed: boolean;
}

// Element names of CommonMark 4.6, start condition 6.
const HTML_BLOCKS =
	"address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|" +
	"fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|" +
	"menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul";

interface HtmlPatterns {
	/** How a block starts, and how it ends. */
	readonly starts: readonly (readonly [RegExp, RegExp | "blank"])[];
	/** A tag alone on its line. */
	readonly alone: RegExp;
}

let known: HtmlPatterns | undefined;

/** Created on first use: few documents hold HTML, and a start would read the patterns. */
function htmlPatterns(): HtmlPatterns {
	const attribute = "\\s+[A-Za-z_:][\\w.:-]*(\\s*=\\s*([^\\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?";
	known ??= {
		starts: [
			[/^<(script|pre|style|textarea)(\s|>|$)/i, /<\/(script|pre|style|textarea)>/i],
			[/^<!--/, /-->/],
			[/^<\?/, /\?>/],
			[/^<![A-Za-z]/, />/],
			[/^<!\[CDATA\[/, /\]\]>/],
			[new RegExp(`^</?(${HTML_BLOCKS})(\\s|/?>|$)`, "i"), "blank"],
		],
		alone: new RegExp(`^(<[A-Za-z][A-Za-z0-9-]*(${attribute})*\\s*/?>|</[A-Za-z][A-Za-z0-9-]*\\s*>)\\s*$`),
	};
	return known;
}

/** The block that starts at the cursor; undefined for paragraph text. Doesn't move the cursor. */
export function startOf(at: LineCursor, context: StartContext): BlockStart | undefined {
	const indent = at.indent();
	if (indent > 3) return context.inParagraph || context.lazy || at.blank() ? undefined : { type: "indented" };
	const rest = at.unindented();
	switch (rest[0]) {
		case ">":
			return context.maxed ? undefined : { type: "quote" };
		case "#":
			return atxHeading(rest);
		case "`":
		case "~":
			return fence(rest);
		case "<":
			return html(rest, context);
		default:
			return setext(rest, context) ?? thematic(rest) ?? (context.maxed ? undefined : item(rest, context));
	}
}

/** Parses a line that starts with `#` as an ATX heading; undefined if it is none. */
export function atxHeading(rest: string): BlockStart | undefined {
	const match = /^(#{1,6})(?=[ \t]|$)(.*)$/s.exec(rest);
	if (!match) return undefined;
	// The closing sequence is removed without a regular expression, which could take quadratic time.
	let text = match[2]!.trim();
	let end = text.length;
	while (end > 0 && text[end - 1] === "#") end--;
	if (end === 0) text = "";
	else if (end < text.length && /[ \t]/.test(text[end - 1]!)) text = text.slice(0, end).trimEnd();
	return { type: "heading", depth: match[1]!.length, text };
}

function fence(rest: string): BlockStart | undefined {
	const match = /^(`{3,})([^`]*)$|^(~{3,})/.exec(rest);
	const marks = match?.[1] ?? match?.[3];
	return marks ? { type: "fence", fence: { char: marks[0]!, length: marks.length } } : undefined;
}

function html(rest: string, context: StartContext): BlockStart | undefined {
	const { starts, alone } = htmlPatterns();
	for (const [start, end] of starts) if (start.test(rest)) return { type: "html", htmlEnd: end };
	if (!context.inParagraph && !context.lazy && alone.test(rest)) return { type: "html", htmlEnd: "blank" };
	return undefined;
}

function setext(rest: string, context: StartContext): BlockStart | undefined {
	if (!context.inParagraph) return undefined;
	if (/^=+[ \t]*$/.test(rest)) return { type: "setext", depth: 1 };
	if (/^-+[ \t]*$/.test(rest)) return { type: "setext", depth: 2 };
	return undefined;
}

function thematic(rest: string): BlockStart | undefined {
	const mark = rest[0];
	if (mark !== "-" && mark !== "*" && mark !== "_") return undefined;
	let count = 0;
	for (const c of rest) {
		if (c === mark) count++;
		else if (c !== " " && c !== "\t") return undefined;
	}
	return count >= 3 ? { type: "break" } : undefined;
}

function item(rest: string, context: StartContext): BlockStart | undefined {
	const match = /^([-+*]|(\d{1,9})([.)]))([ \t]|$)/.exec(rest);
	if (!match) return undefined;
	const width = match[1]!.length;
	// Only an item with content can interrupt a paragraph; a numbered one only if it starts at 1 (CommonMark 5.2).
	if (context.inParagraph && (rest.slice(width).trim() === "" || (match[2] !== undefined && Number(match[2]) !== 1)))
		return undefined;
	return { type: "item", marker: match[3] ?? match[1]!, width };
}
