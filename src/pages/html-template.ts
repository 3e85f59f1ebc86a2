/**
 * HTML in which every text is escaped by construction: what isn't `Markup` is text. Knows no page.
 */

/** HTML that is right as it is. */
export interface Markup {
	readonly markup: string;
}

export type Content = string | number | Markup | false | undefined | readonly Content[];

/** A template of HTML; texts in it are escaped, also for attributes in double quotes. `false` and `undefined` are nothing. */
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

/** Controls, and what turns the direction of the text around it. Newline and tab stay. */
const UNSEEN =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;

/** The text with a mark for everything that a browser would act on, or show as nothing. */
export function showInvisible(text: string): string {
	return text.replace(UNSEEN, (sign) => {
		const code = sign.codePointAt(0)!;
		if (code < 0x20) return String.fromCharCode(0x2400 + code);
		return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
	});
}
