/** Puts changed answers into a draft's text and leaves everything else as it is. */
import type { Outline } from "../outline/types.ts";
import type { Sides } from "../proposal/merge.ts";

/**
 * The draft's text with what differs between `before` (as read from the text) and `after`. Only the lines of changed
 * items differ; comments, unknown keys, order and line endings stay.
 * @throws InputError where the text is no draft, or can't be changed without a loss.
 */
export function updateDraft(_text: string, _outline: Outline, _before: Sides, _after: Sides): string {
	throw new Error("not built yet");
}
