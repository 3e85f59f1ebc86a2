/**
 * Forms of lists, options and questions in a real terminal: every key goes where the author means it, and a key without
 * effect is explained. All tests share one session of the built program; each has its own item.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { runProgram } from "./program.ts";
import { type Screen, startInTerminal } from "./terminal.ts";

const DRAFT = "forms.pep.yaml";
const FEATURE = "production-readiness/feature-enablement-and-rollback";

let folder = "";
let screen: Screen;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "pep-wizard-test-"));
	const place = { cwd: folder, env: { XDG_STATE_HOME: join(folder, "state"), HOME: folder } };
	await runProgram(["new", DRAFT, "--no-edit"], place);
	screen = startInTerminal([DRAFT], { ...place, columns: 100, rows: 30 });
	await screen.until("Esc outline");
});

afterAll(async () => {
	screen?.close();
	await rm(folder, { recursive: true, force: true });
});

async function goTo(words: string, seen: string): Promise<void> {
	screen.press("ctrl+g");
	await screen.until("Go to:");
	screen.type(words);
	await screen.until(`Go to: ${words}`);
	screen.press("enter");
	await screen.until(({ text }) => !text.includes("Go to:") && text.includes(seen));
}

/** Panes and footer, with what is selected and the cursor; without the header, which changes when the draft is saved. */
function seen({ terminal, rows, cursor }: Screen): string {
	const inverse = rows.map((_, row) =>
		Array.from({ length: terminal.cols }, (_each, column) =>
			terminal.buffer.active.getLine(row)?.getCell(column)?.isInverse() ? "#" : " ",
		).join(""),
	);
	return JSON.stringify([rows.slice(1), inverse.slice(1), cursor]);
}

/** One key per read, as typed by hand: text with a line break in one read is a paste. */
async function keys(...names: readonly string[]): Promise<void> {
	for (const name of names) {
		const before = seen(screen);
		screen.press(name);
		await screen.until((each) => seen(each) !== before);
	}
}

test("edits a list: by pasting, by Enter, and by typing on “+ Add”", async () => {
	await goTo("goals", "Add goal");
	screen.paste("- aaa\n- bbb\n- ccc\n");
	await screen.until("Pasted as 3 entries; Ctrl+Z undoes it");
	await keys("up", "up", "up", "up", "end", "enter");
	screen.type("NEW");
	await screen.until("NEW");
	await keys("tab", "tab", "tab");
	await screen.until("Enter add   Alt+G example   type start one");
	screen.type("150 bananas");
	await screen.until("150 bananas");
});

test("types into an option's first field, and never unticks it on Enter", async () => {
	await goTo("enabled/disabled", "How can this feature");
	screen.type("InPlaceResize");
	await screen.until("InPlaceResize");
	await keys("shift+tab", "enter");
	screen.type("X");
	await screen.until("InPlaceResizeX");
});

test("answers yes or no: Enter continues, Down explains, and the footer says what is refused or copied", async () => {
	await goTo("default behavior", "change any default behavior?");
	await screen.until("Down explain");
	await keys("q");
	await screen.until("No choice starts with “q”");
	screen.type("池q");
	await screen.until("No choice starts with “池q”");
	await keys("n", "down");
	screen.type("It is off.");
	await screen.until("It is off.");
	await keys("ctrl+a", "ctrl+c");
	await screen.until("Copied: “It is off.”");
	await keys("shift+tab", "enter");
	await screen.until("Can the feature be disabled");
	await keys("ctrl+z");
	await screen.until("Nothing to undo here");
});

test("saves everything in the draft", async () => {
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
	expect(parse(await readFile(join(folder, DRAFT), "utf8")).answers).toMatchObject({
		"motivation/goals": ["aaa", "NEW", "bbb", "ccc", "150 bananas"],
		[`${FEATURE}/how-enabled`]: { "feature-gate": { name: "InPlaceResizeX" } },
		[`${FEATURE}/default-behavior`]: { answer: "no", explanation: "It is off." },
	});
});
