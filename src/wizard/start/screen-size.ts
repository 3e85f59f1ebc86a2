/** Sizes within a start screen, shared by drawing and keys. */
import type { ViewSize } from "../../editor/types.ts";
import type { Size } from "../types.ts";

/** With fewer rows, there is no room for spacing, help, or a text field that wraps. */
const LOW = 14;
const TEXT_ROWS = 3;

/** Whether blank rows have to be left out. */
export function isLow({ rows }: Size): boolean {
	return rows < LOW;
}

/** Cells left free at each side. */
export function sideMargin({ columns }: Size): number {
	return columns < 60 ? 1 : 2;
}

/** Cells between the margins. */
export function innerWidth(size: Size): number {
	return size.columns - 2 * sideMargin(size);
}

/**
 * The size of a text field after a label of `taken` cells; one cell is left for the cursor after the last character.
 */
export function lineSize(size: Size, taken = 0): ViewSize {
	return { width: Math.max(8, innerWidth(size) - taken - 1), height: isLow(size) ? 1 : TEXT_ROWS };
}
