/** A small outline with an item of each kind, and short ways to read and write drafts of it. */
import { parseDraft, readAnswers } from "../../src/draft/codec.ts";
import type { InputError, Problem } from "../../src/outline/problem.ts";
import type { Item, Outline, Stage } from "../../src/outline/types.ts";
import type { Snapshot } from "../../src/proposal/merge-answers.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { ITEMS, item } from "../proposal/items.ts";

/** An outline that asks for these items. */
export function outlineOf(items: readonly Item[]): Outline {
	const stageLabels = { alpha: "Alpha", beta: "Beta", stable: "Stable" };
	return { template: "pep", description: "", blocks: [], sections: [], items, stageLabels };
}

/** `title`, `number`, `summary`, the stage, and one item for each kind. */
export const OUTLINE = outlineOf([
	item("line", { id: "title" }),
	item("line", { id: "number" }),
	item("choice", { id: "target-stage", isStage: true }),
	item("prose", { id: "summary" }),
	...Object.entries(ITEMS).map(([name, each]) => ({ ...each, id: `kinds/${name}` })),
]);

/** A draft's first lines, up to the answers. */
export const HEAD = "pep-wizard: 1\ntemplate: pep\nstage: alpha\n";

/** A draft with these lines below `answers:`. */
export function draftWith(...lines: readonly string[]): string {
	return `${HEAD}answers:\n${lines.map((line) => `${line}\n`).join("")}`;
}

export function sides(answers: Answers, stage: Stage = "alpha"): Snapshot {
	return { stage, answers };
}

/** What a draft's text says. */
export function sidesIn(text: string, outline: Outline = OUTLINE): Snapshot {
	const draft = parseDraft(text, "a.pep.yaml");
	return { stage: draft.stage, answers: readAnswers(draft, outline).answers };
}

/** What is wrong with it; fails when nothing is. */
export function problemsOf(run: () => unknown): readonly Problem[] {
	try {
		run();
	} catch (error) {
		if ((error as Error).name === "InputError") return (error as InputError).problems;
		throw error;
	}
	throw new Error("nothing was wrong");
}
