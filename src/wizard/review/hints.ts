/** Key hints for the reviewer's position, most useful first. Derived from the key map. */
import type { Hint } from "../hints.ts";
import { keyText } from "../key-press.ts";
import { commentsHere, isMine, selectedComment } from "./comments.ts";
import { type ReviewCommandId, reviewCommandOf } from "./key-map.ts";
import { marksOf } from "./marks.ts";
import { shownItem } from "./state.ts";
import type { ReviewOverlay, ReviewState } from "./types.ts";

const of = (id: ReviewCommandId, does?: string): Hint => {
	const command = reviewCommandOf(id);
	return { key: keyText(command.keys[0] ?? ""), does: does ?? command.short };
};

const HELP: Hint = { key: "?", does: "help" };
const ESC: Hint = { key: "Esc", does: "back" };
const CHOOSE: Hint = { key: "Up/Down", does: "choose" };
const DONE: Hint = { key: "Ctrl+S", does: "end the round" };

function overlayHints(overlay: ReviewOverlay): readonly Hint[] {
	switch (overlay.type) {
		case "goto":
			return [{ key: "Enter", does: "go" }, CHOOSE, ESC];
		case "help":
			return [{ key: "Enter", does: "run" }, CHOOSE, { key: "type", does: "filter" }, ESC];
		case "verdict":
			return overlay.field === "verdict"
				? [{ key: "1 2 3", does: "verdict" }, { key: "Enter", does: "summary" }, DONE, ESC]
				: [DONE, { key: "Tab", does: "verdict" }, of("editor"), ESC];
	}
}

/** Hints for the key line; as many are drawn as fit. */
export function reviewHints(state: ReviewState): readonly Hint[] {
	if (state.overlay) return overlayHints(state.overlay);
	if (state.writing)
		return [{ key: "Esc", does: "done" }, of("editor"), { key: "PageUp/PageDown", does: "scroll" }, of("leave")];
	if (state.passage !== undefined)
		return [{ key: "Up/Down", does: "passage" }, of("comment"), of("question"), of("change"), ESC];
	if (state.pane === "outline")
		return [
			{ key: "Enter", does: "open" },
			HELP,
			of("fine"),
			of("next-unseen"),
			of("only-left", state.onlyMissing ? "show all" : "only what is left"),
			of("verdict"),
			of("goto"),
			of("leave"),
		];
	return answerHints(state);
}

function answerHints(state: ReviewState): readonly Hint[] {
	const { left, earlier } = marksOf(state);
	const comment = selectedComment(state);
	const isDone = left.length === 0;
	const about = comment ? [of("reply"), of("resolve"), ...(isMine(state, comment) ? [of("revise")] : [])] : [];
	return [
		...(isDone ? [of("verdict")] : [of("fine")]),
		of("comment"),
		of("change", "change"),
		HELP,
		of("question"),
		...(isDone ? [] : [of("next-unseen")]),
		...(commentsHere(state).length > 0 ? about : []),
		...(earlier.has(shownItem(state).id) ? [of("changes", state.marksChanges ? "as it is" : "changes")] : []),
		...(isDone ? [of("fine")] : [of("verdict")]),
		of("next-changed"),
		of("next-open"),
		of("outline"),
		of("passage"),
		of("leave"),
	];
}
