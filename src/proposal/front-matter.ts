/**
 * Values of front matter: one text or a list of texts, as YAML writes them. Read without a parser, as printing must do
 * without one; what it doesn't understand stays as it is written. Knows no items.
 */

/** Text that YAML takes for itself: no sign of YAML's own at its beginning, nor one that ends it. */
const PLAIN_SCALAR = /^(?![-?:](\s|$)|[,[\]{}#&*!|>'"%@`])(?!.*(:(\s|$)|\s#)).*$/s;

/** The text as a YAML scalar, in quotes where it needs them. */
export function scalarText(text: string): string {
	return PLAIN_SCALAR.test(text) ? text : inQuotes(text);
}

const inQuotes = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** The text that a YAML scalar stands for; the scalar itself where it isn't one that `scalarText` prints. */
export function scalarValue(scalar: string): string {
	const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(scalar)?.[1];
	return quoted === undefined ? scalar : quoted.replace(/\\(["\\])/g, "$1");
}

/** Longer values stay text. */
const MAX_VALUE_LENGTH = 20_000;

/** A scalar inside of a list: quoted, or plain up to what ends it. */
const DOUBLE = String.raw`"(?:[^"\\\r\n]|\\["\\])*"`;
const SINGLE = "'(?:[^'\\r\\n]|'')*'";
// Made where they are used: most starts have no need of them.
const flowEntryPattern = (): RegExp =>
	new RegExp(String.raw`[ \t]*(${DOUBLE}|${SINGLE}|(?![-?:#&*!|>%@\x60\[\]{},"'])[^,\[\]{}\r\n#]+)[ \t]*(,|\])`, "y");
const valuePattern = (): RegExp =>
	new RegExp(String.raw`^(?:${DOUBLE}|${SINGLE}|\[[^\r\n]*\](?=[ \t]*(?:#|[\r\n]|$)))`);
const listLinePattern = (): RegExp =>
	new RegExp(
		String.raw`^([ \t]*)-[ \t]+(${DOUBLE}|${SINGLE}|(?![-?:#&*!|>%@\x60\[\]{},"'])[^\r\n]*?)([ \t]+#.*|[ \t]*)$`,
	);

/** Where after its key a value is: on the line, without a comment, or as a list on the lines below. */
export function valueIn(text: string): { readonly start: number; readonly end: number } {
	const space = /^[ \t]*/.exec(text)![0].length;
	const line = /^[^\r\n]*/.exec(text)![0];
	const own = line.slice(space);
	if (own === "" || own.startsWith("#")) {
		const end = listEnd(text, line.length);
		return end === undefined ? { start: space, end: space } : { start: 0, end };
	}
	const marked = valuePattern().exec(own)?.[0];
	const plain = marked ?? own.replace(/[ \t]+#.*$/, "").trimEnd();
	return { start: space, end: space + plain.length };
}

/** Where a list that follows a line ends, without its last line ending; undefined where none follows. */
function listEnd(text: string, from: number): number | undefined {
	let at = from;
	let end: number | undefined;
	while (text[at] === "\n") {
		const line = /^[^\r\n]*/.exec(text.slice(at + 1, at + 1 + MAX_VALUE_LENGTH))![0];
		if (/^[ \t]*-[ \t]/.test(line)) end = at + 1 + line.length;
		// A comment between entries belongs to the list, one after the last doesn't.
		else if (!/^[ \t]*(#|$)/.test(line)) break;
		at += 1 + line.length;
	}
	return end;
}

/** What a value says; undefined where it is neither a text nor a list of texts. */
export function readValue(written: string): string | readonly string[] | undefined {
	if (written.length > MAX_VALUE_LENGTH) return undefined;
	if (written.includes("\n")) return blockEntries(written)?.map(({ text }) => text);
	if (written.startsWith("[")) return flowEntries(written);
	if (/^(?:~|null|Null|NULL)?$/.test(written)) return "";
	return textOf(written);
}

function textOf(scalar: string): string | undefined {
	if (/^'.*'$/s.test(scalar)) return scalar.slice(1, -1).replaceAll("''", "'");
	if (scalar.startsWith('"')) return new RegExp(`^${DOUBLE}$`).test(scalar) ? scalarValue(scalar) : undefined;
	return PLAIN_SCALAR.test(scalar) ? scalar : undefined;
}

function flowEntries(written: string): string[] | undefined {
	if (/^\[[ \t]*\]$/.test(written)) return [];
	const entries: string[] = [];
	const pattern = flowEntryPattern();
	pattern.lastIndex = 1;
	for (let match = pattern.exec(written); match; match = pattern.exec(written)) {
		const text = textOf(match[1]!.trimEnd());
		if (text === undefined) return undefined;
		entries.push(text);
		if (match[2] === "]") return pattern.lastIndex === written.length ? entries : undefined;
	}
	return undefined;
}

interface BlockEntry {
	readonly text: string;
	/** The whole line. */
	readonly line: string;
	/** What is before the text: white space and the bullet. */
	readonly bullet: string;
	readonly isQuoted: boolean;
}

function blockEntries(written: string): BlockEntry[] | undefined {
	const entries: BlockEntry[] = [];
	const pattern = listLinePattern();
	for (const line of written.split("\n").slice(1)) {
		if (/^[ \t]*(#|$)/.test(line)) continue;
		const match = pattern.exec(line);
		const text = match && textOf(match[2]!);
		if (!match || text === undefined || text === null) return undefined;
		entries.push({ text, line, bullet: `${match[1]}- `, isQuoted: /^["']/.test(match[2]!) });
	}
	return entries;
}

/** A list in the manner of the former value: its lines and comments stay with the entries that stay. */
export function listText(entries: readonly string[], former: string | undefined): string {
	const block = former?.includes("\n") ? blockEntries(former) : undefined;
	if (!former || !block) {
		const isQuoted = /^\[[ \t]*["']/.test(former ?? "");
		const texts = entries.map((entry) => (isQuoted || /[,[\]{}]/.test(entry) ? inQuotes(entry) : scalarText(entry)));
		return `[${texts.join(", ")}]`;
	}
	if (entries.length === 0) return "";
	const left = [...block];
	const lines = entries.map((entry) => {
		const at = left.findIndex(({ text }) => text === entry);
		if (at >= 0) return left.splice(at, 1)[0]!.line;
		const { bullet = "  - ", isQuoted = false } = block[0] ?? {};
		return bullet + (isQuoted ? inQuotes(entry) : scalarText(entry));
	});
	return [former.slice(0, former.indexOf("\n")), ...lines].join("\n");
}

/** One text in the manner of the former value. */
export function valueText(text: string, former: string | undefined): string {
	if (former?.startsWith('"')) return inQuotes(text);
	if (former?.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
	// A list began directly after the colon.
	return (former?.includes("\n") ? " " : "") + scalarText(text);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
	["\\", "\\\\"],
	["\n", "\\n"],
	["\r", "\\r"],
	["{", "\\("],
	["}", "\\)"],
]);
const UNESCAPES: ReadonlyMap<string, string> = new Map([...ESCAPES].map(([text, escaped]) => [escaped, text]));

/** A value as it can appear in a mark of a skeleton: on one line, without braces. */
export function escapeValue(written: string): string {
	return written.replace(/[\\\n\r{}]/g, (sign) => ESCAPES.get(sign)!);
}

/** The inverse of `escapeValue`. */
export function unescapeValue(spelling: string): string {
	return spelling.replace(/\\[\\nr()]/g, (escaped) => UNESCAPES.get(escaped)!);
}
