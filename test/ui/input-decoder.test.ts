/** Decoding of terminal input: mouse reports, unmarked pastes, and any division into reads. */
import { EventEmitter } from "node:events";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputDecoder, type InputEvent } from "../../src/ui/input-decoder.ts";
import { interceptedInput } from "../../src/ui/intercepted-input.ts";
import { mouseOf } from "../../src/ui/mouse.ts";
import type { KeyPress, MousePress } from "../../src/wizard/types.ts";

/** The events of several reads, in order; numbers are milliseconds that pass between reads. */
function taken(...reads: readonly (string | number | Uint8Array)[]): string[] {
	return read(reads, false);
}

/** The same while a multi-line text is edited. */
function written(...reads: readonly string[]): string[] {
	return read(reads, true);
}

function read(reads: readonly (string | number | Uint8Array)[], takesLines: boolean): string[] {
	let now = 0;
	const input = new InputDecoder(
		() => now,
		() => takesLines,
	);
	const events = reads.flatMap((read) => {
		if (typeof read !== "number") return input.read(read);
		now += read;
		return read < (input.waiting?.milliseconds ?? Number.POSITIVE_INFINITY) ? [] : input.expire();
	});
	return joined(events.flatMap(shown));
}

function shown(event: InputEvent): string[] {
	if (event.type === "mouse") return [mouseText(event.mouse)];
	if (event.type === "paste") return [pasteOf(event.text)];
	// Where it stands between keys doesn't matter.
	if (event.type === "background") return [];
	return event.type === "keys" ? event.keys.map(keyText) : [event.sequence];
}

function mouseText({ kind, button, row, column }: MousePress): string {
	return `${kind} ${button} ${row},${column}`;
}

/** Typed text as `"text"`, other keys in angle brackets. */
function keyText({ name, text, ctrl, alt }: KeyPress): string {
	if (name === "text" && !ctrl && !alt) return JSON.stringify(text);
	return `<${ctrl ? "ctrl+" : ""}${alt ? "alt+" : ""}${name === "text" ? text : name}>`;
}

/** Joins runs of text, however they are divided. */
function joined(all: readonly string[]): string[] {
	const parts: string[] = [];
	for (const part of all) {
		const last = parts.at(-1);
		if (part.startsWith('"') && last?.startsWith('"')) parts[parts.length - 1] = last.slice(0, -1) + part.slice(1);
		else parts.push(part);
	}
	return parts;
}

function pasteOf(text: string): string {
	return `paste ${JSON.stringify(text)}`;
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

	test("are dropped for motion without a button, horizontal wheels and extra buttons", () => {
		expect(taken("\x1b[<35;1;1M\x1b[<66;1;1M\x1b[<67;1;1M\x1b[<128;1;1M")).toEqual([]);
		expect(mouseOf(3, 1, 1, false)).toBeUndefined();
	});

	test("stay in order with the keys around them", () => {
		expect(taken("ab\x1b[<0;1;1M\x1b[<0;1;1mc\x1b[A")).toEqual([
			'"ab"',
			"press left 0,0",
			"release left 0,0",
			'"c"',
			"<up>",
		]);
	});

	test("may be split anywhere after their first characters", () => {
		for (const at of [3, 5, 8]) {
			const report = "\x1b[<0;1;1M";
			expect(taken(`a${report.slice(0, at)}`, `${report.slice(at)}b`)).toEqual(['"a"', "press left 0,0", '"b"']);
		}
	});

	test("are text in a paste, which presses nothing", () => {
		const text = "ls\x1b[<0;1;1M";
		expect(taken(`\x1b[200~${text}\x1b[201~`)).toEqual([pasteOf(text)]);
		const cut = ["\x1b[200~a", "\x1b[<0;1;1M", "b\x1b[20", "1~", "\x1b[<0;1;1M"];
		expect(taken(...cut)).toEqual([pasteOf("a\x1b[<0;1;1Mb"), "press left 0,0"]);
	});

	test.each([
		["a press, in the oldest form", "\x1b[M !!", "press left 0,0"],
		["its release, which names no button", "\x1b[M#!!", "release left 0,0"],
		["the wheel, in the oldest form", "\x1b[M`+%", "wheel-up middle 4,10"],
		["a drag, in the oldest form", '\x1b[M@"#', "drag left 2,1"],
		["a press of urxvt (1015)", "\x1b[32;10;5M", "press left 4,9"],
		["its release", "\x1b[35;10;5M", "release left 4,9"],
	])("of terminals that lack the numbers of today: %s", (_name, report, what) => {
		expect(taken(report)).toEqual([what]);
		for (let at = 1; at < report.length; at++)
			expect(taken(`a${report.slice(0, at)}`, `${report.slice(at)}b`)).toEqual(['"a"', what, '"b"']);
	});

	test("are decoded in the X10 form far to the right, where a byte is not UTF-8", () => {
		const bytes = Uint8Array.from([0x1b, 0x5b, 0x4d, 0x20, 0xc3, 0xa9, 0x62]);
		expect(taken(bytes)).toEqual(["press left 136,162", '"b"']);
		expect(taken(bytes.slice(0, 5), bytes.slice(5))).toEqual(["press left 136,162", '"b"']);
	});
});

describe("an unmarked paste", () => {
	const marked = (text: string): string => pasteOf(text);

	const list = "- one\r- two\r- three\r";

	test("is a read with three lines or more", () => {
		expect(taken(list)).toEqual([marked(list)]);
		expect(taken("- one\r- two\r- three")).toEqual(['"- one"', "<enter>", '"- two"', "<enter>", '"- three"']);
		expect(taken("\r\r\r\r\r\r")).toEqual(Array.from({ length: 6 }, () => "<enter>"));
	});

	test("is not typing ahead: keys, or a line and Enter", () => {
		expect(taken("a long line that is typed ahead\rand the next")).toEqual([
			'"a long line that is typed ahead"',
			"<enter>",
			'"and the next"',
		]);
		expect(taken("\x07go\rone\rtwo\rthree\r").slice(0, 3)).toEqual(["<ctrl+g>", '"go"', "<enter>"]);
	});

	test("is a read with a line break inside, in a multi-line text", () => {
		const text = "- a line that was copied\r- and half of the next";
		expect(written(text)).toEqual([marked(text)]);
		expect(written(`${text}\r`)).toEqual([marked(`${text}\r`)]);
		expect(taken(text)).toEqual(['"- a line that was copied"', "<enter>", '"- and half of the next"']);
	});

	test.each([
		["a line and Enter", "a long line that is typed ahead of a busy program\r"],
		["Enter and a line", "\r\r  a long line that is typed ahead of a busy program"],
		["as much as hands type while the line stalls", "- milk, bread\reggs, tea"],
		["more than text", "one line that is typed ahead\rand another\x13"],
	])("is no typing there either: %s", (_, typed) => {
		expect(written(typed).some((each) => each.startsWith("paste"))).toBe(false);
	});

	test("continues in immediately following reads, but not after a pause", () => {
		expect(taken(list, 5, "\r", 5, "end")).toEqual([marked(list), marked("\r"), marked("end")]);
		expect(taken(list, 100, "\r")).toEqual([marked(list), "<enter>"]);
	});

	test("keeps its number of lines if they end with CR LF, even split between two reads", () => {
		expect(taken("- one\r\n- two\r\n- three\r\n")).toEqual([marked("- one\r- two\r- three\r")]);
		expect(taken("- one\r\n- two\r\n- three\r", 5, "\n- four\r\n")).toEqual([
			marked("- one\r- two\r- three\r"),
			marked("- four\r"),
		]);
		expect(taken("a\r\nb")).toEqual(['"a"', "<enter>", '"b"']);
		expect(taken("\r", 60, "\n")).toEqual(["<enter>", "<enter>"]);
	});

	test("may contain copied colours, but no keys", () => {
		const log = "\x1b[31mone\x1b[0m\rtwo\rthree\r";
		expect(taken(log)).toEqual([marked(log)]);
		expect(taken(`one\rtwo\rthree\r\x1b[A`).at(-1)).toBe("<up>");
	});

	test("is not a marked paste, nor keys with sequences", () => {
		expect(taken("\x1b[200~- one\r- two\r- three\x1b[201~")).toEqual([marked("- one\r- two\r- three")]);
		expect(taken("one two three four\r\x1b[A")).toEqual(['"one two three four"', "<enter>", "<up>"]);
	});
});

test("tells the background that a terminal replies, however the reply is split", () => {
	const reply = "a\x1b]11;rgb:ffff/ffff/ffff\x1b\\b";
	for (let at = 2; at < reply.length; at++) {
		const input = new InputDecoder(() => 0);
		const events = [reply.slice(0, at), reply.slice(at)].flatMap((read) => input.read(read));
		expect(events).toContainEqual({ type: "background", background: "light" });
		expect(joined(events.flatMap(shown))).toEqual(['"ab"']);
	}
	expect(new InputDecoder(() => 0).read("\x1b]11;none\x07\x1b]52;c;YQ==\x07")).toEqual([]);
});

describe("any division into reads", () => {
	const reply = fc.constantFrom(
		"\x1b]11;rgb:0000/0000/0000\x1b\\",
		"\x1b]11;rgb:0000/0000/0000\x07",
		"\x1b]52;c;aGVsbG8=\x07",
		"\x1b[?62;22c",
		"\x1b[24;80R",
		"\x1bP>|xterm(390)\x1b\\",
		"\x1b_Gi=31;OK\x1b\\",
		"\x1b[I",
		"\x1b[O",
	);
	const sent = fc.constantFrom(
		"\x1b[A",
		"\x1bOP",
		"\x1bb",
		"\x1b[13;2u",
		"\x1b[27;5;122~",
		"\x1b[<0;1;1M",
		"\x1b[M !!",
	);
	const paste = fc.string({ unit: "binary" }).map((text) => `\x1b[200~${text.replaceAll("\x1b", "")}\x1b[201~`);
	const typed = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\x00-\x1f\x7f]/g, ""));
	const piece = fc.oneof(typed, reply, sent, paste, fc.constantFrom("\r", "\n", "\t", "\x13", "é👩‍🚀한"));

	test("gives the same keys, and no letters from terminal reports", () => {
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 8 }), (pieces, cuts) => {
				const bytes = Buffer.from(`${pieces.join("")}.`);
				const places = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length];
				const reads = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
				// Only lines within one read form a burst.
				const lines = (all: readonly string[]): string[] => all.filter((each) => !each.startsWith("paste"));
				fc.pre(lines(pieces).filter((each) => each === "\r" || each === "\n").length < 2);
				expect(taken(...reads)).toEqual(taken(bytes));
			}),
		);
	});

	test("gives the same keys byte by byte", () => {
		const bytes = Buffer.from("a\x1b]11;rgb:0/0/0\x1b\\é\x1b[1;5D\x1b[200~x\r\ny\x1b[201~\x1b[M !!\x1bOq👩‍🚀");
		const reads = Array.from(bytes, (byte) => Uint8Array.of(byte));
		expect(taken(...reads)).toEqual(taken(bytes));
		expect(taken(bytes)).toEqual(['"aé"', "<ctrl+left>", pasteOf("x\r\ny"), "press left 0,0", '"1👩‍🚀"']);
	});
});

test("wraps the stream, which is unchanged except for its reads", () => {
	class Source extends EventEmitter {
		waiting = ["a\x1b[<0;1;1Mb", "\x1b[?1uc"];
		raw = false;
		encoding = "";
		read(): string | null {
			return this.waiting.shift() ?? null;
		}
		setRawMode(raw: boolean) {
			this.raw = raw;
			return this;
		}
		setEncoding(encoding: string) {
			this.encoding = encoding;
			return this;
		}
	}
	const source = new Source();
	const events: string[] = [];
	const stream = interceptedInput(source as unknown as NodeJS.ReadStream, new InputDecoder(() => 0), (event) => {
		if (event.type === "reply") return event.sequence;
		events.push(...shown(event));
		return undefined;
	});
	expect([stream.read(), stream.read()]).toEqual(["\x1b[?1u", null]);
	expect(events).toEqual(['"a"', "press left 0,0", '"b"', '"c"']);
	stream.setRawMode(true);
	expect(source.raw).toBe(true);
	stream.setEncoding("utf8");
	expect(source.encoding).toBe("");
	const heard: string[] = [];
	const listener = () => heard.push("readable");
	stream.on("readable", listener);
	source.emit("readable");
	stream.off("readable", listener);
	source.emit("readable");
	expect(heard).toEqual(["readable"]);
});
