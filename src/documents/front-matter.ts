/** Writes a draft's answers into the front matter of its document, if the document has no YAML file beside it. */
import { existsSync } from "node:fs";
import type { Proposal } from "../proposal/types.ts";
import type { NamedPath } from "../templates/own-template.ts";
import { sidecarOf } from "./document-path.ts";

/**
 * The proposal with its answers in its front matter; undefined if they go into a separate file, or nowhere.
 * @throws InputError if the front matter can't be changed
 */
export async function inOwnFrontMatter(proposal: Proposal, document: NamedPath): Promise<Proposal | undefined> {
	const { outline, layout } = proposal;
	if (!outline.sidecar || !layout?.skeleton.startsWith("---")) return undefined;
	const file = sidecarOf(outline, document);
	if (file && existsSync(file.path)) return undefined;
	const { updateFrontMatter } = await import("../metadata/front-matter.ts");
	return updateFrontMatter(proposal, document.shown);
}

/**
 * The proposal as its document contains it.
 * @throws InputError if its front matter can't be changed
 */
export async function asInDocument(proposal: Proposal, document: NamedPath): Promise<Proposal> {
	return (await inOwnFrontMatter(proposal, document)) ?? proposal;
}
