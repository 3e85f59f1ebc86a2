/** Wraps long lines at words, so that a narrow terminal breaks no word. Knows no streams. */
import { cellWidth } from "../terminal/cells.ts";
import { wrapRows } from "../text/wrap.ts";

/** Below this width, words have to be broken anyway. */
const NARROWEST = 20;

/** Wraps each line of the text; unchanged if the width is unknown. Rows keep the indentation of their line. */
export function wrapped(text: string, columns: number | undefined): string {
	if (columns === undefined || columns < NARROWEST) return text;
	return text
		.split("\n")
		.map((line) => rowsOf(line, columns).join("\n"))
		.join("\n");
}

function rowsOf(line: string, columns: number): string[] {
	if (cellWidth(line) <= columns) return [line];
	const indent = /^ */.exec(line)?.[0] ?? "";
	if (indent.length > columns / 2) return [line];
	const rows = wrapRows(line, columns - indent.length, true).map(({ from, to }) => indent + line.slice(from, to));
	const [blanks = ""] = / *$/.exec(line) ?? [];
	if (blanks === "") return rows;
	// The answer is typed after the blank at the end of a question.
	const last = (rows.pop() ?? "") + blanks;
	return cellWidth(last) < columns ? [...rows, last] : [...rows, last.trimEnd(), ""];
}
