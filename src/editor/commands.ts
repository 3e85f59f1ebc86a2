/** What each edit command does to a buffer: a table of handlers. */
import { type Edit, edited, isSameSelection, redo, undo, withSelection } from "./edit.ts";
import { closed } from "./history.ts";
import { indentationEdit } from "./indentation.ts";
import { linkEdit } from "./links.ts";
import { markEdit } from "./marks.ts";
import { deletionEnd, motionTarget, pageRows } from "./motions.ts";
import { newlineEdit } from "./newline.ts";
import { clamped, compare, endOf, START, selectedRange } from "./positions.ts";
import type { Buffer } from "./state.ts";
import type { EditCommand, EditContext } from "./types.ts";
import { scrolled } from "./view.ts";

type CommandOf<Type extends EditCommand["type"]> = Extract<EditCommand, { type: Type }>;

type CommandHandler<Type extends EditCommand["type"]> = (
	buffer: Buffer,
	command: CommandOf<Type>,
	context: EditContext,
) => Buffer;

/** Moving the cursor closes the current undo step. Returns the same buffer if nothing moved. */
function moveSelection(before: Buffer, after: Buffer): Buffer {
	const stays = isSameSelection(before, after) && (before.atRowEnd ?? false) === (after.atRowEnd ?? false);
	return stays ? before : { ...after, history: closed(before.history) };
}

const move: CommandHandler<"move"> = (buffer, { to, select }, { view }) => {
	const { anchor, cursor } = buffer;
	const { from, to: end } = selectedRange(buffer);
	const backwards = to === "left" || to === "up" || to === "page-up";
	const edge = backwards ? from : end;
	const sideways = to === "left" || to === "right";
	if (anchor !== undefined && !select && sideways)
		return moveSelection(buffer, withSelection(buffer, { cursor: edge }));
	const upright = backwards || to === "down" || to === "page-down";
	const collapsed = anchor !== undefined && !select && upright && compare(edge, cursor) !== 0;
	const target = motionTarget(collapsed ? { lines: buffer.lines, cursor: edge } : buffer, to, view);
	const selection = { cursor: target.cursor, anchor: select ? (anchor ?? cursor) : undefined };
	const next = moveSelection(
		buffer,
		withSelection(buffer, selection, { goalCell: target.goalCell, atRowEnd: target.atRowEnd }),
	);
	if (to !== "page-up" && to !== "page-down") return next;
	return scrolled(next, view, to === "page-up" ? -pageRows(view) : pageRows(view));
};

const placeCursor: CommandHandler<"place-cursor"> = (buffer, { at, select }) => {
	const anchor = select ? (buffer.anchor ?? buffer.cursor) : undefined;
	return moveSelection(buffer, withSelection(buffer, { cursor: clamped(buffer.lines, at), anchor }));
};

function withBreaks(text: string): string {
	return text.replace(/\r\n?/g, "\n");
}

const insert: CommandHandler<"insert"> = (buffer, command, { now }) => {
	const text = withBreaks(command.text);
	if (text === "") return buffer;
	return edited(buffer, { ...selectedRange(buffer), text, kind: text.includes("\n") ? "other" : "typing" }, now);
};

const paste: CommandHandler<"paste"> = (buffer, command, { now }) => {
	if (command.text === "") return buffer;
	return edited(buffer, { ...selectedRange(buffer), text: withBreaks(command.text), kind: "pasting" }, now);
};

const remove: CommandHandler<"delete"> = (buffer, { to }, { view, now }) => {
	if (buffer.anchor !== undefined) return edited(buffer, { ...selectedRange(buffer), text: "" }, now);
	const end = deletionEnd(buffer, to, view);
	const range = selectedRange({ cursor: buffer.cursor, anchor: end });
	return edited(buffer, { ...range, text: "", kind: to === "left" || to === "right" ? "erasing" : "other" }, now);
};

const cut: CommandHandler<"cut"> = (buffer, _, { now }) =>
	buffer.anchor === undefined ? buffer : edited(buffer, { ...selectedRange(buffer), text: "" }, now);

const selectAll: CommandHandler<"select-all"> = (buffer) =>
	moveSelection(buffer, withSelection(buffer, { cursor: endOf(buffer.lines), anchor: START }));

function editedIf(buffer: Buffer, edit: Edit | undefined, now: number): Buffer {
	return edit === undefined ? buffer : edited(buffer, edit, now);
}

const HANDLERS: { readonly [Type in EditCommand["type"]]: CommandHandler<Type> } = {
	move,
	"place-cursor": placeCursor,
	insert,
	paste,
	newline: (buffer, _, { now }) => edited(buffer, newlineEdit(buffer), now),
	delete: remove,
	indent: (buffer, _, { now }) => editedIf(buffer, indentationEdit(buffer, "in"), now),
	outdent: (buffer, _, { now }) => editedIf(buffer, indentationEdit(buffer, "out"), now),
	mark: (buffer, { mark }, { now }) =>
		editedIf(buffer, mark === "link" ? linkEdit(buffer) : markEdit(buffer, mark), now),
	"select-all": selectAll,
	cut,
	undo,
	redo,
};

/** Applies a command and scrolls the cursor into view; returns the same object if nothing changed. */
export function applyEdit(buffer: Buffer, command: EditCommand, { view, now }: EditContext): Buffer {
	// Start from what is on screen: the cursor may have moved since the buffer was last scrolled.
	const seen = scrolled(buffer, view);
	const doer = HANDLERS[command.type] as CommandHandler<EditCommand["type"]>;
	const next = doer(seen, command as never, { view, now });
	return next === seen ? buffer : scrolled(next, view);
}
