/** A version of a proposal: as it is on disk, or as it was at a revision. Writes nothing. */
import { relative, resolve } from "node:path";
import { pathOf, textAt } from "../metadata/metadata.ts";
import { withoutRepeated } from "../metadata/sidecar.ts";
import { InputError } from "../outline/problem.ts";
import type { Outline, Stage } from "../outline/types.ts";
import { markdownName } from "../project/draft-name.ts";
import type { Revision } from "../project/revision.ts";
import { isMarkdown, requireTarget, type Target } from "../project/targets.ts";
import type { Proposal } from "../proposal/types.ts";
import { templateSelection } from "../templates/resolve-template.ts";
import { inFrontMatter, metadataOfDocument, metadataOfDraft, sidecarIn } from "./document-metadata.ts";
import { documentOf, sidecarOf } from "./document-path.ts";
import { type LoadedDraft, loadDraft, loadDraftText, proposalOf } from "./load-draft.ts";
import { type MarkdownFile, nameOfDocument, openMarkdown, proposalIn } from "./open-markdown.ts";
import type { OtherData } from "./other-data.ts";
import { type Around, aroundOf } from "./read-companions.ts";

export interface Version {
	/** The file's name in messages. */
	readonly file: string;
	readonly template: string;
	readonly proposal: Proposal;
	/** The template's outline, without what a document adds to it. */
	readonly outline: Outline;
	/** The commit that it was read from; undefined for the file as it is. */
	readonly revision?: Revision;
	/** Where else the proposal may have been, absolute: the document of a draft, and its draft. */
	readonly others: readonly string[];
	/** What no item holds. */
	readonly other?: OtherData;
	/** Where files kept elsewhere are looked for. */
	readonly around?: Around;
}

/** The file as it is. `template` overrides the one that a draft names or that fits. @throws InputError, UsageError */
export async function openVersion(target: Target, cwd: string, template: string | undefined): Promise<Version> {
	requireTarget(target);
	const { file } = target;
	if (!isMarkdown(file)) return withOthers(versionOfDraft(await loadDraft(file, cwd, template)), undefined, cwd);
	const document = await openMarkdown({ ...target, named: true }, templateSelection(template, cwd));
	if (!document) throw new Error("a named file is always a proposal");
	return withOthers(versionOfMarkdown(file, document), document, cwd);
}

/**
 * The same proposal at a revision. A document is read by the same template as the later version, so that items are the same.
 * @throws InputError if it isn't there, or can't be used
 */
export async function openVersionAt(
	now: Version,
	revision: Revision,
	cwd: string,
	template?: string,
): Promise<Version> {
	const places = [resolve(cwd, now.file), ...now.others];
	for (const path of places) {
		const version = await versionIn(path, now, revision, cwd, template);
		if (version) return version;
	}
	const former = await revision.formerPath(places[0]!);
	const version = former && (await versionIn(former, now, revision, cwd, template));
	if (version) return version;
	const message = `isn't there at “${revision.name}”`;
	const fix = revision.name === "HEAD" ? "Commit it first, or name two files" : "Name a later revision, or two files";
	throw new InputError([{ rule: "git/no-file", severity: "error", message, at: { file: now.file }, fix }]);
}

async function versionIn(
	path: string,
	now: Version,
	revision: Revision,
	cwd: string,
	template: string | undefined,
): Promise<Version | undefined> {
	const read = await readIn(path, now, revision, cwd, template);
	return read && withOthers({ ...read.version, revision }, read.document, cwd);
}

interface Read {
	readonly version: Version;
	readonly document?: MarkdownFile;
}

async function readIn(
	path: string,
	now: Version,
	revision: Revision,
	cwd: string,
	template: string | undefined,
): Promise<Read | undefined> {
	const text = await revision.textOf(path);
	if (text === undefined) return undefined;
	const file = path === resolve(cwd, now.file) ? now.file : relative(cwd, path);
	if (!isMarkdown(path)) return { version: versionOfDraft(await loadDraftText(text, file, cwd, template)) };
	const document = await documentAt({ path, text, revision, file }, now);
	return { version: versionOfMarkdown(file, document), document };
}

/** The files (absolute) that hold a proposal that is or was at a path: its own ones, and those beside them. */
export function filesAt(path: string, now: Version, cwd: string): Record<"own" | "beside", string[]> {
	const stem = path.replace(/\.(?:md|markdown|pep\.ya?ml)$/i, "");
	const isNow = path === resolve(cwd, now.file);
	const others = isNow ? now.others : [".md", ".pep.yaml", ".pep.yml"].map((ending) => `${stem}${ending}`);
	const own = [...new Set([path, ...others])];
	const beside = own.filter(isMarkdown).flatMap((each) => sidecarOf(now.outline, { path: each, shown: each }) ?? []);
	return { own, beside: beside.map((each) => each.path) };
}

/**
 * The stage of the proposal at a path (absolute) at a revision; undefined if it isn't there or can't be read, and for one that
 * is only assumed.
 */
export async function stageAt(
	path: string,
	now: Version,
	revision: Revision,
	cwd: string,
	template: string | undefined,
): Promise<Stage | undefined> {
	try {
		for (const each of filesAt(path, now, cwd).own) {
			// Where the file beside a document says it, the document needn't be read.
			const beside = await stageBeside(each, now, revision);
			const read = beside === undefined ? await readIn(each, now, revision, cwd, template) : undefined;
			const stage = beside ?? (read && writtenStage(read));
			if (stage) return stage;
		}
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
	}
	return undefined;
}

async function stageBeside(path: string, { outline }: Version, revision: Revision): Promise<Stage | undefined> {
	const beside = isMarkdown(path) ? sidecarOf(outline, { path, shown: path }) : undefined;
	const yaml = beside && (await revision.textOf(beside.path));
	return yaml === undefined ? undefined : sidecarIn(outline, yaml, beside!, {}).stage;
}

/** A draft always says it, and so does a document whose template declares no metadata for it. */
function writtenStage({ version: { proposal, file }, document }: Read): Stage | undefined {
	const { sidecar, metadata, items } = proposal.outline;
	const item = items.find(({ isStage }) => isStage)?.id;
	const isDeclared = [sidecar, metadata].some((each) => each?.fields.some((field) => field.item === item));
	if (!document || !isDeclared) return proposal.stage;
	const isWritten = metadataOfDocument(document, file).some((each) =>
		each.declared.fields.some((field) => field.item === item && textAt(each, pathOf(each, field)) !== undefined),
	);
	return isWritten ? proposal.stage : undefined;
}

/** The version with what no item holds: other keys of a document, and files that are kept elsewhere. */
async function withOthers(version: Version, document: MarkdownFile | undefined, cwd: string): Promise<Version> {
	const { sidecar, metadata } = version.outline;
	if (!sidecar && !metadata) return version;
	const own = document && metadataOfDocument(document, version.file);
	const { companionsFor } = await import("./other-data.ts");
	const around = await aroundOf(resolve(cwd, version.file), cwd, {});
	const companions = await companionsFor(own ?? metadataOfDraft(version.proposal), around, version.revision);
	return { ...version, around, other: { own, companions } };
}

interface At {
	readonly path: string;
	readonly file: string;
	readonly text: string;
	readonly revision: Revision;
}

async function documentAt({ path, text, revision, file }: At, { template, outline }: Version): Promise<MarkdownFile> {
	const named = { path, shown: file };
	const beside = sidecarOf(outline, named);
	const yaml = beside && (await revision.textOf(beside.path));
	const sidecar = yaml === undefined ? inFrontMatter(outline, named, {}, text) : sidecarIn(outline, yaml, beside!, {});
	return { path, text, template, outline, sidecar };
}

function versionOfMarkdown(file: string, document: MarkdownFile): Version {
	const proposal = withoutRepetition(proposalIn(document));
	const draft = document.path.replace(/\.(md|markdown)$/i, "");
	return {
		file,
		template: document.template,
		proposal,
		outline: document.outline,
		others: [`${draft}.pep.yaml`, `${draft}.pep.yml`],
	};
}

function versionOfDraft(draft: LoadedDraft): Version {
	const read = proposalOf(draft);
	const name = nameOfDocument(draft.outline, read.answers, read.name ?? {}, draft.path);
	const proposal = withoutRepetition({ ...read, name });
	const others = [...new Set([markdownName(draft.path), documentOf(draft, read.answers).path])];
	return { file: draft.file, template: draft.parsed.template, proposal, outline: draft.templateOutline, others };
}

/** What the file beside a document only repeats is no difference to a draft. */
function withoutRepetition(proposal: Proposal): Proposal {
	const { outline, answers } = proposal;
	return { ...proposal, answers: withoutRepeated(outline, answers, answers) };
}

/** The items on whose answers depends what is required, such as a status. */
export function decisiveItems({ relaxed = [] }: Outline): readonly string[] {
	return [...new Set(relaxed.map(({ item }) => item))];
}
