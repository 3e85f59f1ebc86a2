/** Incremental wrapping of long lines: after any edit, the rows make up the text and fit, and few are cut short. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit, type Buffer, bufferOf, textOf, viewOf, withCursor } from "../../src/editor/buffer.ts";
import { LONG_LINE } from "../../src/editor/long-lines.ts";
import type { Position } from "../../src/editor/types.ts";
import { countRows, hangingIndent } from "../../src/editor/wrap.ts";
import { cellsBetween } from "../../src/text/drawn-cells.ts";
import { isBoundary } from "../../src/text/graphemes.ts";
import { anyText } from "./arbitrary.ts";

const WIDTH = 30;
const ALL = { width: WIDTH, height: 1_000_000 };

const longText = fc
	.record({ parts: fc.array(anyText, { minLength: 1, maxLength: 6 }), length: fc.integer({ min: 1000, max: 5000 }) })
	.chain(({ parts, length }) => {
		const once = `${parts.join(" ").replaceAll("\n", " ")} `;
		const text = once.repeat(Math.ceil(length / once.length));
		return fc.constantFrom("", "- ", "  - [ ] ", "> 1. ").map((prefix) => prefix + text);
	});

const edit = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	until: fc.double({ min: 0, max: 1, noNaN: true }),
	near: fc.boolean(),
	text: fc.oneof(anyText, longText, fc.constant("")),
});

function expectWrapped(buffer: Buffer): void {
	const { rows, total } = viewOf(buffer, ALL);
	expect(total).toBe(rows.length);
	const texts = buffer.lines.map((_, line) =>
		rows
			.filter((row) => row.line === line)
			.map(({ text }) => text)
			.join(""),
	);
	expect(texts).toEqual(buffer.lines);
	for (const { text, line, column, indent = 0 } of rows) {
		const whole = buffer.lines[line] ?? "";
		if (!isBoundary(whole, column)) expect.fail(`no boundary at ${line}:${column}`);
		expect(indent).toBe(column === 0 ? 0 : hangingIndent(whole, WIDTH));
		const cells = indent + cellsBetween(text, 0, text.length);
		if (cells > WIDTH) expect([...new Intl.Segmenter().segment(text)].length).toBe(1);
	}
}

function edited(buffer: Buffer, { at, until, near, text }: { at: number; until: number; near: boolean; text: string }) {
	const place = (share: number) => {
		const line = Math.floor(share * (buffer.lines.length - 1));
		return { line, column: Math.floor(((share * 97) % 1) * (buffer.lines[line]?.length ?? 0)) };
	};
	const context = { view: ALL, now: 0 };
	const from = place(at);
	const to = near ? { line: from.line, column: from.column + Math.floor(until * 10) } : place(until);
	const selected = applyEdit(withCursor(buffer, from), { type: "place-cursor", at: to, select: true }, context);
	return applyEdit(selected, { type: "paste", text: text === "" ? "-" : text }, context);
}

test("wraps incrementally as a fresh wrap would, after any edits", () => {
	fc.assert(
		fc.property(longText, fc.array(edit, { maxLength: 4 }), (text, edits) => {
			let buffer = bufferOf(text);
			viewOf(buffer, ALL);
			for (const one of edits) {
				buffer = edited(buffer, one);
				expectWrapped(buffer);
			}
			while (buffer.history.past.length > 0) buffer = applyEdit(buffer, { type: "undo" }, { view: ALL, now: 0 });
			expect(textOf(buffer)).toBe(text);
			expectWrapped(buffer);
		}),
		{ numRuns: 15 },
	);
});

/** The rows of a fresh wrap. */
const afresh = (buffer: Buffer) => viewOf({ ...buffer, lines: [...buffer.lines] }, ALL).rows;

describe.each(["", "- ", "> "])("typing in the middle of prose after “%s”", (prefix) => {
	const words = "it was agreed that a pool may be resized in place provided no workload has to restart".split(" ");
	/** Words in pseudo-random order, so that rows differ; the same in every run. */
	const text =
		prefix +
		Array.from({ length: 2000 }, (_, index) => words[(index * index * 7 + (index >> 3)) % words.length]).join(" ");

	test("cuts no row short: the rows equal those of a fresh wrap", () => {
		expect(text.length).toBeGreaterThan(LONG_LINE);
		let buffer = withCursor(bufferOf(text), { line: 0, column: 4000 });
		viewOf(buffer, ALL);
		for (const char of "wherever the author likes it, ") {
			buffer = applyEdit(buffer, { type: "insert", text: char }, { view: ALL, now: 0 });
			expect(viewOf(buffer, ALL).rows).toEqual(afresh(buffer));
		}
	});

	test.each(["joined to the line above", "parted from its mark", "given another mark"])(
		"%s, it is as never seen before",
		(what) => {
			let buffer = bufferOf(`${prefix}above\n${text}`);
			viewOf(buffer, ALL);
			buffer = withCursor(buffer, { line: 1, column: what === "parted from its mark" ? prefix.length : 0 });
			if (what === "given another mark")
				buffer = applyEdit(buffer, { type: "insert", text: "1. " }, { view: ALL, now: 0 });
			else buffer = applyEdit(buffer, { type: "delete", to: "left" }, { view: ALL, now: 0 });
			expectWrapped(buffer);
			const [seen, fresh] = [viewOf(buffer, ALL).rows, afresh(buffer)];
			// A row may be cut short near the change, so that the rows after it are reused.
			expect(Math.abs(seen.length - fresh.length)).toBeLessThanOrEqual(1);
		},
	);

	test("moves the following rows if a replacement is as long but wider", () => {
		for (let column = 4000; column < 4060; column += 7) {
			const buffer = withCursor(bufferOf(text), { line: 0, column });
			viewOf(buffer, ALL);
			const selected = applyEdit(
				buffer,
				{ type: "place-cursor", at: { line: 0, column: column + 20 }, select: true },
				{ view: ALL, now: 0 },
			);
			const replaced = applyEdit(selected, { type: "paste", text: "\u6f22".repeat(20) }, { view: ALL, now: 0 });
			expectWrapped(replaced);
		}
	});

	test("moves the cursor through all rows and back", () => {
		const view = { width: WIDTH, height: 10 };
		let buffer = withCursor(bufferOf(text), { line: 0, column: 3 });
		const rows = countRows(text, WIDTH);
		for (let row = 1; row < rows; row++) {
			buffer = applyEdit(buffer, { type: "move", to: "down", select: false }, { view, now: 0 });
			const seen = viewOf(buffer, view);
			expect([seen.top + seen.cursor.row, seen.cursor.cell]).toEqual([row, 3]);
		}
		for (let row = 1; row < rows; row++) {
			buffer = applyEdit(buffer, { type: "move", to: "up", select: false }, { view, now: 0 });
		}
		expect(buffer.cursor).toEqual({ line: 0, column: 3 });
	});
});

describe("rewraps when an indented row becomes the first, or the first becomes indented", () => {
	const letters = `- ${"a ".repeat(1000)}`;
	const erased = (buffer: Buffer, from: Position, to: Position) => {
		viewOf(buffer, ALL);
		const selected = applyEdit(
			withCursor(buffer, from),
			{ type: "place-cursor", at: to, select: true },
			{ view: ALL, now: 0 },
		);
		return applyEdit(selected, { type: "delete", to: "left" }, { view: ALL, now: 0 });
	};

	test("after a line that fills its row", () => {
		const above = `- ${"x".repeat(WIDTH - 3)} `;
		const buffer = bufferOf(`${above}\n${letters}`);
		const joined = erased(buffer, { line: 0, column: above.length }, { line: 1, column: 0 });
		expectWrapped(joined);
	});

	test("at the start of the line", () => {
		const head = `- ${"x".repeat(WIDTH - 3)} `;
		const last = erased(bufferOf(head + letters), { line: 0, column: 0 }, { line: 0, column: head.length });
		expect(viewOf(last, ALL).rows).toEqual(afresh(last));
	});
});
