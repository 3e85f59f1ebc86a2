/**
 * `pep-wizard preview`: renders a draft or any Markdown file for reading: in a pager on a terminal, otherwise printed.
 */
import { resolve } from "node:path";
import { optionText, type ParsedArguments, type RunCommand } from "../cli/command-spec.ts";
import { EXIT, type World } from "../cli/world.ts";
import { readText } from "../project/read-text.ts";
import type { Hole } from "../proposal/holes.ts";
import { capabilitiesOf } from "../terminal/capabilities.ts";
import { layOutMarkdown, loadLanguages } from "../terminal/markdown-view.ts";
import { showInPager } from "../terminal/pager.ts";
import { themeOf } from "../terminal/theme.ts";
import { type ViewNote, withNotes } from "../terminal/view-notes.ts";

/** The width without a terminal. */
const PIPE_WIDTH = 80;
/** Longer lines are hard to read. */
const MAX_WIDTH = 100;

export const run: RunCommand = async (call, world) => {
	const { markdown, holes } = await documentFor(call, world);
	const capabilities = capabilitiesOf(world.env, { isTerminal: world.outIsTerminal, platform: process.platform });
	const { unicode, hyperlinks } = capabilities;
	const paint = themeOf(capabilities);
	const width = Math.min(world.columns ?? PIPE_WIDTH, MAX_WIDTH);
	await loadLanguages(markdown);
	const laid = layOutMarkdown(markdown, { width, unicode, hyperlinks });
	const glyph = unicode ? "○" : "o";
	const notes = holes.map(({ line, text }): ViewNote => ({ line, text: `${glyph} ${text}`, styles: ["quiet"] }));
	const text = withNotes(laid, notes, width).map(({ spans }) => `${paint(spans)}\n`);
	if (world.outIsTerminal) await showInPager(text.join(""), world.env, (all) => world.out(all));
	else world.out(text.join(""));
	return EXIT.fine;
};

interface PreviewedDocument {
	readonly markdown: string;
	/** What a draft lacks; nothing for other files. */
	readonly holes: readonly Hole[];
}

async function documentFor(call: ParsedArguments, world: World): Promise<PreviewedDocument> {
	const [file = ""] = call.words;
	if (/\.(md|markdown)$/i.test(file)) return { markdown: await readText(resolve(world.cwd, file), file), holes: [] };
	const { loadDraft, proposalOf, reportUnknown } = await import("../documents/load-draft.ts");
	const { asInDocument } = await import("../documents/front-matter.ts");
	const { documentOf } = await import("../documents/document-path.ts");
	const { renderProposal } = await import("../proposal/render.ts");
	const { holesOf } = await import("../proposal/holes.ts");
	const draft = await loadDraft(file, world.cwd, optionText(call, "template"));
	await reportUnknown(draft, world);
	const proposal = proposalOf(draft);
	const { markdown, lines } = renderProposal(await asInDocument(proposal, documentOf(draft, proposal.answers)));
	return { markdown, holes: holesOf(proposal, lines) };
}
