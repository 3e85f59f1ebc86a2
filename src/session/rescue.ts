/**
 * The last resort if a draft can't be saved: writes a copy elsewhere.
 */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { LoadedDraft } from "../documents/load-draft.ts";
import { printDraft, updateDraft } from "../draft/codec.ts";
import { writeFileAtomically } from "../draft/store.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";

/**
 * Writes the draft with the author's answers to a file beside it or, failing that, in a private temporary folder. Returns
 * the path of the copy; undefined if nothing can be written.
 */
export async function rescue(draft: LoadedDraft, mine: Snapshot): Promise<string | undefined> {
	const text = textWith(draft, mine);
	const name = basename(draft.path).replace(/(\.pep)?\.ya?ml$/i, "");
	const folders = [async () => dirname(draft.path), () => mkdtemp(join(tmpdir(), "pep-wizard-"))];
	for (const folder of folders) {
		const copy = await written(folder, `${name}-rescued.pep.yaml`, text);
		if (copy !== undefined) return copy;
	}
	return undefined;
}

/** The updated draft; the answers alone if it can't be updated. */
function textWith({ parsed, outline, snapshot }: LoadedDraft, mine: Snapshot): string {
	try {
		return updateDraft(parsed.text, outline, snapshot, mine);
	} catch {
		return printDraft(outline, { template: parsed.template, layout: parsed.layout, ...mine });
	}
}

async function written(folder: () => Promise<string>, name: string, text: string): Promise<string | undefined> {
	try {
		const copy = join(await folder(), name);
		await writeFileAtomically(copy, text, { exclusive: true, mode: 0o600 });
		return copy;
	} catch {
		return undefined;
	}
}
