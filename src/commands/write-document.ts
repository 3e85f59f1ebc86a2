/** Writes a draft's document, and the YAML file that goes with it. */
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "../draft/file-system.ts";
import { updateSidecar } from "../draft/sidecar.ts";
import { writeWhole } from "../draft/store.ts";
import { decodeText } from "../outline/decode.ts";
import { renderProposal } from "../proposal/render.ts";
import type { Proposal } from "../proposal/types.ts";
import { sidecarOf } from "./document-path.ts";
import { unreadable } from "./read-text.ts";
import type { Shown } from "./template-files.ts";
import { type Origin, type Writing, writeMarkdown } from "./write-markdown.ts";

/**
 * Writes both and gives what was written, as messages call it. The YAML file is only changed where answers differ.
 * @throws WriteError as writeMarkdown; InputError for a YAML file that can't be brought up to date, before anything is
 * written
 */
export async function writeDocument(
	proposal: Proposal,
	document: Shown,
	origin: Origin,
	writing: Writing,
): Promise<string[]> {
	const sidecar = sidecarOf(proposal.outline, document);
	const there = sidecar && (await contentOf(sidecar));
	const text = sidecar && updateSidecar(proposal, there && decodeText(there, sidecar.shown), sidecar.shown);
	if (proposal.outline.sidecar?.document !== undefined) await mkdir(dirname(document.path), { recursive: true });
	await writeMarkdown(renderProposal(proposal).markdown, document.path, document.shown, origin, writing);
	if (!sidecar || text === undefined || (there && Buffer.from(text).equals(there))) return [document.shown];
	await writeWhole(sidecar.path, text, { file: sidecar.shown, expected: there ?? null });
	return [document.shown, sidecar.shown];
}

/** Undefined where there is no such file. @throws InputError where there is one that can't be read */
async function contentOf({ path, shown }: Shown): Promise<Uint8Array | undefined> {
	return readFile(path).catch((error: unknown) => {
		if (codeOf(error) === "ENOENT") return undefined;
		throw unreadable(shown, error);
	});
}
