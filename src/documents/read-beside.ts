/** What the YAML file beside a document says of its proposal. */
import { existsSync } from "node:fs";
import type { SidecarRead } from "../draft/sidecar.ts";
import { MOST } from "../files/read.ts";
import type { Outline } from "../outline/types.ts";
import { readText } from "../project/read-text.ts";
import type { Sides } from "../proposal/merge-answers.ts";
import type { Answers } from "../proposal/types.ts";
import type { Shown } from "../templates/own-template.ts";
import { sidecarOf } from "./document-path.ts";

export interface Beside extends SidecarRead {
	readonly file: Shown;
	readonly text: string;
}

/**
 * The file beside a document whose own answers are given; undefined where the template has none, or it isn't there.
 * @throws InputError for one that can't be used
 */
export async function readBeside(outline: Outline, document: Shown, own: Answers): Promise<Beside | undefined> {
	const file = sidecarOf(outline, document);
	if (!file || !existsSync(file.path)) return undefined;
	return besideIn(outline, await readText(file.path, file.shown, undefined, MOST.settings), file, own);
}

/** The same in a text that the file holds or has held. @throws InputError for one that can't be used */
export async function besideIn(outline: Outline, text: string, file: Shown, own: Answers): Promise<Beside> {
	const { readSidecar, withoutRepeated } = await import("../draft/sidecar.ts");
	const { answers, ...read } = readSidecar(outline, text, file.shown);
	return { file, text, ...read, answers: withoutRepeated(outline, answers, own) };
}

/** What a document says together with the file beside it. */
export function joined<T extends Sides>(document: T, beside: Beside | undefined): T {
	if (!beside) return document;
	const { stage = document.stage, answers } = beside;
	return { ...document, stage, answers: { ...document.answers, ...answers } };
}
