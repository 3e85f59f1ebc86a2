/**
 * Distinguishes questions to answer one by one from those that only help an author write: “Consider the following: Will
 * there be e2e tests?” Knows no questionnaire files.
 */
import { isField, isPlaceholderEntry, isQuestion } from "./list-entries.ts";
import type { RawBlock, RawEntry } from "./raw-template.ts";

/** Headings of questions that are answered one by one. */
const HEADED = /\b(?:questionnaire|survey|questions (?:and|&) answers|faq)\b|\bq ?& ?a\b/i;

/** “Answer the following questions.”, “Each question must be answered.” */
const ANSWER =
	/(?:^|[.!:;\n>*_-])\s*(?:please |kindly )?answer\b[^.\n]{0,40}\b(?:questions?|each|all|every|these|following|below)\b|\b(?:questions?|each|all)\b[^.\n]{0,40}\b(?:must|has to|have to|should|needs? to) be answered\b/i;

/** Whether a section, and all below it, says that its questions are answered one by one. */
export function asksForAnswers(heading: string, parts: readonly RawBlock[]): boolean {
	if (HEADED.test(heading)) return true;
	return parts.some(({ ...part }) => (part.type === "paragraph" || part.type === "comment") && ANSWER.test(part.text));
}

/** “Consider the following in developing a test plan:” */
const HELPING =
	/\b(?:consider|think about|keep in mind|may want to|might want to|for example|such as|e\.g|examples?|ideas|could include|can include|may include|including)\b[^.]*:?\W*$/i;

/**
 * Whether each question of a list takes its own answer: if the section says so and the sentence before the list doesn't
 * say otherwise, or if there is room for an answer below a question.
 */
export function areAskedEach(entries: readonly RawEntry[], before: RawBlock | undefined, isAsked: boolean): boolean {
	if (!entries.every(isQuestion)) return false;
	if (entries.some(({ children }) => children.some(awaitsAnswer))) return true;
	const helps = before?.type === "paragraph" && HELPING.test(before.text);
	return isAsked && !helps;
}

function awaitsAnswer(entry: RawEntry): boolean {
	return entry.box || isField(entry) || isPlaceholderEntry(entry);
}
