/**
 * Finds links, references, comments and malformed links in inline Markdown. Skips code spans, escapes and tags. Takes
 * linear time; knows no document.
 */

/** Offsets are those of the text that was scanned. */
interface Span {
	readonly start: number;
	readonly end: number;
}

export type Link = Span &
	(
		| { readonly kind: "inline"; readonly text: string; readonly target: string }
		| { readonly kind: "reference"; readonly text: string; readonly label: string }
		/** `[text](address` without an end, `[text](an address)`, `[text] (address)`, `(text)[address]`. */
		| { readonly kind: "open" | "spaced" | "apart" | "reversed"; readonly text: string }
	);

export interface Scanned {
	readonly links: readonly Link[];
	/** With their delimiters. */
	readonly comments: readonly Span[];
}

const TITLE = /\s+(?:"(?:[^"\\]|\\.){0,1000}"|'(?:[^'\\]|\\.){0,1000}'|\([^()]{0,1000}\))\s*\)|\s*\)/y;
const POINTED = /<([^<>\n]*)>/y;
/** CommonMark lets parsers limit how deep an address nests parentheses; the reference parser takes 32. */
const MAX_NESTED = 32;
const LABEL = /\[((?:[^[\]\\]|\\.){0,999})\]/y;
const TAG = /<(?:[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|\/?[A-Za-z][^<>]*)>/y;
const APART = / \(https?:\/\/[^\s()]+\)/y;
const ADDRESS = /^(?:https?:|www\.|mailto:|\.{0,2}\/|#\S|[\w./-]+\.(?:md|html?|png|svg|jpe?g|gif|pdf|go|ya?ml)\b)/i;

/** All links and comments of a text, in order. */
export function scanInline(text: string): Scanned {
	return new InlineScanner(text).scan();
}

class InlineScanner {
	private readonly links: Link[] = [];
	private readonly comments: Span[] = [];
	private readonly open: number[] = [];
	private readonly closers: CodeSpans;
	private at = 0;

	constructor(private readonly text: string) {
		this.closers = new CodeSpans(text);
	}

	scan(): Scanned {
		const special = /[\\`<[\]]/g;
		for (;;) {
			special.lastIndex = this.at;
			const found = special.exec(this.text);
			if (!found) return { links: this.links, comments: this.comments };
			this.at = found.index;
			this.step(found[0]);
		}
	}

	private step(sign: string): void {
		switch (sign) {
			case "\\":
				this.at += 2;
				return;
			case "`":
				this.at = this.closers.endOf(this.at);
				return;
			case "<":
				this.tag();
				return;
			case "[":
				this.open.push(this.at++);
				return;
			default:
				this.close();
		}
	}

	private tag(): void {
		const start = this.at;
		if (this.text.startsWith("<!--", start)) {
			const close = this.text.indexOf("-->", start + 4);
			// An unclosed comment hides nothing, and no later one is closed either.
			this.at = close < 0 ? this.text.length : close + 3;
			if (close >= 0) this.comments.push({ start, end: this.at });
			return;
		}
		this.at = matchAt(TAG, this.text, start)?.end ?? start + 1;
	}

	private close(): void {
		const bracket = this.open.pop();
		const end = ++this.at;
		if (bracket === undefined) return;
		const text = this.text.slice(bracket + 1, Math.min(end - 1, bracket + 500));
		const next = this.text[end];
		if (next === "(") this.target(bracket, text, end);
		else if (next === "[") this.reference(bracket, text, end);
		else if (this.text[bracket - 1] === ")" && /^https?:\/\/\S+$/.test(text))
			this.links.push({ kind: "reversed", text, start: bracket, end });
		else if (next === " " && !/^(?:[ xX\d]*|)$/.test(text)) {
			const apart = matchAt(APART, this.text, end);
			if (apart) this.links.push({ kind: "apart", text, start: bracket, end: apart.end });
		}
	}

	private target(start: number, text: string, from: number): void {
		const found = destinationAt(this.text, from);
		if (found) {
			this.links.push({ kind: "inline", text, target: found.target, start, end: found.end });
			this.at = found.end;
			return;
		}
		const rest = /^\(\s*([^\s)]*)([^)\n]*)(\)?)/.exec(this.text.slice(from, from + 500));
		if (!rest || !ADDRESS.test(rest[1]!)) return;
		this.links.push({ kind: rest[3] && rest[2] ? "spaced" : "open", text, start, end: from + rest[0].length });
	}

	private reference(start: number, text: string, from: number): void {
		const match = matchAt(LABEL, this.text, from);
		// `list[i][j]` isn't a reference, nor are the last two of `[Slow] [Serial][Feature:X]`.
		if (!match || /[\w)\]=]$|\] $/.test(this.text.slice(Math.max(0, start - 2), start))) return;
		const label = match.groups[1] === "" ? text : match.groups[1]!;
		this.links.push({ kind: "reference", text, label, start, end: match.end });
		this.at = match.end;
	}
}

/** The address in parentheses at an offset, with an optional title after it; its end is after the last parenthesis. */
function destinationAt(text: string, from: number): { readonly target: string; readonly end: number } | undefined {
	let start = from + 1;
	while (/\s/.test(text[start] ?? "")) start++;
	const pointed = matchAt(POINTED, text, start);
	const target = pointed ? pointed.groups[1]! : text.slice(start, plainEnd(text, start));
	const endOf = matchAt(TITLE, text, pointed?.end ?? start + target.length);
	return endOf && { target, end: endOf.end };
}

/** Where an address that begins here ends: at a blank, or at a closing parenthesis that none in it opens. */
function plainEnd(text: string, start: number): number {
	let open = 0;
	for (let at = start; at < text.length; at++) {
		const sign = text[at]!;
		if (/\s/.test(sign)) return at;
		if (sign === "\\" && /\S/.test(text[at + 1] ?? " ")) at++;
		else if (sign === "(" && ++open > MAX_NESTED) return at;
		else if (sign === ")" && --open < 0) return at;
	}
	return text.length;
}

function matchAt(
	pattern: RegExp,
	text: string,
	at: number,
): { readonly end: number; readonly groups: RegExpExecArray } | undefined {
	pattern.lastIndex = at;
	const groups = pattern.exec(text);
	return groups ? { end: at + groups[0].length, groups } : undefined;
}

/** Runs of backticks, and which of them close each other. */
class CodeSpans {
	/** Offsets of runs by their length, in order. */
	private readonly runs = new Map<number, number[]>();
	private readonly next = new Map<number, number>();

	constructor(text: string) {
		for (const { 0: run, index } of text.matchAll(/`+/g)) {
			const there = this.runs.get(run.length);
			if (there) there.push(index);
			else this.runs.set(run.length, [index]);
		}
		this.text = text;
	}

	private readonly text: string;

	/**
	 * The offset after the code span that begins here; if none does, after the run. Offsets of calls must not decrease.
	 */
	endOf(at: number): number {
		let end = at;
		while (this.text[end] === "`") end++;
		const length = end - at;
		const runs = this.runs.get(length) ?? [];
		let nth = this.next.get(length) ?? 0;
		while (nth < runs.length && runs[nth]! < end) nth++;
		this.next.set(length, nth);
		return nth < runs.length ? runs[nth]! + length : end;
	}
}
