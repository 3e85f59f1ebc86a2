/** The versions of a document that `sync` compares, each read together with the YAML file beside it, or its front matter. */
import type { World } from "../../cli/world.ts";
import type { SidecarFile } from "../../documents/document-metadata.ts";
import { asInDocument } from "../../documents/front-matter.ts";
import { type LoadedDraft, proposalOf } from "../../documents/load-draft.ts";
import { joined, readSidecarOrFrontMatter } from "../../documents/read-sidecar.ts";
import { recallRendered } from "../../draft/last-rendered.ts";
import type { Outline } from "../../outline/types.ts";
import { withGuidance } from "../../proposal/guided.ts";
import { outlineWithExtras } from "../../proposal/layout/extras.ts";
import type { Layout } from "../../proposal/layout-types.ts";
import type { MarkdownVersion } from "../../proposal/merge-markdown/merge-markdown.ts";
import { readProposal } from "../../proposal/reading/read.ts";
import { renderProposal } from "../../proposal/render.ts";
import type { Proposal } from "../../proposal/types.ts";
import type { NamedPath } from "../../templates/own-template.ts";

/** A document, and what holds its metadata. */
interface WrittenDocument extends MarkdownVersion {
	readonly sidecar?: SidecarFile;
}

/** A document as it is, together with the file beside it, or with its front matter. */
export async function written(
	{ templateOutline, outline }: LoadedDraft,
	markdown: string,
	document: NamedPath,
): Promise<WrittenDocument> {
	const reading = readProposal(templateOutline, markdown);
	const sidecar = await readSidecarOrFrontMatter(outline, document, reading.answers, markdown);
	return { markdown, reading, snapshot: joined(reading, sidecar), ...(sidecar && { sidecar }) };
}

/** What the document said with the file beside it when they were written, as far as that is known. */
async function writtenLast(
	{ path, templateOutline, outline, parsed }: LoadedDraft,
	document: NamedPath,
	file: NamedPath | undefined,
	{ env }: World,
): Promise<MarkdownVersion | undefined> {
	const recalled = await recallRendered(env, path, document.path);
	if (recalled === undefined) return undefined;
	const markdown = withoutGuidance(templateOutline, recalled, parsed.layout);
	const reading = readProposal(templateOutline, markdown);
	if (!file) return { markdown, reading, snapshot: reading };
	const { inFrontMatter, sidecarIn } = await import("../../documents/document-metadata.ts");
	if (file.path === document.path) {
		const inside = inFrontMatter(outline, document, reading.answers, markdown);
		return { markdown, reading, snapshot: joined(reading, inside) };
	}
	const text = await recallRendered(env, path, file.path);
	const sidecar = text === undefined ? undefined : sidecarIn(outline, text, file, reading.answers);
	return { markdown, reading, snapshot: joined(reading, sidecar) };
}

/** The document as it was written, without the comments of `render --guidance`: they are no change of the draft. */
function withoutGuidance(outline: Outline, markdown: string, layout: Layout | undefined): string {
	const { answers, stage, layout: own } = readProposal(outline, markdown);
	if (!own) return markdown;
	for (const each of layout ? [layout, undefined] : [undefined]) {
		const proposal = { outline, answers, stage, ...(each && { layout: each }) };
		if (renderProposal(withGuidance(proposal)).markdown === markdown) return renderProposal(proposal).markdown;
	}
	return markdown;
}

/** Whether the draft gives the document as it is, and has nothing else to write into the file beside it. */
export async function isGivenBy(draft: LoadedDraft, now: WrittenDocument, document: NamedPath): Promise<boolean> {
	const proposal = proposalOf(draft);
	const { sidecar, markdown } = now;
	if (renderProposal(await asInDocument(proposal, document)).markdown !== markdown) return false;
	if (!sidecar || isInDocument(now, document)) return true;
	const { updateSidecar } = await import("../../metadata/sidecar.ts");
	return updateSidecar(proposal, sidecar.text, sidecar.file.shown) === sidecar.text;
}

/** What would be in a file beside the document is in its front matter. */
function isInDocument({ sidecar }: WrittenDocument, { path }: NamedPath): boolean {
	return sidecar?.file.path === path;
}

/** The draft, and the document as it was written last. Keys in front matter are merged as answers; what else is there is theirs. */
export async function versionsOf(
	draft: LoadedDraft,
	now: WrittenDocument,
	document: NamedPath,
	world: World,
): Promise<{ readonly mine: Proposal; readonly last: MarkdownVersion | undefined }> {
	const mine = proposalOf(draft);
	const last = await writtenLast(draft, document, now.sidecar?.file, world);
	if (!isInDocument(now, document)) return { mine, last };
	const { withFrontMatterOf } = await import("../../metadata/front-matter.ts");
	const theirs = (proposal: Proposal): Proposal => withFrontMatterOf(proposal, now.reading);
	if (!last) return { mine: theirs(mine), last };
	const { answers, stage, layout } = last.reading;
	const outline = outlineWithExtras(draft.templateOutline, layout);
	const { markdown } = renderProposal(theirs({ outline, answers, stage, ...(layout && { layout }) }));
	return { mine: theirs(mine), last: { ...last, markdown, reading: readProposal(draft.templateOutline, markdown) } };
}
