/** What comes from the terminal, before keys are made of it: mouse reports, and pastes that nobody marked. */
import { EventEmitter } from "node:events";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtered, InputFilter } from "../../src/ui/input.ts";
import { mouseOf } from "../../src/ui/mouse.ts";
import type { MousePress } from "../../src/wizard/types.ts";

/** What Ink gets and what the mouse did, in the order that it happens. */
function taken(...reads: readonly (string | number)[]): string[] {
	return read(reads, false);
}

/** The same while a text of several lines is written. */
function written(...reads: readonly string[]): string[] {
	return read(reads, true);
}

function read(reads: readonly (string | number)[], takesLines: boolean): string[] {
	const seen: string[] = [];
	let now = 0;
	const shown = ({ kind, button, row, column }: MousePress) => `${kind} ${button} ${row},${column}`;
	const filter = new InputFilter(
		(mouse) => seen.push(shown(mouse)),
		() => now,
		() => takesLines,
	);
	for (const read of reads) {
		if (typeof read === "number") now += read;
		else for (const part of filter.parts(read)) seen.push(JSON.stringify(part));
	}
	return seen;
}

describe("mouse reports", () => {
	test.each([
		["\x1b[<0;1;1M", "press left 0,0"],
		["\x1b[<0;12;3m", "release left 2,11"],
		["\x1b[<1;1;1M", "press middle 0,0"],
		["\x1b[<2;300;100M", "press right 99,299"],
		["\x1b[<32;5;6M", "drag left 5,4"],
		["\x1b[<64;1;2M", "wheel-up middle 1,0"],
		["\x1b[<65;1;2M", "wheel-down middle 1,0"],
		["\x1b[<68;1;2M", "wheel-up middle 1,0"],
	])("%j", (report, what) => {
		expect(taken(report)).toEqual([what]);
	});

	test("movements without a button, wheels to the side and further buttons are dropped", () => {
		expect(taken("\x1b[<35;1;1M\x1b[<66;1;1M\x1b[<67;1;1M\x1b[<128;1;1M")).toEqual([]);
		expect(mouseOf(3, 1, 1, false)).toBeUndefined();
	});

	test("stay in order with the keys around them", () => {
		expect(taken("ab\x1b[<0;1;1M\x1b[<0;1;1mc\x1b[A")).toEqual([
			'"ab"',
			"press left 0,0",
			"release left 0,0",
			'"c\\u001b[A"',
		]);
	});

	test("may be cut anywhere behind their first characters", () => {
		for (const at of [3, 5, 8]) {
			const report = "\x1b[<0;1;1M";
			expect(taken(`a${report.slice(0, at)}`, `${report.slice(at)}b`)).toEqual(['"a"', "press left 0,0", '"b"']);
		}
	});

	test("in pasted text are text: a paste presses nothing", () => {
		const paste = "\x1b[200~ls\x1b[<0;1;1M\x1b[201~";
		expect(taken(paste)).toEqual([JSON.stringify(paste)]);
		expect(taken("\x1b[200~a", "\x1b[<0;1;1M", "b\x1b[20", "1~", "\x1b[<0;1;1M").at(-1)).toBe("press left 0,0");
		expect(taken("\x1b[200~a", "\x1b[<0;1;1M")).not.toContain("press left 0,0");
	});

	test("nothing else is lost, however it is cut", () => {
		const piece = fc.oneof(fc.string(), fc.constantFrom("\x1b[A", "\x1bOP", "\x1b[200~x\x1b[201~", "\x1b[2~", "é👩‍🚀"));
		fc.assert(
			fc.property(fc.array(piece), (reads) => {
				const sent = `${reads.join("")}.`;
				const got = taken(...reads, ".").map((part) => JSON.parse(part) as string);
				const without = (text: string): string => text.replace(/\x1b\[20[01]~/g, "");
				expect(without(got.join(""))).toBe(without(sent));
			}),
		);
	});
});

describe("a paste that the terminal didn't mark", () => {
	const marked = (text: string): string => JSON.stringify(`\x1b[200~${text}\x1b[201~`);

	const list = "- one\r- two\r- three\r";

	test("is a read with three lines or more", () => {
		expect(taken(list)).toEqual([marked(list)]);
		expect(taken("- one\r- two\r- three")).toEqual(['"- one\\r- two\\r- three"']);
		expect(taken("\r\r\r\r\r\r")).toEqual([JSON.stringify("\r".repeat(6))]);
	});

	test("is no typing ahead: keys, or a line and Enter", () => {
		expect(taken("a long line that is typed ahead\rand the next")).toEqual([
			'"a long line that is typed ahead\\rand the next"',
		]);
		expect(taken("\x07go\rone\rtwo\rthree\r")).toEqual(['"\\u0007go\\rone\\rtwo\\rthree\\r"']);
	});

	test("is a read with a line break inside, where text of several lines is written", () => {
		const text = "- a line that was copied\r- and half of the next";
		expect(written(text)).toEqual([marked(text)]);
		expect(written(`${text}\r`)).toEqual([marked(`${text}\r`)]);
		expect(taken(text)).toEqual([JSON.stringify(text)]);
	});

	test.each([
		["a line and Enter", "a long line that is typed ahead of a busy program\r"],
		["Enter and a line", "\r\r  a long line that is typed ahead of a busy program"],
		["as much as hands type while the line stalls", "- milk, bread\reggs, tea"],
		["more than text", "one line that is typed ahead\rand another\x13"],
	])("is no typing there either: %s", (_, typed) => {
		expect(written(typed)).toEqual([JSON.stringify(typed)]);
	});

	test("goes on in the reads that follow at once, and not behind a pause", () => {
		expect(taken(list, 5, "\r", 5, "end")).toEqual([marked(list), marked("\r"), marked("end")]);
		expect(taken(list, 100, "\r")).toEqual([marked(list), '"\\r"']);
	});

	test("is not what a terminal marks itself, nor keys with sequences", () => {
		const own = "\x1b[200~- one\r- two\r- three\x1b[201~";
		expect(taken(own)).toEqual([JSON.stringify(own)]);
		expect(taken("one two three four\r\x1b[A")).toEqual(['"one two three four\\r\\u001b[A"']);
	});
});

test("the stream is the terminal's own in everything but its reads", () => {
	class Input extends EventEmitter {
		waiting = ["a\x1b[<0;1;1Mb", "c"];
		raw = false;
		read(): string | null {
			return this.waiting.shift() ?? null;
		}
		setRawMode(raw: boolean) {
			this.raw = raw;
			return this;
		}
	}
	const input = new Input();
	const stream = filtered(
		input as unknown as NodeJS.ReadStream,
		new InputFilter(
			() => {},
			() => 0,
		),
	);
	expect([stream.read(), stream.read(), stream.read(), stream.read()]).toEqual(["a", "b", "c", null]);
	stream.setRawMode(true);
	expect(input.raw).toBe(true);
	const heard: string[] = [];
	const listener = () => heard.push("readable");
	stream.on("readable", listener);
	input.emit("readable");
	stream.off("readable", listener);
	input.emit("readable");
	expect(heard).toEqual(["readable"]);
});
