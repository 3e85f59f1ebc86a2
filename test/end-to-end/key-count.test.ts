/**
 * One answer of every kind, written in the built program with a key counter. The limit holds what picking, going to items
 * and adding entries may cost beyond the text itself; and no key is needed that the screen doesn't name at that moment.
 */
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { KeyCounter } from "./key-counter.ts";
import { runProgram } from "./program.ts";
import { cleanEnvironment, startInTerminal } from "./terminal.ts";

const TOM = "Tom Weber <tom@example.org>";
/** Keys beyond the text itself; 11 items are gone to, which takes most of them. */
const MOST_BEYOND = 35;
const DRAFT = "1200-resize.pep.yaml";
/** Another build, to compare with, which has no calendar: `KEY_COUNT_PROGRAM=path/to/bin/pep-wizard.js`. */
const PROGRAM = process.env.KEY_COUNT_PROGRAM;

async function repository() {
	const { folder, env } = await emptyFolder();
	const run = (...args: string[]) => execFileSync("git", args, { cwd: folder, env: { ...cleanEnvironment(), ...env } });
	run("init", "--quiet");
	run("-c", "user.name=Tom Weber", "-c", "user.email=tom@example.org", "commit", "-q", "--allow-empty", "-m", "x");
	await writeFile(join(folder, "1102-pool-autoscaler.md"), "# PEP-1102: Pool autoscaler\n");
	await runProgram(["new", DRAFT, "--title", "Resize", "--number", "1200", "--no-edit"], { cwd: folder, env });
	return { folder, env };
}

async function open(columns: number, rows: number) {
	const { folder, env } = await repository();
	const program = PROGRAM === undefined ? {} : { program: PROGRAM };
	const screen = startInTerminal([DRAFT], { cwd: folder, env, columns, rows, ...program });
	onTestFinished(() => screen.close());
	return { folder, screen, keys: new KeyCounter(screen) };
}

/** Goes to an item by words from its question. */
async function goTo(
	{ screen }: { readonly screen: KeyCounter["screen"] },
	keys: KeyCounter,
	words: string,
	arrived: string,
) {
	await keys.press("go to an item", "ctrl+g");
	await screen.until(/Enter go /);
	keys.filter(words);
	await screen.until(({ text }) => text.includes(words) && text.includes(arrived));
	await keys.press("open it", "enter");
	await screen.until(({ text }) => !/Enter go /.test(text) && text.includes(arrived));
}

async function writeEveryKind(opened: Awaited<ReturnType<typeof open>>): Promise<void> {
	const { screen, keys } = opened;
	const to = (words: string, arrived: string) => goTo(opened, keys, words, arrived);
	// Yes or no: the first question.
	await screen.until("Does it change any software?");
	await keys.press("say yes", "1");
	await screen.until(/[●◉] ?1 Yes|\(x\) 1 Yes|● 1 Yes/);
	await to("summ", "Summary");
	await keys.write("Operators change the size of a pool while its workloads run.");
	await to("goals", "Goals");
	await keys.write("No restarts");
	await keys.press("add a goal", "enter");
	await screen.until("Goal 2");
	await keys.write("Less waiting");
	await to("signoff", "Release Signoff Checklist");
	await keys.press("tick a box", " ");
	await screen.until("☑");
	await keys.press("go to the next box", "down");
	await keys.press("tick it", " ");
	await to("prereq", "Prerequisite testing updates");
	await keys.write("pkg/pools");
	await keys.press("next field", "tab");
	await date(keys, "Date");
	await keys.press("next field", "tab");
	await keys.write("81 percent");
	await to("how can this", "How can this feature be enabled");
	await keys.press("pick the feature gate", " ");
	await screen.until("☑");
	await keys.press("to its name", "tab");
	await keys.write("InPlacePoolResize");
	await to("last upd", "Last Updated");
	await date(keys, "Last Updated");
	await to("thread", "Discussion Thread");
	await keys.write("https://forum.example.org/t/871");
	await to("related", "Related KEPs");
	await proposal(keys);
	await to("owners", "Owners");
	await person(keys);
	await to("stage", "Stage");
	await keys.press("choose beta", "2");
	await screen.until("for beta");
	await screen.until(/saved/);
}

/** Today, from the calendar. */
async function date(keys: KeyCounter, field: string): Promise<void> {
	if (PROGRAM !== undefined) {
		keys.filter("today");
		keys.picked("2026-03-06");
		return keys.screen.until(/│? ?today|\d{4}-\d\d-\d\d/);
	}
	await keys.press(`pick a date for ${field}`, "alt+l");
	await keys.screen.until("Mo  Tu  We");
	await keys.press("take the day", "enter");
	keys.picked("2026-03-06");
	await keys.screen.until(({ text }) => !text.includes("Mo  Tu  We") && /\d{4}-\d\d-\d\d/.test(text));
}

async function person(keys: KeyCounter): Promise<void> {
	if (PROGRAM === undefined) {
		await keys.press("pick a person", "alt+l");
		await keys.screen.until(TOM);
		await keys.press("take it", "enter");
	} else {
		keys.filter("tom");
		await keys.screen.until(TOM);
		await keys.press("select", "down");
		await keys.press("take it", "enter");
	}
	keys.picked(TOM);
}

async function proposal(keys: KeyCounter): Promise<void> {
	if (PROGRAM !== undefined) return keys.write("1102 (Pool autoscaler)");
	await keys.press("pick a proposal", "alt+l");
	await keys.screen.until("1102 Pool autoscaler");
	await keys.press("take it", "enter");
	keys.picked("1102 (Pool autoscaler)");
}

test.each([
	[100, 30],
	[80, 24],
] as const)(
	"one answer of every kind at %ix%i takes few keys beyond the text, all of them named on the screen",
	async (columns, rows) => {
		const opened = await open(columns, rows);
		await writeEveryKind(opened);
		const { keys, folder } = opened;
		if (PROGRAM !== undefined) console.log({ columns, ...keys.counted });
		const draft = await readFile(join(folder, DRAFT), "utf8");
		expect(draft).toContain(TOM);
		expect(keys.unknown).toEqual([]);
		// Without pickers it took 64.
		expect(keys.beyond).toBeLessThanOrEqual(MOST_BEYOND);
	},
);
