/** The last rows: one line for the author, and the keys that matter here. */
import { fitLine, lineWidth, type Span, type StyledLine } from "../../terminal/styled.ts";
import { hintsOf } from "../../wizard/hints.ts";
import { wrapText } from "../../wizard/layout.ts";
import type { State } from "../../wizard/types.ts";
import type { Look } from "../look.tsx";
import { span } from "./spans.ts";

/** Rows that a notice may take, over what stands there otherwise: what to do often comes last. */
const NOTICE_ROWS = 3;

/** What the author should know now, wrapped at words; empty when there is nothing. */
export function noticeRows(state: State, look: Look): readonly StyledLine[] {
	const { notice, save } = state;
	const failed = save.state === "failed" ? `Not saved: ${save.message}` : "";
	const isError = notice ? notice.tone === "error" : true;
	const text = look.clean((notice?.text ?? failed).replace(/\s*\n\s*/g, " "));
	if (text === "") return [];
	const lead = isError ? `${look.marks.warning} ` : "";
	const rows = wrapText(text, state.size.columns - 2 - lead.length);
	const shown = rows.slice(0, NOTICE_ROWS);
	// The last row tells that there is more.
	if (rows.length > NOTICE_ROWS) shown[NOTICE_ROWS - 1] = `${shown.at(-1)} ${look.marks.ellipsis}`;
	return shown.map((row, index) => {
		const mark = isError ? span(` ${index === 0 ? lead : " ".repeat(lead.length)}`, "bad", "strong") : span(" ");
		return fitLine([mark, span(row, isError ? "bad" : "accent")], state.size.columns, look.unicode);
	});
}

/** As many hints as there is room for. */
export function hintRow(state: State): StyledLine {
	const line: Span[] = [span(" ")];
	for (const { key, does } of hintsOf(state)) {
		const next = [span(line.length > 1 ? "   " : ""), span(key, "strong"), span(` ${does}`, "quiet")];
		if (lineWidth(line) + lineWidth(next) > state.size.columns) break;
		line.push(...next);
	}
	return line;
}
