/** A scroll bar at the right of content longer than its area. */
import type { StyledLine } from "../../terminal/styled.ts";
import type { ItemLayout } from "../../wizard/item-layout.ts";
import type { Appearance } from "./appearance.ts";
import type { FormRows } from "./form.ts";
import { padLine, span } from "./spans.ts";

/** The rows with the scroll bar; unchanged if all of them are visible. */
export function withScrollBar(
	{ lines, top, total }: Pick<FormRows, "lines" | "top" | "total">,
	{ form: height, width }: Pick<ItemLayout, "form" | "width">,
	appearance: Appearance,
): readonly StyledLine[] {
	if (total <= height) return lines;
	const thumb = Math.max(1, Math.round((height * height) / total));
	const at = Math.round((top / Math.max(1, total - height)) * (height - thumb));
	return lines.map((line, index) => {
		const isThumb = index >= at && index < at + thumb;
		const mark = isThumb ? span(appearance.glyphs.thumb, "accent") : span(appearance.glyphs.line, "rule");
		return [...padLine(line, width), mark];
	});
}
