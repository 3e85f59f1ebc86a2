/** What each command of the key map does to the session: one table, one line per command. */

import { selectedText, textOf } from "../editor/buffer.ts";
import type { EditCommand } from "../editor/types.ts";
import { STAGES } from "../outline/types.ts";
import { nextCommented, openComments } from "./comments.ts";
import { finishOffer, leaveOffer } from "./completion.ts";
import { editText } from "./edit-text.ts";
import { moveRow, removeRow } from "./entries.ts";
import { openFind } from "./find.ts";
import { moveFocus } from "./focus.ts";
import { bufferAt, controlsOf, focusedControl } from "./form.ts";
import { cycleGuidance } from "./guidance.ts";
import { undoOrRedo } from "./history.ts";
import type { CommandId } from "./key-map.ts";
import { legendLine } from "./legend.ts";
import { withMouseToggled } from "./mouse-capture.ts";
import { toggleNotApplicable } from "./not-applicable.ts";
import { browsed, foldRow, selectedItem } from "./outline-rows.ts";
import { isPreviewBeside, MIN_PREVIEW_COLUMNS } from "./panes.ts";
import { pasteText } from "./paste.ts";
import { togglePicker } from "./pick.ts";
import { EMPTY_QUERY } from "./query-keys.ts";
import { leave, saveNow } from "./saving.ts";
import { spellingCommand } from "./spelling.ts";
import { goTo, itemAt, type Result, statusOfProposal, withNotice, withoutOverlay } from "./state.ts";
import { takeExample } from "./take-example.ts";
import type { Effect, Overlay, State, Time } from "./types.ts";
import { showWordCount } from "./word-count.ts";

type Run = (state: State, now: Time) => State | Result;

const open =
	(overlay: Overlay): Run =>
	(state) =>
		state.overlay?.type === overlay.type ? withoutOverlay(state) : { ...state, overlay };

/** The function that runs each command. */
const COMMAND_HANDLERS = {
	next: (state) => moveFocus(state, 1),
	back: (state) => moveFocus(state, -1),
	outline: (state) =>
		state.pane === "outline"
			? { ...state, pane: "item" }
			: withMarksExplained({ ...state, pane: "outline", outlineAt: state.current }),
	goto: open({ type: "goto", query: EMPTY_QUERY, selected: 0 }),
	"next-required": (state) => nextRequired(state),
	"next-comment": (state) => nextCommented(state),
	comments: (state) => openComments(state),
	preview: open({ type: "preview", lines: 0 }),
	"preview-beside": (state) =>
		state.size.columns < MIN_PREVIEW_COLUMNS
			? withNotice(
					state,
					`The preview fits beside the item from ${MIN_PREVIEW_COLUMNS} columns on; Ctrl+P shows it alone`,
				)
			: { ...state, previewBeside: !isPreviewBeside(state) },
	guidance: (state) => cycleGuidance(state),
	"take-example": (state) => takeExample(state),
	"only-missing": (state) =>
		withNotice(
			{ ...state, onlyMissing: !state.onlyMissing },
			state.onlyMissing ? "The outline shows all items" : "The outline shows only what is still required",
		),
	fold: (state) => foldRow(state, true),
	unfold: (state) => foldRow(state, false),
	"not-applicable": (state) => toggleNotApplicable(state),
	stage: (state, now) => open({ type: "stage", selected: STAGES.indexOf(state.proposal.stage) })(state, now),
	save: (state, now) => write(state, now),
	// Seen when the terminal is back.
	finish: (state, now) => onceSaved(withNotice(state, leaveOffer()), now, { type: "finish" }),
	editor: (state) => openEditor(state),
	"editor-draft": (state, now) => onceSaved(state, now, { type: "openDraft" }),
	find: (state, now) => openFind(state, { replacing: false, everywhere: state.pane === "outline" }, now),
	replace: (state, now) => openFind(state, { replacing: true, everywhere: state.pane === "outline" }, now),
	pick: (state, now) => togglePicker(state, now),
	"word-count": (state) => showWordCount(state),
	spelling: (state, now) => spellingCommand(state, now),
	undo: (state, now) => undoOrRedo(state, "undo", now),
	redo: (state, now) => undoOrRedo(state, "redo", now),
	cut: (state, now) => copy(state, now, true),
	copy: (state, now) => copy(state, now, false),
	paste: (state, now) => paste(state, now),
	"select-all": (state, now) => inText(state, { type: "select-all" }, now),
	bold: (state, now) => inText(state, { type: "mark", mark: "bold" }, now),
	code: (state, now) => inText(state, { type: "mark", mark: "code" }, now),
	link: (state, now) => inText(state, { type: "mark", mark: "link" }, now),
	"row-up": (state) => moveRow(state, -1),
	"row-down": (state) => moveRow(state, 1),
	"row-remove": (state) => removeRow(state),
	mouse: (state) => withMouseToggled(state),
	suspend: (state, now) => onceSaved(state, now, { type: "suspend" }),
	help: open({ type: "help", query: EMPTY_QUERY, selected: 0 }),
	leave: (state, now) => leave(state, now),
} satisfies Record<CommandId, Run> as Record<CommandId, Run>;

/** Commands that concern an item: in the outline, the selected one. */
const ABOUT_ITEM: ReadonlySet<CommandId> = new Set<CommandId>([
	"back",
	"next-required",
	"next-comment",
	"not-applicable",
	"take-example",
	"editor",
	"word-count",
	"spelling",
	"undo",
	"redo",
	"row-up",
	"row-down",
	"row-remove",
]);

/** Runs a command. */
export function runCommand(state: State, id: CommandId, now: Time): State | Result {
	return COMMAND_HANDLERS[id](ABOUT_ITEM.has(id) ? browsed(state) : state, now);
}

/** The first time that a newcomer opens the outline, one line explains its marks. */
function withMarksExplained(state: State): State {
	if (!state.marksUnexplained) return state;
	const { marksUnexplained: _, ...rest } = state;
	return withNotice(rest, legendLine(state.unicode));
}

/** Opens what is selected in the outline. */
export function openRow(state: State): State {
	const item = selectedItem(state);
	if (item === undefined) return state;
	return item === state.current ? { ...state, pane: "item" } : goTo(state, item);
}

/** The next required item without an answer, from the top again after the last one; and whether it is further down. */
export function nextMissing(
	proposal: State["proposal"],
	current: string,
): { readonly next: string | undefined; readonly further: boolean } {
	const { missing } = statusOfProposal(proposal);
	const order = proposal.outline.items.map(({ id }) => id);
	const here = order.indexOf(current);
	const further = missing.find((id) => order.indexOf(id) > here);
	return { next: further ?? missing.find((id) => id !== current), further: further !== undefined };
}

function nextRequired(state: State): State {
	const { missing } = statusOfProposal(state.proposal);
	const { next, further } = nextMissing(state.proposal, state.current);
	if (next)
		return further
			? goTo(state, next)
			: withNotice(goTo(state, next), "Continued from the top: nothing below is still required");
	const { stage } = state.proposal;
	const all = missing.length === 0;
	return withNotice(
		state,
		all ? `Nothing required for ${stage} is missing. ${finishOffer()}` : `Only this item is still missing for ${stage}`,
	);
}

/** Applies a mark or a selection, where a text has the focus. */
function inText(state: State, command: EditCommand, now: Time): State {
	const isText = state.pane === "item" && focusedControl(state)?.type === "text";
	return isText ? editText(state, command, now) : withNotice(state, "There is no text here");
}

function copy(state: State, now: Time, cut: boolean): State | Result {
	const control = focusedControl(state);
	const text = control?.type === "text" && state.pane === "item" ? selectedText(bufferAt(state, control)) : "";
	if (text === "") return cut ? withNotice(state, "Nothing is selected; Shift+arrows selects") : askToLeave(state);
	const kept = withNotice({ ...state, clipboard: text }, `${cut ? "Cut" : "Copied"}: ${amountOf(text)}`);
	return [cut ? editText(kept, { type: "cut" }, now) : kept, [{ type: "copy", text }]];
}

/** Ctrl+C copies, but people also expect it to end a program: without a selection, the first press only asks. */
export function askToLeave(state: State): State {
	return withNotice({ ...state, leaveAsked: true }, "Nothing is selected to copy; press Ctrl+C again to leave");
}

function paste(state: State, now: Time): State {
	if (state.pane === "outline") return withNotice(state, "You can't type in the outline; press Enter to open the item");
	return state.clipboard === ""
		? withNotice(state, "Nothing was cut or copied here yet; your terminal's own paste works too")
		: pasteText(state, state.clipboard, now);
}

/** Short text is quoted; of longer text, only its length is given. */
function amountOf(text: string): string {
	const lines = text.split("\n").length;
	if (lines > 1) return `${lines} lines`;
	const letters = [...text].length;
	return letters <= SHORT ? `“${text}”` : `${letters} characters`;
}

const SHORT = 24;

/** Saves at once and writes the Markdown. */
export function write(state: State, now: Time): Result {
	return onceSaved(state, now, { type: "writeMarkdown", proposal: state.proposal });
}

/** Starts a save if there are unsaved changes, then adds another effect. */
function onceSaved(state: State, now: Time, effect: Effect): Result {
	const [saving, effects] = saveNow(state, now);
	return [saving, [...effects, effect]];
}

/** Opens the focused text, or the item's first one. */
function openEditor(state: State): State | Result {
	const item = itemAt(state);
	const focus = focusedControl(state);
	const control = focus?.type === "text" ? focus : controlsOf(state).find(({ type }) => type === "text");
	if (control?.type !== "text") return withNotice(state, "This item has no text to edit");
	const text = textOf(bufferAt(state, control));
	return [state, [{ type: "openEditor", item: item.id, path: control.path, text }]];
}
