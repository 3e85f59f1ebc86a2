/** Long lines → rows that break between words, so that a narrow terminal breaks none within. Knows no streams. */
import stringWidth from "string-width";

/** Narrower ones break words whatever is done. */
const NARROWEST = 20;

/** The text with its lines broken at words; as it is where the width isn't known. Rows stay as far in as their line. */
export function wrapped(text: string, columns: number | undefined): string {
	if (columns === undefined || columns < NARROWEST) return text;
	return text
		.split("\n")
		.map((line) => rowsOf(line, columns).join("\n"))
		.join("\n");
}

function rowsOf(line: string, columns: number): string[] {
	// Cells are never more than twice the characters.
	if (line.length * 2 <= columns || stringWidth(line) <= columns) return [line];
	const indent = /^ */.exec(line)?.[0] ?? "";
	if (indent.length > columns / 2) return [line];
	const [first = "", ...words] = line.slice(indent.length).split(" ");
	const rows: string[] = [];
	let row = indent + first;
	let width = stringWidth(row);
	for (const word of words) {
		const more = 1 + stringWidth(word);
		if (width + more <= columns) {
			row += ` ${word}`;
			width += more;
		} else {
			rows.push(row);
			row = indent + word;
			width = indent.length + more - 1;
		}
	}
	return [...rows, row];
}
