/** A document prepared for reading: text with uniform line endings, lines and blocks. Knows no outline. */
import { type BlockNode, blocksOf } from "../../markdown/blocks.ts";
import { lineTexts } from "../../markdown/lines.ts";

export interface Source {
	/** Without a byte order mark; with `\n` in place of `\r\n` if all lines end that way. */
	readonly text: string;
	readonly lines: readonly string[];
	/** Offset of each line, and of the end. */
	readonly starts: readonly number[];
	readonly blocks: readonly BlockNode[];
	readonly crlf: boolean;
	readonly byteOrderMark: boolean;
}

/** A cache of one: fitting, reading and checking a document each need its source. */
let last: { readonly markdown: string; readonly source: Source } | undefined;

/** The source of a decoded text. Takes linear time, or none for the same text as last time. */
export function sourceOf(markdown: string): Source {
	if (last?.markdown !== markdown) last = { markdown, source: scan(markdown) };
	return last.source;
}

function scan(markdown: string): Source {
	const byteOrderMark = markdown.startsWith("\uFEFF");
	const bare = byteOrderMark ? markdown.slice(1) : markdown;
	const joined = bare.includes("\r\n") ? bare.replaceAll("\r\n", "\n") : bare;
	// CRLF is only normalised if printing can restore it for every line.
	const crlf = joined !== bare && !joined.includes("\r") && joined.replaceAll("\n", "\r\n") === bare;
	const text = crlf ? joined : bare;
	const lines = lineTexts(text);
	return { text, lines, starts: startsOf(text, lines), blocks: blocksOf(lines), crlf, byteOrderMark };
}

/** The offset of each line, and of the end. */
function startsOf(text: string, lines: readonly string[]): number[] {
	const starts: number[] = [];
	let at = 0;
	for (const line of lines) {
		starts.push(at);
		at += line.length;
		at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
	}
	starts.push(text.length);
	return starts;
}
