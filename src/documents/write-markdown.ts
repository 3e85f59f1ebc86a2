/** Writes a draft's Markdown. Refuses to overwrite its sources, and anything written by others. */
import { realpath, stat } from "node:fs/promises";
import { shellWord } from "../cli/output.ts";
import type { World } from "../cli/world.ts";
import { recallRendered, rememberRendered } from "../draft/last-rendered.ts";
import { WriteError, writeFileAtomically } from "../draft/store.ts";
import { MAX_BYTES, readNow } from "../files/read.ts";

/** The draft that the Markdown is made from; paths are absolute. */
export interface SourceDraft {
	/** The draft's name in messages. */
	readonly file: string;
	readonly path: string;
	readonly templatePath: string | undefined;
}

export interface WriteOptions {
	readonly env: World["env"];
	/** Overwrite the file even if others wrote it. */
	readonly force?: boolean;
	/** The Markdown of the draft before it was changed; a file with this content may be overwritten, too. */
	readonly before?: () => Promise<string>;
}

/**
 * Writes Markdown to `path`; messages call it `file`.
 * @throws WriteError, also if `path` is the draft or its template, or has changed since this draft was last rendered to it
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
		throw new WriteError(file, `not overwritten: it is ${what}`, "Name another file: pep-wizard render DRAFT -o FILE");
	};
	if (target !== undefined && target === (await real(draft.path))) refuse("the draft itself");
	if (target !== undefined && target === (await real(draft.templatePath))) refuse("the draft's template");
	const there = target === undefined || options.force ? undefined : await contentOf(target);
	if (there !== undefined) await mustBeOurs(there, markdown, path, file, draft, options);
	// A file that didn't exist must not have been created meanwhile.
	const expected = target === undefined && !options.force ? null : there;
	await writeFileAtomically(path, markdown, {
		file,
		refuseDanglingLink: true,
		...(expected !== undefined && { expected }),
	});
	await rememberRendered(options.env, draft.path, path, markdown);
}

/** @throws WriteError if the content is neither what would be written nor what the draft rendered to before */
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
	if (says(last) || says(await before?.())) return;
	const why =
		last === undefined ? "already exists, and was not made from this draft" : "was changed since it was written";
	const word = shellWord(draft.file);
	const fix = [
		`Merge its changes into the draft with “pep-wizard sync ${word} ${shellWord(file)}”,`,
		`or overwrite them: pep-wizard render ${word} -o ${shellWord(file)} --force`,
	];
	throw new WriteError(file, why, fix.join("\n  "));
}

/** A file's content; undefined for a device, a pipe or a folder, which hold no work to lose. */
async function contentOf(path: string): Promise<Uint8Array | undefined> {
	return (await stat(path)).isFile() ? readNow(path, MAX_BYTES.state) : undefined;
}

/** The path with symbolic links resolved; undefined if it doesn't exist. */
async function real(path: string | undefined): Promise<string | undefined> {
	return path === undefined ? undefined : realpath(path).catch(() => undefined);
}
