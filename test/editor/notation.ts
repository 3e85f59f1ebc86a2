/**
 * Notation for buffers: `ab|c` is a text with the cursor before the c. With `¦` as well, the text between the two is
 * selected, and the cursor is at `|`. ⏎ is a line break, → a tab, · a space that would be invisible.
 */
import { applyEdit, type Buffer, bufferOf, textOf, withCursor } from "../../src/editor/buffer.ts";
import { endOfText } from "../../src/editor/positions.ts";
import type { EditCommand, Motion, ViewSize } from "../../src/editor/types.ts";

export const VIEW: ViewSize = { width: 80, height: 10 };

/** Parses the notation of a buffer. */
export function read(notation: string): Buffer {
	const text = notation.replaceAll("⏎", "\n").replaceAll("→", "\t").replaceAll("·", " ");
	const start = { line: 0, column: 0 };
	const at = (mark: string, other: string) => endOfText(start, (text.split(mark)[0] ?? "").replaceAll(other, ""));
	const buffer = withCursor(bufferOf(text.replace(/[|¦]/g, "")), at(text.includes("¦") ? "¦" : "|", "|"));
	if (!text.includes("¦")) return buffer;
	return applyEdit(buffer, { type: "place-cursor", at: at("|", "¦"), select: true }, { view: VIEW, now: 0 });
}

/** A buffer's notation; spaces at the ends of lines are written as ·. */
export function show(buffer: Buffer): string {
	const lines = textOf(buffer).split("\n");
	const marks = [{ mark: "|", ...buffer.cursor }, ...(buffer.anchor ? [{ mark: "¦", ...buffer.anchor }] : [])].sort(
		(a, b) => b.line - a.line || b.column - a.column,
	);
	for (const { mark, line, column } of marks) {
		const text = lines[line] ?? "";
		lines[line] = text.slice(0, column) + mark + text.slice(column);
	}
	return lines
		.join("⏎")
		.replaceAll("\t", "→")
		.replaceAll(/ (?=⏎|$)/g, "·");
}

/** A word for each command, so that tables are short: `left`, `select right`, `delete word-left`, `type x`, `bold` … */
export function command(words: string): EditCommand {
	const [first = "", ...others] = words.split(" ");
	const rest = others.join(" ").replaceAll("⏎", "\n").replaceAll("→", "\t").replaceAll("·", " ");
	switch (first) {
		case "select":
			return { type: "move", to: rest as Motion, select: true };
		case "delete":
			return { type: "delete", to: rest as Motion };
		case "type":
			return { type: "insert", text: rest };
		case "paste":
			return { type: "paste", text: rest };
		case "bold":
		case "code":
		case "link":
			return { type: "mark", mark: first };
		case "newline":
		case "indent":
		case "outdent":
		case "select-all":
		case "cut":
		case "undo":
		case "redo":
			return { type: first };
		default:
			return { type: "move", to: first as Motion, select: false };
	}
}

/** The buffer after several commands at the same time. */
export function run(buffer: Buffer, commands: readonly string[], view = VIEW, now = 0): Buffer {
	return commands.reduce((last, words) => applyEdit(last, command(words), { view, now }), buffer);
}

/** The notation of a buffer after commands, which are separated by a comma and a space. */
export function become(notation: string, commands: string, view = VIEW): string {
	return show(run(read(notation), commands.split(", "), view));
}
