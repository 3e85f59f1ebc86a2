/** Blocks that mark what is still argued about: `<<[UNRESOLVED …]>>` … `<<[/UNRESOLVED]>>`. */
import { isDue } from "../../outline/types.ts";
import type { Document } from "../document.ts";
import { quoted, stageName } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

interface Marker {
	readonly line: number;
	readonly column: number;
	readonly length: number;
	/** What the block says it is about. */
	readonly about: string;
	readonly closes: boolean;
}

const MARK = /<<\[(\/?)UNRESOLVED\b([^\]\n]{0,500})\]>>/gi;

/** All marks outside of comments, in order; the template's own example of one aside. Those in code fences count. */
function marksIn(document: Document): Marker[] {
	if (!/<<\[\/?UNRESOLVED/i.test(document.text)) return [];
	const hidden = new Set<number>();
	for (const { line, lastLine } of document.comments) for (let at = line; at <= lastLine; at++) hidden.add(at);
	return document.lines.flatMap((text, line) =>
		hidden.has(line)
			? []
			: [...text.matchAll(MARK)].map((match) => ({
					line,
					column: match.index,
					length: match[0].length,
					about: match[2]!.trim(),
					closes: match[1] === "/",
				})),
	);
}

function opened(context: Context): readonly Marker[] {
	return marksIn(context.document).filter(({ closes }) => !closes);
}

/** The stage from which none may be left. */
const limit = ({ proposal: { outline } }: Context) => outline.resolved ?? "beta";

const where = ({ line, column, length }: Marker): Pick<RawFinding, "line" | "column" | "length"> => ({
	line,
	column,
	length,
});

export const left = {
	id: "unresolved/left",
	severity: "error",
	about: "A block `<<[UNRESOLVED …]>>` is left at a stage at which everything must be resolved.",
	fix: "Resolve it, and delete both markers.",
	check: (context) => {
		if (!isDue(limit(context), context.stage)) return [];
		const name = stageName(context.proposal.outline, context.stage);
		return opened(context).map((block) => ({
			message: `${block.about === "" ? "a question" : quoted(block.about)} is left unresolved, which ${name} doesn't allow`,
			fix: "Settle it, and delete the marks around it.",
			...where(block),
		}));
	},
} as const satisfies Rule;

export const open = {
	id: "unresolved/open",
	severity: "note",
	about: "A block `<<[UNRESOLVED …]>>` is open, which the stage still allows.",
	fix: "Resolve it before the stage that the questionnaire names under `resolved`.",
	check: (context) => {
		if (isDue(limit(context), context.stage)) return [];
		const name = stageName(context.proposal.outline, limit(context));
		return opened(context).map((block) => ({
			message: `${block.about === "" ? "a question" : quoted(block.about)} is unresolved`,
			fix: `Settle it before ${name}.`,
			...where(block),
		}));
	},
} as const satisfies Rule;

export const unclosed = {
	id: "unresolved/unclosed",
	severity: "warning",
	about: "A marker `<<[UNRESOLVED …]>>` has no matching `<<[/UNRESOLVED]>>`, or the other way round.",
	fix: "Add the other marker, or delete this one.",
	check: ({ document }) => {
		const found: RawFinding[] = [];
		let last: Marker | undefined;
		for (const block of marksIn(document)) {
			if (block.closes && !last)
				found.push({ message: "nothing is opened that ends here", fix: "Delete the mark.", ...where(block) });
			if (!block.closes && last) found.push(unended(last));
			last = block.closes ? undefined : block;
		}
		return last ? [...found, unended(last)] : found;
	},
} as const satisfies Rule;

function unended(block: Marker): RawFinding {
	return { message: "this block is never ended", fix: "Write <<[/UNRESOLVED]>> behind it.", ...where(block) };
}
