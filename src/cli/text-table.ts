/**
 * Rows of cells → lines with aligned columns. Knows no colours and no terminal; cells hold no line breaks.
 */
import stringWidth from "string-width";

/** Every column as wide as its widest cell in terminal cells, two blanks between them; each line ends with a break. */
export function table(rows: readonly (readonly string[])[]): string {
	const widths: number[] = [];
	for (const row of rows) {
		for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, stringWidth(cell));
	}
	const line = (row: readonly string[]): string =>
		row.map((cell, index) => cell + " ".repeat((widths[index] ?? 0) - stringWidth(cell))).join("  ");
	return rows.map((row) => `${line(row).trimEnd()}\n`).join("");
}
