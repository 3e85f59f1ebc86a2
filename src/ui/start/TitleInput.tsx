/**
 * The title of a new proposal, its first answer: edited as any text of the wizard, with the terminal's own cursor where
 * text goes in, so that input methods and screen readers follow it.
 */
import {
	Box,
	type DOMElement,
	measureElement,
	Text,
	useCursor,
	useInput,
	usePaste,
	useStdin,
	useWindowSize,
} from "ink";
import { type RefObject, useEffect, useReducer, useRef, useState } from "react";
import { applyEdit, bufferOf, textOf, viewOf } from "../../editor/buffer.ts";
import type { EditCommand } from "../../editor/types.ts";
import { isTyped } from "../../wizard/key.ts";
import { chordOf, commandFor, editFor } from "../../wizard/key-map.ts";
import type { KeyPress } from "../../wizard/types.ts";
import type { InkInput } from "../Keyboard.tsx";
import { keysOf } from "../keys.ts";
import { lookOf } from "../rows/look.ts";
import { textRows } from "../rows/text.ts";

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

/** Rows that a long title takes at most: one where the screen has few. */
const ROWS = 3;
const FEW = 14;

export function TitleInput({ value, onChange, onSubmit }: Props) {
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
	const press = (keys: readonly KeyPress[]) => {
		for (const key of keys) {
			if (chordOf(key) === "enter") return onSubmit(textOf(buffer.current));
			const command = commandOfKey(key);
			if (command) edit(command);
		}
	};
	const view = viewOf(buffer.current, size);
	const { setCursorPosition } = useCursor();
	setCursorPosition(place.width > 0 ? { x: place.x + view.cursor.cell, y: place.y + view.cursor.row } : undefined);
	const event = useRef("");
	// Ink draws what this changes before the next key comes.
	useInput(() => press(keysOf(event.current)));
	usePaste((text) => edit({ type: "paste", text: text.replace(/\p{Cc}+/gu, " ") }));
	return (
		<Box ref={box} flexDirection="column" flexGrow={1} flexShrink={0}>
			<RawKeys into={event} />
			{textRows(buffer.current, view, false, true).map((row, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen.
				<Text key={index} wrap="truncate">
					{paint(row) || " "}
				</Text>
			))}
		</Box>
	);
}

/** Stands inside the input, so that it hears each key first: as it was sent, since Ink drops the names of some. */
function RawKeys({ into }: { readonly into: RefObject<string> }) {
	const { internal_eventEmitter: events } = useStdin() as ReturnType<typeof useStdin> & InkInput;
	useEffect(() => {
		const hear = (event: string) => {
			into.current = event;
		};
		events.on("input", hear);
		return () => {
			events.off("input", hear);
		};
	}, [events, into]);
	return null;
}

/** What a key does to the title; undefined for what belongs to the screen around it. */
function commandOfKey(key: KeyPress): EditCommand | undefined {
	if (isTyped(key)) return { type: "insert", text: key.text };
	const chord = chordOf(key);
	const command = commandFor(chord, "item")?.id;
	if (command === "undo" || command === "redo" || command === "select-all") return { type: command };
	return editFor(chord);
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
