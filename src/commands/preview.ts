/**
 * `pep-wizard preview`: renders a draft or any Markdown file for reading: in a pager on a terminal, otherwise printed.
 */
import { resolve } from "node:path";
import { optionText, type ParsedArguments, type RunCommand } from "../cli/command-spec.ts";
import { EXIT, type World } from "../cli/world.ts";
import { readText } from "../project/read-text.ts";
import { capabilitiesOf } from "../terminal/capabilities.ts";
import { layOutMarkdown } from "../terminal/markdown-view.ts";
import { showInPager } from "../terminal/pager.ts";
import { themeOf } from "../terminal/theme.ts";

/** The width without a terminal. */
const PIPE_WIDTH = 80;

export const run: RunCommand = async (call, world) => {
	const markdown = await markdownFor(call, world);
	const capabilities = capabilitiesOf(world.env, { isTerminal: world.outIsTerminal, platform: process.platform });
	const { unicode, hyperlinks } = capabilities;
	const paint = themeOf(capabilities);
	const lines = layOutMarkdown(markdown, { width: world.columns ?? PIPE_WIDTH, unicode, hyperlinks });
	const text = lines.map(({ spans }) => `${paint(spans)}\n`).join("");
	if (world.outIsTerminal) await showInPager(text, world.env, (all) => world.out(all));
	else world.out(text);
	return EXIT.fine;
};

async function markdownFor(call: ParsedArguments, world: World): Promise<string> {
	const [file = ""] = call.words;
	if (/\.(md|markdown)$/i.test(file)) return readText(resolve(world.cwd, file), file);
	const { loadDraft, proposalOf, reportUnknown } = await import("../documents/load-draft.ts");
	const { asInDocument } = await import("../documents/front-matter.ts");
	const { documentOf } = await import("../documents/document-path.ts");
	const { renderProposal } = await import("../proposal/render.ts");
	const draft = await loadDraft(file, world.cwd, optionText(call, "template"));
	await reportUnknown(draft, world);
	const proposal = proposalOf(draft);
	return renderProposal(await asInDocument(proposal, documentOf(draft, proposal.answers))).markdown;
}
