/** A document prepared for reading: text with uniform line endings, lines and blocks. Knows no outline. */
import { type BlockNode, scanBlocks } from "../../markdown/blocks.ts";
import { splitLines } from "../../markdown/lines.ts";

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
	const lines: string[] = [];
	const starts: number[] = [];
	let at = 0;
	for (const line of splitLines(text)) {
		lines.push(line.text);
		starts.push(at);
		at += line.text.length + line.ending.length;
	}
	starts.push(text.length);
	return { text, lines, starts, blocks: scanBlocks(text), crlf, byteOrderMark };
}
