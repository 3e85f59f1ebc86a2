/** What reviewers said about an item, and the author's reply. */
import { Box, useCursor } from "ink";
import { fitLine, type StyledLine, type StyleName } from "../../terminal/styled.ts";
import { type CommentRow, commentsLayout } from "../../wizard/comments-layout.ts";
import { MARGIN } from "../../wizard/overlay-layout.ts";
import { Rows, useAppearance } from "../Rows.tsx";
import type { Appearance } from "../rows/appearance.ts";
import { withScrollBar } from "../rows/scroll-bar.ts";
import { span } from "../rows/spans.ts";
import { textRows } from "../rows/text.ts";
import type { OverlayProps } from "./overlay-props.ts";

/** The comments on an item, with the reply that is being written. */
export function CommentsOverlay({ state, area: { left, top, width, height } }: OverlayProps) {
	const appearance = useAppearance();
	const { setCursorPosition } = useCursor();
	const { overlay } = state;
	if (overlay?.type !== "comments") return null;
	const layout = commentsLayout(state, overlay);
	const { reply, replyRow } = layout;
	setCursorPosition(reply && { x: left + MARGIN + reply.cursor.cell, y: top + replyRow + reply.cursor.row });
	const question = layout.question.map((text): StyledLine => [span(appearance.clean(text), "heading")]);
	const lines = layout.rows.map((row) => commentRow(row, overlay.selected, layout.width, appearance));
	const scrolled = withScrollBar({ ...layout, lines }, { form: layout.height, width: layout.width }, appearance);
	const free = Array.from({ length: layout.height - lines.length }, (): StyledLine => []);
	const title: StyledLine = [span(`${appearance.glyphs.across.repeat(2)} `, "quiet"), span("Reply", "strong")];
	const written =
		reply && overlay.reply ? [title, ...textRows(overlay.reply.buffer, reply, true, appearance.unicode)] : [];
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={MARGIN} flexShrink={0}>
			<Rows lines={[...question, ...scrolled, ...free, ...written].slice(0, height)} />
		</Box>
	);
}

const STYLES: Readonly<Record<CommentRow["part"], readonly StyleName[]>> = {
	head: ["accent"],
	quote: ["quote"],
	text: [],
	"reply-head": ["quiet"],
	reply: [],
	gap: [],
};

function commentRow(
	{ text, part, comment }: CommentRow,
	selected: number,
	width: number,
	appearance: Appearance,
): StyledLine {
	const isSelected = comment === selected;
	if (part !== "head") return [span(appearance.clean(text), ...STYLES[part])];
	const lead = span(isSelected ? `${appearance.glyphs.here} ` : "  ", "accent");
	return fitLine(
		[lead, span(appearance.clean(text), "accent", ...(isSelected ? (["strong"] as const) : []))],
		width,
		appearance.unicode,
	);
}
