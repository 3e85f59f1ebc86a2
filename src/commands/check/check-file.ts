/** Checks one file: reads it, finds its template and its settings, asks the rules, and fixes what is safe to fix. */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { checkDraft, checkMarkdown } from "../../check/check.ts";
import { applyFixes } from "../../check/fixes.ts";
import type { Report } from "../../check/types.ts";
import { loadLocatedDraft, proposalOf } from "../../documents/load-draft.ts";
import { type MarkdownFile, openMarkdown, proposalIn } from "../../documents/open-markdown.ts";
import { writeFileAtomically } from "../../draft/store.ts";
import type { Metadata } from "../../metadata/metadata.ts";
import type { Stage } from "../../outline/types.ts";
import { readText } from "../../project/read-text.ts";
import { isMarkdown, requireTarget, type Target } from "../../project/targets.ts";
import type { Proposal } from "../../proposal/types.ts";
import type { TemplateSelection } from "../../templates/resolve-template.ts";
import type { ConfigCache } from "./config-cache.ts";

/** What all files of a run are checked with. */
export interface CheckFileOptions extends TemplateSelection {
	readonly stage: Stage | undefined;
	readonly configs: ConfigCache;
	/** `YYYY-MM-DD`. */
	readonly today: string;
	/** Fix what is safe to fix. */
	readonly fix: boolean;
}

/**
 * The report on a file; undefined for Markdown that was only found below a folder and is no proposal.
 * @throws InputError for a file that can't be used, WriteError where mending it fails
 */
export async function checkFile(target: Target, checking: CheckFileOptions): Promise<Report | undefined> {
	const report = await checkOnce(target, checking);
	if (!report || !checking.fix || report.fixes.length === 0) return report;
	const path = resolve(checking.cwd, target.file);
	// Someone may have written it meanwhile; then it is theirs, and another run fixes it.
	if ((await readText(path, target.file)) !== report.text) return report;
	await writeFileAtomically(path, applyFixes(report.text, report.fixes), { file: target.file });
	return checkOnce(target, checking);
}

async function checkOnce(target: Target, checking: CheckFileOptions): Promise<Report | undefined> {
	return (await openProposal(target, checking))?.check(checking.stage);
}

/** A proposal as it was read, and what the rules say about it. */
export interface OpenedProposal {
	/** Read again for Markdown each time that it is asked for. */
	proposal(): Proposal;
	/** The Markdown's text, where it isn't a draft. */
	readonly text?: string;
	/** For its own stage where none is given. */
	check(stage?: Stage): Report;
}

/**
 * Reads a draft or a Markdown proposal; undefined for Markdown that was only found below a folder and is no proposal.
 * @throws InputError for a file that can't be used
 */
export async function openProposal(target: Target, checking: CheckFileOptions): Promise<OpenedProposal | undefined> {
	requireTarget(target);
	const { file } = target;
	const { cwd, configs, today, template } = checking;
	const path = resolve(cwd, file);
	const folder = dirname(path);
	const terms = {
		path: path.replaceAll("\\", "/"),
		today,
		settings: await configs.settingsFor(path),
		exists: (link: string) => existsSync(resolve(folder, link)),
	};
	if (!isMarkdown(file)) {
		const draft = await loadLocatedDraft(file, cwd, template);
		const proposal = proposalOf(draft);
		const metadata = await metadataOfDraft(proposal);
		return {
			proposal: () => proposal,
			check: (stage) => checkDraft(proposal, draft.parsed, draft.unknown, { ...terms, metadata, stage }),
		};
	}
	const document = await openMarkdown(target, checking);
	if (!document) return undefined;
	const { text, outline, sidecar } = document;
	const metadata = await metadataOf(document, file);
	return {
		proposal: () => proposalIn(document),
		text,
		check: (stage = sidecar?.stage) => checkMarkdown(outline, file, text, { ...terms, metadata, stage }),
	};
}

/** What a draft's answers will put into the file beside its document, and into the document itself. */
async function metadataOfDraft(proposal: Proposal): Promise<Metadata[]> {
	const { sidecar, metadata } = proposal.outline;
	const own = metadata && (await import("../../metadata/document.ts")).draftMetadata(proposal);
	if (!sidecar) return own ? [own] : [];
	const { sidecarData } = await import("../../metadata/sidecar.ts");
	return [...(own ? [own] : []), { declared: sidecar, isBeside: true, data: sidecarData(proposal) }];
}

/** What a document and the file beside it say. */
async function metadataOf({ outline, sidecar, text }: MarkdownFile, file: string): Promise<Metadata[]> {
	const own = outline.metadata && (await import("../../metadata/document.ts")).documentMetadata(outline, file, text);
	const declared = outline.sidecar;
	if (!sidecar || !declared) return own ? [own] : [];
	const source = { file: sidecar.file.shown, text: sidecar.text, locationOf: sidecar.locationOf };
	const { data, problems } = sidecar;
	return [...(own ? [own] : []), { declared, isBeside: true, data, source, ...(problems && { problems }) }];
}
