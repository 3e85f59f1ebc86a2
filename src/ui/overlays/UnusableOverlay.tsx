/** The draft came back from the author's editor as none: where and why, and what can be done. */
import { Box } from "ink";
import type { StyledLine } from "../../terminal/styled.ts";
import { wrapText } from "../../wizard/layout.ts";
import { Rows, useLook } from "../look.tsx";
import { span, withRole } from "../rows/spans.ts";
import type { OverlayProps } from "./OverlayPane.tsx";

const CHOICES = ["1 Open it again", "2 Go on here"];

export function UnusableOverlay({ state, width, height }: OverlayProps) {
	const look = useLook();
	if (state.overlay?.type !== "unusable") return null;
	const { message, selected } = state.overlay;
	const cells = width - 4;
	const rows = (text: string): StyledLine[] => wrapText(text, cells).map((row) => [span(look.clean(row))]);
	const why = message.split("\n").flatMap(rows);
	const kept = rows("All that you wrote here is kept. Until the draft can be read again, it stays as it is.");
	const choices = CHOICES.map((text, index): StyledLine => {
		const line: StyledLine = [span(text, "strong")];
		return index === selected ? withRole(line, "selected") : line;
	});
	const title: StyledLine = [span("The draft can't be read as it was left", "heading")];
	const room = Math.max(1, height - kept.length - choices.length - 3);
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={2} flexShrink={0}>
			<Rows lines={[title, ...why.slice(0, room), [], ...kept, [], ...choices].slice(0, height)} />
		</Box>
	);
}
