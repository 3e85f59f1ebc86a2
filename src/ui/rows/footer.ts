/** The last rows: one line for the author, and the keys that matter here. */
import { fitLine, lineWidth, type Span, type StyledLine } from "../../terminal/styled.ts";
import { hintsOf } from "../../wizard/hints.ts";
import type { State } from "../../wizard/types.ts";
import type { Look } from "../look.tsx";
import { span } from "./spans.ts";

/** What the author should know now; empty when there is nothing. */
export function noticeRow(state: State, look: Look): StyledLine {
	const { notice, save } = state;
	if (notice) {
		const mark = notice.tone === "error" ? [span(`${look.marks.warning} `, "bad", "strong")] : [];
		const words = span(look.clean(notice.text), notice.tone === "error" ? "bad" : "accent");
		return fitLine([span(" "), ...mark, words], state.size.columns - 1, look.unicode);
	}
	if (save.state !== "failed") return [];
	const words = span(`Not saved: ${look.clean(save.message)}`, "bad");
	return fitLine(
		[span(" "), span(`${look.marks.warning} `, "bad", "strong"), words],
		state.size.columns - 1,
		look.unicode,
	);
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
