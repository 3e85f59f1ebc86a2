/**
 * `new --guidance`: the new proposal as Markdown with its guidance as comments, to be written in the author's own
 * editor. What the author wrote is brought into the draft as by `sync`.
 */
import { type CommandTable, optionText, type ParsedArguments } from "../../cli/command-spec.ts";
import { shellWord } from "../../cli/output.ts";
import { EXIT, type World } from "../../cli/world.ts";
import { documentOf } from "../../documents/document-path.ts";
import { loadDraft, proposalOf } from "../../documents/load-draft.ts";
import { writeDocument } from "../../documents/write-document.ts";
import type { NamedPath } from "../../templates/own-template.ts";
import { editFileInEditor } from "../../terminal/external-editor.ts";
import { visible } from "../../terminal/sanitize.ts";

/** Writes the Markdown of a draft with its guidance. @throws WriteError as writeDocument does */
export async function writeGuided(file: string, template: string | undefined, world: World): Promise<NamedPath> {
	const draft = await loadDraft(file, world.cwd, template);
	const proposal = proposalOf(draft);
	const document = documentOf(draft, proposal.answers);
	const writing = { env: world.env, guidance: true };
	for (const name of await writeDocument(proposal, document, draft, writing)) world.err(`Written: ${visible(name)}\n`);
	return document;
}

/** Opens the Markdown in the author's editor, and syncs when the editor ends. */
export async function writeInEditor(
	file: string,
	call: ParsedArguments,
	world: World,
	table: CommandTable,
): Promise<number> {
	const template = optionText(call, "template");
	const document = await writeGuided(file, template, world);
	const sync = `pep-wizard sync ${shellWord(file)}`;
	try {
		await editFileInEditor(document.path, world.env);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		world.err(`${visible(reason)}\nWrite ${visible(document.shown)} in any editor, then run: ${visible(sync)}\n`);
		return EXIT.fine;
	}
	const { run } = await import("../sync.ts");
	const code = await run({ options: template === undefined ? {} : { template }, words: [file] }, world, table);
	world.err(`To go on, edit the Markdown and run: ${visible(sync)}\n`);
	return code;
}
