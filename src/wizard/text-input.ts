/**
 * A text of several lines that is not an answer, such as a comment or a reply, with the wizard's editing keys. Pure; draws
 * nothing.
 */
import type { EditCommand } from "../editor/types.ts";
import { type CommandId, commandFor, editFor } from "./key-map.ts";
import { chordOf, isTyped } from "./key-press.ts";
import type { KeyPress } from "./types.ts";

const EDITS: Partial<Readonly<Record<CommandId, EditCommand>>> = {
	undo: { type: "undo" },
	redo: { type: "redo" },
	"select-all": { type: "select-all" },
	bold: { type: "mark", mark: "bold" },
	code: { type: "mark", mark: "code" },
	link: { type: "mark", mark: "link" },
};

/** What a key does to the text; undefined for keys that the surrounding screen handles: Tab, Esc, Ctrl+S, Ctrl+V … */
export function textCommand(key: KeyPress): EditCommand | undefined {
	if (isTyped(key)) return { type: "insert", text: key.text };
	const chord = chordOf(key);
	if (/^(?:(?:alt|shift|ctrl)\+)?enter$/.test(chord)) return { type: "newline" };
	const command = commandFor(chord, "item")?.id;
	return (command && EDITS[command]) ?? editFor(chord);
}
