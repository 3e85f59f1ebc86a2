/**
 * `pep-wizard status --format html`: reads drafts and Markdown proposals, and writes their pages into a folder or
 * prints the overview. Their content is made by src/pages.
 */
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { ParsedArguments } from "../../cli/command-spec.ts";
import { progressOf } from "../../cli/progress.ts";
import { EXIT, type World } from "../../cli/world.ts";
import { STAGES } from "../../outline/types.ts";
import { overviewPage } from "../../pages/overview-page.ts";
import { INDEX, pageNames } from "../../pages/page-names.ts";
import type { ProposalEntry, Site } from "../../pages/types.ts";
import { lastChanges } from "../../project/last-changes.ts";
import { findTargets, type Target, withoutCopies } from "../../project/targets.ts";
import { statusOf } from "../../proposal/completeness.ts";
import type { Proposal } from "../../proposal/types.ts";
import { version } from "../../templates/built-in-templates.ts";
import { resolveTemplate } from "../../templates/resolve-template.ts";
import { visible } from "../../terminal/sanitize.ts";
import { type CheckFileOptions, type OpenedProposal, openProposal } from "../check/check-file.ts";
import { checkArgumentsOf, checkOptionsOf } from "../check/run.ts";
import { eachTarget } from "./each-target.ts";
import { attributeOf } from "./fields.ts";
import { addressing } from "./page-addresses.ts";

/** Writes the pages into the folder `output`, or prints the overview without it. Returns the exit code. */
export async function showPages(call: ParsedArguments, output: string | undefined, world: World): Promise<number> {
	const checking = checkOptionsOf(checkArgumentsOf(call, world));
	// A template that doesn't exist is reported once, not for each file.
	if (checking.template !== undefined) await resolveTemplate({ cwd: world.cwd, option: checking.template });
	const targets = withoutCopies(await findTargets(call.words, world), world);
	const { results: entries, problems } = await eachTarget(targets, (target) => entryOf(target, checking), world);
	const dated = await withDates(entries, world);
	const site: Site = {
		entries: dated,
		problems,
		made: world.now().toISOString(),
		version: version(),
		sha256: (text) => createHash("sha256").update(text).digest("base64"),
	};
	if (output === undefined) world.out(overviewPage(site));
	else await writeSite(site, output, world);
	if (problems.length > 0) return EXIT.input;
	const missing = entries.some(({ proposal, stage }) => statusOf(proposal, stage).missing.length > 0);
	return missing && call.options["exit-code"] ? EXIT.incomplete : EXIT.fine;
}

async function entryOf(target: Target, checking: CheckFileOptions): Promise<ProposalEntry | undefined> {
	const opened = await openProposal(target, checking);
	if (!opened) return undefined;
	const proposal = opened.proposal();
	const { text } = opened;
	const stage = checking.stage ?? proposal.stage;
	const { findings, suppressed } = opened.check(stage);
	const after = STAGES[STAGES.indexOf(stage) + 1];
	const nextFindings = after ? opened.check(after).findings : [];
	const attributes = attributesOf(opened, proposal);
	const found = { findings, suppressed: suppressed.length, nextFindings };
	return { file: target.file, proposal, text, stage, attributes, ...found };
}

function attributesOf({ text, metadata }: OpenedProposal, proposal: Proposal): ProposalEntry["attributes"] {
	const format = text === undefined ? "draft" : "markdown";
	const data = metadata.find(({ companion, source }) => !companion && source)?.data;
	const subject = { format, proposal, data, names: new Map() } as const;
	const valuesOf = (name: string): readonly string[] => attributeOf(subject, name);
	return { owner: valuesOf("owner"), group: valuesOf("group"), status: valuesOf("status") };
}

/** With the days of their last changes. */
async function withDates(entries: readonly ProposalEntry[], world: World): Promise<ProposalEntry[]> {
	const beside = [...new Set(entries.flatMap(({ proposal }) => proposal.outline.sidecar?.file ?? []))];
	const targets = entries.map(({ file }) => ({ file, named: true }));
	const changes = await lastChanges(targets, beside, world);
	return entries.map((entry) => ({ ...entry, changed: changes.get(entry.file)! }));
}

async function writeSite(site: Site, output: string, world: World): Promise<void> {
	const { proposalPage } = await import("../../pages/proposal-page.ts");
	const { PageFolder } = await import("./page-folder.ts");
	const names = pageNames(site.entries.map(({ file }) => file));
	const addresses = addressing(site.entries, names, world.cwd, resolve(world.cwd, output));
	const entries = site.entries.map((entry, index): ProposalEntry => {
		return { ...entry, page: names[index], address: (url) => addresses(entry.file, url) };
	});
	const folder = await PageFolder.open(resolve(world.cwd, output), output);
	const progress = progressOf(entries.length, "pages", world);
	try {
		for (const entry of entries) {
			await folder.write(entry.page!, proposalPage(entry, site));
			progress.step();
		}
	} finally {
		progress.end();
	}
	// The overview comes last, so that all its links work.
	await folder.write(INDEX, overviewPage({ ...site, entries }));
	const pages = entries.length === 1 ? "the page of 1 proposal" : `pages of ${entries.length} proposals`;
	world.err(`Written: ${visible(folder.shown(INDEX))} and ${pages}\n`);
}
