/** Writes a draft's document and the YAML file that goes with it. */
import { dirname } from "node:path";
import { shellWord } from "../cli/output.ts";
import { recallRendered, rememberRendered } from "../draft/last-rendered.ts";
import { decodeText, readError } from "../draft/read-error.ts";
import { WriteError, writeFileAtomically } from "../draft/store.ts";
import { makeFolder } from "../files/folder.ts";
import { readNow } from "../files/read.ts";
import { errorCode } from "../files/system-error.ts";
import { toWriteError } from "../files/write-error.ts";
import { changedSince, updateSidecar } from "../metadata/sidecar.ts";
import type { Proposal } from "../proposal/types.ts";
import type { NamedPath } from "../templates/own-template.ts";
import { joinWords } from "../text/english.ts";
import { sidecarOf } from "./document-path.ts";
import { inOwnFrontMatter } from "./front-matter.ts";
import { markdownOf } from "./markdown-of.ts";
import { type SourceDraft, type WriteOptions, writeMarkdown } from "./write-markdown.ts";

/**
 * Writes both and returns the names of the written files; with `guidance`, the document shows it in place of missing
 * answers. In the YAML file, or the front matter that has its keys, only answers that differ are changed.
 * @throws WriteError as writeMarkdown does; InputError, before anything is written, if the YAML file can't be updated
 */
export async function writeDocument(
	proposal: Proposal,
	document: NamedPath,
	draft: SourceDraft,
	options: WriteOptions & { readonly guidance?: boolean },
): Promise<string[]> {
	const own = await inOwnFrontMatter(proposal, document);
	const sidecar = own ? undefined : sidecarOf(proposal.outline, document);
	const there = sidecar && (await contentOf(sidecar));
	const before = there && decodeText(there, sidecar.shown);
	const text = sidecar && updateSidecar(proposal, before, sidecar.shown);
	if (before !== undefined && !options.force) await mustBeOurs(before, proposal, sidecar!, draft, options);
	if (proposal.outline.sidecar?.document !== undefined) await makeFolderFor(document);
	await writeMarkdown(await markdownOf(own ?? proposal, options), document.path, document.shown, draft, options);
	if (!sidecar || text === undefined) return [document.shown];
	const isAsBefore = there !== undefined && Buffer.from(text).equals(there);
	if (!isAsBefore)
		await writeFileAtomically(sidecar.path, text, {
			file: sidecar.shown,
			refuseDanglingLink: true,
			expected: there ?? null,
		});
	await rememberRendered(options.env, draft.path, sidecar.path, text);
	return isAsBefore ? [document.shown] : [document.shown, sidecar.shown];
}

/** @throws WriteError if it can't be created */
async function makeFolderFor({ path, shown }: NamedPath): Promise<void> {
	await makeFolder(dirname(path)).catch((error: unknown) => {
		throw toWriteError(path, shown, error);
	});
}

/** @throws WriteError if another program changed what would be overwritten */
async function mustBeOurs(
	text: string,
	proposal: Proposal,
	{ path, shown }: NamedPath,
	draft: SourceDraft,
	{ env }: WriteOptions,
): Promise<void> {
	const last = await recallRendered(env, draft.path, path);
	const changed = last === undefined ? [] : changedSince(last, proposal, text, shown);
	if (changed.length === 0) return;
	const word = shellWord(draft.file);
	const fix = [
		`Merge the changes into the draft: pep-wizard sync ${word}`,
		`or overwrite them: pep-wizard render ${word} --force`,
	];
	throw new WriteError(shown, `was changed since it was written: ${joinWords(changed)}`, fix.join("\n  "));
}

/** Undefined if the file doesn't exist. @throws InputError if it can't be read */
async function contentOf({ path, shown }: NamedPath): Promise<Uint8Array | undefined> {
	try {
		return readNow(path);
	} catch (error) {
		if (errorCode(error) === "ENOENT") return undefined;
		throw readError(shown, error);
	}
}
