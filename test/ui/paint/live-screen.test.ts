/**
 * After any keys, the terminal shows what Ink would draw: at once, without waiting for it; after Ink's tree has followed;
 * and after the whole screen was drawn anew from Ink's frame.
 */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { LiveScreen } from "../../../src/ui/paint/live-screen.ts";
import { SEED } from "../../seed.ts";
import { leave, type OpenWizard, openWizard } from "../wizard.ts";

const ANSWERS = {
	title: "Pool resize – in place",
	summary: "# One\n\nOperators *can* `change` it: 約定可以.\n\n- 👩‍👩‍👧 and ❤️\n- क्षत्रिय\n",
	goals: ["No restart", "Less cost"],
	packages: [{ name: "p" }],
};

/** Longer than it takes until Ink's tree follows. */
const FOLLOWED = 130;

/** Milliseconds after which an ESC that nothing follows is the Esc key. */
const ESCAPE = 30;

/** Milliseconds in which the preview doesn't follow what is typed. */
const STAYS = 150;

/** Ctrl and arrows, editing, the outline, overlays, the search, undo; and text. Not the preview, which is laid out later. */
const KEYS = [
	..."ab c漢–",
	..."👍",
	...["\r", "\t", "\x7f", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~"],
	...["\x1b[1;5D", "\x1b[1;2D", "\x1b[1;2B", "\x1b[Z", "\x1b[3~"],
	...["\x01", "\x02", "\x06", "\x07", "\x0e", "\x14", "\x19", "\x1a", "\x1bg", "\x1bOP", "\x1bOS", "\x1b"],
];

/** Everything that the author sees. */
function seen({ terminal }: OpenWizard) {
	const rows = terminal.looks();
	return { rows, cursor: terminal.cursorVisible() ? terminal.cursor() : "hidden" };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const immediate = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Presses keys, each painted on its own. */
async function press({ terminal }: OpenWizard, keys: readonly string[]): Promise<void> {
	for (const key of keys) {
		void terminal.type(key);
		await immediate();
	}
	// A lone Esc counts as a key after a moment.
	if (keys.at(-1) === "\x1b") await pause(2 * ESCAPE);
	await terminal.settle();
}

/** Draws the whole screen anew from Ink's frame. */
async function redraw({ terminal }: OpenWizard): Promise<void> {
	await terminal.resize(terminal.columns(), terminal.rows().length);
}

const looks = [{ colours: 16, background: "dark" }, { colours: 0 }, { background: "light" }] as const;

describe("after any keys, the screen is what Ink draws", () => {
	it.each<readonly [columns: number, rows: number]>([
		[100, 30],
		[80, 24],
		[40, 10],
	])("at %ix%i", async (...size) => {
		const capabilities = looks[size[0] % looks.length]!;
		const anyKeys = fc.array(fc.constantFrom(...KEYS), { minLength: 10, maxLength: 40 });
		const property = fc.asyncProperty(anyKeys, async (keys) => {
			const opened = await openWizard({ answers: ANSWERS, place: { item: "summary", focus: 0 }, size, capabilities });
			await press(opened, keys);
			const atOnce = seen(opened);
			await pause(FOLLOWED);
			await opened.terminal.settle();
			const followed = seen(opened);
			await redraw(opened);
			const redrawn = seen(opened);
			await leave(opened);
			expect(followed).toEqual(atOnce);
			expect(redrawn).toEqual(atOnce);
		});
		await fc.assert(property, { seed: SEED, numRuns: Number(process.env.PEP_WIZARD_FUZZ ?? 2) });
	});
});

/** Keys that lead from one to the next. */
const SITUATIONS: readonly (readonly [situation: string, ...keys: string[]])[] = [
	["typing", "a", "b"],
	["a selection", "\x1b[1;2D", "\x1b[1;2D"],
	["the search", "\x06", "o"],
	["the replacement", "\x12"],
	["the search closed", "\x1b"],
	["the outline", "\x1b", "\x1b[B"],
	["an item of the outline", "\r"],
	["the go-to", "\x07", "s", "u"],
	["what was gone to", "\r", "x"],
	["the help", "\x1bOP", "u"],
	["the help closed", "\x1b"],
	["a key without a meaning", "\x0c"],
	["a list", "\t", "N", "\r", "O"],
];

it("in each situation, at once, after Ink has followed, and drawn anew", async () => {
	const opened = await openWizard({ answers: ANSWERS, place: { item: "summary", focus: 0 }, size: [100, 30] });
	for (const [situation, ...keys] of SITUATIONS) {
		await press(opened, keys);
		const atOnce = seen(opened);
		await pause(FOLLOWED);
		await opened.terminal.settle();
		expect([situation, seen(opened)]).toEqual([situation, atOnce]);
		await redraw(opened);
		expect([situation, seen(opened)]).toEqual([situation, atOnce]);
	}
	await leave(opened);
});

describe("beside the preview", () => {
	it("what is laid out stays while the author types, and follows then", async () => {
		const opened = await openWizard({ answers: ANSWERS, place: { item: "summary", focus: 0 }, size: [170, 40] });
		const { terminal } = opened;
		await terminal.until((text) => text.includes("═══"));
		const preview = (text: string) => text.split("\n").map((row) => row.split("│ ")[1]);
		// Again where the machine was so busy that the preview had time to follow between two keys.
		const type = async (word: string): Promise<void> => {
			const before = terminal.text();
			const begun = performance.now();
			await press(opened, [...word]);
			const [after, took] = [terminal.text(), performance.now() - begun];
			await terminal.until((text) => text.split(word).length === 3);
			if (took >= STAYS) throw new Error("too slow");
			expect(after.split(word)).toHaveLength(2);
			expect(preview(after)).toEqual(preview(before));
		};
		let typed = 0;
		await vi.waitFor(() => type(`Z${"Y".repeat(++typed)}Z`), 60_000);
		const followed = seen(opened);
		await redraw(opened);
		expect(seen(opened)).toEqual(followed);
		await leave(opened);
	});
});

it("writes nothing when Ink follows", async () => {
	const opened = await openWizard({ answers: ANSWERS, place: { item: "summary", focus: 0 }, size: [100, 30] });
	await press(opened, ["a", "b"]);
	const { length } = opened.terminal.written();
	await pause(FOLLOWED);
	await opened.terminal.settle();
	expect(opened.terminal.written().slice(length)).toBe("");
	await leave(opened);
});

it("writes no row below the terminal's last one", () => {
	const written: string[] = [];
	const stdout = { rows: 2, columns: 20, write: (text: string) => written.push(text) > 0 };
	const live = new LiveScreen({
		stdout: stdout as unknown as NodeJS.WriteStream,
		source: { getState: () => "a state", subscribe: () => () => {} },
		frameOf: () => undefined,
		shown: { rows: [], cursor: undefined },
	});
	live.stdout.write("one\ntwo\nthree");
	expect(written.join("")).toContain("two");
	expect(written.join("")).not.toContain("three");
	live.close();
});
