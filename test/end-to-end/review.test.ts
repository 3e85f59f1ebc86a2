/**
 * A review over two rounds, with two reviewers and an author, in a real terminal with the built program: comments,
 * answers, an answer that changes after the approval, approval, promotion, and a second round that shows only what is new.
 */
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { parseReview } from "../../src/draft/review-yaml.ts";
import type { Review } from "../../src/review/types.ts";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { type Screen, startInTerminal } from "./terminal.ts";

const NAME = "1234-in-place-resize-of-worker-pools";
const DRAFT = `${NAME}.pep.yaml`;
const GOALS = "motivation/goals";

class Place {
	readonly folder: string;
	readonly env: Record<string, string>;

	private constructor(folder: string, env: Record<string, string>) {
		this.folder = folder;
		this.env = env;
	}

	/** A folder with the example, whose answers are complete for Alpha. */
	static async withExample(): Promise<Place> {
		const { folder, env } = await emptyFolder();
		await copyFile(fileURLToPath(new URL(`../../docs/example/${DRAFT}`, import.meta.url)), join(folder, DRAFT));
		return new Place(folder, env);
	}

	open(args: readonly string[], more: Record<string, string> = {}, columns = 100): Screen {
		const screen = startInTerminal(args, { cwd: this.folder, env: { ...this.env, ...more }, columns, rows: 30 });
		onTestFinished(() => screen.close());
		return screen;
	}

	review(by: string): Screen {
		return this.open(["review", DRAFT, "--as", by]);
	}

	async run(...args: readonly string[]): Promise<string> {
		const { code, stdout, stderr } = await runProgram(args, { cwd: this.folder, env: this.env });
		expect({ args, code, stderr: code === 0 ? "" : stderr }).toEqual({ args, code: 0, stderr: "" });
		return stdout;
	}

	async file(): Promise<Review> {
		const name = `${NAME}.review.yaml`;
		return parseReview(await readFile(join(this.folder, name), "utf8"), name).review;
	}

	/** The draft without the answers that only the author changes. */
	draft(): Promise<string> {
		return readFile(join(this.folder, DRAFT), "utf8");
	}
}

/** Everything that is left is fine; more keys than there are answers. */
const ALL_FINE = "f".repeat(60);

async function goToGoals(screen: Screen): Promise<void> {
	screen.press("ctrl+g");
	await screen.until("Go to:");
	screen.type("Goals\r");
	await screen.until("Growing a pool restarts no pod");
}

test("two reviewers and an author, from the first comment to the round for Beta", async () => {
	const place = await Place.withExample();
	const before = await place.draft();

	const ann = place.review("@ann");
	await ann.until("0/38 looked at");
	await goToGoals(ann);
	ann.type("w");
	await ann.until("── Change wanted");
	ann.type("Which pools? 所有池？🚀");
	await ann.until((screen) => /🚀/.test(screen.text) && screen.rows[0]!.includes("saved"));
	ann.press("escape");
	await ann.until("change wanted · open · @ann");
	ann.type(ALL_FINE);
	await ann.until("38/38 looked at");
	ann.type("v");
	await ann.until("● 2 Changes requested");
	ann.press("tab");
	ann.type("Please say which pools.");
	await ann.until("which pools.");
	ann.press("ctrl+s");
	expect(await ann.exited()).toBe(0);
	expect(ann.output).toContain(`Changes requested for alpha: ${NAME}.review.yaml`);

	const ben = place.review("@ben");
	await ben.until("0/38 looked at");
	ben.type("o");
	await ben.until("@ann");
	ben.type("s");
	await ben.until("passage");
	ben.type("a");
	await ben.until("Question on “- Goal 1");
	ben.type("Also with local disks?");
	await ben.until("local disks?");
	ben.press("escape");
	await ben.until("question · open · @ben");
	ben.type("v3");
	await ben.until("● 3 Comments only");
	ben.press("ctrl+s");
	expect(await ben.exited()).toBe(0);
	expect(await place.draft()).toBe(before);

	const author = place.open([DRAFT]);
	await author.until("✎2");
	author.press("alt+n");
	await author.until("Alt+R answers; 1 more open");
	author.press("alt+r");
	await author.until("Which pools?");
	author.type("r");
	await author.until("── Reply");
	author.type("Those of one group.");
	await author.until("one group.");
	author.press("escape");
	await author.until("Replied");
	author.press("down");
	author.type("x");
	await author.until("Marked as addressed");
	author.press("escape");
	await author.until("2 answered or resolved");
	author.press("end");
	author.type(" of its group");
	await author.until((screen) => screen.text.includes("its group") && /saved \d\d:\d\d/.test(screen.rows[0]!));
	author.press("ctrl+q");
	expect(await author.exited()).toBe(0);
	expect((await place.file()).comments.map(({ state }) => state)).toEqual(["answered", "answered"]);

	const again = place.review("@ann");
	await again.until("37/38 looked at");
	expect(again.text).toContain("{+ of its group+}");
	expect(again.text).toContain("Those of one group.");
	again.type("x");
	await again.until("resolved");
	again.type("f");
	await again.until("Nothing is left to look at");
	again.type("v1");
	await again.until("● 1 Approved");
	again.press("ctrl+s");
	expect(await again.exited()).toBe(0);
	expect(again.output).toContain("Approved for alpha");

	await place.run("set", DRAFT, GOALS, "[Pools grow without a restart]");
	expect(await place.run("check", DRAFT)).toContain("changed after it was approved by @ann");
	const stale = place.review("@ann");
	await stale.until("37/38 looked at");
	expect(stale.text).toContain("changed since your last look");
	stale.type("f");
	await stale.until("38/38");
	stale.type("v1");
	await stale.until("● 1 Approved");
	stale.press("ctrl+s");
	expect(await stale.exited()).toBe(0);
	expect(await place.run("check", DRAFT)).not.toContain("after it was approved");

	await place.run("promote", DRAFT, "beta", "--no-edit");
	const beta = place.review("@ann");
	await beta.until("beta");
	expect(beta.rows[0]).toMatch(/38\/\d\d looked at {2}beta/);
	beta.type("q");
	expect(await beta.exited()).toBe(0);
	const { rounds } = await place.file();
	expect(rounds.map(({ by, stage, verdict }) => [by, stage, verdict])).toEqual([
		["@ann", "alpha", "changes-requested"],
		["@ben", "alpha", "comments-only"],
		["@ann", "alpha", "approved"],
		["@ann", "alpha", "approved"],
	]);
});

test("the same line by line", async () => {
	const place = await Place.withExample();
	/** Answers each prompt with the next line. */
	const converse = async (args: readonly string[], ...lines: readonly (readonly [line: string, after: string])[]) => {
		const screen = place.open([...args, "--plain"], { TERM: "dumb" }, 200);
		let from = 0;
		for (const [line, after] of lines) {
			await screen.until(() => screen.output.includes(after, from));
			from = screen.output.indexOf(after, from) + after.length;
			screen.type(`${line}\r`);
		}
		expect(await screen.exited()).toBe(0);
		expect(screen.output).not.toContain("\x1b");
		return screen.output;
	};
	const review = (by: string) => ["review", DRAFT, "--as", by];

	await converse(
		review("@ann"),
		["go goals", "0 of 38 looked at."],
		["w Which pools?", "Growing a pool restarts no pod"],
		["v", "1. Change wanted by @ann"],
		["2", "Number, such as"],
		["Please say which pools.\r.", "only a dot:"],
	);
	await converse(
		review("@ben"),
		["go goals", "0 of 38 looked at"],
		["a Also with local disks?", "Growing a pool restarts no pod"],
		["v", "2. Question by @ben"],
		["3", "Number, such as"],
		[".", "only a dot:"],
	);
	await converse(
		[DRAFT],
		["/commented", "2 open comments by reviewers"],
		["/reply 1 Those of one group.", "Comment 1, change wanted by @ann, open: Which pools?"],
		["/addressed 1", "Replied to comment 1."],
		["/quit", "Comment 1 is"],
	);
	expect((await place.file()).comments[0]).toMatchObject({ state: "open", replies: [{ text: "Those of one group." }] });
	await place.run("set", DRAFT, GOALS, "[Pools grow without a restart]");
	const said = await converse(
		review("@ann"),
		["x 1", "{+"],
		["f", "1. Change wanted by @ann"],
		["v", "Nothing is left to look at"],
		["1", "Number, such as"],
		[".", "only a dot:"],
	);
	expect(said).toContain("37 of 38 looked at");
	expect(said).toContain("Approved for alpha");

	await place.run("set", DRAFT, GOALS, "[Pools grow]");
	expect(await place.run("check", DRAFT)).toContain("changed after it was approved by @ann");
	await converse(
		review("@ann"),
		["f", "37 of 38 looked at"],
		["v", "Nothing is left to look at"],
		["1", "Number, such as"],
		[".", "only a dot:"],
	);
	await place.run("promote", DRAFT, "beta", "--no-edit");
	const second = await converse(review("@ann"), ["q", "of 56 looked at"]);
	expect(second).toContain("38 of 56 looked at");
	expect((await place.file()).rounds.map(({ by, verdict }) => [by, verdict])).toEqual([
		["@ann", "changes-requested"],
		["@ben", "comments-only"],
		["@ann", "approved"],
		["@ann", "approved"],
	]);
});

test("comments and replies are written in $EDITOR, which has the terminal meanwhile", async () => {
	const place = await Place.withExample();
	const script = join(place.folder, "editor.cjs");
	await writeFile(
		script,
		`const fs = require("node:fs");
		const file = process.argv.at(-1);
		const [text] = fs.readFileSync(file, "utf8").split("\\n%%");
		fs.appendFileSync(process.argv[1] + ".log", fs.readFileSync(file, "utf8"));
		fs.writeFileSync(file, text.trimEnd() + " from the editor 🚀");`,
	);
	const EDITOR = `'${process.execPath}' '${script}'`;
	const ann = place.open(["review", DRAFT, "--as", "@ann"], { EDITOR });
	await ann.until("0/38 looked at");
	await goToGoals(ann);
	ann.type("w");
	await ann.until("── Change wanted");
	ann.type("Why,");
	await ann.until("Why,");
	ann.press("ctrl+o");
	await ann.until("from the editor 🚀");
	ann.press("escape");
	await ann.until("change wanted · open · @ann");
	ann.press("ctrl+q");
	expect(await ann.exited()).toBe(0);

	const author = place.open([DRAFT], { EDITOR });
	await author.until("1 open comment by reviewers");
	author.press("alt+n");
	await author.until("@ann, change wanted: Why, from the editor 🚀");
	author.press("alt+r");
	await author.until("change wanted · open");
	author.type("r");
	await author.until("── Reply");
	author.type("Because,");
	await author.until("Because,");
	author.press("ctrl+o");
	await author.until("Because, from the editor 🚀");
	author.press("escape");
	await author.until("Replied");
	author.press("ctrl+q");
	expect(await author.exited()).toBe(0);
	expect((await place.file()).comments).toMatchObject([
		{ text: "Why, from the editor 🚀", replies: [{ text: "Because, from the editor 🚀" }] },
	]);
	expect(await readFile(`${script}.log`, "utf8")).toMatch(/^%% .*Growing a pool restarts no pod/m);
});

test("a session that is killed loses nothing that it called saved, and the round goes on", async () => {
	const place = await Place.withExample();
	const killed = place.review("@ann");
	await killed.until("0/38 looked at");
	killed.type("fc");
	await killed.until("── Comment");
	killed.type("Half a sentence");
	await killed.until((screen) => screen.text.includes("Half a sentence") && screen.rows[0]!.includes("saving"));
	await killed.until((screen) => screen.rows[0]!.includes("saved"));
	killed.kill("SIGKILL");
	await killed.exited();
	expect((await place.file()).comments).toMatchObject([{ text: "Half a sentence", by: "@ann" }]);
	const next = place.review("@ann");
	await next.until("1/38 looked at");
	next.type("q");
	expect(await next.exited()).toBe(0);
	expect((await place.file()).rounds).toHaveLength(1);
});

test("two screens write one review at the same time; both keep everything", async () => {
	const place = await Place.withExample();
	const [ann, ben] = [place.review("@ann"), place.review("@ben")];
	const saved = (screen: Screen): boolean => screen.rows[0]!.includes("saved");
	for (const screen of [ann, ben]) await screen.until("0/38 looked at");
	for (const turn of [1, 2, 3]) {
		for (const [screen, by] of [
			[ann, "ann"],
			[ben, "ben"],
		] as const) {
			screen.type("c");
			await screen.until("── Comment");
			screen.type(`${by} ${turn}`);
			await screen.until(`${by} ${turn}`);
			screen.press("escape");
			await screen.until((shown) => !shown.text.includes("── Comment"));
		}
	}
	for (const screen of [ann, ben]) {
		await screen.until(saved);
		screen.type("q");
		expect(await screen.exited()).toBe(0);
	}
	const texts = (await place.file()).comments.map(({ text }) => text);
	expect(texts.toSorted()).toEqual(["ann 1", "ann 2", "ann 3", "ben 1", "ben 2", "ben 3"]);
});
