/** Undo and redo: what forms one step, what is restored, and how much is kept. */
import { describe, expect, test } from "vitest";
import { applyEdit, type Buffer, bufferOf, replaceText, textOf, withCursor } from "../../src/editor/buffer.ts";
import { recorded } from "../../src/editor/history.ts";
import type { Step } from "../../src/editor/state.ts";
import { command, read, run, show, VIEW } from "./notation.ts";

/** Types grapheme by grapheme, with `pause` milliseconds between them. */
function type(buffer: Buffer, text: string, pause = 50, start = 0): Buffer {
	return [...text].reduce(
		(last, char, index) => applyEdit(last, { type: "insert", text: char }, { view: VIEW, now: start + index * pause }),
		buffer,
	);
}

/** The buffers after each undo, until none is left. */
function undos(buffer: Buffer): string[] {
	const seen: string[] = [];
	for (let last = buffer; ; ) {
		const next = applyEdit(last, { type: "undo" }, { view: VIEW, now: 0 });
		if (next === last) return seen;
		seen.push(show(next));
		last = next;
	}
}

describe("one undo step covers", () => {
	test("a word with the spaces after it", () => {
		expect(undos(type(bufferOf(""), "one two  three"))).toEqual(["one two  |", "one |", "|"]);
	});

	test("what is typed after a pause of more than a second", () => {
		expect(undos(type(bufferOf(""), "abc", 1000))).toEqual(["|"]);
		expect(undos(type(bufferOf(""), "abc", 1001))).toEqual(["ab|", "a|", "|"]);
	});

	test("what is typed elsewhere, or here after moving away and back", () => {
		expect(undos(run(bufferOf(""), ["type a", "left", "type b"]))).toEqual(["|a", "|"]);
		expect(undos(run(bufferOf(""), ["type a", "left", "right", "type b"]))).toEqual(["a|", "|"]);
		const clicked = withCursor(withCursor(run(bufferOf(""), ["type a"]), { line: 0, column: 0 }), {
			line: 0,
			column: 1,
		});
		expect(undos(run(clicked, ["type b"]))).toEqual(["a|", "|"]);
	});

	test("typing around a key without effect, which is no move", () => {
		expect(undos(run(bufferOf(""), ["type a", "right", "type b"]))).toEqual(["|"]);
	});

	test("typing over a selection, including the deleted text", () => {
		expect(undos(run(read("a¦bc|d"), ["type x", "type y"]))).toEqual(["a¦bc|d"]);
	});

	test("deletions, by words", () => {
		const left = run(
			read("one two|"),
			Array.from({ length: 7 }, () => "delete left"),
		);
		expect(undos(left)).toEqual(["one |", "one two|"]);
		const right = run(
			read("|one two"),
			Array.from({ length: 7 }, () => "delete right"),
		);
		expect(undos(right)).toEqual(["|two", "|one two"]);
	});

	test.each([["newline"], ["delete word-left"], ["paste x"], ["bold"], ["cut"]])("%s alone", (words) => {
		const buffer = run(read("ab ¦cd|"), ["type e", words, "type f"]);
		expect(undos(buffer).length).toBe(words === "cut" ? 1 : 3);
	});

	test("a paste that arrives in several parts at once, but not one later or elsewhere", () => {
		const parts = (pause: number, ...between: string[]) => {
			let buffer = applyEdit(read("a¦bc|d"), { type: "paste", text: "one\nt" }, { view: VIEW, now: 0 });
			buffer = run(buffer, between);
			for (const [index, text] of ["wo\n", "three"].entries()) {
				buffer = applyEdit(buffer, { type: "paste", text }, { view: VIEW, now: (index + 1) * pause });
			}
			expect(textOf(buffer)).toBe(between.length > 0 ? "aone\nwo\nthreetd" : "aone\ntwo\nthreed");
			return undos(buffer);
		};
		expect(parts(50)).toEqual(["a¦bc|d"]);
		expect(parts(51)).toEqual(["aone⏎two⏎|d", "aone⏎t|d", "a¦bc|d"]);
		expect(parts(5, "left")).toEqual(["aone⏎|td", "a¦bc|d"]);
	});

	test("a paste of any size", () => {
		const pasted = applyEdit(read("a|b"), { type: "paste", text: "x\n".repeat(50_000) }, { view: VIEW, now: 0 });
		expect(pasted.lines.length).toBe(50_001);
		expect(undos(pasted)).toEqual(["a|b"]);
	});

	test("replacing the whole text, which changes only what differs", () => {
		const replaced = replaceText(read("one⏎two|⏎three"), "one\n2\nthree", 0);
		expect(replaced.history.past[0]?.change).toEqual({ at: { line: 1, column: 0 }, removed: "two", inserted: "2" });
		expect(undos(replaced)).toEqual(["one⏎two|⏎three"]);
	});
});

describe("undo and redo restore", () => {
	test("text, cursor and selection", () => {
		const before = read("ab¦cd⏎e|f");
		const changed = run(before, ["paste x"]);
		expect(show(run(changed, ["undo"]))).toBe("ab¦cd⏎e|f");
		expect(show(run(changed, ["undo", "redo"]))).toBe("abx|f");
	});

	test("the same buffer if nothing is left to undo or redo", () => {
		const buffer = run(read("a|"), ["type b", "newline", "bold", "type c"]);
		const back = run(buffer, ["undo", "undo", "undo", "undo"]);
		expect(show(back)).toBe("a|");
		expect(run(back, ["undo"])).toBe(back);
		const again = run(back, ["redo", "redo", "redo", "redo"]);
		expect(show(again)).toBe(show(buffer));
		expect(run(again, ["redo"])).toBe(again);
	});

	test("nothing after another edit, which clears the redo history", () => {
		expect(show(run(read("|"), ["type a", "undo", "type b", "redo"]))).toBe("b|");
	});

	test("everything after the buffer was serialised and parsed", () => {
		const buffer = run(read("a|"), ["type b", "newline", "type c", "undo"]);
		const copy = JSON.parse(JSON.stringify(buffer)) as Buffer;
		expect(copy).toEqual(buffer);
		expect(show(run(copy, ["redo"]))).toBe("ab⏎c|");
		expect(show(run(copy, ["undo", "undo"]))).toBe("a|");
	});
});

describe("the history's size", () => {
	test("grows by the change only: a key in a long line takes a few units", () => {
		const buffer = type(bufferOf("x".repeat(100_000)), "a b c d e f");
		expect(buffer.history.size).toBe(11);
	});

	test("is limited to 64 million units: the oldest steps are dropped, but never the last one", () => {
		const removed = "x".repeat(1 << 25);
		const at = { line: 0, column: 0 };
		const step: Step = {
			change: { at, removed, inserted: "" },
			before: { cursor: at },
			after: { cursor: at },
			kind: "other",
			time: 0,
		};
		let history = bufferOf("").history;
		for (let count = 0; count < 5; count++) history = recorded(history, { ...step, time: count });
		expect(history.past.map(({ time }) => time)).toEqual([3, 4]);
		expect(history.size).toBe(1 << 26);
		const huge = { ...step, change: { at, removed: removed + removed + removed, inserted: "" } };
		expect(recorded(history, huge).past).toEqual([huge]);
	});
});

test("returns the same buffer for undo and redo in an unchanged text", () => {
	const buffer = read("a|");
	expect(applyEdit(buffer, command("undo"), { view: VIEW, now: 0 })).toBe(buffer);
	expect(applyEdit(buffer, command("redo"), { view: VIEW, now: 0 })).toBe(buffer);
	expect(textOf(buffer)).toBe("a");
});
