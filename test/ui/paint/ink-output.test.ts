/** What Ink writes, read as frames; everything that is not part of a frame reaches the terminal unchanged. */
import { describe, expect, it } from "vitest";
import { inkOutput } from "../../../src/ui/paint/ink-output.ts";
import type { Frame } from "../../../src/ui/paint/painter.ts";

const ENTER = "\x1b[?1049h";
const LEAVE = "\x1b[?1049l";

function opened(isEntered = false) {
	let passed = "";
	const frames: Frame[] = [];
	const alternate: boolean[] = [];
	const write = (text: string, done?: () => void): boolean => {
		passed += text;
		done?.();
		return true;
	};
	const output = inkOutput({ write, columns: 80 } as unknown as NodeJS.WriteStream, {
		isEntered,
		onFrame: (frame) => frames.push(frame),
		onAlternate: (entered) => alternate.push(entered),
	});
	return { output, frames, alternate, passed: () => passed };
}

describe("a frame", () => {
	it("is its rows and its cursor", () => {
		const { output, frames, passed } = opened(true);
		output.write("\x1b[?2026h");
		output.write("one\n\x1b[1mtwo\x1b[22m\n\nfour\x1b[3A\x1b[5G\x1b[?25h");
		output.write("\x1b[?2026l");
		expect(frames).toEqual([{ rows: ["one", "\x1b[1mtwo\x1b[22m", "", "four"], cursor: { x: 4, y: 0 } }]);
		expect(passed()).toBe("");
	});

	it("replaces the one before, erased from below", () => {
		const { output, frames } = opened(true);
		output.write("one\ntwo\x1b[1A\x1b[2G\x1b[?25h");
		output.write("\x1b[?25l\x1b[1B\x1b[1G\x1b[2K\x1b[1A\x1b[2K\x1b[Gnext");
		expect(frames.at(-1)).toEqual({ rows: ["next", ""], cursor: undefined });
		output.write("\x1b[H\x1b[Jthird\nrow");
		expect(frames.at(-1)?.rows).toEqual(["third", "row"]);
	});

	it("with only the cursor moved is one, too", () => {
		const { output, frames } = opened(true);
		output.write("one\ntwo\x1b[1A\x1b[2G\x1b[?25h");
		output.write("\x1b[?25l\x1b[1B\x1b[1G\x1b[1A\x1b[3G\x1b[?25h");
		expect(frames.at(-1)).toEqual({ rows: ["one", "two"], cursor: { x: 2, y: 0 } });
	});

	it("is none if everything was erased", () => {
		const { output, frames } = opened(true);
		output.write("one");
		output.write("\x1b[H\x1b[J");
		output.write("\x1b[?25h");
		expect(frames).toHaveLength(1);
	});
});

describe("passes on", () => {
	it("keyboard protocols, pastes and queries", () => {
		const { output, passed } = opened(true);
		for (const sequence of ["\x1b[?u", "\x1b[>5u", "\x1b[<u", "\x1b[?2004h", "\x1b]52;c;YQ==\x07"])
			output.write(sequence);
		expect(passed()).toBe("\x1b[?u\x1b[>5u\x1b[<u\x1b[?2004h\x1b]52;c;YQ==\x07");
	});

	it("callbacks, even of nothing", async () => {
		const { output } = opened(true);
		await new Promise<void>((resolve) => output.write("", () => resolve()));
	});

	it("the alternate screen, except for the first time if it is entered already", () => {
		const fresh = opened();
		fresh.output.write(`${ENTER}\x1b[?25l`);
		expect({ passed: fresh.passed(), alternate: fresh.alternate }).toEqual({ passed: ENTER, alternate: [true] });
		const entered = opened(true);
		entered.output.write(ENTER);
		expect({ passed: entered.passed(), alternate: entered.alternate }).toEqual({ passed: "", alternate: [] });
		entered.output.write(LEAVE);
		entered.output.write(ENTER);
		expect(entered.passed()).toBe(`\x1b[?25h${LEAVE}${ENTER}`);
		expect(entered.alternate).toEqual([false, true]);
	});

	it("everything outside the alternate screen", () => {
		const { output, frames, passed } = opened(true);
		output.write(LEAVE);
		output.write("\x1b[?25hDraft saved\n");
		expect(passed()).toBe(`\x1b[?25h${LEAVE}\x1b[?25hDraft saved\n`);
		expect(frames).toEqual([]);
	});
});
