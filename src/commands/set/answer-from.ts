/**
 * Parses the text that a script gives for an item into an answer. Texts are kept exactly; structured values are read as
 * YAML, which includes JSON. Stricter than reading a draft, because nobody looks at the result.
 */
import { readValue } from "../../draft/codec.ts";
import { nearestWord } from "../../outline/nearest.ts";
import { InputError } from "../../outline/problem.ts";
import type { Item } from "../../outline/types.ts";
import { parseAnswer } from "../../proposal/answers.ts";
import { resolveDateWords } from "../../proposal/date-words.ts";
import { kindOf } from "../../proposal/kinds/table.ts";
import type { Answer } from "../../proposal/types.ts";
import { validateAnswer } from "../../proposal/validate-answer.ts";

export interface WrongArgument {
	/** Without a full stop. */
	readonly message: string;
	readonly fix?: string;
	/** Where in the text, 1-based. */
	readonly line?: number;
	readonly column?: number;
}

type Read = { readonly answer: Answer } | { readonly wrong: WrongArgument };
/** Not validated yet. */
type Found = { readonly answer: Answer; readonly locationOf?: PlaceOf } | { readonly wrong: WrongArgument };

/** The answer in a text from the command line or a file; `today` replaces date words. */
export function answerFrom(item: Item, text: string, today: string): Read {
	const read = /\S/.test(text) ? readFrom(item, text) : EMPTY;
	if ("wrong" in read) return read;
	const answer = resolveDateWords(item, read.answer, today);
	const [fault] = validateAnswer(item, answer);
	if (!fault) return { answer };
	const { path, message, fix } = fault;
	return { wrong: { message, fix, ...read.locationOf?.(path) } };
}

function readFrom(item: Item, text: string): Found {
	const meant = kindOf(item).fromArgument?.(item, text);
	if (meant === undefined) return structureFrom(item, text);
	return typeof meant === "string" ? { answer: meant } : parsed(item, meant);
}

function wrong(message: string, fix?: string): { readonly wrong: WrongArgument } {
	return { wrong: { message, ...(fix !== undefined && { fix }) } };
}

const EMPTY = wrong("the value is empty", "Remove an answer with --clear.");

function structureFrom(item: Item, text: string): Found {
	try {
		const { data, locationOf } = readValue(text, "value");
		const own = ownWords(data, text);
		if (own === undefined) return parsed(item, data, (path) => locationOf(path));
		return strayId(item, own) ?? parsed(item, own);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const [problem] = error.problems;
		const fix = `${problem?.fix ?? ""} Put your own text in double quotes.`.trim();
		return { wrong: { ...problem?.at, message: `expected YAML or JSON, but ${problem?.message}`, fix } };
	}
}

/** The text exactly as given, or the content of its quotes; undefined for a structured value. */
function ownWords(data: unknown, text: string): string | undefined {
	if (data === null) return /^\s*(?:~|null)\s*$/i.test(text) ? undefined : text;
	if (typeof data !== "string") return undefined;
	return /^\s*["'|>]/.test(text) ? data : text;
}

/** A single word that is the id of a box or an option was probably meant to select it. */
function strayId(item: Item, text: string): Found | undefined {
	const ids = [...(item.entries ?? []), ...(item.options ?? [])].map(({ id }) => id);
	const meant = /^\S+$/.test(text.trim()) ? nearestWord(text.trim(), ids) : undefined;
	if (meant === undefined) return undefined;
	const [shape, given] = item.options ? ["map", `{${meant}: {}}`] : ["list", `[${meant}]`];
	return wrong(`expected a ${shape} with ids, found text`, `Write “${given}”.`);
}

type PlaceOf = (path: readonly (string | number)[]) => { readonly line?: number; readonly column?: number };

function parsed(item: Item, data: unknown, locationOf?: PlaceOf): Found {
	const read = parseAnswer(item, data);
	if ("mismatch" in read) {
		const { path, message, fix } = read.mismatch;
		return { wrong: { message, ...(fix !== undefined && { fix }), ...locationOf?.(path) } };
	}
	if (read.answer === undefined) return EMPTY;
	return { answer: read.answer, ...(locationOf && { locationOf }) };
}
