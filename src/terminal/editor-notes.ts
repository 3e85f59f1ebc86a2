/**
 * Guidance below a scissors line in a text that another program edits, removed again whatever the editor did to it. Lines
 * that the author wrote below the scissors line are kept. Pure; knows no editor.
 */

const SCISSORS = "------------------------ >8 ------------------------";

const EXPLANATION = "Write above this line. These notes will be removed.";

/** Shorter pieces of the notes may be the author's own words. */
const MIN_MATCH = 12;

export interface AnnotatedText {
	/** What the editor opens. */
	readonly file: string;
	/** The text as it was left, without the notes. */
	textOf(edited: string): string;
}

/** The text with notes below it; the text alone where there are none. */
export function addNotes(text: string, notes: readonly string[]): AnnotatedText {
	if (notes.length === 0) return { file: text, textOf: (edited) => edited };
	const mark = markFor(text);
	const block = [SCISSORS, EXPLANATION, "", ...notes].map((line) => `${mark} ${line}`.trimEnd());
	const eol = text.includes("\r\n") ? "\r\n" : "\n";
	const file = [text, "", ...block, ""].join(eol);
	return { file, textOf: (edited) => (edited === file ? text : withoutBlock(edited, { text, mark, block, eol })) };
}

/** What each line of the notes begins with, and no line of the text. */
function markFor(text: string): string {
	const longest = [...text.matchAll(/^[ \t]*(%+)/gm)].reduce((most, [, signs = ""]) => Math.max(most, signs.length), 1);
	return "%".repeat(longest + 1);
}

interface NotesBlock {
	readonly text: string;
	readonly mark: string;
	readonly block: readonly string[];
	readonly eol: string;
}

function withoutBlock(edited: string, { text, mark, block, eol }: NotesBlock): string {
	const lines = edited.split("\n");
	const isMarked = (line = ""): boolean => line.startsWith(mark);
	const known = new Set(block.filter((line) => line !== mark));
	let start = lines.findIndex((line) => known.has(line.trimEnd()));
	if (start < 0) return ended(edited.replace(SEPARATOR, ""), text, eol);
	while (isMarked(lines[start - 1])) start--;
	// The line break before the block belongs to what separates it from the text.
	const above = start === 0 ? "" : `${lines.slice(0, start).join("\n")}\n`.replace(SEPARATOR, "");
	const notes = normalized(block.join(" "));
	const isNote = (line: string): boolean => {
		const said = normalized(line);
		if (isMarked(line) || said === "") return isMarked(line);
		// Wrapped anew, or with the mark changed.
		return (
			(said.length >= MIN_MATCH && notes.includes(said)) || block.some((note) => containsNote(said, normalized(note)))
		);
	};
	const below = lines.slice(start).filter((line) => !isNote(line));
	return ended(joined(above, below, eol), text, eol);
}

/** What stands between the text and the block. */
const SEPARATOR = /(?:\r?\n){1,2}$/;

function normalized(line: string): string {
	return line
		.replace(/(?<!\S)%+|\s+/g, " ")
		.replace(/ +/g, " ")
		.trim();
}

function containsNote(line: string, note: string): boolean {
	return note.length >= MIN_MATCH && line.includes(note);
}

/** What was written below the notes, or between them, is the end of the text. */
function joined(above: string, below: readonly string[], eol: string): string {
	const more = below.join("\n").replace(/^(?:[ \t]*\r?\n)+|\s+$/g, "");
	if (more === "") return above;
	return above.trim() === "" ? more : `${above.replace(/(?:\r?\n)+$/, "")}${eol}${eol}${more}`;
}

/** With the final line break that the text had. */
function ended(left: string, text: string, eol: string): string {
	return /\n$/.test(text) && left !== "" && !/\n$/.test(left) ? left + eol : left;
}
