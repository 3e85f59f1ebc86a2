/** Lays out HTML blocks as text: interprets common tags and hides comments. */

import { InlineCollector } from "./inline.ts";
import type { LayoutContext, LayoutRow } from "./layout-context.ts";
import { wrapRuns } from "./wrap.ts";

// Each alternative consumes at least one character and looks no further ahead than it consumes.
const TOKENS = /<!--[\s\S]*?(?:-->|$)|<[?!/A-Za-z][^<>]*>|[^<]+|</g;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Rows of an HTML block that starts on source line `source`, 0-based; empty if nothing is visible. */
export function layOutHtml(html: string, source: number, context: LayoutContext): LayoutRow[] {
	const collector = new InlineCollector(context, source);
	let line = source;
	for (const [token] of html.matchAll(TOKENS)) {
		if (token.length > 1 && token.startsWith("<")) collector.html(token, line, { styles: context.styles });
		else collector.text(decode(token), line, { styles: context.styles });
		line += token.split("\n").length - 1;
	}
	return wrapRuns(collector.runs, context.width).filter((row) => row.spans.length > 0);
}

function decode(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (all, decimal, hex, name) => {
		if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
		const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
	});
}
