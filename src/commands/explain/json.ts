/** Explanations in the shape that docs/json.md documents. */
import { type Explanation, notesOf } from "../../proposal/explanation.ts";

export function explanationJson(explanation: Explanation): unknown {
	const { id, label, required, state, reasons, origin } = explanation;
	const { landing, lines, file } = origin;
	return {
		id,
		label,
		required,
		completeness: state,
		lines: lines ? { first: lines[0], last: lines[1] } : null,
		file: file ?? null,
		found: landing ? { by: landing.by, line: landing.line, text: landing.text, elsewhere: landing.elsewhere } : null,
		reasons: reasons.map(({ code, about }) => ({ code, about })),
		notes: notesOf(explanation, true),
	};
}
