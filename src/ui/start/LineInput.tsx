/**
 * One line of text before the wizard: a title, a number, a file name, a filter. Edited as any text of the wizard, with
 * readline's keys, and with the terminal's own cursor where text goes in, so that input methods and screen readers
 * follow it.
 */
import { Box, type DOMElement, measureElement, Text, useCursor, usePaste, useWindowSize } from "ink";
import { useEffect, useReducer, useRef, useState } from "react";
import { applyEdit, bufferOf, textOf, viewOf } from "../../editor/buffer.ts";
import type { EditCommand } from "../../editor/types.ts";
import { chordOf } from "../../wizard/key-map.ts";
import { lineCommand, pastedLine } from "../../wizard/line.ts";
import { lookOf } from "../rows/look.ts";
import { textRows } from "../rows/text.ts";
import { useKeys } from "./keys.ts";

interface Props {
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly onSubmit: (value: string) => void;
}

/** Without colours: what is selected is inverse. */
const { paint } = lookOf({
	colours: 0,
	unicode: true,
	hyperlinks: false,
	background: "unknown",
	screenReader: false,
	dumb: false,
});

/** Rows that a long line takes at most: one where the screen has few. */
const ROWS = 3;
const FEW = 14;

export function LineInput({ value, onChange, onSubmit }: Props) {
	const buffer = useRef(bufferOf(value));
	if (textOf(buffer.current) !== value) buffer.current = bufferOf(value);
	const [, drawAgain] = useReducer((times: number) => times + 1, 0);
	const { rows } = useWindowSize();
	const { box, place } = usePlace();
	// A cell is left for the cursor behind the last one.
	const size = { width: Math.max(8, place.width - 1), height: rows < FEW ? 1 : ROWS };
	const edit = (command: EditCommand) => {
		const before = textOf(buffer.current);
		buffer.current = applyEdit(buffer.current, command, { view: size, now: performance.now() });
		const text = textOf(buffer.current);
		if (text !== before) onChange(text);
		drawAgain();
	};
	useKeys((key) => {
		if (chordOf(key) === "enter") return onSubmit(textOf(buffer.current));
		const command = lineCommand(key);
		if (command) edit(command);
	});
	usePaste((text) => edit({ type: "paste", text: pastedLine(text) }));
	const view = viewOf(buffer.current, size);
	const { setCursorPosition } = useCursor();
	setCursorPosition(place.width > 0 ? { x: place.x + view.cursor.cell, y: place.y + view.cursor.row } : undefined);
	return (
		<Box ref={box} flexDirection="column" flexGrow={1} flexShrink={0}>
			{textRows(buffer.current, view, false, true).map((row, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen.
				<Text key={index} wrap="truncate">
					{paint(row) || " "}
				</Text>
			))}
		</Box>
	);
}

/** Where the box stands on the screen, known once it has been laid out. */
function usePlace() {
	const box = useRef<DOMElement>(null);
	const [place, setPlace] = useState({ x: 0, y: 0, width: 0 });
	useEffect(() => {
		if (!box.current) return;
		const { x, y, width } = measureElement(box.current);
		setPlace((before) => (before.x === x && before.y === y && before.width === width ? before : { x, y, width }));
	});
	return { box, place };
}
