/**
 * Lays out a proposal for the preview: its lines, the item that each shows, and a note for each missing answer. A long
 * document never blocks the keyboard, and what is near the item comes first. Draws nothing.
 */
import { holesOf } from "../proposal/holes.ts";
import { type Rendered, renderProposal } from "../proposal/render.ts";
import type { Proposal } from "../proposal/types.ts";
import type { ViewLine, ViewOptions } from "../terminal/markdown-view.ts";
import type { ViewNote } from "../terminal/view-notes.ts";
import { nextMissing } from "../wizard/commands.ts";
import { commandOf } from "../wizard/key-map.ts";
import { keyText } from "../wizard/key-press.ts";
import { MARK_GLYPHS } from "../wizard/legend.ts";
import type { PreviewRow } from "../wizard/preview-search.ts";
import { statusOfProposal } from "../wizard/state.ts";
import { numbersWidth, type PreviewLayout } from "./rows/preview.ts";

export interface PreviewOptions {
	readonly proposal: Proposal;
	/** The proposal with what the session writes into the document. */
	readonly printed: Proposal;
	readonly current: string;
	readonly width: number;
	readonly unicode: boolean;
	readonly hyperlinks: boolean;
	/** With the line numbers of the Markdown. */
	readonly numbered: boolean;
	readonly beside: boolean;
}

/** Longer lines are hard to read. */
const MAX_WIDTH = 100;
/** Characters from which on a document takes noticeable time. */
const LONG = 100_000;
/** Source lines before and after the current item that are laid out first in a long document. */
const NEAR = [40, 200] as const;
/** Milliseconds after which waiting keys come first. */
const SLICE = 8;

/** The layout; of a long document, a partial one first if `isFirst`. */
export async function* previewLayouts(options: PreviewOptions, isFirst: boolean): AsyncGenerator<PreviewLayout> {
	const { loadLanguages, layOutInSteps, layOutMarkdown } = await import("../terminal/markdown-view.ts");
	const { withNotes } = await import("../terminal/view-notes.ts");
	const { current, unicode, hyperlinks, numbered, printed } = options;
	const rendered = renderProposal(printed);
	const { markdown, lines } = rendered;
	await loadLanguages(markdown);
	const numbers = numbered ? numbersWidth(markdown.split("\n").length) : 0;
	const width = Math.min(options.width - numbers, MAX_WIDTH);
	const view: ViewOptions = { width, unicode, hyperlinks };
	const notes = notesFor(options, rendered);
	const source = lines[current] ?? 0;
	const layout = (laid: readonly ViewLine[], near: readonly ViewNote[], isPartial: boolean): PreviewLayout => {
		const noted = withNotes(laid, near, width);
		const at = noted.findIndex((line) => line.source >= source);
		const itemLine = at < 0 ? Math.max(0, noted.length - 1) : at;
		return { lines: noted, rows: rowsOf(noted, lines), itemLine, numbers, isPartial };
	};
	if (isFirst && markdown.length > LONG) {
		const [from, to] = [source - NEAR[0], source + NEAR[1]];
		const near = notes.filter(({ line }) => line >= from && line < to);
		yield layout(layOutMarkdown(markdown, { ...view, lines: [from, to] }), near, true);
	}
	yield layout(await inSlices(layOutInSteps(markdown, view)), notes, false);
}

async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
	for (let start = performance.now(); ; ) {
		const { done, value } = steps.next();
		if (done) return value;
		if (performance.now() - start < SLICE) continue;
		await new Promise((resolve) => setImmediate(resolve));
		start = performance.now();
	}
}

/** What is missing where, and the key that goes there. */
function notesFor({ proposal, current, beside, unicode }: PreviewOptions, { lines }: Rendered): ViewNote[] {
	const { next } = nextMissing(proposal, current);
	const glyphs = MARK_GLYPHS[unicode ? "unicode" : "ascii"];
	const between = unicode ? " · " : " - ";
	return holesOf(proposal, lines, statusOfProposal(proposal)).map(({ item, line, text }): ViewNote => {
		const note = { line, text: `${glyphs.due} ${text}`, styles: ["quiet"] } as const;
		if (!beside) return { ...note, selected: `${between}Enter goes there` };
		const key = item === next ? keyText(commandOf("next-required").keys[0] ?? "") : undefined;
		return key === undefined ? note : { ...note, text: `${note.text}${between}${key} goes there` };
	});
}

function rowsOf(laid: readonly ViewLine[], lines: Rendered["lines"]): readonly PreviewRow[] {
	const starts = Object.entries(lines).sort(([, one], [, other]) => one - other);
	let at = 0;
	return laid.map(({ spans, source, heading, isNote }): PreviewRow => {
		while (at + 1 < starts.length && starts[at + 1]![1] <= source) at++;
		const item = starts[at]?.[0];
		return {
			text: spans.map((each) => each.text).join(""),
			source,
			...(heading !== undefined && { heading }),
			...(item !== undefined && { item }),
			...(isNote && { hole: true }),
		};
	});
}
