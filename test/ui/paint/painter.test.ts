/** The painter: what a terminal shows after any frames is the last one, and little is written for little changes. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { StyledLine, StyleName } from "../../../src/terminal/styled.ts";
import { type Frame, Painter } from "../../../src/ui/paint/painter.ts";
import { appearanceOf } from "../../../src/ui/rows/appearance.ts";
import { SEED } from "../../seed.ts";
import { CAPABILITIES } from "../wizard.ts";
import { drawn, emulator, lookOf } from "./look.ts";

const COLUMNS = 30;
const { paint } = appearanceOf({ ...CAPABILITIES, hyperlinks: true });

/** A painter on a terminal. */
function painted() {
	const terminal = emulator(COLUMNS, 5);
	let written = "";
	const painter = new Painter((text) => {
		written += text;
		terminal.write(text);
	});
	return {
		painter,
		terminal,
		/** What was written since the last call. */
		written: () => {
			const all = written;
			written = "";
			return all;
		},
		async look() {
			await drawn(terminal);
			const { cursorX: x, cursorY: y } = terminal.buffer.active;
			return { rows: lookOf(terminal), cursor: { x, y } };
		},
	};
}

const frame = (rows: readonly string[], cursor: Frame["cursor"] = { x: 0, y: 0 }): Frame => ({ rows, cursor });

const STYLES: readonly StyleName[] = ["strong", "quiet", "heading", "good", "selected", "cursor", "link", "strike"];
const TEXTS = ["a", "b c", "     ", "–→─", "漢字", "👩‍👩‍👧", "❤️", "é", "क्ष", "xyz"];

const anyLine: fc.Arbitrary<StyledLine> = fc.array(
	fc.record({
		text: fc.constantFrom(...TEXTS),
		styles: fc.subarray([...STYLES], { maxLength: 2 }),
	}),
	{ maxLength: 5 },
);
const anyFrame: fc.Arbitrary<Frame> = fc.record({
	rows: fc.array(anyLine.map(paint), { maxLength: 5 }),
	cursor: fc.option(fc.record({ x: fc.nat(COLUMNS - 1), y: fc.nat(4) }), { nil: undefined }),
});

test("after any frames, the terminal looks as if it had shown only the last one", async () => {
	const property = fc.asyncProperty(fc.array(anyFrame, { minLength: 2, maxLength: 6 }), async (frames) => {
		const [one, other] = [painted(), painted()];
		for (const each of frames) one.painter.show(each);
		other.painter.show(frames.at(-1)!);
		const isHidden = frames.at(-1)?.cursor === undefined;
		const [shown, wanted] = [await one.look(), await other.look()];
		expect(shown.rows).toEqual(wanted.rows);
		if (!isHidden) expect(shown.cursor).toEqual(wanted.cursor);
	});
	await fc.assert(property, { seed: SEED, numRuns: 60 });
});

describe("writes", () => {
	it("one character for a character", () => {
		const { painter, written } = painted();
		painter.show(frame([paint([{ text: "Some text", styles: ["good"] }])], { x: 8, y: 0 }));
		written();
		painter.show(frame([paint([{ text: "Some texts", styles: ["good"] }])], { x: 9, y: 0 }));
		expect(written()).toBe("\x1b[?2026h\x1b[1;10H\x1b[32ms\x1b[m\x1b[1;10H\x1b[?2026l");
	});

	it("what is between the first and the last cell that differ", () => {
		const { painter, written } = painted();
		painter.show(frame(["aaa bbb ccc", "below"]));
		written();
		painter.show(frame(["aaa BbB ccc", "below"]));
		expect(written()).toBe("\x1b[?2026h\x1b[1;5HBbB\x1b[1;1H\x1b[?2026l");
	});

	it("no blanks for what is gone", () => {
		const { painter, written } = painted();
		painter.show(frame(["aaa bbb ccc"]));
		written();
		painter.show(frame(["aaa"]));
		expect(written()).toContain("\x1b[1;4H\x1b[K");
	});

	it("only the cursor's move, and nothing if it stays", () => {
		const { painter, written } = painted();
		painter.show(frame(["a"], { x: 0, y: 0 }));
		written();
		painter.show(frame(["a"], { x: 1, y: 0 }));
		expect(written()).toBe("\x1b[?2026h\x1b[1;2H\x1b[?2026l");
		painter.show(frame(["a"], { x: 1, y: 0 }));
		painter.show(frame(["a   ", ""], { x: 1, y: 0 }));
		expect(written()).toBe("");
	});

	it("nothing for other sequences that look the same", () => {
		const { painter, written } = painted();
		painter.show(frame(["\x1b[1m\x1b[36mbold\x1b[22m\x1b[39m text\x1b[2m  \x1b[22m"]));
		written();
		painter.show(frame(["\x1b[36;1mbo\x1b[0m\x1b[1;36mld\x1b[m text"]));
		expect(written()).toBe("");
	});

	it("everything again once something else may have been drawn", async () => {
		const { painter, terminal, look } = painted();
		painter.show(frame(["one", "two"]));
		const before = await look();
		terminal.write("\x1b[Hsomething else\r\nand more");
		painter.forget();
		painter.show(frame(["one", "two"]));
		expect(await look()).toEqual(before);
	});
});

it("hides the cursor and shows it again", () => {
	const { painter, written } = painted();
	painter.show(frame(["a"]));
	written();
	painter.show({ rows: ["a"], cursor: undefined });
	expect(written()).toBe("\x1b[?2026h\x1b[?25l\x1b[?2026l");
	painter.show(frame(["a"]));
	expect(written()).toBe("\x1b[?2026h\x1b[1;1H\x1b[?25h\x1b[?2026l");
});
