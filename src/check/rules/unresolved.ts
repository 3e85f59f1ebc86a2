/** Rules about blocks that mark open questions: `<<[UNRESOLVED …]>>` … `<<[/UNRESOLVED]>>`. */
import { isDue } from "../../outline/types.ts";
import type { Document } from "../document.ts";
import { quoted, stageName } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

interface Marker {
	readonly line: number;
	readonly column: number;
	readonly length: number;
	/** The block's subject. */
	readonly about: string;
	readonly closes: boolean;
}

/** The subject may go on over several lines, and the end may be written `]` instead of `]>>`. */
const MARKER = /<<\[(\/?)UNRESOLVED\b((?:(?!<<\[)[^\]]){0,500})\](?:>>)?/gi;

/** All markers in order, including those in code fences. The template's example is in a comment and doesn't count. */
function markersIn(document: Document): Marker[] {
	if (!/<<\[\/?UNRESOLVED/i.test(document.text)) return [];
	const hidden = new Set<number>();
	for (const { line, lastLine } of document.comments) for (let at = line; at <= lastLine; at++) hidden.add(at);
	return [...document.text.matchAll(MARKER)].flatMap(({ 0: written, 1: slash, 2: about = "", index }) => {
		const { line, column } = document.positionOf(index);
		const length = Math.min(written.length, document.lines[line]!.length - column);
		return hidden.has(line) ? [] : [{ line, column, length, about: about.trim(), closes: slash === "/" }];
	});
}

function opened(context: Context): readonly Marker[] {
	return markersIn(context.document).filter(({ closes }) => !closes);
}

/** The stage from which no block may remain. */
const limit = ({ proposal: { outline } }: Context) => outline.resolved ?? "beta";

const where = ({ line, column, length }: Marker): Pick<RawFinding, "line" | "column" | "length"> => ({
	line,
	column,
	length,
});

export const left = {
	id: "unresolved/left",
	severity: "error",
	about: "An `<<[UNRESOLVED …]>>` block remains at a stage where everything must be resolved.",
	fix: "Resolve it, and delete both markers.",
	check: (context) => {
		if (!isDue(limit(context), context.stage)) return [];
		const name = stageName(context.proposal.outline, context.stage);
		return opened(context).map((block) => ({
			message: `${block.about === "" ? "a question" : quoted(block.about)} is still unresolved, which is not allowed for ${name}`,
			fix: "Resolve it, and delete the markers around it.",
			...where(block),
		}));
	},
} as const satisfies Rule;

export const open = {
	id: "unresolved/open",
	severity: "note",
	about: "An `<<[UNRESOLVED …]>>` block is open, which this stage still allows.",
	fix: "Resolve it before the stage that the questionnaire names in `resolved`.",
	check: (context) => {
		if (isDue(limit(context), context.stage)) return [];
		const name = stageName(context.proposal.outline, limit(context));
		return opened(context).map((block) => ({
			message: `${block.about === "" ? "a question" : quoted(block.about)} is unresolved`,
			fix: `Resolve it before ${name}.`,
			...where(block),
		}));
	},
} as const satisfies Rule;

export const unclosed = {
	id: "unresolved/unclosed",
	severity: "warning",
	about: "An `<<[UNRESOLVED …]>>` marker has no `<<[/UNRESOLVED]>>` after it, or the other way round.",
	fix: "Add the other marker, or delete this one.",
	check: ({ document }) => {
		const found: RawFinding[] = [];
		let last: Marker | undefined;
		for (const block of markersIn(document)) {
			if (block.closes && !last)
				found.push({
					message: "this marker has no opening marker before it",
					fix: "Delete the marker.",
					...where(block),
				});
			if (!block.closes && last) found.push(unclosedBlock(last));
			last = block.closes ? undefined : block;
		}
		return last ? [...found, unclosedBlock(last)] : found;
	},
} as const satisfies Rule;

function unclosedBlock(block: Marker): RawFinding {
	return { message: "this block is not closed", fix: "Write <<[/UNRESOLVED]>> after it.", ...where(block) };
}
