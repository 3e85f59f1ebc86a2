/**
 * `pep-wizard get`: prints one answer or a whole draft for scripts: as written, as YAML, or as JSON.
 */

import { optionText, type RunCommand } from "../cli/command-spec.ts";
import { jsonText, showText } from "../cli/output.ts";
import { EXIT } from "../cli/world.ts";
import { chooseItem, STAGE_ID } from "../documents/choose-item.ts";
import { type LoadedDraft, loadDraft, proposalOf, reportUnknown } from "../documents/load-draft.ts";
import type { Item } from "../outline/types.ts";
import { cleanAnswer, serializeAnswer } from "../proposal/answers.ts";
import { completenessIn } from "../proposal/completeness.ts";
import { kindOf } from "../proposal/kinds/table.ts";
import { ownValue } from "../proposal/plain-data.ts";
import type { Answer } from "../proposal/types.ts";

export const run: RunCommand = async (call, world) => {
	const [file = "", id] = call.words;
	const draft = await loadDraft(file, world.cwd, optionText(call, "template"));
	if (id === undefined) await reportUnknown(draft, world);
	const json = Boolean(call.options.json);
	const text = id === undefined ? await wholeText(draft, json) : await answerText(draft, id, json, world.cwd);
	// JSON is escaped already; visible marks would change the value.
	if (json) world.out(text);
	else await showText(text, world);
	return EXIT.fine;
};

/** The draft freshly printed, or version 1 of the JSON in docs/json.md. */
async function wholeText({ file, parsed, outline, snapshot }: LoadedDraft, json: boolean): Promise<string> {
	const { template } = parsed;
	const answers: Record<string, Answer> = {};
	for (const item of outline.items) {
		const answer = item.isStage ? undefined : cleanAnswer(item, ownValue(snapshot.answers, item.id));
		if (answer !== undefined) answers[item.id] = answer;
	}
	if (json) return jsonText({ "pep-wizard-answers": 1, file, template, stage: snapshot.stage, answers });
	const { printDraft } = await import("../draft/codec.ts");
	return printDraft(outline, { template, stage: snapshot.stage, answers });
}

async function answerText(draft: LoadedDraft, id: string, json: boolean, cwd: string): Promise<string> {
	const { stage, answers } = draft.snapshot;
	const item = chooseItem(id, draft, cwd);
	if (item === STAGE_ID) {
		return json ? jsonText({ "pep-wizard-answer": 1, id, answer: stage }) : `${stage}\n`;
	}
	const answer = cleanAnswer(item, ownValue(answers, item.id));
	if (!json) return plainText(item, answer);
	const completeness = completenessIn(proposalOf(draft), item, stage);
	return jsonText({ "pep-wizard-answer": 1, id, kind: item.kind, completeness, answer: answer ?? null });
}

/** Texts as written, structured answers as YAML. Kinds of one line get a final newline. */
async function plainText(item: Item, answer: Answer | undefined): Promise<string> {
	if (answer === undefined) return "";
	if (typeof answer !== "string") {
		const { printValue } = await import("../draft/codec.ts");
		return printValue(serializeAnswer(item, answer) as object);
	}
	return kindOf(item).isOneLine && !answer.endsWith("\n") ? `${answer}\n` : answer;
}
