/** Reads a proposal's metadata, and the YAML file beside a document. Loads what that takes only where there may be any. */
import { exists } from "../files/evidence.ts";
import type { Metadata } from "../metadata/metadata.ts";
import type { Outline } from "../outline/types.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import type { Answers, Proposal } from "../proposal/types.ts";
import type { NamedPath } from "../templates/own-template.ts";
import type { DocumentTexts, SidecarFile } from "./document-metadata.ts";
import { sidecarOf } from "./document-path.ts";

/**
 * The file beside a document whose own answers are given, or what its front matter has instead; undefined if the template
 * has neither, or they don't exist.
 * @throws InputError for a file that can't be used
 */
export async function readSidecarOrFrontMatter(
	outline: Outline,
	document: NamedPath,
	own: Answers,
	text: string,
): Promise<SidecarFile | undefined> {
	if (!mayHave(outline, document, text)) return undefined;
	return (await import("./document-metadata.ts")).readBeside(outline, document, own, text);
}

/** The same, but tolerant: for a broken file, its problems. @throws InputError for one that can't be read as text */
export async function readMetadata(
	outline: Outline,
	document: NamedPath,
	own: Answers,
	text: string,
): Promise<SidecarFile | undefined> {
	if (!mayHave(outline, document, text)) return undefined;
	return (await import("./document-metadata.ts")).readBesideTolerantly(outline, document, own, text);
}

/** Most documents have nothing of that, and don't need the YAML library. */
function mayHave(outline: Outline, document: NamedPath, text: string): boolean {
	const file = sidecarOf(outline, document);
	return file !== undefined && (/^\uFEFF?---/.test(text) || exists(file.path));
}

/** Most templates declare no metadata. */
const hasMetadata = ({ sidecar, metadata }: Outline): boolean => sidecar !== undefined || metadata !== undefined;

/** The metadata of a document. `file`: its name in messages. */
export async function metadataIn(document: DocumentTexts, file: string): Promise<Metadata[]> {
	if (!hasMetadata(document.outline)) return [];
	return (await import("./document-metadata.ts")).metadataOfDocument(document, file);
}

/** The metadata that a draft's answers will write into its document and the file beside it. */
export async function metadataOf(proposal: Proposal): Promise<Metadata[]> {
	if (!hasMetadata(proposal.outline)) return [];
	return (await import("./document-metadata.ts")).metadataOfDraft(proposal);
}

/** The document's answers together with those of the file beside it. */
export function joined<T extends Snapshot>(document: T, sidecar: SidecarFile | undefined): T {
	if (!sidecar) return document;
	const { stage = document.stage, answers } = sidecar;
	return { ...document, stage, answers: { ...document.answers, ...answers } };
}
