/** The panes of the review: the wizard's, with notes (findings, comments, guidance) where its preview would be. */
import { MIN_PREVIEW_COLUMNS, type Panes, panesOf } from "../panes.ts";
import type { ReviewState } from "./types.ts";

/** The rectangles of the panes; `preview` is that of the notes beside the answer. */
export function reviewPanes({ size, pane }: Pick<ReviewState, "size" | "pane">): Panes {
	return panesOf({ size, pane, previewBeside: size.columns >= MIN_PREVIEW_COLUMNS });
}
