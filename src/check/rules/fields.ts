/** Rules about fields of the proposal as a whole: its stage and its number. */

import { itemOf } from "../../outline/lookup.ts";
import { nearestWord } from "../../outline/nearest.ts";
import { STAGES } from "../../outline/types.ts";
import { skeletonNodes } from "../../proposal/layout/skeleton.ts";
import { ownValue } from "../../proposal/plain-data.ts";
import { joinWords } from "../../text/english.ts";
import { itemName, quoted } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

export const stage = {
	id: "stage/unknown",
	severity: "error",
	about: "The document doesn't name its stage, or names one that doesn't exist.",
	fix: "Write one of the template's stage names. Until then, the first stage is assumed.",
	check: ({ proposal: { outline, layout }, structure, document }) => {
		const item = outline.items.find(({ isStage }) => isStage);
		const line = item && structure?.questions.get(item.id);
		if (!item || !layout || line === undefined) return [];
		const slot = skeletonNodes(layout).find((piece) => piece.type === "slot" && piece.id === item.id);
		const word = slot?.type === "slot" ? slot.spelling : undefined;
		// Printed as the outline prints it, or with one of its stage names.
		const isEmpty = /:[*_]*[ \t]*$/.test(document.lines[line]!);
		if (!isEmpty && (!slot || word === undefined)) return [];
		const known = STAGES.map((each) => outline.stageLabels[each]);
		const given = word?.trim() ?? "";
		const isBlank = given === "" || item.placeholders.includes(given);
		const meant = isBlank ? undefined : nearestWord(given, known);
		const message = isBlank ? `${itemName(item)} has no value` : `${quoted(given)} is not a stage`;
		const fix = meant
			? `Write ${quoted(meant)}.`
			: `Write ${joinWords(
					known.map((each) => quoted(each)),
					"or",
				)}.`;
		return [{ message, fix, item: item.id }];
	},
} as const satisfies Rule;

export const number = {
	id: "number/mismatch",
	severity: "error",
	about: "The proposal's number differs from the number in its file name or folder name.",
	fix: "Rename the file or folder, or correct the number.",
	check: (context) => {
		const parts = context.path.split("/");
		const file = leadingNumber(parts.at(-1)!);
		// A folder's number only applies to its main file: `1234-resize/README.md`.
		const folder = isNamedByFolder(parts.at(-1)!, context) ? leadingNumber(parts.at(-2) ?? "") : undefined;
		const given = numberIn(context);
		return [
			...(file !== undefined && given !== undefined && file !== given
				? [differ(given, `the file name has ${file}`)]
				: []),
			...(folder !== undefined && given !== undefined && folder !== given
				? [differ(given, `the folder name has ${folder}`)]
				: []),
		];
	},
} as const satisfies Rule;

/** Whether the file's own name says nothing: `README.md`, or the template's name. */
function isNamedByFolder(file: string, { proposal: { outline } }: Context): boolean {
	const stem = file.replace(/\..*$/, "").toLowerCase();
	return ["readme", "index", "pep", outline.template.toLowerCase()].includes(stem);
}

function differ(given: string, what: string): RawFinding {
	return { message: `the proposal's number is ${given}, but ${what}`, fix: "Make them match.", item: "number" };
}

/** The proposal's own number, without leading zeros. */
export function numberIn({ proposal: { outline, answers } }: Context): string | undefined {
	const answer = itemOf(outline, "number") ? ownValue(answers, "number") : undefined;
	const digits = typeof answer === "string" ? /^#?0*(\d{1,15})$/.exec(answer.trim())?.[1] : undefined;
	return digits;
}

/** `1234-resize.md` and `0042.md` have one; `2026-03-01-notes.md` starts with a date. */
export function leadingNumber(name: string): string | undefined {
	if (/^\d{4}-\d{2}(?:-\d{2})?(?:\D|$)/.test(name)) return undefined;
	return /^(?:[a-z]{3}-)?0*(\d{1,15})(?=[-_. ]|$)/i.exec(name)?.[1];
}
