/**
 * `pep-wizard render`: writes the draft as Markdown to a file, or prints it.
 */
import { resolve } from "node:path";
import { optionText, type RunCommand } from "../cli/command-spec.ts";
import { showText } from "../cli/output.ts";
import { EXIT, UsageError } from "../cli/world.ts";
import { documentOf } from "../documents/document-path.ts";
import { asInDocument } from "../documents/front-matter.ts";
import { loadDraft, proposalOf, reportUnknown } from "../documents/load-draft.ts";
import { markdownOf } from "../documents/markdown-of.ts";

export const run: RunCommand = async (call, world) => {
	const [given = ""] = call.words;
	const output = optionText(call, "output");
	if (output === "") throw new UsageError("--output needs a file's name, or - to print");
	const draft = await loadDraft(given, world.cwd, optionText(call, "template"));
	await reportUnknown(draft, world);
	const proposal = proposalOf(draft);
	const guidance = call.options.guidance === true;
	if (output === "-") {
		const printed = await asInDocument(proposal, documentOf(draft, proposal.answers));
		await showText(await markdownOf(printed, { guidance }), world);
		return EXIT.fine;
	}
	const document = output === undefined ? documentOf(draft, proposal.answers) : at(output, world.cwd);
	const { writeDocument } = await import("../documents/write-document.ts");
	const writing = { env: world.env, force: call.options.force === true, guidance };
	for (const file of await writeDocument(proposal, document, draft, writing)) world.err(`Written: ${file}\n`);
	return EXIT.fine;
};

function at(file: string, cwd: string): { readonly path: string; readonly shown: string } {
	return { path: resolve(cwd, file), shown: file };
}
