/**
 * `pep-wizard render`: the draft as Markdown, in a file or printed.
 */
import { resolve } from "node:path";
import { renderProposal } from "../proposal/render.ts";
import { markdownName } from "./draft-name.ts";
import { loadDraft, proposalOf, tellUnknown } from "./load-draft.ts";
import { showText } from "./show.ts";
import { optionText, type Run } from "./spec.ts";
import { EXIT, UsageError } from "./world.ts";

export const run: Run = async (call, world) => {
	const [given = ""] = call.words;
	const output = optionText(call, "output");
	if (output === "") throw new UsageError("--output needs a file's name, or - to print");
	const draft = await loadDraft(given, world.cwd, optionText(call, "template"));
	await tellUnknown(draft, world);
	const { markdown } = renderProposal(proposalOf(draft));
	if (output === "-") {
		await showText(markdown, world);
		return EXIT.fine;
	}
	const file = output ?? markdownName(given);
	const { writeMarkdown } = await import("./write-markdown.ts");
	await writeMarkdown(markdown, resolve(world.cwd, file), file, draft, {
		env: world.env,
		force: call.options.force === true,
	});
	world.err(`Written: ${file}\n`);
	return EXIT.fine;
};
