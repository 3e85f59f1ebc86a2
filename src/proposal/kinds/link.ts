/** The kind `link`: a URL, a path, a Markdown link or an issue number. */
import type { TextForm } from "../types.ts";
import { textKind } from "./text.ts";

/** A URL, a Markdown link, a reference such as `#123` or `owner/name#123`, or a path. */
const LINKS: readonly RegExp[] = [
	/[a-z][a-z0-9+.-]*:\/\/\S/i,
	/^<?(mailto|urn):\S+$/i,
	/\[[^[\]]+\]\([^()\s]+/,
	/^[\w.-]*(\/[\w.-]+)?#\d+$/,
	/^[A-Z]+-\d+$/,
	/^[^\s/]*\/\S*$/,
	/^[^\s]+\.[A-Za-z]{2,}(#\S*)?$/,
];

/** Number of characters within which a link must begin; keeps the patterns fast on texts of any length. */
const LONGEST_LINK = 2000;

export const LINK: TextForm = {
	noun: "a link",
	malformed: "not a link",
	placeholder: "https://",
	fixFor: (text) => {
		const start = text.slice(0, LONGEST_LINK);
		if (LINKS.some((link) => link.test(start))) return undefined;
		return "Enter a link: a URL, a path, a Markdown link, or an issue such as #123.";
	},
	canBecome: (text) => !/\s/.test(text) || /^\[[^[\]]*$/.test(text),
};

export const linkKind = textKind({ kind: "link", name: "A link", form: () => LINK });
