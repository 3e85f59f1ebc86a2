/**
 * Text that a script gives for an item → an answer, or what is wrong with it. Texts are kept exactly; what is more than
 * a text is read as YAML, of which JSON is a part. Stricter than a draft: nobody is there to see what became of it.
 */
import { readValue } from "../../draft/codec.ts";
import { nearest } from "../../outline/nearest.ts";
import { InputError } from "../../outline/problem.ts";
import type { Item } from "../../outline/types.ts";
import { parseAnswer } from "../../proposal/answers.ts";
import { isLineKind } from "../../proposal/input-text.ts";
import { meantChoice } from "../../proposal/kinds/choices.ts";
import type { Answer } from "../../proposal/types.ts";
import { formatError } from "../../proposal/validate.ts";
import { wrongForm } from "./answer-form.ts";

export interface Wrong {
	/** Without a full stop. */
	readonly message: string;
	readonly fix?: string;
	/** Where in the text, 1-based. */
	readonly line?: number;
	readonly column?: number;
}

type Read = { readonly answer: Answer } | { readonly wrong: Wrong };

/** Whether a file's last line break is none of the answer's. */
function isOneLine(item: Item): boolean {
	return isLineKind(item.kind);
}

/** The answer in a text, as given on the command line or in a file. */
export function answerFrom(item: Item, text: string): Read {
	if (!/\S/.test(text)) return wrong("the value is empty", "Take an answer away with --clear.");
	if (item.kind === "prose") return formed(item, text, () => ({}));
	if (isOneLine(item)) return lineFrom(item, text.replace(/\r?\n$/, ""));
	if (item.kind === "people" && !/^\s*(?:[[\-{"'|>]|$)/.test(text)) return peopleFrom(item, text);
	return structureFrom(item, text);
}

function wrong(message: string, fix?: string): Read {
	return { wrong: { message, fix } };
}

function lineFrom(item: Item, text: string): Read {
	const read = formed(item, text, () => ({}));
	return "wrong" in read || item.kind !== "choice" ? read : choiceFrom(item, text);
}

function choiceFrom(item: Item, text: string): Read {
	const id = meantChoice(item.choices, text);
	if (id !== undefined) return { answer: id };
	const ids = (item.choices ?? []).map((choice) => choice.id);
	const meant = nearest(text, ids);
	return wrong(`expected ${ids.join(", ")}, found “${text}”`, meant && `Did you mean “${meant}”?`);
}

/** `@anna, Ben <ben@example.org>`: an at sign is no YAML. */
function peopleFrom(item: Item, text: string): Read {
	const people = text.split(/[,;\n]/).map((person) => person.trim());
	const named = people.filter((person) => person !== "");
	for (const person of named) {
		const mend = formatError("people", person);
		if (mend !== undefined) return wrong(`expected names or handles, found “${person}”`, mend);
	}
	return parsed(item, named, () => ({}));
}

function structureFrom(item: Item, text: string): Read {
	try {
		const { data, placeOf } = readValue(text, "value");
		const own = ownWords(data, text);
		if (own === undefined) return parsed(item, data, (path) => placeOf(path));
		return strayId(item, own) ?? parsed(item, own, () => ({}));
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const [problem] = error.problems;
		const fix = `${problem?.fix ?? ""} Text of your own goes between double quotes.`.trim();
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
function strayId(item: Item, text: string): Read | undefined {
	const ids = [...(item.entries ?? []), ...(item.options ?? [])].map(({ id }) => id);
	const meant = /^\S+$/.test(text.trim()) ? nearest(text.trim(), ids) : undefined;
	if (meant === undefined) return undefined;
	const given = item.kind === "options" ? `{${meant}: {}}` : `[${meant}]`;
	return wrong(`expected a ${item.kind === "options" ? "map" : "list"} with ids, found text`, `Write “${given}”.`);
}

type PlaceOf = (path: readonly (string | number)[]) => { readonly line?: number; readonly column?: number };

function parsed(item: Item, data: unknown, placeOf: PlaceOf): Read {
	const read = parseAnswer(item, data);
	if ("mismatch" in read) {
		const { path, message, fix } = read.mismatch;
		const { line, column } = placeOf(path);
		return { wrong: { message, fix, line, column } };
	}
	if (read.answer === undefined) return wrong("the value is empty", "Take an answer away with --clear.");
	return formed(item, read.answer, placeOf);
}

function formed(item: Item, answer: Answer, placeOf: PlaceOf): Read {
	const mismatch = wrongForm(item, answer);
	if (!mismatch) return { answer };
	const { path, message, fix } = mismatch;
	return { wrong: { message, fix, ...placeOf(path) } };
}
