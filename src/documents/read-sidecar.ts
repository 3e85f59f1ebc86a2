/** What the YAML file beside a document says of its proposal. */
import { existsSync } from "node:fs";
import { MOST } from "../files/read.ts";
import type { SidecarRead } from "../metadata/sidecar.ts";
import type { Outline } from "../outline/types.ts";
import { readText } from "../project/read-text.ts";
import type { Sides } from "../proposal/merge-answers.ts";
import type { Answers } from "../proposal/types.ts";
import type { Shown } from "../templates/own-template.ts";
import { sidecarOf } from "./document-path.ts";

export interface SidecarFile extends SidecarRead {
	readonly file: Shown;
	readonly text: string;
}

/**
 * The file beside a document whose own answers are given; undefined where the template has none, or it doesn't exist.
 * @throws InputError for one that can't be used
 */
export async function readSidecarFile(
	outline: Outline,
	document: Shown,
	own: Answers,
): Promise<SidecarFile | undefined> {
	const file = sidecarOf(outline, document);
	if (!file || !existsSync(file.path)) return undefined;
	return sidecarIn(outline, await readText(file.path, file.shown, undefined, MOST.settings), file, own);
}

/** The same in a text that the file holds or has held. @throws InputError for one that can't be used */
export async function sidecarIn(outline: Outline, text: string, file: Shown, own: Answers): Promise<SidecarFile> {
	const { readSidecar, withoutRepeated } = await import("../metadata/sidecar.ts");
	const { answers, ...read } = readSidecar(outline, text, file.shown);
	return { file, text, ...read, answers: withoutRepeated(outline, answers, own) };
}

/** What a document says together with the file beside it. */
export function joined<T extends Sides>(document: T, sidecar: SidecarFile | undefined): T {
	if (!sidecar) return document;
	const { stage = document.stage, answers } = sidecar;
	return { ...document, stage, answers: { ...document.answers, ...answers } };
}
