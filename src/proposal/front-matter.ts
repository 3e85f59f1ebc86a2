/**
 * Reads and prints values of front matter: a text or a list of texts in YAML. Works without a YAML parser, because
 * printing must not load one; anything else stays as written. Knows no items.
 */

/** A plain scalar: it starts with no indicator character and contains none that would end it. */
const PLAIN_SCALAR = /^(?![-?:](\s|$)|[,[\]{}#&*!|>'"%@`])(?!.*(:(\s|$)|\s#)).*$/s;

/** The text as a YAML scalar, quoted if necessary. */
export function scalarText(text: string): string {
	return PLAIN_SCALAR.test(text) ? text : inQuotes(text);
}

const inQuotes = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** The inverse of `scalarText`; other scalars are returned unchanged. */
export function scalarValue(scalar: string): string {
	const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(scalar)?.[1];
	return quoted === undefined ? scalar : quoted.replace(/\\(["\\])/g, "$1");
}

/** Longer values are not parsed. */
const MAX_VALUE_LENGTH = 20_000;

/** Quoted scalars, and an entry of a flow list. */
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

/** The offsets of a value after its key: on the same line without a comment, or as a block list below. */
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

/** The end of a block list after a line, without the last line ending; undefined if there is none. */
function listEnd(text: string, from: number): number | undefined {
	let at = from;
	let end: number | undefined;
	while (text[at] === "\n") {
		const line = /^[^\r\n]*/.exec(text.slice(at + 1, at + 1 + MAX_VALUE_LENGTH))![0];
		if (/^[ \t]*-[ \t]/.test(line)) end = at + 1 + line.length;
		// Comments between entries belong to the list; those after the last entry don't.
		else if (!/^[ \t]*(#|$)/.test(line)) break;
		at += 1 + line.length;
	}
	return end;
}

/** The text or the texts of a value; undefined if it is neither. */
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
	/** White space and the bullet before the text. */
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

/** A list in the style of the former value; unchanged entries keep their lines and comments. */
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

/** A text in the style of the former value. */
export function valueText(text: string, former: string | undefined): string {
	if (former?.startsWith('"')) return inQuotes(text);
	if (former?.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
	// The former list started directly after the colon, without a space.
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

/** Escapes a value for use in a mark of a skeleton: on one line, without braces. */
export function escapeValue(written: string): string {
	return written.replace(/[\\\n\r{}]/g, (sign) => ESCAPES.get(sign)!);
}

/** The inverse of `escapeValue`. */
export function unescapeValue(spelling: string): string {
	return spelling.replace(/\\[\\nr()]/g, (escaped) => UNESCAPES.get(escaped)!);
}
