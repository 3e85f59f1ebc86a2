/**
 * WriteOptions a draft's Markdown. Refuses to write over what it was made from, and over what someone else wrote.
 */
import { realpath, stat } from "node:fs/promises";
import { shellWord } from "../cli/shell-word.ts";
import type { World } from "../cli/world.ts";
import { recallRendered, rememberRendered } from "../draft/last-rendered.ts";
import { WriteError, writeWhole } from "../draft/store.ts";
import { MOST, readNow } from "../files/read.ts";

/** What the Markdown is made from; paths are absolute. */
export interface SourceDraft {
	/** The draft as messages call it. */
	readonly file: string;
	readonly path: string;
	readonly templatePath: string | undefined;
}

export interface WriteOptions {
	readonly env: World["env"];
	/** Whoever wrote the file: it is written over. */
	readonly force?: boolean;
	/** What the draft gave before it was changed; a file that says this is the draft's own, too. */
	readonly before?: () => string;
}

/**
 * Writes Markdown to `path`; messages call it `file`.
 * @throws WriteError, also where `path` is the draft or its template, or isn't what this draft gave the last time
 */
export async function writeMarkdown(
	markdown: string,
	path: string,
	file: string,
	draft: SourceDraft,
	options: WriteOptions,
): Promise<void> {
	const target = await real(path);
	const refuse = (what: string): never => {
		throw new WriteError(file, `not written over, it is ${what}`, "Name another file: pep-wizard render DRAFT -o FILE");
	};
	if (target !== undefined && target === (await real(draft.path))) refuse("the draft itself");
	if (target !== undefined && target === (await real(draft.templatePath))) refuse("the draft's template");
	const there = target === undefined || options.force ? undefined : await contentOf(target);
	if (there !== undefined) await mustBeOurs(there, markdown, path, file, draft, options);
	// Where nothing was, nothing may be by now.
	const expected = target === undefined && !options.force ? null : there;
	await writeWhole(path, markdown, { file, noNewBehindLink: true, ...(expected !== undefined && { expected }) });
	await rememberRendered(options.env, draft.path, path, markdown);
}

/** @throws WriteError where the file is neither what is to be written nor what the draft gave before */
async function mustBeOurs(
	there: Uint8Array,
	markdown: string,
	path: string,
	file: string,
	draft: SourceDraft,
	{ env, before }: WriteOptions,
): Promise<void> {
	const says = (text: string | undefined): boolean => text !== undefined && Buffer.from(text).equals(there);
	if (says(markdown)) return;
	const last = await recallRendered(env, draft.path, path);
	if (says(last) || says(before?.())) return;
	const why = last === undefined ? "is there already, and not from this draft" : "was changed since it was written";
	const word = shellWord(draft.file);
	const mend = [
		`Bring its changes into the draft with “pep-wizard sync ${word} ${shellWord(file)}”,`,
		`or write over them: pep-wizard render ${word} -o ${shellWord(file)} --force`,
	];
	throw new WriteError(file, why, mend.join("\n  "));
}

/** What a file holds; undefined for a device, a pipe or a folder, which is nobody's work. */
async function contentOf(path: string): Promise<Uint8Array | undefined> {
	return (await stat(path)).isFile() ? readNow(path, MOST.kept) : undefined;
}

/** The file behind symbolic links; undefined where there is none. */
async function real(path: string | undefined): Promise<string | undefined> {
	return path === undefined ? undefined : realpath(path).catch(() => undefined);
}
