/** Messages for mistakes in a draft's YAML, and their fixes. Knows neither texts nor locations. */
import type { YAMLError } from "yaml";
import type { Problem } from "../outline/problem.ts";

type Words = Omit<Problem, "at" | "severity">;

const QUOTE = "Put quotes around the text, or write it as a block below “|”.";

/** What is refused although it is valid YAML. */
export const REFUSALS = {
	large: { rule: "draft/too-large", message: "the file is larger than 16 MiB", fix: "Name another file." },
	conflict: {
		rule: "draft/conflict-marker",
		message: "the file is in the middle of a merge",
		fix: "Decide between the two sides and remove the lines with <<<<<<<, ======= and >>>>>>>.",
	},
	control: (code: number): Words => {
		const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
		if (code === 13)
			return {
				rule: "draft/line-ending",
				message: `a carriage return (${name}) without a line feed after it`,
				fix: "Save the file with the line endings LF or CRLF.",
			};
		const written = `\\x${code.toString(16).padStart(2, "0")}`;
		return {
			rule: "draft/control-character",
			message: `the control character ${name} must be escaped`,
			fix: `Remove it, or write it as ${written} in double quotes.`,
		};
	},
	anchor: { rule: "draft/anchor", message: "“&” begins an anchor, which this file can't have", fix: QUOTE },
	alias: { rule: "draft/alias", message: "“*” begins an alias, which this file can't have", fix: QUOTE },
	tag: { rule: "draft/tag", message: "“!” begins a tag, which this file can't have", fix: QUOTE },
	"directive-line": { rule: "draft/directive", message: "this file can't have directives", fix: "Remove this line." },
	second: {
		rule: "draft/documents",
		message: "a second document starts here; there can be only one",
		fix: "Remove the line with ---, or move the other document to its own file.",
	},
	deep: { rule: "draft/too-deep", message: "lists and maps are nested too deeply", fix: "Put quotes around the text." },
	many: {
		rule: "draft/too-many",
		message: "the file has too many keys, entries and marks",
		fix: "Write long answers as blocks below “|”.",
	},
} as const satisfies Record<string, Words | ((code: number) => Words)>;

/** For the library's error codes whose messages don't help authors. */
const SYNTAX: Readonly<Partial<Record<YAMLError["code"], readonly [message: string | undefined, fix: string]>>> = {
	BAD_DQ_ESCAPE: [undefined, "Double the backslash, or use single quotes."],
	BAD_INDENT: [undefined, "Indent what belongs together by the same number of spaces."],
	BAD_SCALAR_START: [undefined, QUOTE],
	BLOCK_AS_IMPLICIT_KEY: ["text with “: ” in it is read as a key", QUOTE],
	BLOCK_IN_FLOW: [undefined, "Close the bracket first, or write one entry per line without brackets."],
	MULTILINE_IMPLICIT_KEY: [
		"a key must be on one line, followed by a colon",
		"Indent the lines of a text, and open it with “|”.",
	],
	MISSING_CHAR: [undefined, QUOTE],
	TAB_AS_INDENT: ["lines are indented with spaces, not tabs", "Replace the tab with spaces."],
	UNEXPECTED_TOKEN: [undefined, QUOTE],
	KEY_OVER_1024_CHARS: ["a key is longer than 1024 characters", "Check for a missing line break or colon."],
};

/** For codes that cover several mistakes: by the beginning of the library's message. */
const SPECIAL: readonly (readonly [beginning: string, message: string, fix: string])[] = [
	["Missing closing", "a text with quotes isn't closed", "Add the closing quote."],
	[
		"Implicit map keys need",
		"expected a key with a colon, or a line that is indented as part of the text above",
		"Indent the lines of a text deeper than its key, and open it with “|”.",
	],
	["Unexpected scalar at node end", "text continues after a closing quote or bracket", QUOTE],
];

/** Whether the mistake is a quote that is never closed; the library reports where it gave up. */
export function isOpenQuote(error: YAMLError): boolean {
	return error.message.startsWith(SPECIAL[0]![0]);
}

/** The message and fix for an error of the library. */
export function describeYamlError(error: YAMLError): Words {
	const special = SPECIAL.find(([beginning]) => error.message.startsWith(beginning));
	const [message, fix] = special?.slice(1) ?? SYNTAX[error.code] ?? [undefined, "Fix the YAML here."];
	return { rule: "draft/yaml", message: message ?? asClause(error.message), fix };
}

/** As a clause: the library writes sentences and quotes what it found, including line breaks. */
function asClause(message: string): string {
	const line = message.replace(/\s+/g, " ").trim();
	const short = line.length > 120 ? `${line.slice(0, 120)}…` : line;
	return short.charAt(0).toLowerCase() + short.slice(1);
}
