/**
 * The steps after the last answer: what each one would run, or why there is nothing to do. Pure: knows what it is told,
 * and runs nothing.
 */
import { shellWord } from "../../cli/output.ts";
import type { Repository } from "../../project/repository.ts";
import { joinWords, pluralize } from "../../text/english.ts";

export const STEP_IDS = ["write", "check", "look", "branch", "commit", "push", "request"] as const;
export type StepId = (typeof STEP_IDS)[number];

/** What the steps depend on; later steps see what earlier ones did. */
export interface Facts {
	/** The draft, as one names it on the command line. */
	readonly draft: string;
	/** Given with --template. */
	readonly template?: string | undefined;
	readonly document: string;
	/** The document as git names it. */
	readonly documentFile: string;
	/** The proposal's files that exist, as git names them. */
	readonly files: readonly string[];
	readonly title: string;
	/** The id of the item that is the pull request's text, if it has an answer. */
	readonly summary: string | undefined;
	/** Undefined outside of a repository. */
	readonly repository: Repository | undefined;
	/** A free name for a branch; undefined if git accepts none. */
	readonly branchName: string | undefined;
	/** Whether `gh` is on the PATH. */
	readonly hasGh: boolean;
}

/** Words without a shell. */
export interface Command {
	readonly words: readonly string[];
	/** The words of `pep-wizard` whose output is its input. */
	readonly input?: readonly string[];
}

export interface Step {
	readonly id: StepId;
	/** What it does, as a sentence. */
	readonly title: string;
	/** Why there is nothing to do, or what has to be done before. */
	readonly blocked?: string;
	/** None if it is blocked. */
	readonly commands: readonly Command[];
	/** Takes back what the first commands did, if a later one fails. */
	readonly undo?: Command;
}

/** The step as things are. */
export function stepOf(id: StepId, facts: Facts): Step {
	return STEPS[id](facts);
}

/** The steps that apply here: those with git only in a repository. */
export function stepIdsFor({ repository }: Pick<Facts, "repository">): readonly StepId[] {
	return repository ? STEP_IDS : STEP_IDS.slice(0, 3);
}

const ready = (id: StepId, title: string, ...commands: readonly Command[]): Step => ({ id, title, commands });
const blocked = (id: StepId, title: string, why: string): Step => ({ id, title, blocked: why, commands: [] });

/** A command of this program about the draft. */
export function own(name: string, { draft, template }: Pick<Facts, "draft" | "template">): Command {
	const option = template === undefined ? [] : ["--template", template];
	return { words: ["pep-wizard", name, draft.startsWith("-") ? `./${draft}` : draft, ...option] };
}

/** File names are names, whatever they look like. */
const git = (...words: readonly string[]): Command => ({ words: ["git", "--literal-pathspecs", ...words] });

const STEPS: { readonly [Id in StepId]: (facts: Facts) => Step } = {
	write: (facts) => ready("write", `Write the Markdown, ${facts.document}.`, own("render", facts)),
	check: (facts) => ready("check", "Check it for what reviewers would find.", own("check", facts)),
	look: (facts) => ready("look", "Look at it as it will be read.", own("preview", facts)),
	branch: (facts) => branchStep(facts),
	commit: (facts) => commitStep(facts),
	push: (facts) => pushStep(facts),
	request: (facts) => requestStep(facts),
};

function branchStep({ repository, branchName }: Facts): Step {
	const title = "Make a branch for it.";
	const { branch, isDefault } = repository!;
	if (branch !== undefined && !isDefault) return blocked("branch", title, `You are on the branch ${branch} already.`);
	if (branchName === undefined) return blocked("branch", title, "Git accepts no branch with the draft's name.");
	return ready("branch", title, { words: ["git", "switch", "-c", branchName] });
}

function commitStep({ repository, files, title: name }: Facts): Step {
	const { branch, commit, changed, untracked, ignored, knowsAuthor } = repository!;
	const where = branch === undefined ? "" : ` to the branch ${branch}`;
	const title = `Commit ${joinWords(changed.length > 0 ? changed : files)}${where}, and nothing else.`;
	const [first] = ignored;
	if (first !== undefined && changed.length === 0) return blocked("commit", title, `Git is told to ignore ${first}.`);
	if (changed.length === 0) return blocked("commit", "Commit it.", "Everything is committed already.");
	if (branch === undefined) {
		const at = commit === undefined ? "" : `, HEAD is detached at ${commit}`;
		return blocked(
			"commit",
			title,
			`You are on no branch${at}: a commit would be hard to find again. Make a branch first.`,
		);
	}
	if (!knowsAuthor) return blocked("commit", title, UNKNOWN_AUTHOR);
	const verb = untracked.length > 0 ? "Add" : "Update";
	const made = git("commit", "--only", "-m", `${verb} ${name}`, "--", ...changed);
	if (untracked.length === 0) return ready("commit", title, made);
	// Git commits no file that it doesn't know; after a failure, such as a hook's, it must not know them either.
	return {
		...ready("commit", title, git("add", "--", ...untracked), made),
		undo: git("reset", "--quiet", "--", ...untracked),
	};
}

const UNKNOWN_AUTHOR =
	"Git doesn't know your name and address. Say them once: git config --global user.name 'YOUR NAME', and git config --global user.email YOU@EXAMPLE.ORG";

/** Why nothing can be proposed to others yet. */
function notReady({ repository }: Facts): string | undefined {
	const { branch, commit, changed, isDefault, remote } = repository!;
	if (remote === undefined) return "The repository has no remote. Add one: git remote add origin URL";
	if (branch === undefined || commit === undefined) return "There is no branch with a commit yet.";
	if (isDefault) return `You are on ${branch}, which a pull request would go to. Make a branch first.`;
	return changed.length > 0 ? `${pluralize(changed.length, "file")} of the proposal not committed yet.` : undefined;
}

function pushStep(facts: Facts): Step {
	const { branch = "", remote = "", isPushed } = facts.repository!;
	const why = notReady(facts) ?? (isPushed ? `${remote} has the branch ${branch} already.` : undefined);
	if (why !== undefined) return blocked("push", "Push the branch.", why);
	return ready("push", `Push the branch ${branch} to ${remote}.`, {
		words: ["git", "push", "--set-upstream", remote, branch],
	});
}

function requestStep(facts: Facts): Step {
	const { hasGh, title: name, summary, repository, document } = facts;
	const title = "Open a draft pull request, with the summary as its text.";
	const first = notReady(facts) ?? (repository!.isPushed ? undefined : "The branch is not pushed yet.");
	const why = hasGh ? first : "GitHub's program gh is not on the PATH; open the pull request on the website.";
	if (why !== undefined) return blocked("request", title, why);
	const words = ["gh", "pr", "create", "--draft", "--title", name];
	if (summary === undefined)
		return ready("request", "Open a draft pull request.", { words: [...words, "--body", `Proposal in ${document}`] });
	const [, , file = "", ...option] = own("get", facts).words;
	return ready("request", title, { words: [...words, "--body-file", "-"], input: ["get", file, summary, ...option] });
}

/** The command as typed in a shell. */
export function lineOf({ words, input }: Command): string {
	const typed = words.map(shellWord).join(" ");
	return input === undefined ? typed : `pep-wizard ${input.map(shellWord).join(" ")} | ${typed}`;
}

/** All steps as lines for a shell, each as it is once those before it are done; why a step has none, as a comment. */
export function commandLines(facts: Facts): string[] {
	const lines: string[] = [];
	let then = facts;
	for (const id of stepIdsFor(facts)) {
		const { title, blocked: why, commands } = stepOf(id, then);
		lines.push(`# ${title}${why === undefined ? "" : ` ${why}`}`, ...commands.map(lineOf));
		if (why === undefined) then = afterStep(id, then);
	}
	return lines;
}

function afterStep(id: StepId, facts: Facts): Facts {
	const { repository, documentFile, files, branchName } = facts;
	if (!repository) return facts;
	const { changed, untracked } = repository;
	const isNew = id === "write" && !files.includes(documentFile);
	const done: { readonly [Id in StepId]?: Partial<Repository> } = {
		write: isNew ? { changed: [...changed, documentFile], untracked: [...untracked, documentFile] } : {},
		branch: { branch: branchName, isDefault: false, isPushed: false },
		commit: { commit: "HEAD", changed: [], untracked: [], isPushed: false },
		push: { isPushed: true },
	};
	return { ...facts, ...(isNew && { files: [...files, documentFile] }), repository: { ...repository, ...done[id] } };
}
