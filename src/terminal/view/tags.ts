/** HTML tags inside Markdown, and what the common ones mean for their text. Knows no layout. */
import type { StyleName } from "../styled.ts";

export interface Tag {
	/** In lower case. */
	readonly name: string;
	readonly closing: boolean;
	/** The tag's attributes of these names. */
	readonly href?: string;
	readonly alt?: string;
	readonly src?: string;
}

/** Tags whose content gets a style. */
const STYLES: ReadonlyMap<string, StyleName> = new Map([
	...["b", "strong", "summary", "th", "dt", "h1", "h2", "h3", "h4", "h5", "h6"].map(
		(name) => [name, "strong"] as const,
	),
	...["i", "em", "cite", "var", "dfn", "u", "ins"].map((name) => [name, "emphasis"] as const),
	...["code", "kbd", "samp", "tt", "pre"].map((name) => [name, "code"] as const),
	...["s", "del", "strike"].map((name) => [name, "strike"] as const),
]);

/** Tags whose content starts and ends on a line of its own. */
const BLOCKS = new Set(
	"details summary p div center table thead tbody tr ul ol li dl dt dd blockquote pre section h1 h2 h3 h4 h5 h6 hr".split(
		" ",
	),
);

const TRANSPARENT = new Set("a span sub sup small big font mark abbr picture source td th q br img".split(" "));

/** Parses `<name …>` or `</name>`; undefined for text that only looks like a tag, such as `<your name>`. */
export function readTag(html: string): Tag | undefined {
	const match = /^<(\/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])/.exec(html);
	const name = match?.[2]?.toLowerCase();
	if (!name || !(STYLES.has(name) || BLOCKS.has(name) || TRANSPARENT.has(name))) return undefined;
	const [href, alt, src] = ["href", "alt", "src"].map((each) => attribute(html, each));
	return { name, closing: match![1] === "/", href, alt, src };
}

function attribute(html: string, name: string): string | undefined {
	const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(html);
	return match?.[1] ?? match?.[2] ?? match?.[3];
}

/** The style of the text between that HTML tag and its end, if it has one. */
export function styleOf(tag: Tag): StyleName | undefined {
	return STYLES.get(tag.name);
}

/** Whether the HTML tag begins a new line. */
export function isBlock(tag: Tag): boolean {
	return BLOCKS.has(tag.name);
}

/** Whether the markup is not shown: comments, declarations, processing instructions. */
export function isHidden(html: string): boolean {
	return /^<[!?]/.test(html);
}
