/**
 * Parses a small subset of YAML line by line: keys with texts on their line or as literal blocks, block lists and maps
 * indented by spaces, and comments. Gives up at anything else instead of guessing. Knows nothing of the data's meaning.
 */

type Data = string | boolean | null | readonly Data[] | { readonly [key: string]: Data };

/** Carriage returns, control characters and byte order marks: left to the library. */
const UNSUPPORTED = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff]/;

const KEY = /^([A-Za-z][\w/-]*):(?: +(\S.*)| *)$/;
/** A comment after a value; a quoted value may have the same characters in it. */
const COMMENT_BEHIND = /^("[^"\\]*"|'[^']*'|[^"'|>[#][^#]*?) +#.*$/;
const QUOTED = /^"(?:[^"\\\t]|\\["\\/bfnrt]|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4})*"$/;
const SINGLE = /^'(?:[^'\t]|'')*'$/;
/** A plain scalar without any indicator character. */
const PLAIN = /^[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^\t]*[^\s:])?$/;
/** A plain scalar in a flow list. */
const PLAIN_ENTRY = /^[A-Za-z0-9](?:[\w ./()+-]*[\w./()+-])?$/;

/** Deeper or longer files than any draft are left to the library. */
const MAX_DEPTH = 8;
const MAX_LINES = 10_000;

/** The text is outside the supported subset. */
class Unsupported extends Error {}

/** Where a value is, and what is in it. */
interface Place {
	/** 0-based. */
	line: number;
	column: number;
	/** Of its key. */
	readonly key: Position | undefined;
	/** It has no characters of its own. */
	isEmpty?: true;
	/** By key of a map, or index of a list; null for a list on one line. */
	inside?: Map<string | number, Place> | null;
}

/** 0-based. */
interface Position {
	readonly line: number;
	readonly column: number;
}

export interface SimpleYaml {
	readonly data: Readonly<Record<string, unknown>>;
	/**
	 * Where the value at a path is, or its key; where it is missing, its nearest existing ancestor. Undefined where only the
	 * library knows.
	 */
	positionOf(path: readonly (string | number)[], atKey?: boolean): Position | undefined;
}

/** The map in a text that `readSimpleYaml` reads, with the locations of its values. */
export function readLocatedYaml(text: string): SimpleYaml | undefined {
	const place: Place = { line: 0, column: 0, key: undefined };
	const data = readSimpleYaml(text, place);
	return data && { data, positionOf: (path, atKey) => positionIn(place, path, atKey) };
}

/**
 * The map in a text, as the YAML library reads it with the failsafe schema; undefined if the library has to read it. `place`
 * is filled in with where everything is.
 */
export function readSimpleYaml(text: string, place?: Place): SimpleYaml["data"] | undefined {
	if (UNSUPPORTED.test(text)) return undefined;
	const isWhole = text.endsWith("\n");
	// Whether a literal block ends with a line break would depend on it.
	if (!isWhole && text.includes("|")) return undefined;
	try {
		const reader = new SimpleYamlReader((isWhole ? text.slice(0, -1) : text).split("\n"));
		return reader.whole(place);
	} catch (error) {
		if (error instanceof Unsupported) return undefined;
		throw error;
	}
}

function positionIn(whole: Place, path: readonly (string | number)[], atKey = false): Position | undefined {
	let place = whole;
	for (const [at, part] of path.entries()) {
		if (place.inside === null) return undefined;
		const next = place.inside?.get(part);
		if (!next) return place.inside === undefined || typeof part === "string" ? positionOf(place) : undefined;
		if (atKey && next.key && at === path.length - 1) return next.key;
		place = next;
	}
	return positionOf(place);
}

function positionOf({ line, column, isEmpty }: Place): Position | undefined {
	return isEmpty ? undefined : { line, column };
}

function giveUp(): never {
	throw new Unsupported();
}

class SimpleYamlReader {
	private readonly lines: string[];
	/** Index of the next line. */
	private at = 0;
	private parts = 0;

	constructor(lines: string[]) {
		this.lines = lines;
	}

	/** Fills in the place, if there is one. */
	whole(place: Place | undefined): Readonly<Record<string, Data>> {
		const data = this.map(0, 0, place);
		return this.at === this.lines.length ? data : giveUp();
	}

	/** Skips blank lines and comments, and gives the indentation of the next line; -1 at the end. */
	private indent(): number {
		while (this.at < this.lines.length && /^ *(?:#|$)/.test(this.lines[this.at]!)) this.at++;
		return this.lines[this.at]?.search(/[^ ]/) ?? -1;
	}

	/** The same, but a comment counts as a line. */
	private textIndent(): number {
		while (this.at < this.lines.length && /^ *$/.test(this.lines[this.at]!)) this.at++;
		return this.lines[this.at]?.search(/[^ ]/) ?? -1;
	}

	private map(indent: number, depth: number, place: Place | undefined): Readonly<Record<string, Data>> {
		const entries = new Map<string, Data>();
		if (place) place.inside = new Map();
		while (this.indent() === indent) {
			const line = this.at;
			const written = this.lines[line]!;
			const [, key, valued = ""] = KEY.exec(written.slice(indent)) ?? giveUp();
			const rest = valued.endsWith(" ") ? valued.replace(/ +$/, "") : valued;
			if (entries.has(key!)) giveUp();
			if (place && entries.size === 0) Object.assign(place, { line, column: indent });
			const own = place && this.placeOf(key!, rest, indent, place);
			const isBelow = rest === "" || rest.startsWith("#");
			entries.set(key!, isBelow ? this.below(indent, depth, own) : this.value(rest, indent, own));
		}
		if (entries.size === 0 || this.indent() > indent) giveUp();
		return Object.fromEntries(entries);
	}

	/** The place of a value on its key's line, which is added to those in `around`. */
	private placeOf(key: string, value: string, indent: number, around: Place): Place {
		const line = this.at;
		const column = this.lines[line]!.indexOf(value, indent + key.length + 1);
		const own: Place = { line, column, key: { line, column: indent } };
		around.inside?.set(key, own);
		return own;
	}

	/** The value below a key without a value on its line. */
	private below(indent: number, depth: number, place: Place | undefined): Data {
		if (depth === MAX_DEPTH) giveUp();
		this.next();
		const inner = this.indent();
		const isList = this.lines[this.at]?.[inner] === "-";
		// The entries of a list may be as far to the left as its key.
		if (isList && inner >= indent) return this.list(inner, depth + 1, inner === indent, place);
		if (inner > indent) return this.map(inner, depth + 1, place);
		if (place) place.isEmpty = true;
		return isList ? giveUp() : null;
	}

	private list(indent: number, depth: number, isBesideKeys: boolean, place: Place | undefined): readonly Data[] {
		const entries: Data[] = [];
		if (place) Object.assign(place, { line: this.at, column: indent, inside: new Map() });
		while (this.indent() === indent && this.lines[this.at]!.startsWith("- ", indent)) {
			const content = this.lines[this.at]!.slice(indent + 2).trimEnd();
			const own: Place | undefined = place && { line: this.at, column: indent + 2, key: undefined };
			if (own) place?.inside?.set(entries.length, own);
			if (!KEY.test(content)) entries.push(this.value(content, indent, own));
			else {
				// A map whose first key follows the dash.
				this.lines[this.at] = " ".repeat(indent + 2) + content;
				entries.push(this.map(indent + 2, depth + 1, own));
			}
		}
		const next = this.indent();
		return entries.length === 0 || (isBesideKeys ? next > indent : next >= indent) ? giveUp() : entries;
	}

	/** A value on the line of its key or dash, which is at `indent`. */
	private value(written: string, indent: number, place: Place | undefined): Data {
		const text = written.includes("#") ? (COMMENT_BEHIND.exec(written)?.[1] ?? written) : written;
		const header = /^\|([-+]?)$/.exec(text);
		this.next();
		if (header) return this.block(indent, header[1]!);
		// A deeper line would continue the value.
		if (this.indent() > indent) giveUp();
		if (QUOTED.test(text)) return JSON.parse(text) as string;
		if (SINGLE.test(text)) return text.slice(1, -1).replaceAll("''", "'");
		if (text.startsWith("[") && text.endsWith("]")) {
			if (place) place.inside = null;
			return text === "[]" ? [] : text.slice(1, -1).split(", ").map(entryOf);
		}
		return PLAIN.test(text) && !/: | #/.test(text) ? plainValue(text) : giveUp();
	}

	/** The text of a literal block, after its header. */
	private block(indent: number, chomping: string): string {
		const first = this.at;
		const inner = this.textIndent();
		if (inner <= indent || this.lines.slice(first, this.at).some((line) => line.length > inner)) giveUp();
		this.at = first;
		const texts: string[] = [];
		for (; this.at < this.lines.length; this.at++) {
			const line = this.lines[this.at]!;
			if (!/^ *$/.test(line) && line.search(/[^ ]/) < inner) break;
			texts.push(line.slice(inner));
		}
		// A comment there, or a deeper line.
		if (this.textIndent() > indent || this.lines[this.at]?.trimStart().startsWith("#")) giveUp();
		if (chomping === "+") return `${texts.join("\n")}\n`;
		const last = texts.findLastIndex((text) => text !== "");
		return texts.slice(0, last + 1).join("\n") + (chomping === "-" ? "" : "\n");
	}

	private next(): void {
		this.at++;
		if (++this.parts > MAX_LINES) giveUp();
	}
}

function entryOf(text: string): Data {
	if (/^"[^"\\\t]*"$/.test(text)) return text.slice(1, -1);
	return PLAIN_ENTRY.test(text) ? plainValue(text) : giveUp();
}

/** The value of a plain scalar: null, a boolean or the text. */
function plainValue(text: string): Data {
	if (/^(null|Null|NULL|~)$/.test(text)) return null;
	return text === "true" || text === "false" ? text === "true" : text;
}
