/** Puts together what queries and reports look up in a proposal: its metadata, and what the repository knows of it. */
import { resolve } from "node:path";
import type { LoadedDraft } from "../../documents/load-draft.ts";
import type { MarkdownFile } from "../../documents/open-markdown.ts";
import { aroundOf, knownNames, withCompanions } from "../../documents/read-companions.ts";
import { metadataIn, metadataOf } from "../../documents/read-sidecar.ts";
import type { Metadata } from "../../metadata/metadata.ts";
import { isMap, type PlainMap } from "../../proposal/plain-data.ts";
import type { Proposal } from "../../proposal/types.ts";
import { ConfigCache } from "../check/config-cache.ts";
import { declarationsOf, type Subject } from "./fields.ts";
import type { MeasuredProposal } from "./measure.ts";

type MakeSubject = (
	measured: MeasuredProposal,
	source: MarkdownFile | LoadedDraft,
	proposal: Proposal,
) => Promise<Subject>;

/** Makes subjects of proposals in a working folder. */
export function subjects(cwd: string): MakeSubject {
	const configs = new ConfigCache(cwd);
	return async (measured, source, proposal) => {
		const { outline, file, format } = measured;
		const path = resolve(cwd, file);
		const around = await aroundOf(path, cwd, await configs.listsFor(path));
		const names = new Map(declarationsOf(outline).flatMap((declared) => [...knownNames(declared, around)]));
		const own = "text" in source ? await metadataIn(source, file) : undefined;
		const subject = { measured, format, proposal, data: dataOf(own), names };
		const metadata = own ?? (await metadataOf(proposal));
		const companions = (await withCompanions(metadata, around)).filter(({ companion }) => companion);
		return { ...subject, metadata, companions };
	};
}

/** As one map; a value in the document wins. Undefined for a draft, whose metadata is among its answers. */
function dataOf(all: readonly Metadata[] | undefined): PlainMap | undefined {
	return all && Object.fromEntries(all.toReversed().flatMap(({ data }) => (isMap(data) ? Object.entries(data) : [])));
}
