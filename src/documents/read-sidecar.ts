/** Reads the YAML file beside a document. */
import { exists } from "../files/evidence.ts";
import { MAX_BYTES } from "../files/read.ts";
import type { ReadSidecar } from "../metadata/sidecar.ts";
import { InputError, type Location } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { readText } from "../project/read-text.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import type { Answers } from "../proposal/types.ts";
import type { NamedPath } from "../templates/own-template.ts";
import { sidecarOf } from "./document-path.ts";

export interface SidecarFile extends ReadSidecar {
	readonly file: NamedPath;
	readonly text: string;
}

/**
 * The file beside a document whose own answers are given; undefined if the template has none, or it doesn't exist.
 * @throws InputError for a file that can't be used
 */
async function readSidecarFile(outline: Outline, document: NamedPath, own: Answers): Promise<SidecarFile | undefined> {
	const file = sidecarOf(outline, document);
	if (!file || !exists(file.path)) return undefined;
	return sidecarIn(outline, await readText(file.path, file.shown, undefined, MAX_BYTES.settings), file, own);
}

/**
 * The same, or what the document's front matter has instead.
 * @throws InputError for a file that can't be used
 */
export async function readSidecarOrFrontMatter(
	outline: Outline,
	document: NamedPath,
	own: Answers,
	text: string,
): Promise<SidecarFile | undefined> {
	return (await readSidecarFile(outline, document, own)) ?? (await inFrontMatter(outline, document, own, text));
}

/**
 * The same, but tolerant: for a broken file, its problems; for a missing one, what the document's front matter has
 * instead.
 */
export async function readMetadata(
	outline: Outline,
	document: NamedPath,
	own: Answers,
	text: string,
): Promise<SidecarFile | undefined> {
	const file = sidecarOf(outline, document);
	if (!file || !exists(file.path)) return inFrontMatter(outline, document, own, text);
	const beside = await readText(file.path, file.shown, undefined, MAX_BYTES.settings);
	try {
		return await sidecarIn(outline, beside, file, own);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const locationOf = (): Location => ({ file: file.shown, line: 1 });
		return { file, text: beside, answers: {}, stage: undefined, data: {}, locationOf, problems: error.problems };
	}
}

/** What a document's front matter has instead of the file beside it. */
export async function inFrontMatter(
	outline: Outline,
	file: NamedPath,
	own: Answers,
	text: string,
): Promise<SidecarFile | undefined> {
	// Most documents have none, and don't need the YAML library.
	if (!outline.sidecar || !/^\uFEFF?---/.test(text)) return undefined;
	const [{ sidecarInFrontMatter }, { withoutRepeated }] = await Promise.all([
		import("../metadata/document.ts"),
		import("../metadata/sidecar.ts"),
	]);
	const read = sidecarInFrontMatter(outline, file.shown, text);
	return read && { file, text, ...read, answers: withoutRepeated(outline, read.answers, own) };
}

/**
 * The same, from a present or former text of the file.
 * @throws InputError for a text that can't be used
 */
export async function sidecarIn(outline: Outline, text: string, file: NamedPath, own: Answers): Promise<SidecarFile> {
	const { readSidecar, withoutRepeated } = await import("../metadata/sidecar.ts");
	const { answers, ...read } = readSidecar(outline, text, file.shown);
	return { file, text, ...read, answers: withoutRepeated(outline, answers, own) };
}

/** The document's answers together with those of the file beside it. */
export function joined<T extends Snapshot>(document: T, sidecar: SidecarFile | undefined): T {
	if (!sidecar) return document;
	const { stage = document.stage, answers } = sidecar;
	return { ...document, stage, answers: { ...document.answers, ...answers } };
}
