/** Puts together what queries and reports look up in a proposal: its metadata, and what the repository knows of it. */
import { resolve } from "node:path";
import type { World } from "../../cli/world.ts";
import type { LoadedDraft } from "../../documents/load-draft.ts";
import type { MarkdownFile } from "../../documents/open-markdown.ts";
import { aroundOf, knownNames, withCompanions } from "../../documents/read-companions.ts";
import type { Metadata } from "../../metadata/metadata.ts";
import type { Proposal } from "../../proposal/types.ts";
import { ConfigCache } from "../check/config-cache.ts";
import { declarationsOf, isInCompanion, type Subject } from "./fields.ts";
import type { MeasuredProposal } from "./measure.ts";

type MakeSubject = (
	measured: MeasuredProposal,
	source: MarkdownFile | LoadedDraft,
	proposal: Proposal,
) => Promise<Subject>;

/** Makes subjects. `asked`: the fields that will be looked up; files kept elsewhere are read only if one is in them, or all metadata is wanted. */
export function subjects(world: Pick<World, "cwd">, asked: readonly string[], withMetadata = false): MakeSubject {
	const configs = new ConfigCache(world.cwd);
	return async (measured, source, proposal) => {
		const { outline, file, format } = measured;
		const path = resolve(world.cwd, file);
		const around = await aroundOf(path, world.cwd, await configs.listsFor(path));
		const names = new Map(declarationsOf(outline).flatMap((declared) => [...knownNames(declared, around)]));
		const subject = { measured, format, proposal, data: await dataOf(source), names };
		if (!asked.some((name) => isInCompanion(outline, name)) && !withMetadata) return subject;
		const own = await ownMetadata(source, proposal);
		const companions = (await withCompanions(own, around)).filter(({ companion }) => companion);
		return { ...subject, metadata: own, companions };
	};
}

/** The metadata of a Markdown proposal as plain data; a draft's is among its answers. */
async function dataOf(source: MarkdownFile | LoadedDraft): Promise<unknown> {
	if (!("text" in source)) return undefined;
	const { outline, sidecar, path, text } = source;
	if (!outline.metadata) return sidecar?.data;
	const { documentMetadata } = await import("../../metadata/document.ts");
	return documentMetadata(outline, path, text)?.data;
}

/** The metadata that has files elsewhere. */
async function ownMetadata(source: MarkdownFile | LoadedDraft, proposal: Proposal): Promise<Metadata[]> {
	const { sidecar, metadata } = proposal.outline;
	if ("text" in source) {
		const data = await dataOf(source);
		const beside = sidecar && source.sidecar && { declared: sidecar, isBeside: true, data: source.sidecar.data };
		return [...(metadata ? [{ declared: metadata, isBeside: false, data }] : []), ...(beside ? [beside] : [])];
	}
	const { draftMetadata } = await import("../../metadata/document.ts");
	const { sidecarData } = await import("../../metadata/sidecar.ts");
	const own = draftMetadata(proposal);
	const beside = sidecar && { declared: sidecar, isBeside: true, data: sidecarData(proposal) };
	return [...(own ? [own] : []), ...(beside ? [beside] : [])];
}
