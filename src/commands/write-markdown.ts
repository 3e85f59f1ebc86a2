/**
 * Writing a draft's Markdown. Refuses to write over what it was made from.
 */
import { realpath } from "node:fs/promises";
import { WriteError, writeWhole } from "../draft/store.ts";

/** What the Markdown is made from, by absolute paths. */
export interface Origin {
	readonly path: string;
	readonly templatePath: string | undefined;
}

/**
 * Writes Markdown to `path`; messages call it `file`.
 * @throws WriteError, also where `path` is the draft itself or its template
 */
export async function writeMarkdown(markdown: string, path: string, file: string, origin: Origin): Promise<void> {
	const target = await real(path);
	const refuse = (what: string): never => {
		throw new WriteError(file, `not written over, it is ${what}`, "Name another file: pep-wizard render DRAFT -o FILE");
	};
	if (target !== undefined && target === (await real(origin.path))) refuse("the draft itself");
	if (target !== undefined && target === (await real(origin.templatePath))) refuse("the draft's template");
	await writeWhole(path, markdown, { file });
}

/** The file behind symbolic links; undefined where there is none. */
async function real(path: string | undefined): Promise<string | undefined> {
	return path === undefined ? undefined : realpath(path).catch(() => undefined);
}
