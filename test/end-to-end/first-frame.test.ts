/**
 * The first frame of the built program: painted before Ink is loaded, equal to Ink's first frame, and no key is lost.
 */
import xterm from "@xterm/headless";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { type Screen, startInTerminal } from "./terminal.ts";

/** Marked pastes: what Ink asks for once its first frame is drawn. */
const DRAWN = "\x1b[?2004h";

async function openDraft(): Promise<Screen> {
	const { folder, env } = await emptyFolder();
	await runProgram(["new", "a.pep.yaml", "--title", "Pools", "--no-edit"], { cwd: folder, env });
	await runProgram(["set", "a.pep.yaml", "summary", "Operators – 運用者 – resize."], { cwd: folder, env });
	const screen = startInTerminal(["a.pep.yaml"], { cwd: folder, env, columns: 100, rows: 30 });
	onTestFinished(() => screen.close());
	return screen;
}

/** What the author sees after these bytes. */
async function seen(bytes: string) {
	const terminal = new xterm.Terminal({ cols: 100, rows: 30, allowProposedApi: true });
	await new Promise<void>((resolve) => terminal.write(bytes, resolve));
	const { active } = terminal.buffer;
	const rows = Array.from({ length: 30 }, (_, row) => active.getLine(row)?.translateToString(true) ?? "");
	return { rows, cursor: { row: active.cursorY, column: active.cursorX }, alternate: active.type === "alternate" };
}

test("paints the whole screen, which Ink's first frame doesn't change", async () => {
	const screen = await openDraft();
	await screen.until(({ output }) => output.includes(DRAWN));
	const [first = "", ...more] = screen.output.split(DRAWN);
	const picture = await seen(first);
	// Nothing looks different, so nothing is written again.
	expect(screen.output.match(/KEP-NNNN: Pools/g)).toHaveLength(1);
	expect(more.join("")).not.toMatch(/\x1b\[\?2026h/);
	expect(picture.rows.join("\n")).toMatch(/KEP-NNNN: Pools[\s\S]*F1 help/);
	expect({ rows: screen.rows, cursor: screen.cursor, alternate: screen.alternate }).toEqual(picture);
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
	expect(screen.alternate).toBe(false);
});

test("accepts keys before Ink reads them", async () => {
	const screen = await openDraft();
	await screen.until(({ output }) => output.includes("F1 help"));
	screen.press("ctrl+g");
	screen.type("summary");
	screen.press("enter", "ctrl+end");
	screen.type(" All of it");
	await screen.until("resize. All of it");
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
});
