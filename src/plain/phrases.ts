/** Sentences about an item, its answer and the proposal that read well aloud. Pure; asks nothing. */

import { type Item, isDue } from "../outline/types.ts";
import { isNotApplicable, markdownOfAnswer } from "../proposal/answers.ts";
import { type Count, fractionDone } from "../proposal/completeness.ts";
import { kindOf } from "../proposal/kinds/table.ts";
import { isExpected, isRequired } from "../proposal/requirements.ts";
import { effectiveAnswer } from "../proposal/scopes.ts";
import type { Answer, Completeness, Control, Proposal } from "../proposal/types.ts";
import { pluralize } from "../text/english.ts";
import { controlsOf } from "../wizard/form.ts";
import { statusOfProposal } from "../wizard/state.ts";
import type { Conflict, State } from "../wizard/types.ts";

const COMPLETENESS = {
	blank: "not answered yet",
	placeholder: "only a placeholder so far",
	partial: "in progress",
	answered: "answered",
	"not-applicable": "marked as not applicable",
} as const satisfies Record<Completeness, string>;

/** Lines of a long answer that are shown without being asked for. */
const LINES_SHOWN = 12;

/** The item's position, heading, kind and progress. */
export function headerOf(state: State, item: Item): string[] {
	const { outline } = state.proposal;
	const at = outline.items.indexOf(item) + 1;
	const completeness = statusOfProposal(state.proposal).items[item.id] ?? "blank";
	return [
		"",
		`Item ${at} of ${outline.items.length}: ${item.label}`,
		...(item.path.length > 0 ? [`In ${item.path.join(", ")}.`] : []),
		`${kindOf(item).name}, ${requirementWords(state.proposal, item)}, ${COMPLETENESS[completeness]}.`,
	];
}

function requirementWords(proposal: Proposal, item: Item): string {
	const { stage } = proposal;
	if (isRequired(proposal, item, stage)) return `required for ${stage}`;
	if (isExpected(proposal, item, stage)) return "reviewers look for it";
	if (item.required === "never" || isDue(item.required, stage)) return "optional";
	const welcome = item.encouraged !== undefined && isDue(item.encouraged, stage) ? "welcome, " : "";
	return `${welcome}required from ${item.required} on`;
}

/** What to write and why, the first paragraph of each. */
export function shortGuidance(item: Item): string[] {
	const { text, why } = item.guidance;
	return [firstParagraph(text), why ? `Why: ${firstParagraph(why)}` : ""].filter((line) => line !== "");
}

/** All guidance for the item. */
export function fullGuidance(item: Item): string[] {
	const { text, why, example, reviewers } = item.guidance;
	const part = (title: string, words: string | undefined): string[] => (words ? [title, words.trim(), ""] : []);
	const lines = [
		...part("What to write:", text),
		...part("Why it is asked:", why),
		...part("For example:", example),
		...part("Reviewers look for:", reviewers),
	];
	return lines.length > 0 ? lines.slice(0, -1) : ["There is no more guidance for this item."];
}

function firstParagraph(text = ""): string {
	return text.trim().split(/\n\s*\n/)[0]!;
}

/** The current answer; nothing if it is blank, or if the question itself shows it. */
export function presentAnswer(state: State, item: Item): string[] {
	const answer = effectiveAnswer(state.proposal, item);
	if (isNotApplicable(answer)) return [markdownOfAnswer(item, answer)];
	const completeness = statusOfProposal(state.proposal).items[item.id];
	if (completeness === "blank" || controlsOf(state, item).every(({ type }) => type === "tick")) return [];
	return introduced("The answer", markdownOfAnswer(item, answer));
}

/** `The answer is: x`; a longer text on the lines below, with an audible end. */
export function introduced(name: string, text: string): string[] {
	const lines = text.split(/\r\n|\r|\n/);
	if (lines.length === 1) return [`${name} is: ${text.replace(/^- (?=\S)/, "")}`];
	const more = lines.length - LINES_SHOWN;
	if (more <= 0) return [`${name} is:`, ...lines, "End of text."];
	return [`${name} is:`, ...lines.slice(0, LINES_SHOWN), `${pluralize(more, "more line")}; /show prints everything.`];
}

/** `12 of 29 required answers given for alpha, 41 percent.` */
export function progressOf(state: State): string {
	const { required, all } = statusOfProposal(state.proposal);
	const { stage } = state.proposal;
	if (required.of === 0) return `${all.done} of ${all.of} answers given; ${stage} requires none.`;
	return `${required.done} of ${required.of} required answers given for ${stage}, ${percent(required)} percent.`;
}

function percent(part: Count): number {
	return Math.floor(fractionDone(part) * 100);
}

/** The name of what is asked for, if it has none of its own. */
export const ANSWER = "Answer";

/** A control's label, or `Answer` if it has none. */
export function labelOf(control: Control): string {
	return control.label === "" ? ANSWER : control.label;
}

/** Both versions of an item that was changed here and in the file. */
export function conflictWords(item: Item, mine: Answer | undefined, { theirs, from }: Conflict): string[] {
	const side = (name: string, answer: Answer | undefined): string[] =>
		answer === undefined ? [`${name} is empty.`] : introduced(name, markdownOfAnswer(item, answer));
	const [said, first, second] = CONFLICTS[from ?? "typed"];
	return ["", `${item.label}: ${said}`, ...side(first, mine), ...side(second, theirs)];
}

/** Keyed by the source of the version that is not in the draft. */
const CONFLICTS = {
	typed: ["you changed this, and so did someone else in the file.", "Yours", "Theirs"],
	session: ["you wrote this last time, but it could not be saved.", "Yours", "The draft's"],
	markdown: ["this was changed in the Markdown file and in the draft.", "The Markdown's", "The draft's"],
} as const satisfies Record<"typed" | NonNullable<Conflict["from"]>, readonly [string, string, string]>;
