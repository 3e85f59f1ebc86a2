/** Prints how a template is understood and used, for people and as JSON. Reads nothing. */
import { percent } from "../../cli/progress.ts";
import { table } from "../../cli/text-table.ts";
import { plainText } from "../../markdown/plain-text.ts";
import type { Item, Outline } from "../../outline/types.ts";
import type { Counted } from "../../proposal/survey/replacements.ts";
import type { Survey, Usage } from "../../proposal/survey/survey.ts";
import { visibleLine } from "../../terminal/sanitize.ts";
import { pluralize } from "../../text/english.ts";

/** Longer labels are cut. */
const LONGEST = 70;
/** Longer texts of a template or a proposal are cut, so that most notes are on one line. */
const LONGEST_QUOTED = 44;
/** Maximum number of wordings to show. */
const MOST = 5;
/** Minimum number of proposals that must add a heading for it to be listed. */
const FEWEST_ADDING = 2;

/** One line of the outline: an item, or a section without one. */
interface Row {
	readonly item: Item | undefined;
	readonly id: string;
	readonly label: string;
	/** Undefined if it isn't in the document. */
	readonly usage: Usage | undefined;
	/** Whether it is the first of those that share a heading. */
	readonly isFirst: boolean;
}

/** The outline as it is asked, with its use in proposals if there are any. */
export function outlineText(outline: Outline, survey: Survey): string {
	const rows = rowsOf(outline, survey);
	const counted = survey.proposals > 0;
	const cells = rows.map(({ item, id, label, usage }) => [
		visibleLine(id),
		item?.kind ?? "group",
		item ? (item.required === "never" ? "optional" : item.required) : "",
		...(counted
			? [usage ? share(usage.present, survey) : "", usage && item ? share(usage.filled.get(item.id) ?? 0, survey) : ""]
			: []),
		visibleLine(shortened(label, LONGEST)),
	]);
	const head = ["ID", "KIND", "FROM", ...(counted ? ["PRESENT", "FILLED"] : []), "HEADING OR QUESTION"];
	const lines = table([head, ...cells])
		.trimEnd()
		.split("\n");
	const noted = lines.flatMap((line, at) => [
		line,
		...(at === 0 ? [] : notesFor(rows[at - 1]!).map((note) => `    ${note}`)),
	]);
	return `${noted.join("\n")}\n`;
}

/** What proposals add, and how many were read. */
export function addedText({ added, proposals, usages }: Survey): string {
	const replacing = new Set(usages.flatMap(({ replaced }) => replaced.map(({ text }) => text)));
	const often = added
		.filter(({ text, count }) => count >= Math.max(FEWEST_ADDING, proposals / 20) && !replacing.has(text))
		.slice(0, MOST);
	return often.length === 0 ? "" : `Often added: ${countedText(often)}\n`;
}

/** What the proposed questionnaire changes, over all proposals. */
export function changedText(before: Survey, after: Survey): string {
	const counts: readonly (readonly [words: string, count: (survey: Survey) => number])[] = [
		["sections and questions found", ({ usages }) => sum(usages, ({ present }) => present)],
		[
			"items answered",
			({ usages }) => sum(usages, ({ filled }) => [...filled.values()].reduce((all, each) => all + each, 0)),
		],
		["recognised only by similar words", ({ usages }) => sum(usages, similarIn)],
	];
	const changed = counts.flatMap(([words, count]) => {
		const [from, to] = [count(before), count(after)];
		return from === to ? [] : [`${words}: ${from} before, ${to} after`];
	});
	return changed.length === 0 ? "" : `What it changes:\n${changed.map((line) => `  ${line}\n`).join("")}`;
}

function similarIn({ renamed }: Usage): number {
	return renamed.filter(({ by }) => by === "similar").reduce((total, { count }) => total + count, 0);
}

function sum(usages: readonly Usage[], count: (usage: Usage) => number): number {
	return usages.reduce((total, usage) => total + count(usage), 0);
}

/** The same in the shape that docs/json.md documents. */
export function outlineJson(outline: Outline, survey: Survey): unknown[] {
	return rowsOf(outline, survey).map(({ item, id, label, usage }) => ({
		id,
		label,
		kind: item?.kind ?? null,
		required: item?.required ?? null,
		guidance: item?.guidance.text ?? null,
		placeholders: item?.placeholders.filter((text) => !isComment(text)) ?? [],
		present: usage?.present ?? null,
		filled: usage && item ? (usage.filled.get(item.id) ?? 0) : null,
		renamed: usage?.renamed.map(({ text, count, by }) => ({ text, count, by })) ?? [],
		replaced: usage?.replaced ?? [],
	}));
}

/** Items that aren't printed come before or after the others, as they are asked. */
function rowsOf({ items }: Outline, { usages }: Survey): Row[] {
	const placed = usages.flatMap((usage): Row[] => {
		if (usage.items.length === 0) return [{ item: undefined, id: usage.id, label: usage.label, usage, isFirst: true }];
		return usage.items.map((item, nth) => ({ item, id: item.id, label: item.label, usage, isFirst: nth === 0 }));
	});
	const known = new Set(placed.map(({ item }) => item));
	const first = items.findIndex((item) => known.has(item));
	const unplaced = items.flatMap((item, at) => (known.has(item) ? [] : [{ at, row: rowFor(item) }]));
	const before = unplaced.filter(({ at }) => at < first).map(({ row }) => row);
	return [...before, ...placed, ...unplaced.filter(({ at }) => at >= first).map(({ row }) => row)];
}

const rowFor = (item: Item): Row => ({ item, id: item.id, label: item.label, usage: undefined, isFirst: true });

function notesFor({ item, usage, isFirst }: Row): string[] {
	const notes = item ? guidanceNotes(item) : [];
	if (!usage || !isFirst) return notes;
	if (usage.renamed.length > 0) notes.push(`renamed: ${countedText(usage.renamed)}`);
	if (usage.replaced.length > 0) notes.push(`in its place: ${countedText(usage.replaced)}`);
	if (usage.questions.length > 1)
		notes.push(
			`${pluralize(usage.questions.length, "question")} as guidance, kept by ${pluralize(usage.keeping, "proposal")}`,
		);
	return notes;
}

/** The guidance shown to the author, and texts that don't count as an answer. */
function guidanceNotes({ guidance, placeholders, entries }: Item): string[] {
	const notes: string[] = [];
	const texts = placeholders.filter((text) => !isComment(text));
	const text = guidance.text ?? "";
	const isOnlyText = texts.length > 0 && !placeholders.some(isComment) && text.startsWith(texts[0]!.slice(0, LONGEST));
	if (text !== "" && !isOnlyText) notes.push(`guidance: ${quoted(text)}${lengthOf(text)}`);
	if (texts.length > 0) {
		const more = texts.length > 1 ? ` and ${texts.length - 1} more` : "";
		notes.push(`${isOnlyText ? "guidance and placeholder" : "placeholder"}: ${quoted(texts[0]!)}${more}`);
	}
	if (entries && entries.length > 0)
		notes.push(`${pluralize(entries.length, "box").replace(/boxs$/, "boxes")} to tick`);
	return notes;
}

const isComment = (text: string): boolean => /^\s*<!--/.test(text);

function lengthOf(text: string): string {
	const words = text.split(/\s+/).length;
	return words > 12 ? ` (${words} words)` : "";
}

function countedText(all: readonly Counted[]): string {
	const shown = all.slice(0, MOST).map(({ text, count }) => `${quoted(text)} (${count})`);
	const more = all.length > MOST ? ` and ${all.length - MOST} more` : "";
	return shown.join(", ") + more;
}

const share = (count: number, { proposals }: Survey): string => percent({ done: count, of: proposals }).padStart(6);

/** A text on one line, without quote markers. */
function quoted(text: string): string {
	const words = plainText(text.slice(0, 10 * LONGEST).replace(/^[ \t]*>[ \t]?/gm, ""));
	return visibleLine(`“${shortened(words, LONGEST_QUOTED)}”`);
}

function shortened(text: string, longest: number): string {
	return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}
