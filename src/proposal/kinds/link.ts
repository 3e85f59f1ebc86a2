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

/** Schemes that are close to the usual ones but mean something else. */
const OTHER_SCHEMES: ReadonlySet<string> = new Set([
	"http",
	"https",
	"ftp",
	"ftps",
	"sftp",
	"git",
	"ssh",
	"file",
	"irc",
]);

/** A mistake that typing on can't mend. */
function slipIn(text: string): string | undefined {
	const [, scheme = "", separator = ""] = /^<?([a-z]{2,8})(:\/(?!\/)|:\/\/|\/\/|;\/\/)./i.exec(text) ?? [];
	const known = scheme.toLowerCase();
	if (separator === "://" && !OTHER_SCHEMES.has(known) && /^(?!https?$)h?t{1,3}ps?s?$/.test(known))
		return `Did you mean “${known.endsWith("s") ? "https" : "http"}://”?`;
	const isWeb = known === "http" || known === "https";
	if (isWeb && separator !== "://") return `Write “${known}://”, with a colon and two slashes.`;
	if (/^\[[^[\]]+\]\s+\(/.test(text)) return "Write the address directly after the text: [text](https://example.org).";
	return undefined;
}

/** What is missing or too much at the end, as far as that can be told. */
function endOf(text: string): string | undefined {
	if (/^<[^<>\s]+$/.test(text)) return "Close the address with “>”.";
	if (/^\[[^[\]]+\]\([^()\s]*$/.test(text)) return "Close the link with “)”.";
	if (/^\[[^[\]]+\]$/.test(text)) return "Add the address after the text: [text](https://example.org).";
	if (!/^https?:\/\/\S*$/i.test(text)) return undefined;
	if (/[,;]$/.test(text)) return `Remove the “${text.at(-1)}” at the end.`;
	return URL.canParse(text) ? undefined : "This is not a web address; check the part after “://”.";
}

export const LINK: TextForm = {
	noun: "a link",
	malformed: "not a link",
	placeholder: "https://",
	fixFor: (text) => {
		const start = text.slice(0, LONGEST_LINK);
		const mistake = slipIn(start) ?? (text.length <= LONGEST_LINK ? endOf(text) : undefined);
		if (mistake !== undefined || LINKS.some((link) => link.test(start))) return mistake;
		return "Enter a link: a URL, a path, a Markdown link, or an issue such as #123.";
	},
	canBecome: (text) =>
		slipIn(text.slice(0, LONGEST_LINK)) === undefined &&
		(!/\s/.test(text) || /^\[[^[\]]*(?:\]\([^()\s]*)?$/.test(text)),
};

export const linkKind = textKind({ kind: "link", name: "A link", form: () => LINK });
