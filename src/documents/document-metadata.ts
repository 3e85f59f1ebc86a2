/**
 * The metadata of a proposal, in each place where it is kept: in the document, and in the YAML file beside it or what the
 * document's front matter has instead of that. Judges nothing. Loads the YAML library, so it is imported on demand.
 */
import { exists } from "../files/evidence.ts";
import { MAX_BYTES } from "../files/read.ts";
import { documentMetadata, draftMetadata, sidecarInFrontMatter } from "../metadata/document.ts";
import type { Metadata } from "../metadata/metadata.ts";
import { type ReadSidecar, readSidecar, sidecarData, withoutRepeated } from "../metadata/sidecar.ts";
import { InputError, type Location } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { readTextNow } from "../project/read-text.ts";
import type { Answers, Proposal } from "../proposal/types.ts";
import type { NamedPath } from "../templates/own-template.ts";
import { sidecarOf } from "./document-path.ts";

/** What is beside a document, or in its front matter instead. */
export interface SidecarFile extends ReadSidecar {
	readonly file: NamedPath;
	readonly text: string;
}

/**
 * The file beside a document whose own answers are given; undefined if the template has none, or it doesn't exist.
 * @throws InputError for a file that can't be used
 */
export function readSidecarFile(outline: Outline, document: NamedPath, own: Answers): SidecarFile | undefined {
	const file = sidecarOf(outline, document);
	return file && exists(file.path) ? sidecarIn(outline, textAt(file), file, own) : undefined;
}

/** The same, or what the document's front matter has instead. @throws InputError for a file that can't be used */
export function readBeside(outline: Outline, document: NamedPath, own: Answers, text: string): SidecarFile | undefined {
	return readSidecarFile(outline, document, own) ?? inFrontMatter(outline, document, own, text);
}

/** The same, but tolerant: for a broken file, its problems. @throws InputError for one that can't be read as text */
export function readBesideTolerantly(
	outline: Outline,
	document: NamedPath,
	own: Answers,
	text: string,
): SidecarFile | undefined {
	const file = sidecarOf(outline, document);
	if (!file || !exists(file.path)) return inFrontMatter(outline, document, own, text);
	const beside = textAt(file);
	try {
		return sidecarIn(outline, beside, file, own);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const locationOf = (): Location => ({ file: file.shown, line: 1 });
		return { file, text: beside, answers: {}, stage: undefined, data: {}, locationOf, problems: error.problems };
	}
}

const textAt = ({ path, shown }: NamedPath): string => readTextNow(path, shown, undefined, MAX_BYTES.settings);

/** What a document's front matter has instead of the file beside it. */
export function inFrontMatter(outline: Outline, file: NamedPath, own: Answers, text: string): SidecarFile | undefined {
	const read = sidecarInFrontMatter(outline, file.shown, text);
	return read && { file, text, ...read, answers: withoutRepeated(outline, read.answers, own) };
}

/**
 * What a present or former text of the file beside a document says.
 * @throws InputError for a text that can't be used
 */
export function sidecarIn(outline: Outline, text: string, file: NamedPath, own: Answers): SidecarFile {
	const { answers, ...read } = readSidecar(outline, text, file.shown);
	return { file, text, ...read, answers: withoutRepeated(outline, answers, own) };
}

/** A document with the file beside it, or what its front matter has instead. */
export interface DocumentTexts {
	readonly outline: Outline;
	readonly text: string;
	readonly sidecar: SidecarFile | undefined;
}

/** The metadata of a document. `file`: its name in messages. */
export function metadataOfDocument({ outline, text, sidecar }: DocumentTexts, file: string): Metadata[] {
	const own = documentMetadata(outline, file, text);
	const declared = outline.sidecar;
	if (!declared || !sidecar) return own ? [own] : [];
	const { data, problems, locationOf, invalidKeys } = sidecar;
	const source = { file: sidecar.file.shown, text: sidecar.text, locationOf, ...(invalidKeys && { invalidKeys }) };
	return [...(own ? [own] : []), { declared, isBeside: true, data, source, ...(problems && { problems }) }];
}

/** The metadata that a draft's answers will write into its document and the file beside it. */
export function metadataOfDraft(proposal: Proposal): Metadata[] {
	const declared = proposal.outline.sidecar;
	const own = draftMetadata(proposal);
	const beside = declared && { declared, isBeside: true, data: sidecarData(proposal) };
	return [own, beside].filter((each) => each !== undefined);
}
