/**
 * Why an item counts as it does, for people: the verdict's reasons, and where its answer was read from, in words. Judges
 * and reads nothing itself.
 */
import { plainText } from "../markdown/plain-text.ts";
import { itemOf } from "../outline/lookup.ts";
import { guideOf } from "../outline/review-guide.ts";
import type { Item, Outline, Requirement, ReviewGuide, Stage } from "../outline/types.ts";
import { joinWords } from "../text/english.ts";
import { verdictIn } from "./completeness.ts";
import { expectedOf } from "./kinds/table.ts";
import { outlineWithExtras } from "./layout/extras.ts";
import type { Landing, Lines, Origin } from "./reading/origins.ts";
import type { Completeness, Proposal, Reason } from "./types.ts";

/** Where an answer is in a file. */
export interface AnswerOrigin extends Partial<Origin> {
	/** The file, if it isn't the proposal's own. */
	readonly file?: string | undefined;
	/** Undefined without an answer. */
	readonly lines: Lines | undefined;
}

export interface Explanation {
	readonly id: string;
	readonly label: string;
	readonly required: Requirement;
	readonly state: Completeness;
	readonly reasons: readonly (Reason & { readonly text: string })[];
	readonly origin: AnswerOrigin;
	/** What the questionnaire tells reviewers. */
	readonly guide: Pick<ReviewGuide, "lookFor" | "gaps">;
	/** The proposal is Markdown, in which an item may have no place. */
	readonly isDocument: boolean;
}

/** Longer words of a document are cut. */
const LONGEST = 60;
/** As many names are listed. */
const MOST = 5;

/** Explains an item of a proposal. `isDocument`: its origins are those in a Markdown document. */
export function explain(
	proposal: Proposal,
	item: Item,
	stage: Stage,
	origin: AnswerOrigin,
	isDocument: boolean,
): Explanation {
	const { state, reasons } = verdictIn(proposal, item, stage);
	const outline = outlineWithExtras(proposal.outline, proposal.layout);
	const { id, label, required } = item;
	const said = reasons.map((reason) => ({ ...reason, text: reasonText(reason, item, outline) }));
	const guide = guideOf(item);
	return { id, label, required, state, reasons: said, origin, guide, isDocument };
}

/** What a reader should know, a sentence each without a full stop. `all`: also what is as the template has it. */
export function notesOf(explanation: Explanation, all: boolean): string[] {
	const { label, reasons, state } = explanation;
	const { landing, file, lines } = explanation.origin;
	const notes: string[] = [];
	if (file !== undefined && all) notes.push(lines ? `read from ${file}` : `not in ${file}`);
	if (landing) notes.push(...landingNotes(landing, label, all));
	if (all && isAbsent(explanation) && file === undefined)
		notes.push("neither its heading nor its question is in the document");
	if (all && landing && state === "blank") notes.push("there is no text");
	return [...notes, ...new Set(reasons.map(({ text }) => text))];
}

/** A document has no place for the item. */
export function isAbsent({ isDocument, origin }: Explanation): boolean {
	return isDocument && !origin.landing && !origin.lines;
}

function landingNotes({ by, line, text, elsewhere }: Landing, label: string, all: boolean): string[] {
	const found = `${quoted(text)} on line ${line}`;
	const notes: Record<Landing["by"], string | undefined> = {
		exact: all || elsewhere ? `found by its wording: ${found}` : undefined,
		alias: `found by an alias: ${found}`,
		similar: `found by words similar to ${quoted(label)}: ${found}`,
		position: all ? `taken for the title by its position: ${found}` : undefined,
		extra: `not in the template: ${found}`,
	};
	const note = notes[by];
	return note === undefined ? [] : [elsewhere ? `${note}, outside of its section` : note];
}

function reasonText({ code, about }: Reason, item: Item, outline: Outline): string {
	const words: Record<Reason["code"], () => string> = {
		"template-text": () => `only the template's text: ${listed(about)}`,
		"stand-in": () => `says only ${listed(about)}`,
		example: () => "the example, unchanged",
		missing: () => `missing: ${listed(about)}`,
		malformed: () => `expected ${expectedOf(item).expects?.noun ?? "another form"}, found ${listed(about)}`,
		"malformed-fields": () => `not in the expected form: ${listed(about)}`,
		unticked: () => `not ticked: ${listed(about)}`,
		undecided: () => "starts with neither yes nor no",
		unexplained: () => `says only ${quoted(about[0] ?? "")}, but the question asks for more: ${quoted(about[1] ?? "")}`,
		subsections: () => `answered by subsections of its own: ${listed(labels(about, outline))}`,
		parts: () => `answered by its parts: ${about.slice(0, MOST).join(", ")}${more(about)}`,
		scope: () => `set aside by the answer to ${listed(labels(about, outline))}`,
		stated: () => (about.join("").trim() === "" ? "no reason is given" : `the reason: ${listed(about)}`),
	};
	return words[code]();
}

function labels(ids: readonly string[], outline: Outline): string[] {
	return ids.map((id) => itemOf(outline, id)?.label ?? id);
}

function listed(texts: readonly string[]): string {
	const shown = texts.slice(0, MOST).map(quoted);
	return texts.length > MOST ? `${shown.join(", ")}${more(texts)}` : joinWords(shown);
}

function more(all: readonly string[]): string {
	return all.length > MOST ? ` and ${all.length - MOST} more` : "";
}

/** On one line, shortened. */
function quoted(text: string): string {
	const words = plainText(text.slice(0, 10 * LONGEST));
	return `“${words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words}”`;
}
