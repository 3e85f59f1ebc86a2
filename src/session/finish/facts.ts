/** Collects what the steps after the last answer depend on: the proposal's files, the repository around them, programs. */
import { existsSync } from "node:fs";
import { basename, dirname, relative } from "node:path";
import type { World } from "../../cli/world.ts";
import { documentOf, sidecarOf } from "../../documents/document-path.ts";
import { type LoadedDraft, loadDraft, proposalOf } from "../../documents/load-draft.ts";
import { reviewOfDraft } from "../../documents/review-file.ts";
import { itemOf, summaryOf } from "../../outline/lookup.ts";
import { reviewName, slugOf } from "../../project/draft-name.ts";
import { type Around, freeBranch, isSameWorkTree, repositoryAround } from "../../project/repository.ts";
import { markdownOfAnswer } from "../../proposal/answers.ts";
import { type Status, statusOf } from "../../proposal/completeness.ts";
import { shortTitle } from "../../proposal/headings.ts";
import { withoutControls } from "../../proposal/input-text.ts";
import type { Proposal } from "../../proposal/types.ts";
import type { NamedPath } from "../../templates/own-template.ts";
import { firstProgramOnPath } from "../../terminal/programs.ts";
import type { Facts } from "./steps.ts";

export interface Finishing extends Facts {
	readonly proposal: Proposal;
	readonly status: Status;
	/** The folder that git and gh run in. */
	readonly folder: string;
}

/** The facts as they are now. @throws InputError if the draft can't be read */
export async function factsOf(file: string, world: World, template?: string): Promise<Finishing> {
	const draft = await loadDraft(file, world.cwd, template);
	const proposal = proposalOf(draft);
	const document = documentOf(draft, proposal.answers);
	const folder = await folderFor(draft, world);
	const files = filesOf(draft, document, proposal).map((path) => relative(folder, path));
	const around: Around = { cwd: folder, env: world.env };
	const repository = await repositoryAround(files, around);
	const name = slugOf(basename(draft.path).replace(/(\.pep)?\.ya?ml$/i, ""));
	return {
		draft: draft.file,
		template,
		document: document.shown,
		documentFile: relative(folder, document.path),
		files,
		title: withoutControls(shortTitle(proposal) ?? basename(draft.path)).replace(/\s+/g, " "),
		summary: summaryIn(proposal),
		repository,
		branchName: repository && name !== "" ? await freeBranch(name, around) : undefined,
		hasGh: firstProgramOnPath(["gh"], world.env) !== undefined,
		proposal,
		status: statusOf(proposal),
		folder,
	};
}

/** The draft, its document, the YAML file that goes with it, and its review, if they exist. */
function filesOf(draft: LoadedDraft, document: NamedPath, proposal: Proposal): string[] {
	const sidecar = sidecarOf(draft.outline, document)?.path;
	const reviews = [reviewOfDraft(draft, () => proposal).path, reviewName(document.path)];
	const all = [draft.path, document.path, sidecar, ...reviews].filter((each) => each !== undefined);
	return [...new Set(all)].filter((each) => existsSync(each));
}

/** The working folder, so that commands can be repeated as printed; the draft's, if that is in another repository. */
async function folderFor({ path }: LoadedDraft, { cwd, env }: World): Promise<string> {
	const own = dirname(path);
	return (await isSameWorkTree({ cwd, env }, { cwd: own, env })) ? cwd : own;
}

function summaryIn({ outline, answers }: Proposal): string | undefined {
	const item = summaryOf(outline);
	const answer = item && itemOf(outline, item.id) ? answers[item.id] : undefined;
	return item && typeof answer === "string" && markdownOfAnswer(item, answer).trim() !== "" ? item.id : undefined;
}
