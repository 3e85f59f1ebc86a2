/** Explanations as aligned rows for people: state, lines and id of each item, and below it what is worth knowing. */
import { basename } from "node:path";
import stringWidth from "string-width";
import { type Explanation, isAbsent, notesOf } from "../../proposal/explanation.ts";
import { visibleLine } from "../../terminal/sanitize.ts";

/** `all`: also tells how the ordinary ones were found. */
export function explanationText(explanations: readonly Explanation[], all = explanations.length === 1): string {
	const cells = explanations.map((each) => [each.state, whereText(each), visibleLine(each.id)] as const);
	const widths = [0, 1].map((at) => Math.max(0, ...cells.map((row) => stringWidth(row[at]!))));
	const rows = explanations.flatMap((explanation, at) => {
		const [state, lines, id] = cells[at]!;
		const head = `${state.padEnd(widths[0]!)}  ${lines.padEnd(widths[1]!)}  ${id}`;
		return [head, ...notesOf(explanation, all).map((note) => `    ${visibleLine(note)}`)];
	});
	return rows.map((row) => `${row.trimEnd()}\n`).join("");
}

function whereText(explanation: Explanation): string {
	const { lines, file } = explanation.origin;
	if (!lines) return isAbsent(explanation) ? "absent" : "";
	const [first, last] = lines;
	if (file !== undefined) return `${visibleLine(basename(file))}:${first}`;
	return first === last ? `line ${first}` : `lines ${first}-${last}`;
}
