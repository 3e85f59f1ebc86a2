/** How roles look: the only place that knows colours. */
import type { Capabilities } from "./capabilities.ts";
import type { StyledLine } from "./styled.ts";

/** Gives the painter for a terminal: a styled line as text with escape sequences. */
export function themeOf(_capabilities: Capabilities): (line: StyledLine) => string {
	return (line) => line.map((span) => span.text).join("");
}
