/**
 * The plainest YAML, read line by line: keys with texts on their line or in a literal block below, lists and maps below
 * each other, each level indented by spaces. Knows nothing of drafts. It never guesses: at anything else it gives up.
 */

type Data = string | boolean | null | readonly Data[] | { readonly [key: string]: Data };

/** Line endings, control characters and marks that may mean something else, or nothing that is allowed. */
const UNUSUAL = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff]/;

const KEY = /^([A-Za-z][\w/-]*):(?: (\S.*))?$/;
const QUOTED = /^"(?:[^"\\\t]|\\["\\/bfnrt]|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4})*"$/;
const SINGLE = /^'(?:[^'\t]|'')*'$/;
/** A text without quotes: nothing in it may begin anything else. */
const BARE = /^[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^\t]*[^\s:])?$/;
/** The same within brackets. */
const BARE_ENTRY = /^[A-Za-z0-9](?:[\w ./()+-]*[\w./()+-])?$/;

/** Deeper, or of more parts, than any draft: those are the library's to judge. */
const DEEPEST = 8;
const MOST_PARTS = 10_000;

/** Something else than what is read here. */
class Otherwise extends Error {}

/** The map in a text, as the YAML library reads it without types; undefined where it has to be asked. */
export function readSimpleYaml(text: string): Readonly<Record<string, unknown>> | undefined {
	if (UNUSUAL.test(text) || !text.endsWith("\n")) return undefined;
	try {
		return new Reader(text.slice(0, -1).split("\n")).whole();
	} catch (error) {
		if (error instanceof Otherwise) return undefined;
		throw error;
	}
}

function giveUp(): never {
	throw new Otherwise();
}

class Reader {
	private readonly lines: string[];
	/** The line that comes next. */
	private at = 0;
	private parts = 0;

	constructor(lines: string[]) {
		this.lines = lines;
	}

	whole(): Readonly<Record<string, Data>> {
		while (this.at < this.lines.length && /^(#|$)/.test(this.lines[this.at]!)) this.at++;
		const data = this.map(0, 0);
		return this.at === this.lines.length ? data : giveUp();
	}

	/** Where the next line with something on it begins; -1 at the end. */
	private indent(): number {
		while (this.at < this.lines.length && /^ *$/.test(this.lines[this.at]!)) this.at++;
		return this.lines[this.at]?.search(/[^ ]/) ?? -1;
	}

	private map(indent: number, depth: number): Readonly<Record<string, Data>> {
		const entries = new Map<string, Data>();
		while (this.indent() === indent) {
			const [, key, rest = ""] = KEY.exec(this.lines[this.at]!.slice(indent)) ?? giveUp();
			if (entries.has(key!)) giveUp();
			entries.set(key!, rest === "" ? this.below(indent, depth) : this.value(rest, indent));
		}
		if (entries.size === 0 || this.indent() > indent) giveUp();
		return Object.fromEntries(entries);
	}

	/** What is below a key that has nothing on its line. */
	private below(indent: number, depth: number): Data {
		if (depth === DEEPEST) giveUp();
		this.next();
		const inner = this.indent();
		const isList = this.lines[this.at]?.[inner] === "-";
		if (inner <= indent) return isList ? giveUp() : null;
		return isList ? this.list(inner, depth + 1) : this.map(inner, depth + 1);
	}

	private list(indent: number, depth: number): readonly Data[] {
		const entries: Data[] = [];
		while (this.indent() === indent && this.lines[this.at]!.startsWith("- ", indent)) {
			const content = this.lines[this.at]!.slice(indent + 2);
			if (!KEY.test(content)) entries.push(this.value(content, indent));
			else {
				// A map whose first key is after the dash.
				this.lines[this.at] = " ".repeat(indent + 2) + content;
				entries.push(this.map(indent + 2, depth + 1));
			}
		}
		return entries.length === 0 || this.indent() >= indent ? giveUp() : entries;
	}

	/** A value that begins on the line of its key or dash, which is at `indent`. */
	private value(text: string, indent: number): Data {
		const header = /^\|([-+]?)$/.exec(text);
		this.next();
		if (header) return this.block(indent, header[1]!);
		// What is indented further would go on with the value.
		if (this.indent() > indent) giveUp();
		if (QUOTED.test(text)) return JSON.parse(text) as string;
		if (SINGLE.test(text)) return text.slice(1, -1).replaceAll("''", "'");
		if (text.startsWith("[") && text.endsWith("]")) return text.slice(1, -1).split(", ").map(entryOf);
		return BARE.test(text) && !/: | #/.test(text) ? bare(text) : giveUp();
	}

	/** A literal block's text, whose header was read. */
	private block(indent: number, chomping: string): string {
		const first = this.at;
		const inner = this.indent();
		if (inner <= indent || this.lines.slice(first, this.at).some((line) => line.length > inner)) giveUp();
		this.at = first;
		const texts: string[] = [];
		for (; this.at < this.lines.length; this.at++) {
			const line = this.lines[this.at]!;
			if (!/^ *$/.test(line) && line.search(/[^ ]/) < inner) break;
			texts.push(line.slice(inner));
		}
		if (this.indent() > indent) giveUp();
		if (chomping === "+") return `${texts.join("\n")}\n`;
		const last = texts.findLastIndex((text) => text !== "");
		return texts.slice(0, last + 1).join("\n") + (chomping === "-" ? "" : "\n");
	}

	private next(): void {
		this.at++;
		if (++this.parts > MOST_PARTS) giveUp();
	}
}

function entryOf(text: string): Data {
	if (/^"[^"\\\t]*"$/.test(text)) return text.slice(1, -1);
	return BARE_ENTRY.test(text) ? bare(text) : giveUp();
}

/** Without quotes, a few words are no texts. */
function bare(text: string): Data {
	if (/^(null|Null|NULL|~)$/.test(text)) return null;
	return text === "true" || text === "false" ? text === "true" : text;
}
