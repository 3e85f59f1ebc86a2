/** The work for one key in a huge text, counted in lines and wrapped rows instead of time. */
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Buffer } from "../../src/editor/buffer.ts";
import { command } from "./notation.ts";

const count = { lines: 0, rows: 0 };

// Test files share their modules; this one loads its own and unloads them afterwards.
vi.resetModules();
vi.doMock("../../src/editor/wrap.ts", async (original) => {
	const real = await original<typeof import("../../src/editor/wrap.ts")>();
	const countRows = (text: string, width: number) => {
		count.lines++;
		return real.countRows(text, width);
	};
	return { ...real, countRows };
});
vi.doMock("../../src/text/wrap.ts", async (original) => {
	const real = await original<typeof import("../../src/text/wrap.ts")>();
	const rowEnd = (text: string, start: number, width: number) => {
		count.rows++;
		return real.rowEnd(text, start, width);
	};
	return { ...real, rowEnd };
});
const { applyEdit, bufferOf, viewOf, withCursor } = await import("../../src/editor/buffer.ts");

afterAll(() => {
	vi.doUnmock("../../src/editor/wrap.ts");
	vi.resetModules();
});

const VIEW = { width: 80, height: 30 };

/** The work to apply a command to a visible buffer and to show the result. */
function cost(buffer: Buffer, words: string): { lines: number; rows: number; after: Buffer } {
	viewOf(buffer, VIEW);
	count.lines = 0;
	count.rows = 0;
	const after = applyEdit(buffer, command(words), { view: VIEW, now: 0 });
	viewOf(after, VIEW);
	return { ...count, after };
}

beforeEach(() => {
	count.lines = 0;
	count.rows = 0;
});

describe("in a text of 100,000 lines", () => {
	const text = Array.from({ length: 100_000 }, (_, line) => `Line ${line} of a text that goes on and on and on.`);
	const buffer = withCursor(bufferOf(text.join("\n")), { line: 50_000, column: 8 });

	test("counts each line once", () => {
		viewOf(withCursor(bufferOf(text.join("\n")), { line: 1, column: 0 }), VIEW);
		expect(count.lines).toBe(100_000);
	});

	test.each([
		["type x", 1],
		["delete left", 1],
		["newline", 2],
		["paste a⏎b⏎c", 3],
		["bold", 1],
		["down", 0],
		["page-down", 0],
		["word-right", 0],
		["start", 0],
		["select-all", 0],
	])("%s counts %i lines", (words, lines) => {
		expect(cost(buffer, words).lines).toBe(lines);
	});

	test("counts only the restored lines on undo and redo", () => {
		const { after } = cost(buffer, "newline");
		const undone = cost(after, "undo");
		expect(undone.lines).toBe(1);
		expect(cost(undone.after, "redo").lines).toBe(2);
	});
});

describe.each([
	["words", "the quick brown fox jumps over a lazy dog ".repeat(25_000)],
	["one word", "x".repeat(1_000_000)],
	["emoji", "👩‍👩‍👧😀 ".repeat(10_000)],
])("in one line of a million units: %s", (_, text) => {
	const buffer = withCursor(bufferOf(text), { line: 0, column: Math.floor(text.length / 2) });

	test.each([
		"type x",
		"delete left",
		"paste some words",
		"newline",
		"down",
		"page-up",
		"line-end",
		"select word-left",
	])("%s wraps no more rows than those near it", (words) => {
		const { rows, lines, after } = cost(buffer, words);
		expect(rows).toBeLessThan(150);
		expect(lines).toBeLessThan(3);
		const back = cost(after, "undo");
		expect(back.rows).toBeLessThan(150);
	});
});
