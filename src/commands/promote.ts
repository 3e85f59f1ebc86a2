/**
 * `pep-wizard promote`: moves a draft to another stage, lists what is due there, and opens the wizard at the first item.
 */

import { optionText, type ParsedArguments, type RunCommand } from "../cli/command-spec.ts";
import { table } from "../cli/text-table.ts";
import { EXIT, UsageError, type World } from "../cli/world.ts";
import { type LoadedDraft, loadDraft, proposalOf, reportUnknown } from "../documents/load-draft.ts";
import { recallPosition, rememberPosition } from "../draft/state-folder.ts";
import { DraftStore, WriteError } from "../draft/store.ts";
import { itemOf } from "../outline/lookup.ts";
import { nearestWord } from "../outline/nearest.ts";
import { STAGES, type Stage } from "../outline/types.ts";
import { withStage } from "../proposal/answers.ts";
import { statusOf } from "../proposal/completeness.ts";
import { visible } from "../terminal/sanitize.ts";
import { joinWords } from "../text/english.ts";

export const run: RunCommand = async (call, world) => {
	const [file = "", word = ""] = call.words;
	const stage = stageNamed(word);
	const template = optionText(call, "template");
	const draft = await loadDraft(file, world.cwd, template);
	const missing = statusOf(withStage(proposalOf(draft), stage)).missing;
	await move(draft, stage);
	tell(draft, stage, missing, world);
	const { makeApprovals, reviewsDue } = await import("./promote/reviews.ts");
	world.out(await reviewsDue(draft, stage, world.cwd));
	world.out(await makeApprovals(draft, stage, world.cwd));
	if (call.options["no-edit"]) {
		await reportUnknown(draft, world);
		return EXIT.fine;
	}
	const [first] = missing;
	if (first !== undefined) await startAt(draft.path, first, world);
	const { runSession } = await import("../session/run-session.ts");
	return runSession(await loadDraft(file, world.cwd, template), call, world, { template });
};

/**
 * Validates the arguments when there is no terminal.
 * @throws UsageError for an unknown stage, InputError for an unusable draft
 */
export async function refuse(call: ParsedArguments, world: World): Promise<void> {
	const [file = "", word = ""] = call.words;
	stageNamed(word);
	await loadDraft(file, world.cwd, optionText(call, "template"));
}

/** Makes the next session start at an item; what the author chose to see is kept. */
async function startAt(path: string, item: string, { env }: World): Promise<void> {
	await rememberPosition(env, path, { ...(await recallPosition(env, path)), item, focus: 0, cursor: undefined });
}

function stageNamed(word: string): Stage {
	const stage = STAGES.find((each) => each === word.toLowerCase());
	if (stage) return stage;
	const hint = `expected ${joinWords(STAGES, "or")}`;
	throw new UsageError(
		`“${word}” is not a stage`,
		nearestWord(word, STAGES) ? { word, valid: STAGES, hint } : { hint },
	);
}

/** Merged with what others have written since the draft was read. */
async function move({ path, file, outline, parsed, snapshot }: LoadedDraft, stage: Stage): Promise<void> {
	const store = new DraftStore({ path, file, outline, text: parsed.text, snapshot });
	const saved = await store.save({ ...snapshot, stage });
	if (saved.stage === undefined || saved.stage === stage) return;
	throw new WriteError(file, `someone else has just moved it to ${saved.stage}`, "Run it again to move it further.");
}

/** The items that are due and missing at the stage, one per line. */
function tell(draft: LoadedDraft, stage: Stage, missing: readonly string[], world: World): void {
	const { outline, file, snapshot } = draft;
	const name = outline.stageLabels[stage];
	const from = snapshot.stage === stage ? `${file} is for ${name} already.` : `${file} is for ${name} now.`;
	const rows = missing.map((id) => [`  ${visible(id)}`, visible(itemOf(outline, id)?.label ?? "")]);
	world.out(`${visible(from)}\n`);
	world.out(
		missing.length === 0 ? `Nothing is missing for ${name}.\n` : `Due for ${name}: ${missing.length}\n${table(rows)}`,
	);
}
