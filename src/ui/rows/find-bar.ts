/** The search below the panes: the words, the current match of how many, and the replacement. */
import { lineWidth, type StyledLine } from "../../terminal/styled.ts";
import { currentMatch, foundMatches, MOST_MATCHES, queryOf } from "../../wizard/find.ts";
import { visiblePart } from "../../wizard/line-input.ts";
import { panesOf } from "../../wizard/panes.ts";
import type { State } from "../../wizard/types.ts";
import type { Appearance } from "./appearance.ts";
import { span, spread } from "./spans.ts";

export interface FindBar {
	readonly lines: readonly StyledLine[];
	/** The cursor's cell on the screen, 0-based; undefined while the search is closed. */
	readonly cursor?: { readonly x: number; readonly y: number };
}

/** Cells for the count. */
const COUNT = 16;

/** The rows of find and replace below the body, with the cursor in the field being edited; no rows while it is closed. */
export function findBar(state: State, appearance: Appearance): FindBar {
	const { find, size } = state;
	if (!find?.open || state.overlay) return { lines: [] };
	const { body } = panesOf(state);
	const row = (title: string, field: "query" | "replacement", after: StyledLine) => {
		const lead: StyledLine = [span(` ${title}: `, "heading")];
		const part = visiblePart(find[field], size.columns - lineWidth(lead) - COUNT);
		const line = spread([...lead, span(appearance.clean(part.text))], after, size.columns - 1);
		return { line, field, x: lineWidth(lead) + part.cursor };
	};
	const rows = [row(find.everywhere ? "Find in all" : "Find", "query", countOf(state))];
	if (find.replacing) rows.push(row("With", "replacement", []));
	const at = rows.findIndex(({ field }) => field === find.field);
	const cursor = { x: rows[at]?.x ?? 0, y: body.top + body.height + at };
	return { lines: rows.map(({ line }) => line), cursor };
}

function countOf(state: State): StyledLine {
	if (queryOf(state) === "") return [];
	const { length } = foundMatches(state);
	if (length === 0) return [span("not found", "warn")];
	const at = currentMatch(state);
	const all = `${length}${length === MOST_MATCHES ? "+" : ""}`;
	return [span(at < 0 ? `${all} found` : `${at + 1} of ${all}`, "quiet")];
}
