/** An item that was changed here and on disk: both texts, for the author to choose. */
import { Box } from "ink";
import { itemOf } from "../../outline/lookup.ts";
import { answerOf, markdownOfAnswer } from "../../proposal/answers.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import { wrapText } from "../../wizard/layout.ts";
import { Rows, useLook } from "../look.tsx";
import { span, withRole } from "../rows/spans.ts";
import type { OverlayProps } from "./OverlayPane.tsx";

/** By where the one comes from that is not in the draft. */
const WORDS = {
	typed: {
		said: "was changed here and in the file by someone else.",
		mine: "Mine",
		theirs: "Theirs, on disk",
	},
	session: {
		said: "was written last time and could not be saved.",
		mine: "Written last time",
		theirs: "On disk",
	},
	markdown: {
		said: "was changed in the Markdown file and in the draft.",
		mine: "In the Markdown",
		theirs: "In the draft",
	},
} as const;

export function ConflictOverlay({ state, width, height }: OverlayProps) {
	const look = useLook();
	const { marks } = look;
	const conflict = state.conflicts[0];
	const item = conflict && itemOf(state.proposal.outline, conflict.item);
	if (state.overlay?.type !== "conflict" || !conflict || !item) return null;
	const { selected } = state.overlay;
	const words = WORDS[conflict.from ?? "typed"];
	const beside = width >= 80;
	const room = beside ? height - 4 : Math.floor((height - 4) / 2);
	const cells = beside ? Math.floor(width / 2) - 3 : width - 4;
	const side = (title: string, text: string, index: number) => {
		const rows = wrapText(text === "" ? "(blank)" : text, cells - 2).slice(0, Math.max(1, room - 1));
		const head: StyledLine = [span(`${index + 1} ${title}`, "strong")];
		const lines = rows.map((row): StyledLine => [span(`${marks.line} `, "quiet"), span(look.clean(row))]);
		return (
			<Box flexDirection="column" width={cells} flexShrink={0}>
				<Rows lines={[selected === index ? withRole(head, "selected") : head, ...lines]} />
			</Box>
		);
	};
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={2} flexShrink={0}>
			<Rows
				lines={[[span(look.clean(item.label), "heading")], [span(`${words.said} Which one shall stay?`, "quiet")], []]}
			/>
			<Box flexDirection={beside ? "row" : "column"} gap={beside ? 2 : 0}>
				{side(words.mine, markdownOfAnswer(item, answerOf(state.proposal, item)), 0)}
				{side(words.theirs, markdownOfAnswer(item, conflict.theirs), 1)}
			</Box>
		</Box>
	);
}
