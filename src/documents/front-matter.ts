/** A draft's answers in the front matter of its document, where the document has no YAML file beside it. */
import { existsSync } from "node:fs";
import type { Proposal } from "../proposal/types.ts";
import type { NamedPath } from "../templates/own-template.ts";
import { sidecarOf } from "./document-path.ts";

/**
 * The proposal with its answers in its front matter; undefined where they go into a file of their own, or nowhere.
 * @throws InputError where the front matter can't be changed
 */
export async function inOwnFrontMatter(proposal: Proposal, document: NamedPath): Promise<Proposal | undefined> {
	const { outline, layout } = proposal;
	if (!outline.sidecar || !layout?.skeleton.startsWith("---")) return undefined;
	const file = sidecarOf(outline, document);
	if (file && existsSync(file.path)) return undefined;
	const { updateFrontMatter } = await import("../metadata/front-matter.ts");
	return updateFrontMatter(proposal, document.shown);
}

/** The proposal as its document has it. @throws InputError where its front matter can't be changed */
export async function asInDocument(proposal: Proposal, document: NamedPath): Promise<Proposal> {
	return (await inOwnFrontMatter(proposal, document)) ?? proposal;
}
