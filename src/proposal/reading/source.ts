/** A document to read: its text in one kind of line ending, with its lines and blocks. Knows no outline. */
import { type BlockNode, scanBlocks } from "../../markdown/blocks.ts";
import { splitLines } from "../../markdown/lines.ts";

export interface Source {
	/** Without a byte order mark; `\n` for `\r\n` where all lines end so. */
	readonly text: string;
	readonly lines: readonly string[];
	/** Offset of each line, and of the end. */
	readonly starts: readonly number[];
	readonly blocks: readonly BlockNode[];
	readonly crlf: boolean;
	readonly byteOrderMark: boolean;
}

/** The last one: fitting, reading and checking a document each ask for its source. */
let last: { readonly markdown: string; readonly source: Source } | undefined;

/** The source of a file's text, as it was decoded. Takes linear time; asked again for the same text, none. */
export function sourceOf(markdown: string): Source {
	if (last?.markdown !== markdown) last = { markdown, source: scan(markdown) };
	return last.source;
}

function scan(markdown: string): Source {
	const byteOrderMark = markdown.startsWith("\uFEFF");
	const bare = byteOrderMark ? markdown.slice(1) : markdown;
	const joined = bare.includes("\r\n") ? bare.replaceAll("\r\n", "\n") : bare;
	// Only where every ending is the same pair can it be left to the printing.
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
