/**
 * An item's example as an answer to start from: structured where the kind can read it, free Markdown otherwise.
 * Knows no screen.
 */
import type { Item, Stage } from "../outline/types.ts";
import { capitalize } from "../text/english.ts";
import { changeAnswer, cleanAnswer, formOf } from "./answers.ts";
import { kindOf } from "./kinds/table.ts";
import type { Answer, Change, Control } from "./types.ts";

/** The example as an answer; undefined if the item has none. */
export function exampleAnswer(item: Item, stage: Stage): Answer | undefined {
	const written = item.guidance.example?.trim();
	if (!written) return undefined;
	const text = written.replace(/^"(.*)"$/, "$1");
	const kind = kindOf(item);
	return kind.fromMarkdown(item, text) ?? kind.fromField?.(item, text) ?? filledIn(item, stage, text) ?? text;
}

/** Answers with less text may be right as they are: “Yes.” */
const LEAST = 50;

/** Whether the answer is the item's example, unchanged. */
export function isExample(item: Item, answer: Answer, stage: Stage): boolean {
	const written = item.guidance.example?.trim() ?? "";
	if (written.length < LEAST) return false;
	const texts = textsIn(answer);
	if (texts.reduce((sum, { length }) => sum + length, 0) < LEAST) return false;
	// Most answers are told apart by their first words, without reading the example.
	if (!texts.every((text) => written.includes(text.trim().split("\n")[0]!))) return false;
	return exampleIn(item, stage) === trimmed(answer);
}

const examples = new WeakMap<Item, { readonly stage: Stage; readonly text: string }>();

/** The example in comparable form. The last one of each item is remembered: its form at a stage. */
function exampleIn(item: Item, stage: Stage): string {
	const last = examples.get(item);
	if (last?.stage === stage) return last.text;
	const text = trimmed(cleanAnswer(item, exampleAnswer(item, stage)));
	examples.set(item, { stage, text });
	return text;
}

/** Without the final line break that a text has in a draft, but not where it was read from Markdown. */
function trimmed(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? part.trim() : part));
}

function textsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The blank form filled in from the text, for an example that names only some of the boxes; undefined without a match. */
function filledIn(item: Item, stage: Stage, text: string): Answer | undefined {
	const changes = (controls: readonly Control[]): Change[] => [...decision(controls, text), ...boxes(controls, text)];
	const apply = (answer: Answer | undefined, some: readonly Change[]): Answer | undefined =>
		some.reduce((before, change) => changeAnswer(item, before, change), answer);
	const ticked = apply(undefined, changes(formOf(item, undefined, stage)));
	// Ticking a box opens its fields.
	const filled = ticked === undefined ? undefined : apply(ticked, fields(formOf(item, ticked, stage), text));
	return cleanAnswer(item, filled) === undefined ? undefined : filled;
}

/** A text such as “Yes, by hand”: the choice, and its explanation. */
function decision(controls: readonly Control[], text: string): Change[] {
	const [choice, below] = controls;
	const [, word = "", rest = ""] = /^(\p{L}+)[,:.;]\s*([\s\S]*)$/u.exec(text) ?? [];
	if (choice?.type !== "choice" || below?.type !== "text") return [];
	const chosen = choice.choices.find(({ label }) => label.toLowerCase() === word.toLowerCase());
	if (!chosen) return [];
	return [
		{ type: "choice", path: choice.path, value: chosen.id },
		{ type: "text", path: below.path, value: capitalize(rest) },
	];
}

const BOX = /^(?:[-*+][ \t]+)?\[[xX]\][ \t]+(.+)$/gm;

/** The ticked boxes, matched by their words. */
function boxes(controls: readonly Control[], text: string): Change[] {
	const wanted = [...text.matchAll(BOX)].map(([, label = ""]) => plain(label));
	return controls.flatMap((control): Change[] => {
		if (control.type !== "tick") return [];
		const label = plain(control.label);
		const isTicked = wanted.some((words) => words !== "" && (label.startsWith(words) || words.startsWith(label)));
		return isTicked ? [{ type: "tick", path: control.path, value: true }] : [];
	});
}

const FIELD = /^[ \t]+[-*+][ \t]+([^:\n]+):[ \t]*(.+)$/gm;

/** The lines `- Label: value` below a ticked box. */
function fields(controls: readonly Control[], text: string): Change[] {
	const written = [...text.matchAll(FIELD)].map(([, label = "", value = ""]) => [plain(label), value] as const);
	return controls.flatMap((control): Change[] => {
		if (control.type !== "text" || control.value !== "") return [];
		const [, value] = written.find(([label]) => label === plain(control.label)) ?? [];
		return value === undefined ? [] : [{ type: "text", path: control.path, value }];
	});
}

/** Words without marks and decoration, to compare labels. */
function plain(label: string): string {
	return label
		.replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim()
		.toLowerCase();
}
