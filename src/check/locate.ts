/** Locates a finding in the document if its rule only knows the item and the value. */
import { itemOf } from "../outline/lookup.ts";
import { answerOf } from "../proposal/answers.ts";
import type { Proposal } from "../proposal/types.ts";
import type { Document } from "./document.ts";
import type { LineOfItem } from "./origins.ts";
import type { RawFinding } from "./raw-finding.ts";

/** How many lines after the item's first line are searched. Otherwise, the start of the item is reported. */
const LOOK_AHEAD = 300;

/** The mark at the first place below its item with the value; the same mark if there is none, or it has a line. */
export function locate(mark: RawFinding, proposal: Proposal, document: Document, lineOf: LineOfItem): RawFinding {
	const { item, path } = mark;
	if (mark.line !== undefined || mark.at || item === undefined || path === undefined) return mark;
	const first = lineOf(item);
	const words = firstLine(mark.words ?? valueAt(proposal, item, path));
	if (first === undefined || words === "") return mark;
	for (let line = first; line < Math.min(document.lines.length, first + LOOK_AHEAD); line++) {
		const column = document.lines[line]!.indexOf(words);
		if (column >= 0) return { ...mark, line, column, length: words.length };
	}
	return mark;
}

function firstLine(value: unknown): string {
	return typeof value === "string" ? (/\S.*/.exec(value)?.[0].trimEnd() ?? "") : "";
}

function valueAt(proposal: Proposal, id: string, path: readonly (string | number)[]): unknown {
	const item = itemOf(proposal.outline, id);
	let value: unknown = item && answerOf(proposal, item);
	for (const key of path) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
		value = (value as Readonly<Record<string | number, unknown>>)[key];
	}
	return value;
}
