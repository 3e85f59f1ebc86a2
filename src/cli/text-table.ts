/**
 * Aligns rows of cells into columns of text. Cells contain no line breaks and no colours.
 */
import stringWidth from "string-width";

/** Each column is as wide as its widest cell, with two spaces between columns; each line ends with a newline. */
export function table(rows: readonly (readonly string[])[]): string {
	const widths: number[] = [];
	for (const row of rows) {
		for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, stringWidth(cell));
	}
	const line = (row: readonly string[]): string =>
		row.map((cell, index) => cell + " ".repeat((widths[index] ?? 0) - stringWidth(cell))).join("  ");
	return rows.map((row) => `${line(row).trimEnd()}\n`).join("");
}
