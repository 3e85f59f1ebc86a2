/** Recognises a template's list entries: fields, questions, numbered entries, placeholders. Knows no sections. */
import { type Labelled, labelledOf, labelledRow, labelWords } from "../markdown/labelled-lines.ts";
import { plainText } from "../markdown/plain-text.ts";
import { frontMatterLine } from "./front-matter-line.ts";
import { isStandInText } from "./head-fields.ts";
import type { RawEntry } from "./raw-template.ts";

/** The entry split into its label and the rest; undefined if it has no label. */
export function labelledEntry({ text, dress }: RawEntry): Labelled | undefined {
	if (dress === "row") return labelledRow(text);
	if (dress === "plain") return undefined;
	if (dress !== "yaml") return labelledOf(text);
	const line = frontMatterLine(text);
	return line ? { label: line.label, rest: line.value, strong: false } : labelledOf(text);
}

/** Whether the entry asks for a value after its label. Plain words before a colon only count if no sentence follows. */
export function isField(entry: RawEntry): boolean {
	const labelled = labelledEntry(entry);
	if (!labelled || entry.box || entry.children.length > 0) return false;
	const rest = labelled.rest.replace(/<!--[\s\S]*?-->/g, "").trim();
	return labelled.strong || rest === "" || isStandInText(rest);
}

/** Whether the entry is a question. */
export function isQuestion(entry: RawEntry): boolean {
	return !entry.box && /\?$/.test(plainText(entry.text));
}

/** Whether the entry is only a placeholder: `...`, `<package>: <date>`. */
export function isPlaceholderEntry(entry: RawEntry): boolean {
	return entry.text === "" || isStandInText(entry.text) || (!entry.box && /^`?<[^<>]+>/.test(entry.text));
}

/** The pattern of numbered entries, `Goal {n}:`; undefined if the entries are not numbered from 1 up. */
export function numberingPattern(entries: readonly RawEntry[]): string | undefined {
	const written = entries.filter((entry) => !isPlaceholderEntry(entry));
	const patternOf = (entry: RawEntry, at: number): string => {
		const label = labelledOf(entry.text)?.label ?? "";
		return label.replace(new RegExp(`(?<!\\d)${at + 1}(?=\\D*$)`), "{n}");
	};
	const first = written[0] ? patternOf(written[0], 0) : "";
	return first.includes("{n}") && written.every((entry, at) => patternOf(entry, at) === first) ? first : undefined;
}

/** The beginning of an entry in a history: a date, or a placeholder for one. */
const DATE =
	/^[[<{(`*_]*(?:(?:MM|DD|YYYY|M|D|YY)(?:[-/. ](?:MM|DD|YYYY|M|D|YY|mmm)){1,2}|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?|date)[\]>})`*_]*\s*(?:[:–—-]|$)/i;

/** Whether the entry is an event with its date, `MM/DD/YYYY: Idea discussed`: an example of a history. */
export function isDated(entry: RawEntry): boolean {
	return DATE.test(entry.text);
}

/** The noun for one entry of a numbered list: `Goal {n}:` → `goal`. */
export function entryNameOf(pattern: string): string {
	return labelWords(pattern).replace("{n}", "").trim().toLowerCase();
}
