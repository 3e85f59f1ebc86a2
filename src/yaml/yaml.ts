/**
 * Parses YAML text into a document with locations, or reports the first mistake. Drafts are data: what makes YAML do
 * more than hold data (anchors, aliases, tags, directives) is refused before it has any effect. Knows nothing of
 * drafts.
 */
import { Composer, CST, type Document, Lexer, LineCounter, type Node, type ParsedNode, Parser } from "yaml";
import { MAX_BYTES } from "../files/read.ts";
import { InputError, type Location, type Problem } from "../outline/problem.ts";
import { type YamlPath, yamlLocations } from "../outline/yaml-locations.ts";
import { runSync, type Steps } from "./steps.ts";
import { describeYamlError, isOpenQuote, REFUSALS } from "./yaml-errors.ts";

/** As in the text, with its `#`. */
export interface Comment {
	readonly offset: number;
	readonly source: string;
}

export interface YamlText {
	readonly text: string;
	readonly document: Document.Parsed;
	readonly comments: readonly Comment[];
	readonly limits: YamlLimits;
	at(offset: number): Location;
	locationOf(path: YamlPath, atKey?: boolean): Location;
}

/** Maximum depth. Drafts have five levels; anything deeper than this is hostile. */
const MAX_DEPTH = 48;

/** Bounds the time to read a text. */
export interface YamlLimits {
	/** Maximum number of tokens (a long answer is one). */
	readonly tokens: number;
	/** What to do about a text that has more. */
	readonly fix: string;
}

const LIMITS: YamlLimits = { tokens: 200_000, fix: REFUSALS.many.fix };

/** Tokens that are read in one step. */
const TOKENS_AT_ONCE = 4000;

/** Characters that YAML forbids, and single carriage returns, which it takes for text. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|\r(?!\n)/;

/** Conflict markers of a merge. Lines of answers are indented, so they never match. */
const MARKERS = ["<<<<<<<", "|||||||", ">>>>>>>"];
const CONFLICT = /^(?:<{7}|\|{7}|>{7})(?: |\r?$)/m;

/**
 * The YAML document in a text. Every scalar is the text as written. `file` is only for messages.
 * @throws InputError with line and column
 */
export function readYaml(text: string, file: string, limits?: YamlLimits): YamlText {
	return runSync(readYamlInSteps(text, file, limits));
}

/** As readYaml, step by step. */
export function* readYamlInSteps(text: string, file: string, limits = LIMITS): Steps<YamlText> {
	const lines = new LineCounter();
	for (let at = 0; at >= 0; at = text.indexOf("\n", at) + 1 || -1) lines.addNewLine(at);
	const places = yamlLocations(file, lines);
	const fail = (offset: number, problem: Omit<Problem, "at" | "severity">): never => {
		throw new InputError([{ severity: "error", ...problem, at: places.at(offset) }]);
	};
	refuseText(text, fail);
	yield;
	const seen: ScanState = { comments: [], quotes: [] };
	// The caller compares keys, because the library takes quadratic time.
	const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false, merge: false });
	const read = yield* tokens(text, seen, fail, limits);
	yield;
	const [document, second] = composer.compose(read, true, text.length);
	yield;
	if (!document) throw new Error("the composer gives a document, always");
	const [error] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
	if (error) fail(isOpenQuote(error) ? lastBefore(seen.quotes, error.pos[0]) : error.pos[0], describeYamlError(error));
	if (second) fail(second.range[0], REFUSALS.second);
	const locationOf = (path: YamlPath, atKey?: boolean): Location =>
		places.of(document.contents as Node | null, path, atKey);
	return {
		text,
		document: document as Document.Parsed<ParsedNode>,
		comments: seen.comments,
		limits,
		at: places.at,
		locationOf,
	};
}

/** State of the scan: what was found so far, in order. */
interface ScanState {
	readonly comments: Comment[];
	/** Offsets of opening quotes. */
	readonly quotes: number[];
}

function lastBefore(offsets: readonly number[], limit: number): number {
	return offsets.findLast((offset) => offset < limit) ?? limit;
}

type Fail = (offset: number, problem: Omit<Problem, "at" | "severity">) => never;

function refuseText(text: string, fail: Fail): void {
	if (
		text.length > MAX_BYTES.document ||
		(text.length * 3 > MAX_BYTES.document && new TextEncoder().encode(text).length > MAX_BYTES.document)
	)
		fail(0, REFUSALS.large);
	const conflict = MARKERS.some((marker) => text.includes(marker)) ? text.search(CONFLICT) : -1;
	if (conflict >= 0) fail(conflict, REFUSALS.conflict);
	const forbidden = text.search(FORBIDDEN);
	if (forbidden >= 0) fail(forbidden, REFUSALS.control(text.charCodeAt(forbidden)));
}

/** The syntax tree of the whole text; stops at the first token that a draft must not have. */
function* tokens(
	text: string,
	{ comments, quotes }: ScanState,
	fail: Fail,
	{ tokens: most, fix }: YamlLimits,
): Steps<CST.Token[]> {
	const parser = new Parser();
	const read: CST.Token[] = [];
	let count = 0;
	let isScalar = false;
	for (const lexeme of new Lexer().lex(text)) {
		if (!isScalar) {
			const type = CST.tokenType(lexeme);
			if (type === "comment") comments.push({ offset: parser.offset, source: lexeme });
			if (type === "double-quoted-scalar" || type === "single-quoted-scalar") quotes.push(parser.offset);
			if (type === "anchor" || type === "alias" || type === "tag" || type === "directive-line")
				fail(parser.offset, REFUSALS[type]);
		}
		isScalar = !isScalar && lexeme === CST.SCALAR;
		read.push(...parser.next(lexeme));
		if (parser.stack.length > MAX_DEPTH) fail(parser.offset, REFUSALS.deep);
		if (++count > most) fail(parser.offset, { ...REFUSALS.many, fix });
		if (count % TOKENS_AT_ONCE === 0) yield;
	}
	return [...read, ...parser.end()];
}
