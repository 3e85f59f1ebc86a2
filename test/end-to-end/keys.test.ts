/**
 * Keys known from other editors, pressed in a real terminal, with text and cursor read from its screen. `|` is the
 * cursor, `⏎` a line break. One session for all rows of the tables.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "./program.ts";
import { keyBytes, type Screen, startInTerminal } from "./terminal.ts";

type Row = readonly [keys: string, before: string, after: string];

/** Keys common to nano, readline and the terminal's line mode. */
const SHELL: readonly Row[] = [
	["left", "ab|", "a|b"],
	["right right", "|ab⏎c", "ab|⏎c"],
	["right right right", "|ab⏎c", "ab⏎|c"],
	["down", "a|b⏎cd", "ab⏎c|d"],
	["up", "ab⏎cd|", "ab|⏎cd"],
	["down", "ab⏎c|d", "ab⏎cd|"],
	["home", "one two|", "|one two"],
	["end", "o|ne two", "one two|"],
	["ctrl+e", "o|ne two", "one two|"],
	["alt+b", "one two|", "one |two"],
	["alt+f", "|one two", "one| two"],
	["alt+b alt+b", "one two|", "|one two"],
	["backspace", "ab|c", "a|c"],
	["backspace", "ab⏎|c", "ab|c"],
	["delete", "a|bc", "a|c"],
	["ctrl+d", "a|bc", "a|c"],
	["delete", "ab|⏎c", "ab|c"],
	["ctrl+w", "one two|", "one |"],
	["alt+backspace", "one two|", "one |"],
	["alt+d", "|one two", "| two"],
	["ctrl+k", "on|e two⏎three", "on|⏎three"],
	["ctrl+k", "one|⏎two", "one|two"],
	["ctrl+u", "one t|wo", "|wo"],
	["X ctrl+_ Y", "one |two", "one Y|two"],
	["enter", "one| two", "one⏎| two"],
	["pagedown", "a|a⏎b⏎cd", "aa⏎b⏎c|d"],
	["pageup", "ab⏎c⏎d|d", "a|b⏎c⏎dd"],
];

/** Keys of graphical text fields. */
const GRAPHICAL: readonly Row[] = [
	["ctrl+left", "one two|", "one |two"],
	["ctrl+right", "|one two", "one| two"],
	["alt+left", "one two|", "one |two"],
	["ctrl+home", "a⏎b|", "|a⏎b"],
	["ctrl+end", "|a⏎b", "a⏎b|"],
	["ctrl+down", "|a⏎b⏎⏎c", "a⏎b⏎|⏎c"],
	["ctrl+up", "a⏎⏎b⏎c|", "a⏎|⏎b⏎c"],
	["shift+right shift+right X", "|abc", "X|c"],
	["shift+left X", "abc|", "abX|"],
	["shift+left left", "abc|", "ab|c"],
	["shift+down X", "a|b⏎cd", "aX|d"],
	["shift+home X", "one| two", "X| two"],
	["shift+end X", "one| two", "oneX|"],
	["ctrl+shift+left X", "one two|", "one X|"],
	["ctrl+shift+right X", "|one two", "X| two"],
	["ctrl+shift+home X", "a⏎b|c", "X|c"],
	["ctrl+shift+end X", "a|⏎bc", "aX|"],
	["ctrl+a X", "one⏎two|", "X|"],
	["shift+right delete", "|abc", "|bc"],
	["shift+right shift+right ctrl+x end ctrl+v", "|abc", "cab|"],
	["shift+right ctrl+c end ctrl+v", "|abc", "abca|"],
	["ctrl+delete", "|one two", "| two"],
	["X ctrl+z Y", "a|b", "aY|b"],
	["X ctrl+z ctrl+y", "a|b", "aX|b"],
	["ctrl+a X ctrl+z left Y", "ab|", "Y|ab"],
];

/** Keys of Markdown editors. */
const MARKDOWN: readonly Row[] = [
	["enter X", "- one|", "- one⏎- X|"],
	["enter X", "1. one|", "1. one⏎2. X|"],
	["enter X", "- [x] one|", "- [x] one⏎- [ ] X|"],
	["enter X", "> one|", "> one⏎> X|"],
	["enter enter X", "- one|", "- one⏎X|"],
	["enter tab X", "- one|", "- one⏎  - X|"],
	["enter tab shift+tab X", "- one|", "- one⏎- X|"],
	["ctrl+b", "one|", "**one|**"],
	["shift+left ctrl+b", "ab|", "a**|b**"],
	["alt+c", "one|", "`one|`"],
];

let folder = "";
let screen: Screen;
/** The first cell of the text. */
let origin = { row: 0, column: 0 };

/** The text on the screen, with its cursor. */
function shown({ rows, cursor }: Screen): string {
	const lines = rows.slice(origin.row, origin.row + 8).map((row) => row.slice(origin.column));
	while (lines.length > 1 && lines.at(-1) === "" && lines.length > cursor.row - origin.row + 1) lines.pop();
	const at = cursor.row - origin.row;
	const cell = cursor.column - origin.column;
	const line = (lines[at] ?? "").padEnd(cell);
	lines[at] = `${line.slice(0, cell)}|${line.slice(cell)}`;
	return lines.join("⏎");
}

/** Replaces the text and places the cursor. */
async function begin(before: string): Promise<void> {
	const [left = "", right = ""] = before.split("|");
	const text = `${left}${right}`.replaceAll("⏎", "\n");
	const place = ["ctrl+home", ...[...left].map(() => "right")];
	// What the screen shows in between could be the text to wait for, so a notice marks the end.
	const keys = [...place, "alt+w"];
	screen.type(`${keyBytes("ctrl+a")}\x1b[200~${text}\x1b[201~${keys.map(keyBytes).join("")}`);
	await screen.until((each) => shown(each) === before && each.text.includes("This answer:"));
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "pep-wizard-test-"));
	const place = { cwd: folder, env: { XDG_STATE_HOME: join(folder, "state"), HOME: folder } };
	await runProgram(["new", "keys.pep.yaml", "--no-edit"], place);
	screen = startInTerminal(["keys.pep.yaml"], { ...place, columns: 70, rows: 30 });
	await screen.until("Esc outline");
	screen.press("ctrl+g");
	await screen.until("Go to:");
	screen.type("summary");
	await screen.until("Go to: summary");
	screen.press("enter");
	await screen.until("Write here");
	screen.paste("first words");
	await screen.until("first words");
	const row = screen.rows.findIndex((each) => each.includes("first words"));
	origin = { row, column: screen.rows[row]?.indexOf("first words") ?? 0 };
});

afterAll(async () => {
	screen?.close();
	await rm(folder, { recursive: true, force: true });
});

describe.each([
	["as in a shell and in nano", SHELL],
	["as in text fields of windows", GRAPHICAL],
	["as in editors of Markdown", MARKDOWN],
])("%s", (_, rows) => {
	test.each(rows)("%s: %s becomes %s", async (keys, before, after) => {
		await begin(before);
		screen.type(keys.split(" ").map(keyBytes).join(""));
		await screen.until((each) => shown(each) === after).catch(() => {});
		expect(shown(screen)).toBe(after);
	});
});

test("keeps an unmarked paste of two hundred lines unchanged: no list continues, no command runs", async () => {
	await begin("|x");
	screen.press("ctrl+a");
	const lines = Array.from({ length: 200 }, (_, line) => `- q${line} /?x and some words to fill the line`);
	screen.type(lines.join("\r"));
	await screen.until(lines[199]!);
	const seen = screen.rows.slice(origin.row).map((row) => row.slice(origin.column).replace(/ +[│┃]$/, ""));
	const last = seen.indexOf(lines[199]!);
	expect(seen.slice(0, last + 1)).toEqual(lines.slice(200 - last - 1));
	screen.press("ctrl+z");
	await screen.until((each) => !each.text.includes(lines[199]!));
});
