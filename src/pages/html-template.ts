/**
 * HTML templates in which everything but `Markup` is escaped. Knows no page.
 */

/** Trusted HTML. */
export interface Markup {
	readonly markup: string;
}

export type Content = string | number | Markup | false | undefined | readonly Content[];

/** A template tag that escapes texts, also in double-quoted attributes. `false` and `undefined` print nothing. */
export function html(markup: TemplateStringsArray, ...parts: readonly Content[]): Markup {
	return { markup: markup.map((text, index) => (index === 0 ? "" : markupOf(parts[index - 1])) + text).join("") };
}

function markupOf(part: Content): string {
	if (part === undefined || part === false) return "";
	if (typeof part === "string" || typeof part === "number") return escaped(`${part}`);
	return "markup" in part ? part.markup : part.map(markupOf).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

function escaped(text: string): string {
	return showInvisible(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}

/** Control characters except newline and tab, and characters that change the direction of text. */
const UNSEEN =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;

/** The text with visible marks in place of invisible characters and those that a browser would interpret. */
export function showInvisible(text: string): string {
	return text.replace(UNSEEN, (sign) => {
		const code = sign.codePointAt(0)!;
		if (code < 0x20) return String.fromCharCode(0x2400 + code);
		return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
	});
}
