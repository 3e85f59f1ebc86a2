/**
 * Any commands on any text, compared with a model that is a plain string: the buffer's state is consistent, its view
 * shows the text, and undo reverts exactly what was done.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
	applyEdit,
	type Buffer,
	bufferOf,
	cellsOf,
	positionAt,
	selectedText,
	textOf,
	viewOf,
} from "../../src/editor/buffer.ts";
import type { EditCommand, Position, View, ViewSize } from "../../src/editor/types.ts";
import { countRows } from "../../src/editor/wrap.ts";
import { isBoundary } from "../../src/text/graphemes.ts";
import { anyCommand, anyText } from "./arbitrary.ts";

const size = fc.record({ width: fc.integer({ min: 4, max: 30 }), height: fc.integer({ min: 1, max: 8 }) });

function offsetOf(text: string, { line, column }: Position): number {
	const before = text.split("\n").slice(0, line);
	return before.reduce((sum, one) => sum + one.length + 1, column);
}

/** The selection as offsets in the text. */
function selection(buffer: Buffer): [number, number] {
	const text = textOf(buffer);
	const ends = [buffer.cursor, buffer.anchor ?? buffer.cursor].map((end) => offsetOf(text, end));
	return [Math.min(...ends), Math.max(...ends)];
}

/** The model's text after a command; undefined if the model doesn't cover the command. */
function modelled(before: Buffer, command: EditCommand, after: Buffer): string | undefined {
	const text = textOf(before);
	const [from, to] = selection(before);
	const replaced = (by: string) => text.slice(0, from) + by + text.slice(to);
	switch (command.type) {
		case "move":
		case "place-cursor":
		case "select-all":
			return text;
		case "insert":
		case "paste":
			return command.text === "" ? text : replaced(command.text.replace(/\r\n?/g, "\n"));
		case "cut":
			return replaced("");
		case "delete": {
			if (from !== to) return replaced("");
			// Either text at the cursor is deleted, or nothing.
			const gone = text.length - textOf(after).length;
			const options = [text.slice(0, from - gone) + text.slice(from), text.slice(0, from) + text.slice(from + gone)];
			return gone > 0 && options.includes(textOf(after)) ? textOf(after) : text;
		}
		default:
			return undefined;
	}
}

function expectSound(buffer: Buffer): void {
	expect(buffer.lines.length).toBeGreaterThan(0);
	expect(textOf(buffer)).toBe(buffer.lines.join("\n"));
	for (const place of [buffer.cursor, buffer.anchor]) {
		if (place === undefined) continue;
		expect(isBoundary(buffer.lines[place.line] ?? "", place.column), `${place.line}:${place.column}`).toBe(true);
	}
	const [from, to] = selection(buffer);
	expect(selectedText(buffer)).toBe(textOf(buffer).slice(from, to));
	if (buffer.anchor !== undefined) expect(from).not.toBe(to);
	expect(JSON.parse(JSON.stringify(buffer.cursor))).toEqual(buffer.cursor);
}

function expectSeen(buffer: Buffer, size: ViewSize): void {
	const all = viewOf(buffer, { width: size.width, height: 1_000_000 });
	const perLine = buffer.lines.map((_, line) => all.rows.filter((row) => row.line === line).map(({ text }) => text));
	expect(perLine.map((rows) => rows.join(""))).toEqual(buffer.lines);
	expect(all.total).toBe(all.rows.length);
	expect(all.total).toBe(buffer.lines.reduce((sum, line) => sum + countRows(line, size.width), 0));
	const view = viewOf(buffer, size);
	expect(view.rows).toEqual(all.rows.slice(view.top, view.top + size.height));
	expect(view.rows.length).toBe(Math.min(size.height, view.total));
	for (const { text, indent = 0 } of view.rows) {
		const cells = cellsOf(text);
		const width = cells.reduce((sum, cell) => sum + cell.cells, indent);
		if (cells.length > 1) expect(width).toBeLessThanOrEqual(size.width);
	}
	const row = view.rows[view.cursor.row];
	const before = cellsOf(row?.text ?? "").filter(({ column }) => (row?.column ?? 0) + column < buffer.cursor.column);
	expect(row?.line).toBe(buffer.cursor.line);
	expect(view.cursor.cell).toBe(before.reduce((sum, { cells }) => sum + cells, row?.indent ?? 0));
	expectFound(buffer, size, view);
}

/** A click on every drawn cell finds its text. */
function expectFound(buffer: Buffer, size: ViewSize, view: View): void {
	for (const [at, { text, indent = 0, line, column }] of view.rows.entries()) {
		let cell = indent;
		for (const grapheme of cellsOf(text)) {
			expect(positionAt(buffer, size, at, cell)).toEqual({ line, column: column + grapheme.column });
			cell += grapheme.cells;
		}
		expect(positionAt(buffer, size, at, 0)).toEqual({ line, column });
	}
}

test("behaves like a simple model for any commands on any text", () => {
	fc.assert(
		fc.property(anyText, fc.array(anyCommand, { maxLength: 25 }), size, (text, commands, view) => {
			let buffer = bufferOf(text);
			for (const [index, command] of commands.entries()) {
				const next = applyEdit(buffer, command, { view, now: index * 300 });
				const model = modelled(buffer, command, next);
				if (model !== undefined) expect(textOf(next), JSON.stringify(command)).toBe(model);
				expectSound(next);
				expectSeen(next, view);
				buffer = next;
			}
		}),
		{ numRuns: 200 },
	);
});

test("restores the first text by undoing everything, and the last by redoing everything", () => {
	fc.assert(
		fc.property(anyText, fc.array(anyCommand, { maxLength: 25 }), size, (text, commands, view) => {
			const first = bufferOf(text);
			const edits = commands.filter(({ type }) => !["undo", "redo"].includes(type));
			const states = [first];
			for (const [index, command] of edits.entries()) {
				const last = states.at(-1) ?? first;
				// Two seconds apart, so that every edit is a step of its own.
				const next = applyEdit(last, command, { view, now: index * 2000 });
				if (next.history.past.length > last.history.past.length) states.push(last, next);
				else states[states.length - 1] = next;
			}
			expectUndone(states.at(-1) ?? first, view);
		}),
		{ numRuns: 300 },
	);
});

/** Each undo restores text and selection from before its edit, and each redo those from after it. */
function expectUndone(last: Buffer, view: ViewSize): void {
	const context = { view, now: 0 };
	const steps = last.history.past;
	let buffer = last;
	const texts = [textOf(last)];
	for (const step of steps.toReversed()) {
		buffer = applyEdit(buffer, { type: "undo" }, context);
		expect({ cursor: buffer.cursor, anchor: buffer.anchor }).toEqual({ anchor: undefined, ...step.before });
		expectSound(buffer);
		texts.unshift(textOf(buffer));
	}
	expect(applyEdit(buffer, { type: "undo" }, context)).toBe(buffer);
	for (const [index, step] of steps.entries()) {
		buffer = applyEdit(buffer, { type: "redo" }, context);
		expect(textOf(buffer)).toBe(texts[index + 1]);
		expect({ cursor: buffer.cursor, anchor: buffer.anchor }).toEqual({ anchor: undefined, ...step.after });
	}
}

test("restores text, cursor and selection when one edit is undone", () => {
	fc.assert(
		fc.property(anyText, fc.array(anyCommand, { maxLength: 6 }), anyCommand, size, (text, moves, command, view) => {
			const start = moves
				.filter(({ type }) => type === "move" || type === "place-cursor")
				.reduce((last, move) => applyEdit(last, move, { view, now: 0 }), bufferOf(text));
			const done = applyEdit(start, command, { view, now: 0 });
			if (done.history.past.length === 0) return;
			const back = applyEdit(done, { type: "undo" }, { view, now: 0 });
			expect(textOf(back)).toBe(text);
			expect(back.cursor).toEqual(start.cursor);
			expect(back.anchor).toEqual(start.anchor);
			const again = applyEdit(back, { type: "redo" }, { view, now: 0 });
			expect(textOf(again)).toBe(textOf(done));
			expect(again.cursor).toEqual(done.cursor);
		}),
		{ numRuns: 300 },
	);
});
