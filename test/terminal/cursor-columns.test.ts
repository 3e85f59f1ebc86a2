/**
 * Explicit cursor columns after text that terminals measure differently; the terminal of this test uses widths that are
 * twenty years old.
 */
import xterm from "@xterm/headless";
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it, vi } from "vitest";
import { insertColumnMoves, withColumnMoves, withFillers } from "../../src/terminal/cursor-columns.ts";
import { widthOf } from "../../src/text/width.ts";

const COLUMNS = 40;

/** A terminal's first row, cell by cell, without trailing blanks. */
async function shown(...written: string[]): Promise<string[][]> {
	const terminal = new xterm.Terminal({ cols: COLUMNS, rows: 4, allowProposedApi: true });
	for (const text of written) await new Promise<void>((resolve) => terminal.write(text, resolve));
	return [0, 1, 2, 3].map((row) => {
		const line = terminal.buffer.active.getLine(row);
		const cells = Array.from({ length: COLUMNS }, (_, column) => line?.getCell(column)?.getChars() ?? "");
		return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
	});
}

const paint = (text: string): string => insertColumnMoves(withFillers(text));

describe("a terminal that measures differently", () => {
	it.each(["❤️", "👨‍👩‍👧‍👦", "🏳️‍🌈", "1️⃣", "🫨", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "⚠️", "स्ते", "กำ", "ক্ষি", "က္က"])(
		"has what follows %s where we count it",
		async (text) => {
			const [row] = await shown(paint(`${text}|`));
			expect(row?.length).toBe(widthOf(text) + 1);
			expect(row?.at(-1)).toBe("|");
		},
	);

	it.each(["नमस्ते दुनिया", "กำลังทำ", "ក្រុម", "ক্ষিপ্ত"])("shows every letter of %s", async (text) => {
		const [row] = await shown(paint(`${text}|`));
		expect(row?.join("")).toBe(`${text}|`);
	});

	it("shows nothing after the end of a row, nor in the next one", async () => {
		const family = "👨‍👩‍👧‍👦";
		expect((await shown(paint(`a${family}`)))[0]?.length).toBeLessThanOrEqual(3);
		const narrow = " ".repeat(COLUMNS - 2);
		expect((await shown(paint(`${narrow}${family}\r\nnext`)))[1]?.join("")).toBe("next");
		expect((await shown(paint(`${narrow}${family}`)))[1]).toEqual([]);
	});

	it("shows a row correctly that is repainted in part", async () => {
		const whole = paint("❤️ one │ right");
		const [row] = await shown(whole, paint(`\x1b[${widthOf("❤️ one │ ") + 1}G\x1b[Kwrong`));
		expect(row?.join("").replace("❤️", "").trim()).toBe("one │ wrong");
	});
});

const piece = fc.oneof(
	fc.string({ unit: "grapheme", maxLength: 3 }).filter((text) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(text)),
	fc.constantFrom("👨‍👩‍👧‍👦", "❤️", "स्ते", "กำ", "é", "中", "\x1b[1m", "\x1b[22m", " ", "x", "─"),
);

it("moves to columns so that any row ends where expected", async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
			const text = `${pieces.join("")}`;
			const cells = widthOf(text.replace(/\x1b\[\d+m/g, ""));
			fc.pre(cells < COLUMNS - 2);
			const [row] = await shown(`${paint(text)}|`);
			expect(row?.length).toBe(cells + 1);
		}),
		{ numRuns: 300 },
	);
});

describe("the output", () => {
	it.each(["plain ── “text” é ✓ 中文 かな 한국어", "\x1b[2K\x1b[1A\x1b[3Gab\x1b[31mc\x1b[39m\n", ""])(
		"stays unchanged if all terminals agree: %j",
		(text) => {
			expect(insertColumnMoves(text)).toBe(text);
		},
	);

	it("adds only column moves, and switches auto-wrap off and on", () => {
		const text = "\x1b[5Gשלום ❤️\x1b]8;;https://e.org\x07🫨\x1b]8;;\x07\n漢 ⚠️ b\x1b[Econd";
		const bare = insertColumnMoves(text).replace(/\x1b\[(\?7[lh]|\d+G(\x1b\[K)?)/g, "");
		expect(bare).toBe(text.replace("\x1b[5G", ""));
		expect(insertColumnMoves(text)).toContain("❤️\x1b[12G\x1b]8");
		expect(insertColumnMoves(text)).toContain("🫨\x1b[14G\x1b[K");
		expect(insertColumnMoves(text)).toContain("⚠️\x1b[6G\x1b[K b");
	});

	it("has no column moves after uncounted joined letters, which they would cut off", async () => {
		const [row] = await shown(insertColumnMoves("नमस्ते"));
		expect(row?.join("")).toBe("नमस्ते");
	});

	it("makes Ink count as many cells as we do", () => {
		for (const text of ["नमस्ते", "กำลัง", "plain", "ক্ষি b"]) expect(stringWidth(withFillers(text))).toBe(widthOf(text));
		expect(insertColumnMoves(withFillers("กำ"))).toMatch(/^\x1b\[\?7lกำ\x1b\[3G\x1b\[K\x1b\[\?7h$/);
	});
});

it("wraps the stream, which is unchanged except for its text", () => {
	const write = vi.fn(() => true);
	const own = { columns: 80, write, on: vi.fn() };
	const stream = withColumnMoves(own as unknown as NodeJS.WriteStream);
	const bytes = new Uint8Array([1]);
	stream.write("plain");
	stream.write("❤️");
	stream.write(bytes);
	expect(write.mock.calls.map(([text]: unknown[]) => text)).toEqual(["plain", insertColumnMoves("❤️"), bytes]);
	expect(stream.columns).toBe(80);
	const heard = () => {};
	stream.on("resize", heard);
	expect(own.on).toHaveBeenCalledWith("resize", heard);
});
