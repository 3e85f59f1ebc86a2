/**
 * Text that a script gives for an item → an answer, or what is wrong with it. Texts are kept exactly; what is more than
 * a text is read as YAML, of which JSON is a part. Stricter than a draft: nobody is there to see what became of it.
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
/** Not judged yet. */
type Found = { readonly answer: Answer; readonly locationOf?: PlaceOf } | { readonly wrong: WrongArgument };

/** The answer in a text, as given on the command line or in a file on a certain day. */
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

/** The text, where it is one and no structure: exactly as given, or what its quotes hold. */
function ownWords(data: unknown, text: string): string | undefined {
	if (data === null) return /^\s*(?:~|null)\s*$/i.test(text) ? undefined : text;
	if (typeof data !== "string") return undefined;
	return /^\s*["'|>]/.test(text) ? data : text;
}

/** A word that is the id of one of the boxes or ways was meant to tick or pick that one. */
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
