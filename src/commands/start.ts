/**
 * `pep-wizard` without a command: lists the drafts here and in subfolders, to resume one or start another; shows a greeting
 * if there are none.
 */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { ParsedArguments, RunCommand } from "../cli/command-spec.ts";
import { EXIT, type World } from "../cli/world.ts";
import { loadDraft, proposalOf } from "../documents/load-draft.ts";
import { itemOf } from "../outline/lookup.ts";
import { formatProblem, InputError } from "../outline/problem.ts";
import { findDrafts } from "../project/find-files.ts";
import { fractionDone, statusOf } from "../proposal/completeness.ts";
import { shortTitle } from "../proposal/headings.ts";
import { askTerminal, isPlain, runSession, terminalOf } from "../session/run-session.ts";
import { visible, visibleLine } from "../terminal/sanitize.ts";
import { pluralize } from "../text/english.ts";
import type { Draft } from "../wizard/start/drafts.ts";
import type { PickOutcome } from "../wizard/start/outcomes.ts";

/** Only the most recently changed drafts are read and listed. */
const MAX_LISTED = 200;
/** Maximum number of problems printed before the list; more would scroll it off the screen. */
const MAX_REPORTED = 5;

export const run: RunCommand = async (call, world, table) => {
	for (;;) {
		const picked = await pick(await listDrafts(world), call, world);
		if (picked.type !== "new") return open(picked, call, world);
		const { newProposal } = await import("./new.ts");
		const ended = await newProposal({ options: call.options, words: [] }, world, table);
		// Back to the list that the form was opened from.
		if (ended !== "cancelled") return ended;
	}
};

async function open(
	picked: Exclude<PickOutcome, { readonly type: "new" }>,
	call: ParsedArguments,
	world: World,
): Promise<number> {
	const edit = async (file: string) => runSession(await loadDraft(file, world.cwd), call, world);
	switch (picked.type) {
		case "cancelled":
			return picked.interrupted ? EXIT.interrupted : EXIT.fine;
		case "resume":
			return edit(picked.file);
		case "example":
			return openExample(call, world);
		case "import":
			return edit(await (await import("./import.ts")).importProposal(picked.file, {}, world));
	}
}

async function openExample(call: ParsedArguments, world: World): Promise<number> {
	const { exampleCopy, exampleOpening } = await import("./start/example.ts");
	const draft = await loadDraft(await exampleCopy(world), world.cwd);
	return runSession(draft, call, world, { opening: exampleOpening(draft) });
}

async function pick(drafts: readonly Draft[], call: ParsedArguments, world: World): Promise<PickOutcome> {
	const capabilities = terminalOf(world);
	const proposals = drafts.length === 0 ? await proposalsBelow(world) : [];
	if (isPlain(call, capabilities)) {
		const { greet, pickDraft } = await import("../plain/pick.ts");
		const talk = { ...world.streams, env: world.env, unicode: capabilities.unicode };
		return drafts.length === 0 ? greet({ proposals, ...talk }) : pickDraft({ drafts, ...talk });
	}
	const known = askTerminal(world, capabilities);
	const { runStart } = await import("../ui/start/start.tsx");
	return runStart({ drafts, proposals, ...world.streams, capabilities: known() });
}

async function proposalsBelow(world: World): Promise<string[]> {
	const { findProposals } = await import("../documents/find-proposals.ts");
	return findProposals(world.cwd, world.env);
}

/** Newest first. Drafts that can't be used are reported on standard error, the others listed. */
async function listDrafts(world: World): Promise<Draft[]> {
	const found = await findDrafts(world.cwd, "", world.env).catch(() => ({ files: [], more: false }));
	const dated = await Promise.all(found.files.map((file) => datedFile(file, world)));
	const newest = dated.sort((a, b) => b.written - a.written).slice(0, MAX_LISTED);
	const drafts: Draft[] = [];
	const problems: string[] = [];
	for (const { file, written } of newest) {
		try {
			drafts.push(await draftRow(file, world.now().getTime() - written, world));
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			problems.push(error.problems.map(formatProblem)[0] ?? file);
		}
	}
	for (const problem of problems.slice(0, MAX_REPORTED)) world.err(`${visible(problem)}\n`);
	const untold = problems.length - MAX_REPORTED;
	if (untold > 0) world.err(`${untold} more drafts can't be used; “pep-wizard status” shows why.\n`);
	return drafts;
}

async function datedFile(file: string, world: World): Promise<{ readonly file: string; readonly written: number }> {
	const facts = await stat(resolve(world.cwd, file)).catch(() => undefined);
	return { file, written: facts?.mtimeMs ?? 0 };
}

async function draftRow(file: string, age: number, world: World): Promise<Draft> {
	const draft = await loadDraft(file, world.cwd);
	const proposal = proposalOf(draft);
	const title = shortTitle(proposal) ?? file;
	const { required, missing } = statusOf(proposal);
	const names = missing.flatMap((id) => {
		const item = itemOf(proposal.outline, id);
		return item ? [visibleLine(item.short ?? item.label)] : [];
	});
	return {
		file,
		title: visibleLine(title),
		stage: proposal.stage,
		completeness: fractionDone(required),
		missing: names,
		age: ageText(age),
	};
}

const UNITS = [
	["year", 365 * 24 * 3600],
	["month", 30 * 24 * 3600],
	["week", 7 * 24 * 3600],
	["day", 24 * 3600],
	["hour", 3600],
	["minute", 60],
] as const;

/** `2 hours ago`; `just now` below a minute, and for times in the future (the clock was set back). */
function ageText(milliseconds: number): string {
	const seconds = Math.floor(milliseconds / 1000);
	const [unit, length] = UNITS.find(([, least]) => seconds >= least) ?? [];
	if (unit === undefined) return "just now";
	return `${pluralize(Math.floor(seconds / length), unit)} ago`;
}
