/** Yes or no with an explanation, as an item or as a field. */
import { plainText } from "../../markdown/plain-text.ts";
import { isMap } from "../plain-data.ts";
import type { Change, Confirmation, Control } from "../types.ts";
import { describeData, mismatch, type Parsed, type Path, parseText, yesOrNo } from "./data.ts";
import { isBlank, startsWithParagraph, trimLines } from "./list-markdown.ts";

export const YES_OR_NO = [
	{ id: "yes", label: "Yes" },
	{ id: "no", label: "No" },
] as const;

export const UNDECIDED: Confirmation = { answer: "", explanation: "" };

/** `Yes. Because …`, with the explanation below if it doesn't begin with a plain paragraph. */
export function confirmationText({ answer, explanation }: Confirmation): string {
	const why = trimLines(explanation);
	if (answer === "") return isBlank(why) ? "" : why;
	const word = answer === "yes" ? "Yes." : "No.";
	if (isBlank(why)) return word;
	return startsWithParagraph(why) ? `${word} ${why}` : `${word}\n\n${why}`;
}

/**
 * The inverse, for texts that begin with the answer; undefined for others. A bare `yes`, which differs from the printed
 * form, is kept unchanged as the explanation.
 */
export function readConfirmation(text: string): Confirmation | undefined {
	if (yesOrNo(text)) return { answer: "", explanation: text };
	const word = /^(Yes|No)\.(?= |$|\n\n)/.exec(text);
	if (!word) return undefined;
	const rest = text.slice(word[0].length);
	const explanation = rest.startsWith(" ") ? rest.slice(1) : rest.slice(2);
	const value: Confirmation = { answer: word[1] === "Yes" ? "yes" : "no", explanation };
	return confirmationText(value) === text ? value : undefined;
}

/** A yes or no, or a map of answer and explanation. */
export function parseConfirmation(data: unknown, path: Path): Parsed<Confirmation> {
	const word = yesOrNo(data);
	if (word) return { value: { answer: word, explanation: "" } };
	if (!isMap(data)) return mismatch(path, `expected yes or no, found ${describeData(data)}`, "Write yes or no.");
	const stranger = Object.keys(data).find((key) => key !== "answer" && key !== "explanation");
	if (stranger !== undefined)
		return mismatch(
			[...path, stranger],
			`expected “answer” and “explanation”, found “${stranger}”`,
			"Remove this key, or move its text to the explanation.",
		);
	const answer = yesOrNo(data.answer) ?? (data.answer === undefined || data.answer === null ? "" : data.answer);
	if (answer !== "yes" && answer !== "no" && answer !== "")
		return mismatch([...path, "answer"], "expected yes or no", "Write yes or no here.");
	const explanation = parseText(data.explanation, [...path, "explanation"]);
	return "mismatch" in explanation ? explanation : { value: { answer, explanation: explanation.value } };
}

/** The controls: the choice and the text below it. `label` is Markdown, empty for an item. `hint`: what to explain. */
export function confirmationControls(
	value: Confirmation,
	path: readonly string[],
	level: number,
	label: string,
	optional?: boolean,
	hint?: string,
): Control[] {
	const more = optional ? { optional } : {};
	return [
		{
			type: "choice",
			path: [...path, "answer"],
			label: plainText(label) || "Answer",
			choices: YES_OR_NO,
			value: value.answer,
			level,
			...more,
		},
		{
			type: "text",
			path: [...path, "explanation"],
			label: "Explanation",
			multiline: true,
			explains: true,
			...(hint !== undefined && { hint }),
			value: value.explanation,
			level: label === "" ? level : level + 1,
		},
	];
}

/** The value after a change; `at` is the change's path below it. */
export function changeConfirmation(value: Confirmation, at: readonly string[], change: Change): Confirmation {
	if (at.length !== 1) return value;
	if (change.type === "text" && at[0] === "explanation") return { ...value, explanation: change.value };
	if (change.type !== "choice" || at[0] !== "answer") return value;
	const answer = change.value;
	return answer === "yes" || answer === "no" || answer === "" ? { ...value, answer } : value;
}
