/** The view: rows, cells, selection, scrolling. */
import { describe, expect, test } from "vitest";
import { bufferOf, cellsOf, positionAt, viewOf } from "../../src/editor/buffer.ts";
import { read, run } from "./notation.ts";

/** The texts of the rows at a width, and the cursor as `row:cell`. */
function rows(notation: string, width = 10, height = 10): { rows: string[]; cursor: string } {
	const view = viewOf(read(notation), { width, height });
	return { rows: view.rows.map(({ text }) => text), cursor: `${view.cursor.row}:${view.cursor.cell}` };
}

describe("soft wrap", () => {
	test.each([
		["|", [""], "0:0"],
		["abc|", ["abc"], "0:3"],
		["abcdefghij|", ["abcdefghij"], "0:10"],
		["abcdefghij|k", ["abcdefghij", "k"], "1:0"],
		["the quick brown fox|", ["the quick ", "brown fox"], "1:9"],
		["the quicky |brown", ["the ", "quicky ", "brown"], "2:0"],
		["a⏎⏎b|", ["a", "", "b"], "2:1"],
		["extraordinarily| so", ["extraordin", "arily so"], "1:5"],
		["an extraordinarily| so", ["an ", "extraordin", "arily so"], "2:5"],
		["漢字漢字漢字|", ["漢字漢字漢", "字"], "1:2"],
		["a漢字漢字漢字|", ["a漢字漢字", "漢字"], "1:4"],
		["漢字漢字。漢|", ["漢字漢字。", "漢"], "1:2"],
		["漢字漢字漢。|", ["漢字漢字", "漢。"], "1:4"],
		["漢字漢字「漢|", ["漢字漢字", "「漢"], "1:4"],
		["한국어 문장이 길다|", ["한국어 ", "문장이 ", "길다"], "2:4"],
		["👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧|", ["👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"], "1:2"],
		["e\u0301e\u0301|", ["e\u0301e\u0301"], "0:2"],
		["→→a|", ["\t\ta"], "0:9"],
		["→→→a|", ["\t\t", "\ta"], "1:5"],
		["ab→c|", ["ab\tc"], "0:5"],
		["a\u0000\u001b\u007f\u009b|", ["a\0\u001b\u007f\u009b"], "0:5"],
		["a\r|⏎b", ["a\r", "b"], "0:2"],
		["a\u200b\u202e|", ["a\u200b\u202e"], "0:3"],
		["кириллица и буквы|", ["кириллица ", "и буквы"], "1:7"],
	])("%s", (notation, expected, cursor) => {
		expect(rows(notation)).toEqual({ rows: expected, cursor });
	});

	test("wraps narrower views as if they had four cells", () => {
		expect(rows("abcdefg|", 1).rows).toEqual(["abcd", "efg"]);
		expect(rows("abcdefg|", 0).rows).toEqual(["abcd", "efg"]);
		expect(rows("abcdefg|", Number.NaN, Number.NaN).rows).toEqual(["efg"]);
	});

	test("gives the line and column at which each row starts", () => {
		const { rows: seen } = viewOf(read("the quick brown⏎fox|"), { width: 10, height: 10 });
		expect(seen.map(({ line, column }) => [line, column])).toEqual([
			[0, 0],
			[0, 10],
			[1, 0],
		]);
	});
});

describe("hanging indent below a list or quote marker", () => {
	/** The rows at 20 cells, with the cursor's row and cell. */
	function hanging(notation: string, width = 20) {
		const view = viewOf(read(notation), { width, height: 10 });
		return [
			...view.rows.map(({ text, indent = 0 }) => "·".repeat(indent) + text),
			`${view.cursor.row}:${view.cursor.cell}`,
		];
	}

	test.each([
		["- the quick brown fox| jumps", ["- the quick brown ", "··fox jumps", "1:5"]],
		["  * the quick brown fox|", ["  * the quick brown ", "····fox", "1:7"]],
		["12. the quick brown |fox", ["12. the quick brown ", "····fox", "1:4"]],
		["> the quick brown fox|", ["> the quick brown ", "··fox", "1:5"]],
		["- [x] the quick brown fox|", ["- [x] the quick ", "······brown fox", "1:15"]],
		["> - the quick brown fox|", ["> - the quick brown ", "····fox", "1:7"]],
		["the quick - brown fox jumps|", ["the quick - brown ", "fox jumps", "1:9"]],
		["- - - - - - - - - - - -|", ["- - - - - - - - - - ", "- -", "1:3"]],
		["1.5 is the quick brown fox|", ["1.5 is the quick ", "brown fox", "1:9"]],
	])("the text goes on under its own beginning: %s", (notation, expected) => {
		expect(hanging(notation)).toEqual(expected);
	});

	test("is left out if fewer than twelve cells would remain", () => {
		expect(hanging("        - the quick brown fox|").slice(0, 2)).toEqual(["        - the quick ", "brown fox"]);
		expect(hanging("- the quick brown|", 13)[1]).toBe("brown");
	});

	test("keeps the cursor's column when moving by rows, and moves it into the text", () => {
		const view = { width: 20, height: 10 };
		const seen = (...keys: string[]) => viewOf(run(read("- the |quick brown fox jumps"), keys, view), view).cursor;
		expect(seen("down")).toEqual({ row: 1, cell: 6 });
		expect(seen("down", "up")).toEqual({ row: 0, cell: 6 });
		expect(seen("line-start", "line-start", "down")).toEqual({ row: 1, cell: 2 });
	});

	test("maps a click in the indentation to the text after it", () => {
		const buffer = read("|- the quick brown fox jumps");
		expect([0, 2, 3].map((cell) => positionAt(buffer, { width: 20, height: 10 }, 1, cell).column)).toEqual([
			18, 18, 19,
		]);
	});
});

describe("selection", () => {
	test.each([
		[
			"th¦e quick brown| fox",
			[
				[2, 10],
				[0, 5],
			],
		],
		["¦the quick |brown", [[0, 10], undefined]],
		["a¦b⏎⏎c|d", [[1, 2], undefined, [0, 1]]],
		["abc|", [undefined]],
	])("%s", (notation, expected) => {
		const view = viewOf(read(notation), { width: 10, height: 10 });
		expect(view.rows.map(({ selection }) => selection).slice(0, expected.length)).toEqual(expected);
	});
});

describe("scrolling", () => {
	const numbers = Array.from({ length: 20 }, (_, index) => String(index)).join("⏎");
	const SMALL = { width: 10, height: 5 };

	test("keeps the cursor visible, with as many rows as fit", () => {
		const view = viewOf(read(`${numbers}|`), SMALL);
		expect({ ...view, rows: view.rows.map(({ text }) => text) }).toEqual({
			rows: ["15", "16", "17", "18", "19"],
			top: 15,
			total: 20,
			cursor: { row: 4, cell: 2 },
		});
		expect(viewOf(read(`|${numbers}`), SMALL).top).toBe(0);
	});

	test("doesn't scroll within the view, and scrolls by one row at its edge", () => {
		let buffer = run(read(`${numbers}|`), ["up", "up", "up", "up"], SMALL);
		expect(viewOf(buffer, SMALL)).toMatchObject({ top: 15, cursor: { row: 0 } });
		buffer = run(buffer, ["up"], SMALL);
		expect(viewOf(buffer, SMALL)).toMatchObject({ top: 14, cursor: { row: 0 } });
		buffer = run(buffer, ["down", "down"], SMALL);
		expect(viewOf(buffer, SMALL)).toMatchObject({ top: 14, cursor: { row: 2 } });
	});

	test("keeps one row visible when paging, and the cursor on the same screen row", () => {
		let buffer = run(read(`|${numbers}`), ["down", "page-down"], SMALL);
		expect(viewOf(buffer, SMALL)).toMatchObject({ top: 4, cursor: { row: 1 } });
		buffer = run(buffer, ["page-up"], SMALL);
		expect(viewOf(buffer, SMALL)).toMatchObject({ top: 0, cursor: { row: 1 } });
	});

	test("shows the cursor in a smaller view, and the same text at another width", () => {
		const buffer = run(read(`|${numbers}`), ["down", "down", "down", "down"], SMALL);
		expect(viewOf(buffer, { width: 10, height: 2 })).toMatchObject({ top: 3, cursor: { row: 1 } });
		const long = run(read(`${"word ".repeat(40)}⏎${numbers}|`), ["up"], SMALL);
		expect(viewOf(long, SMALL).rows[0]?.text).toBe("15");
		expect(viewOf(long, { width: 40, height: 5 }).rows[0]?.text).toBe("15");
	});

	test("keeps the view when lines above are inserted or deleted", () => {
		const buffer = run(read(`${numbers}|`), ["up"], SMALL);
		const pasted = run(buffer, ["start", "paste x⏎y⏎", "end"], SMALL);
		expect(viewOf(pasted, SMALL).rows.map(({ text }) => text)).toEqual(["15", "16", "17", "18", "19"]);
	});

	test("leaves no row empty when text is deleted", () => {
		const buffer = run(read(`${numbers}|`), ["delete up", "delete up", "delete up"], SMALL);
		expect(viewOf(buffer, SMALL).rows.length).toBe(5);
	});
});

describe("drawing and clicks", () => {
	test("give a row's graphemes with their cells", () => {
		expect(cellsOf("a\t漢e\u0301\0")).toEqual([
			{ text: "a", column: 0, cells: 1 },
			{ text: "\t", column: 1, cells: 3 },
			{ text: "漢", column: 2, cells: 2 },
			{ text: "e\u0301", column: 3, cells: 1 },
			{ text: "\0", column: 5, cells: 1 },
		]);
	});

	test("map a cell to a position", () => {
		const buffer = read("|a漢字⏎the quick brown");
		const view = { width: 10, height: 10 };
		expect(positionAt(buffer, view, 0, 2)).toEqual({ line: 0, column: 1 });
		expect(positionAt(buffer, view, 0, 3)).toEqual({ line: 0, column: 2 });
		expect(positionAt(buffer, view, 2, 2)).toEqual({ line: 1, column: 12 });
		expect(positionAt(buffer, view, 9, 9)).toEqual({ line: 1, column: 15 });
		expect(positionAt(buffer, view, -1, -1)).toEqual({ line: 0, column: 0 });
		expect(positionAt(bufferOf(""), view, 3, 3)).toEqual({ line: 0, column: 0 });
	});
});
