/**
 * What is wrong with a text that should be a date, a link or a person, said as how to mend it. Only form is judged:
 * nothing is looked up.
 */
type Expects = "date" | "link" | "people";

/** One sentence on how to mend the text; undefined when it is fine or still blank. */
export function formatError(expects: Expects, text: string): string | undefined {
	const trimmed = text.trim();
	if (trimmed === "") return undefined;
	switch (expects) {
		case "date":
			return dateError(trimmed);
		case "link":
			return linkError(trimmed);
		case "people":
			return personError(trimmed);
	}
}

/** Whether more letters can still make it one: a date, or `today`, of which the rest is missing. */
export function isUnfinished(expects: Expects, text: string): boolean {
	switch (expects) {
		case "date":
			return /^\d{0,4}$|^\d{4}-\d{0,2}$|^\d{4}-\d{2}-\d{0,1}$/.test(text) || "today".startsWith(text.toLowerCase());
		case "link":
			return !/\s/.test(text) || /^\[[^[\]]*$/.test(text);
		case "people":
			return text === "@" || /^[^<>]*<[^<>\s]*$/.test(text);
	}
}

function dateError(text: string): string | undefined {
	const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!parts) return "Write the date as YYYY-MM-DD, for example 2026-03-31.";
	const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
	const date = new Date(Date.UTC(year, month - 1, day));
	// Years below 100 count from 1900 in `Date.UTC`; none of them is meant.
	const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return real ? undefined : `The calendar has no ${text}; write a real day as YYYY-MM-DD.`;
}

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

/** A link opens within so many characters; keeps the patterns quick on texts of any length. */
const LONGEST_LINK = 2000;

function linkError(text: string): string | undefined {
	const start = text.slice(0, LONGEST_LINK);
	if (LINKS.some((link) => link.test(start))) return undefined;
	return "Give a link: a URL, a path, a Markdown link or an issue as #123.";
}

function personError(text: string): string | undefined {
	if (/[,;\r\n]/.test(text)) return "Name one person an entry.";
	if (/^@(\s|$)/.test(text)) return "Write the handle directly behind the @.";
	if (/[<>]/.test(text) && !/^[^<>]*<[^\s<>@]+@[^\s<>@]+>$/.test(text))
		return "Write a name with its address as “Name <name@example.org>”.";
	return undefined;
}
