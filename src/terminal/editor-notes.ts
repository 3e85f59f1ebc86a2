/**
 * Adds guidance below a scissors line to a text for an external editor, and removes it afterwards, whatever the editor
 * did to it. Keeps lines that the author wrote below the scissors line. Pure; knows no editor.
 */

const SCISSORS = "------------------------ >8 ------------------------";

const EXPLANATION = "Write above this line. These notes will be removed.";

/** Shorter fragments of the notes could be the author's own words. */
const MIN_MATCH = 12;

export interface AnnotatedText {
	/** The content of the file to edit. */
	readonly file: string;
	/** The edited text without the notes. */
	textOf(edited: string): string;
}

/** Adds notes below the text; returns the text alone if there are none. */
export function addNotes(text: string, notes: readonly string[]): AnnotatedText {
	if (notes.length === 0) return { file: text, textOf: (edited) => edited };
	const mark = markFor(text);
	const block = [SCISSORS, EXPLANATION, "", ...notes].map((line) => `${mark} ${line}`.trimEnd());
	const eol = text.includes("\r\n") ? "\r\n" : "\n";
	const file = [text, "", ...block, ""].join(eol);
	return { file, textOf: (edited) => (edited === file ? text : withoutBlock(edited, { text, mark, block, eol })) };
}

/** The prefix of all note lines, which no line of the text starts with. */
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
	// The line break before the block is part of the separator.
	const above = start === 0 ? "" : `${lines.slice(0, start).join("\n")}\n`.replace(SEPARATOR, "");
	const notes = normalized(block.join(" "));
	const isNote = (line: string): boolean => {
		const said = normalized(line);
		if (isMarked(line) || said === "") return isMarked(line);
		// The editor may have rewrapped the line or changed its mark.
		return (
			(said.length >= MIN_MATCH && notes.includes(said)) || block.some((note) => containsNote(said, normalized(note)))
		);
	};
	const below = lines.slice(start).filter((line) => !isNote(line));
	return ended(joined(above, below, eol), text, eol);
}

/** The line breaks between the text and the notes. */
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

/** Appends what was written below or between the notes to the text. */
function joined(above: string, below: readonly string[], eol: string): string {
	const more = below.join("\n").replace(/^(?:[ \t]*\r?\n)+|\s+$/g, "");
	if (more === "") return above;
	return above.trim() === "" ? more : `${above.replace(/(?:\r?\n)+$/, "")}${eol}${eol}${more}`;
}

/** Restores the text's final line break. */
function ended(left: string, text: string, eol: string): string {
	return /\n$/.test(text) && left !== "" && !/\n$/.test(left) ? left + eol : left;
}
