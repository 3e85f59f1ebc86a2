/**
 * Patterns that questionnaires give for texts: the part of regular expressions that can be matched in linear time, because
 * a questionnaire may come from strangers and its patterns are matched at every key. A pattern matches the whole text.
 * Knows no questionnaire.
 *
 * Letters, `.`, classes such as `[a-z0-9_-]`, `\d`, `\w`, `\s` and escaped signs; groups, `|`, and `?`, `*`, `+`,
 * `{m,n}` after any of them.
 */

/** A state of the automaton: a character to read, two transitions, or the end. */
type State =
	| { readonly type: "char"; readonly fits: RegExp; next: number }
	| { readonly type: "split"; next: number; other: number }
	| { readonly type: "end" };

type Node =
	| { readonly type: "char"; readonly fits: RegExp }
	| { readonly type: "all"; readonly of: readonly Node[] }
	| { readonly type: "any"; readonly of: readonly Node[] }
	| { readonly type: "times"; readonly of: Node; readonly least: number; readonly most: number };

const MAX_PATTERN_LENGTH = 500;
const MAX_STATES = 2000;
const MAX_REPEAT = 100;
const MAX_DEPTH = 20;

/** Longer texts match no pattern. */
const MAX_TEXT_LENGTH = 1000;

export interface CompiledPattern {
	/** Whether the whole text matches. */
	matches(text: string): boolean;
	/** Whether the text matches, or can match once more is typed. */
	canMatch(text: string): boolean;
}

/** @throws SyntaxError, whose message says what isn't supported */
export function compilePattern(source: string): CompiledPattern {
	if (source === "") throw new SyntaxError("it is empty");
	if (source.length > MAX_PATTERN_LENGTH) throw new SyntaxError("it is too long");
	const states: State[] = [];
	const start = build(new PatternParser(source).read(), add(states, { type: "end" }), states);
	const after = (text: string): readonly State[] => (text.length > MAX_TEXT_LENGTH ? [] : run(states, start, text));
	return {
		matches: (text) => after(text).some(({ type }) => type === "end"),
		canMatch: (text) => after(text).length > 0,
	};
}

/** The fix for a faulty pattern. */
export const PATTERN_FIX = "docs/templates.md tells what a pattern may have.";

/** The fault of a pattern; undefined if it is valid. */
export function patternFault(source: string): string | undefined {
	try {
		compilePattern(source);
		return undefined;
	} catch (error) {
		return (error as Error).message;
	}
}

function add(states: State[], state: State): number {
	if (states.length >= MAX_STATES) throw new SyntaxError("it repeats too much");
	return states.push(state) - 1;
}

/** Adds the states of a node before the state `next`, and returns the first of them. */
function build(node: Node, next: number, states: State[]): number {
	switch (node.type) {
		case "char":
			return add(states, { type: "char", fits: node.fits, next });
		case "all":
			return node.of.reduceRight((after, each) => build(each, after, states), next);
		case "any": {
			const [first, ...others] = node.of.map((each) => build(each, next, states));
			return others.reduce((other, each) => add(states, { type: "split", next: each, other }), first!);
		}
		case "times":
			return buildTimes(node, next, states);
	}
}

function buildTimes({ of, least, most }: Extract<Node, { type: "times" }>, next: number, states: State[]): number {
	let start = next;
	if (most === Number.POSITIVE_INFINITY) {
		const loop: State = { type: "split", next, other: next };
		start = add(states, loop);
		loop.other = build(of, start, states);
	} else
		for (let at = least; at < most; at++) start = add(states, { type: "split", next, other: build(of, start, states) });
	for (let at = 0; at < least; at++) start = build(of, start, states);
	return start;
}

/** The states that the automaton can be in after a text; none if no text with this prefix matches. */
function run(states: readonly State[], start: number, text: string): readonly State[] {
	let current = epsilonClosure(states, [start]);
	for (const char of text) {
		const fitting = new Map<RegExp, boolean>();
		const next: number[] = [];
		for (const state of current) {
			if (state.type !== "char") continue;
			const fits = fitting.get(state.fits) ?? state.fits.test(char);
			fitting.set(state.fits, fits);
			if (fits) next.push(state.next);
		}
		current = epsilonClosure(states, next);
		if (current.length === 0) break;
	}
	return current;
}

/** The states that can be reached from others without reading a character. */
function epsilonClosure(states: readonly State[], from: readonly number[]): State[] {
	const isKnown = new Uint8Array(states.length);
	const all: State[] = [];
	const waiting = [...from];
	for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
		if (isKnown[at]) continue;
		isKnown[at] = 1;
		const state = states[at]!;
		all.push(state);
		if (state.type === "split") waiting.push(state.next, state.other);
	}
	return all;
}

/** Recursive-descent parser for patterns. */
class PatternParser {
	private at = 0;
	private depth = 0;

	constructor(private readonly source: string) {}

	read(): Node {
		if (this.source.startsWith("^")) this.at++;
		const node = this.alternatives();
		if (this.at < this.source.length) throw new SyntaxError("there is a “)” too many");
		return node;
	}

	private alternatives(): Node {
		const of = [this.sequence()];
		while (this.take("|")) of.push(this.sequence());
		return of.length === 1 ? of[0]! : { type: "any", of };
	}

	private sequence(): Node {
		const of: Node[] = [];
		while (this.at < this.source.length && !/[|)]/.test(this.source[this.at]!)) {
			if (this.source[this.at] === "$" && this.at === this.source.length - 1) this.at++;
			else of.push(this.repeated(this.single()));
		}
		return { type: "all", of };
	}

	private repeated(of: Node): Node {
		const [whole, char, least, comma, most] = /^(?:([?*+])|\{(\d{1,3})(,?)(\d{0,3})\})/.exec(this.rest()) ?? [];
		if (whole === undefined) return of;
		this.at += whole.length;
		if (/^[?*+{]/.test(this.rest())) throw new SyntaxError("a repetition follows another one");
		if (char !== undefined)
			return { type: "times", of, least: char === "+" ? 1 : 0, most: char === "?" ? 1 : Number.POSITIVE_INFINITY };
		const from = Number(least);
		const to = most !== "" ? Number(most) : comma === "" ? from : Number.POSITIVE_INFINITY;
		if (to < from || from > MAX_REPEAT || (to > MAX_REPEAT && to !== Number.POSITIVE_INFINITY))
			throw new SyntaxError(`“${whole}” is no repetition`);
		return { type: "times", of, least: from, most: to };
	}

	private single(): Node {
		if (this.take("(")) return this.group();
		const token = /^(?:\\[dwsDWS]|\\[^A-Za-z0-9]|\[\^?(?:\\.|[^\]\\])+\]|[^\\[\](){}?*+^$])/u.exec(this.rest())?.[0];
		if (token === undefined) throw new SyntaxError(`“${this.rest().slice(0, 10)}” isn't understood`);
		this.at += token.length;
		return { type: "char", fits: charPattern(token) };
	}

	private group(): Node {
		if (++this.depth > MAX_DEPTH) throw new SyntaxError("its groups are too deep");
		if (this.rest().startsWith("?:")) this.at += 2;
		const node = this.alternatives();
		if (!this.take(")")) throw new SyntaxError("a “)” is missing");
		this.depth--;
		return node;
	}

	private take(char: string): boolean {
		const isThere = this.source[this.at] === char;
		if (isThere) this.at++;
		return isThere;
	}

	private rest(): string {
		return this.source.slice(this.at);
	}
}

/** A regular expression for one character, which can't take long. */
function charPattern(token: string): RegExp {
	try {
		return new RegExp(`^${token}$`, "us");
	} catch {
		throw new SyntaxError(`“${token}” isn't understood`);
	}
}
