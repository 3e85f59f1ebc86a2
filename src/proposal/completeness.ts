/** Completeness of items, of sections with their subsections, and of the whole proposal. Knows no files and no screen. */
import { itemOf } from "../outline/lookup.ts";
import type { Item, Outline, Stage } from "../outline/types.ts";
import { cleanAnswer, isFree, isNotApplicable } from "./answers.ts";
import { boxesOfOthers, type OpenBox } from "./boxes-of-others.ts";
import { briefRequest } from "./brief.ts";
import { isExample } from "./example.ts";
import { kindOf } from "./kinds/table.ts";
import { answerCompleteness } from "./kinds/text-completeness.ts";
import { isPlaceholderText } from "./placeholder-words.ts";
import { isExpected, requiredItems } from "./requirements.ts";
import { effectiveAnswer, isSetAside, scopeAside } from "./scopes.ts";
import { completenessFromBelow } from "./section-text.ts";
import type { Answer, Because, Completeness, Proposal, Reason } from "./types.ts";

/** Done items out of all. */
export interface Count {
	readonly done: number;
	readonly of: number;
}

/** A section together with all sections below it. */
export interface SectionStatus {
	readonly id: string;
	readonly label: string;
	readonly level: number;
	/** Items that are required at the stage. */
	readonly required: Count;
	readonly all: Count;
	/** Ids of the items that are required and not done, in outline order. */
	readonly missing: readonly string[];
}

export interface Status {
	/** The stage for which completeness was measured. */
	readonly stage: Stage;
	readonly required: Count;
	readonly all: Count;
	/** In outline order. */
	readonly sections: readonly SectionStatus[];
	/** Ids of the items that are required and not done, in outline order. */
	readonly missing: readonly string[];
	/** Ids of the items that reviewers look for and that are not done, though not required, in outline order. */
	readonly expected: readonly string[];
	/** Boxes that others have to tick and have not. They count for nothing. */
	readonly waiting: readonly OpenBox[];
	/** Ids of the items that scopes mark as not applicable, in outline order. */
	readonly setAside: readonly string[];
	/** By item id. */
	readonly items: Readonly<Record<string, Completeness>>;
}

interface CachedCompleteness {
	readonly answer: Answer | undefined;
	readonly stage: Stage;
	readonly result: Completeness;
}

const cache = new WeakMap<Item, CachedCompleteness>();

/** How far an answer is. The last result of each item is remembered; answers are compared by identity. */
export function completenessOf(item: Item, answer: Answer | undefined, stage: Stage): Completeness {
	const last = cache.get(item);
	if (last && last.answer === answer && last.stage === stage) return last.result;
	const result = computeCompleteness(item, answer, stage);
	cache.set(item, { answer, stage, result });
	return result;
}

function computeCompleteness(item: Item, answer: Answer | undefined, stage: Stage, because?: Because): Completeness {
	const clean = cleanAnswer(item, answer);
	if (clean === undefined) return "blank";
	if (isNotApplicable(clean)) {
		const reason = clean["not-applicable"];
		// “N/A, TBD” is undecided.
		const isPending = isPlaceholderText(reason, stage);
		because?.({ code: isPending ? "stand-in" : "stated", about: [reason] });
		if (isPending) return "placeholder";
		return "not-applicable";
	}
	if (isExample(item, clean, stage)) {
		because?.({ code: "example", about: [] });
		return "placeholder";
	}
	const kind = kindOf(item);
	if (!isFree(item, clean)) return kind.completeness(item, clean, stage, because);
	return kind.freeCompleteness?.(item, clean, stage, because) ?? answerCompleteness(item, clean, stage, because);
}

/** How far an item of a proposal is, by its answer and, where it has none, by what is below its heading. */
export function completenessIn(proposal: Proposal, item: Item, stage: Stage, because?: Because): Completeness {
	const own = (each: Item): Completeness => completenessOf(each, effectiveAnswer(proposal, each), stage);
	const state = because ? computeCompleteness(item, effectiveAnswer(proposal, item), stage, because) : own(item);
	if (state !== "blank") return state;
	return isAnsweredBeside(proposal, item, own) ? "answered" : completenessFromBelow(proposal, item, own, because);
}

/** Whether the file beside the document has what the document itself lacks, such as its number. */
function isAnsweredBeside({ outline }: Proposal, item: Item, own: (each: Item) => Completeness): boolean {
	const field = outline.sidecar?.fields.find(({ otherwise }) => otherwise === item.id);
	const beside = field && itemOf(outline, field.item);
	return beside !== undefined && own(beside) === "answered";
}

/** How far an item is, and why. */
export interface Verdict {
	readonly state: Completeness;
	/** None where nothing but the answer itself, or its absence, speaks for the state. */
	readonly reasons: readonly Reason[];
}

/** The same verdict as `completenessIn`, with its reasons; takes longer, since nothing of it is remembered. */
export function verdictIn(proposal: Proposal, item: Item, stage: Stage): Verdict {
	const scope = scopeAside(proposal, item);
	if (scope) return { state: "not-applicable", reasons: [{ code: "scope", about: [scope.item] }] };
	const reasons: Reason[] = [];
	const state = completenessIn(proposal, item, stage, (reason) => reasons.push(reason));
	return { state, reasons };
}

/** The share that is done, 0 to 1; 1 if there is nothing to do. */
export function fractionDone({ done, of }: Count): number {
	return of === 0 ? 1 : done / of;
}

/** How many of a bar's cells are filled: all only if all is done, none only if nothing is. */
export function filledCells(part: number, cells: number): number {
	if (part <= 0 || part >= 1) return part <= 0 ? 0 : cells;
	return Math.min(Math.max(0, cells - 1), Math.max(1, Math.round(part * cells)));
}

/** The proposal's status for a stage, by default its own. */
export function statusOf(proposal: Proposal, stage: Stage = proposal.stage): Status {
	const { outline } = proposal;
	const states = new Map(outline.items.map((item) => [item, completenessIn(proposal, item, stage)]));
	const below = itemsBySection(outline);
	const required = requiredItems(proposal, stage);
	// A bare yes is asked about, but it is an answer.
	const isSettled = (item: Item): boolean =>
		isDone(states.get(item)!) || (states.get(item) === "partial" && briefRequest(proposal, item) !== undefined);
	const missing = new Set([...required].filter((item) => !isSettled(item)));
	const due = { required, missing };
	return {
		stage,
		...tally(
			outline.items.filter(({ aside }) => !aside),
			states,
			due,
		),
		sections: outline.sections.map(({ id, label, level }) => ({
			id,
			label,
			level,
			...tally(below.get(id) ?? [], states, due),
		})),
		expected: outline.items
			.filter((item) => !required.has(item) && !isDone(states.get(item)!) && isExpected(proposal, item, stage))
			.map(({ id }) => id),
		waiting: boxesOfOthers(proposal, stage),
		setAside: outline.items.filter((item) => isSetAside(proposal, item)).map(({ id }) => id),
		items: Object.fromEntries([...states].map(([item, state]) => [item.id, state])),
	};
}

function isDone(state: Completeness): boolean {
	return state === "answered" || state === "not-applicable";
}

function tally(
	items: readonly Item[],
	states: ReadonlyMap<Item, Completeness>,
	due: { readonly required: ReadonlySet<Item>; readonly missing: ReadonlySet<Item> },
): Pick<Status, "required" | "all" | "missing"> {
	const required = items.filter((item) => due.required.has(item));
	const missing = required.filter((item) => due.missing.has(item)).map(({ id }) => id);
	return {
		required: { done: required.length - missing.length, of: required.length },
		all: { done: items.filter((item) => isDone(states.get(item)!)).length, of: items.length },
		missing,
	};
}

const sectionItems = new WeakMap<Outline, ReadonlyMap<string, readonly Item[]>>();

/** The items of each section and its subsections, whose ids start with the section's. Cached per outline. */
export function itemsBySection(outline: Outline): ReadonlyMap<string, readonly Item[]> {
	const known = sectionItems.get(outline);
	if (known) return known;
	const items = new Map<string, Item[]>(outline.sections.map(({ id }) => [id, []]));
	for (const item of outline.items)
		for (let id = item.section; id !== ""; id = id.slice(0, Math.max(0, id.lastIndexOf("/"))))
			items.get(id)?.push(item);
	sectionItems.set(outline, items);
	return items;
}
