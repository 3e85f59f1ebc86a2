/** The screens before the wizard: picking a draft, and describing a new one. */
import { expect, test } from "vitest";
import { runNew, runStart, type StartOptions } from "../../src/ui/start/start.tsx";
import type { Draft } from "../../src/wizard/start/drafts.ts";
import type { CreateDraft } from "../../src/wizard/start/steps.ts";
import { openTerminal } from "./terminal.ts";

const drafts: readonly Draft[] = [
	{
		file: "1234-pools.pep.yaml",
		title: "1234 In-place resize of worker pools",
		stage: "alpha",
		completeness: 0.39,
		missing: ["Goals", "Risks", "Test plan"],
		age: "2 hours ago",
	},
	{
		file: "peps/77-节点.pep.yaml",
		title: "77 节点自动修复",
		stage: "stable",
		completeness: 1,
		missing: [],
		age: "3 weeks ago",
	},
];

const templates = [
	{ name: "pep", about: "platform enhancement proposal" },
	{ name: "short", about: "one page" },
];

async function picker(columns = 80, rows = 24) {
	return start({ drafts, proposals: [] }, columns, rows);
}

async function start(found: Pick<StartOptions, "drafts" | "proposals">, columns = 80, rows = 24) {
	const terminal = openTerminal(columns, rows);
	const picked = runStart({ ...terminal.streams, ...found, capabilities: { unicode: true } });
	await terminal.settle();
	return { terminal, picked };
}

const make: CreateDraft = async () => undefined;

async function form(given = {}, columns = 80, rows = 24, among = templates, making = make) {
	const terminal = openTerminal(columns, rows);
	const fileFor = (title: string, number: string) =>
		`${number || "pep"}-${title.toLowerCase().replaceAll(" ", "-")}.pep.yaml`;
	const made = runNew({
		...terminal.streams,
		capabilities: { unicode: true },
		given,
		templates: among,
		fileFor,
		make: making,
	});
	await terminal.settle();
	return { terminal, made };
}

const enter = "\r";
const down = "\x1b[B";
const up = "\x1b[A";
const right = "\x1b[C";
/** Ctrl+S */
const create = "\x13";

test("leaves on Esc", async () => {
	const { terminal, picked } = await picker();
	await terminal.type("\x1b");
	expect(await picked).toEqual({ type: "cancelled", interrupted: false });
});

test("keeps stage and progress near the title on a wide screen", async () => {
	const { terminal } = await picker(200, 60);
	const row = terminal.rows().find((text) => text.includes("In-place resize"));
	expect(row?.trimEnd().length).toBeLessThan(120);
	expect(row).toContain("3 missing");
});

test("names keys in whole words, and how to leave, on the smallest screen", async () => {
	const { terminal } = await picker(40, 10);
	expect(terminal.rows().findLast((row) => row !== "")).toBe(" Enter open   type filter   Esc leave");
});

test("handles several keys of one read", async () => {
	const { terminal, picked } = await picker();
	await terminal.type(`${down}${up}`);
	await terminal.type(enter);
	expect(await picked).toEqual({ type: "resume", file: "1234-pools.pep.yaml" });
});

test("resumes the draft written last on Enter", async () => {
	const { terminal, picked } = await picker();
	await terminal.type(enter);
	expect(await picked).toEqual({ type: "resume", file: "1234-pools.pep.yaml" });
	expect(terminal.alternate()).toBe(false);
	expect(terminal.raw()).toBe(false);
});

test("lists all drafts, and a new one", async () => {
	const one = await picker();
	await one.terminal.type(down);
	await one.terminal.type(enter);
	expect(await one.picked).toEqual({ type: "resume", file: "peps/77-节点.pep.yaml" });
	const other = await picker();
	await other.terminal.type(up);
	await other.terminal.type(enter);
	expect(await other.picked).toEqual({ type: "new" });
});

test("filters the list as one types", async () => {
	const { terminal, picked } = await picker();
	await terminal.type("peps");
	expect(terminal.text()).not.toContain("In-place");
	expect(terminal.text()).toContain("Filter: peps");
	await terminal.type(enter);
	expect(await picked).toEqual({ type: "resume", file: "peps/77-节点.pep.yaml" });
});

test("says how to return from a filter that nothing matches, and nothing about a draft", async () => {
	const { terminal } = await picker(40, 10);
	await terminal.type("zzz");
	expect(terminal.text().trim().split(/\n+/)).toEqual([
		"pep-wizard",
		" No draft matches. Esc shows all.",
		" Filter: zzz",
	]);
});

test("reports Ctrl+C as an interrupt", async () => {
	const { terminal, picked } = await picker();
	await terminal.type("\x03");
	expect(await picked).toEqual({ type: "cancelled", interrupted: true });
});

test("asks for a new proposal on one screen, and shows its file", async () => {
	const { terminal, made } = await form();
	await terminal.type(`Pool resize${enter}1234`);
	expect(terminal.text()).toContain("1234-pool-resize.pep.yaml");
	await expect(terminal.text()).toMatchFileSnapshot("golden/new-80x24.txt");
	await terminal.type(`${down}${right}${enter}${enter}${enter}${enter}`);
	expect(terminal.text()).toContain("> [ Create ]");
	await terminal.type(enter);
	expect(await made).toEqual({
		type: "new",
		title: "Pool resize",
		number: "1234",
		template: "short",
		stage: "alpha",
		file: "1234-pool-resize.pep.yaml",
		where: "wizard",
	});
});

test("offers to write in one's own editor", async () => {
	const { terminal, made } = await form();
	await terminal.type(`Pools${up}${up}`);
	expect(terminal.text()).toContain("Each question has guidance");
	await terminal.type(right);
	expect(terminal.text()).toContain("Your editor gets the Markdown");
	await terminal.type(`${enter}${enter}`);
	expect(await made).toMatchObject({ title: "Pools", where: "editor" });
});

test("requires a title, and goes back to an answer on Shift+Tab", async () => {
	const { terminal, made } = await form({ template: "pep", stage: "beta", file: "x.pep.yaml" });
	await terminal.type(enter);
	expect(terminal.text()).toContain("A proposal needs a title.");
	await terminal.type("Pol");
	await terminal.type(enter);
	await terminal.type("\x1b[Z");
	await terminal.type("\x7f");
	await terminal.type("ol");
	await terminal.type(create);
	expect(await made).toMatchObject({ title: "Pool", stage: "beta", file: "x.pep.yaml" });
});

test("types no letter for a shortcut, and keeps a paste on one line", async () => {
	const { terminal, made } = await form({ number: "", template: "pep", stage: "beta", file: "x.pep.yaml" });
	await terminal.type("\x01");
	await terminal.paste("two\nlines");
	await terminal.type(create);
	expect(await made).toMatchObject({ title: "two lines" });
});

test("handles text and Ctrl+S in one read, as on a slow connection", async () => {
	const { terminal, made } = await form({ number: "", template: "pep", stage: "beta", file: "x.pep.yaml" });
	await terminal.type(`Pool resize${create}`);
	expect(await made).toMatchObject({ title: "Pool resize" });
});

test("passes answers typed ahead to the following fields", async () => {
	const { terminal, made } = await form({ template: "pep", file: "x.pep.yaml" });
	await terminal.type(`Pool resize\r12\r\r${right}${create}`);
	expect(await made).toMatchObject({ title: "Pool resize", number: "12", stage: "beta" });
});

test("edits a title like any text, with the cursor in place", async () => {
	const { terminal, made } = await form({ number: "", template: "pep", stage: "beta", file: "x.pep.yaml" });
	await terminal.type("नमस्ते 中文 pools");
	await terminal.type("\x1bb");
	const { x, y } = terminal.cursor();
	expect(terminal.cursorVisible()).toBe(true);
	expect(
		terminal
			.cells(y)
			.slice(x, x + 5)
			.join(""),
	).toBe("pools");
	await terminal.type("worker ");
	expect(terminal.rows()[y]?.trim()).toBe("> Title     नमस्ते 中文 worker pools");
	await terminal.type("\x1b[H\x1b[1;2F");
	expect(terminal.inverse(y)).toContain("worker pools");
	await terminal.type("ab\x7f\x7fआपदा");
	await terminal.type("\x17");
	await terminal.type("\x1f");
	await terminal.type(create);
	expect(await made).toMatchObject({ title: "आपदा" });
});

test("wraps a long title", async () => {
	const { terminal, made } = await form({ number: "", template: "pep", stage: "beta", file: "x.pep.yaml" });
	const title = "a title that is far longer than a title should be, but is not ended before it goes into a second row";
	await terminal.type(title);
	const { x, y } = terminal.cursor();
	expect(terminal.rows()[y]?.slice(0, x)).toMatch(/second row$/);
	await terminal.type(create);
	expect(await made).toMatchObject({ title });
});

test("scrolls the fields, and shows the end of a long title, in a small terminal", async () => {
	const { terminal, made } = await form({ number: "", file: "x.pep.yaml" }, 40, 10);
	await terminal.type("a title that is far longer than a row of forty cells");
	await expect(terminal.text()).toMatchFileSnapshot("golden/new-title-40x10.txt");
	await terminal.type(up);
	await expect(terminal.text()).toMatchFileSnapshot("golden/new-create-40x10.txt");
	await terminal.type(enter);
	expect(await made).toMatchObject({ template: "pep", stage: "alpha" });
});

test("skips what was given", async () => {
	const terminal = openTerminal(80, 24);
	const given = { title: "T", number: "1", template: "pep", stage: "alpha", file: "f" } as const;
	expect(
		await runNew({ ...terminal.streams, capabilities: { unicode: true }, given, templates, fileFor: () => "f", make }),
	).toEqual({
		type: "new",
		...given,
		where: "wizard",
	});
	expect(terminal.written()).toBe("");
});

const nobody = { drafts: [], proposals: ["docs/old.md", "节点.md"] };

test.each([
	[40, 10],
	[80, 24],
])("greets a user without drafts, at %ix%i", async (columns, rows) => {
	const { terminal, picked } = await start(nobody, columns, rows);
	await expect(terminal.text()).toMatchFileSnapshot(`golden/greeting-${columns}x${rows}.txt`);
	await terminal.type(enter);
	expect(await picked).toEqual({ type: "new" });
});

test("offers the example and files to import in the greeting", async () => {
	const example = await start(nobody);
	await example.terminal.type(down);
	await example.terminal.type(enter);
	expect(await example.picked).toEqual({ type: "example" });
	const found = await start(nobody);
	await found.terminal.type(up);
	await found.terminal.type(enter);
	expect(await found.picked).toEqual({ type: "import", file: "节点.md" });
});

test("sends no control characters of a file name to the terminal", async () => {
	const { terminal } = await start({ drafts: [], proposals: ["a\u001b[2Jb.md"] });
	expect(terminal.text()).toContain("Import a␛[2Jb.md");
});

test("suggests the next free number, which can be changed", async () => {
	const terminal = openTerminal(80, 24);
	const fileFor = (title: string, number: string) => `${number}-${title}.pep.yaml`;
	const given = { title: "pools", template: "pep", stage: "alpha" as const };
	const made = runNew({
		...terminal.streams,
		capabilities: { unicode: true },
		given,
		number: "8",
		templates,
		fileFor,
		make,
	});
	await terminal.settle();
	expect(terminal.text()).toContain("8-pools.pep.yaml");
	expect(terminal.text()).toContain("The next free number here.");
	await terminal.type(`1${create}`);
	expect(await made).toMatchObject({ number: "81", file: "81-pools.pep.yaml" });
});

test("says what a template is for below the fields", async () => {
	const { terminal } = await form({ title: "Pools", number: "1" });
	expect(terminal.text()).toMatch(/^ +> Template {2}pep {2}\(1 of 2\)$/m);
	expect(terminal.text()).toContain("platform enhancement proposal. It decides the sections and questions.");
	await terminal.type(right);
	expect(terminal.text()).toContain("one page. It decides the sections and questions.");
});

test("supports readline keys in every field", async () => {
	const { terminal, made } = await form({ template: "pep", stage: "beta" });
	await terminal.type("one two three\x17\x01\x1bd\x1b[3~\r");
	await terminal.type("12\x02\x0b\r\r\r");
	await terminal.type(`\x15x.pep.yaml${create}`);
	expect(await made).toMatchObject({ title: "two ", number: "1", file: "x.pep.yaml" });
});

test("supports them in the filter, which Esc removes", async () => {
	const { terminal, picked } = await picker();
	await terminal.type("no such peps\x17\x15peps");
	expect(terminal.text()).not.toContain("In-place");
	await terminal.type("\x1b");
	await terminal.until((text) => text.includes("In-place"));
	await terminal.type("\x1b");
	expect(await picked).toEqual({ type: "cancelled", interrupted: false });
});

test("keeps the answers and says why if the draft can't be created", async () => {
	const tried: string[] = [];
	const making: CreateDraft = async ({ file }) => {
		tried.push(file);
		return file.startsWith("no-such/") ? { step: "file", message: "There is no folder no-such." } : undefined;
	};
	const { terminal, made } = await form({ template: "pep", stage: "beta" }, 80, 24, templates, making);
	await terminal.type(`Pools\r12${down}${down}${down}`);
	await terminal.type(`\x15no-such/a${create}`);
	expect(terminal.text()).toMatch(/> File {6}no-such\/a\n +There is no folder no-such\./);
	expect(terminal.text()).toContain("Title     Pools");
	expect(terminal.text()).toContain("Number    12");
	await terminal.type(`\x15b${create}`);
	expect(await made).toMatchObject({ title: "Pools", number: "12", file: "b" });
	expect(tried).toEqual(["no-such/a", "b"]);
});

test("reports a problem with an earlier answer at its field", async () => {
	const making: CreateDraft = async ({ title }) =>
		title === "Pools" ? { step: "title", message: "That title is taken." } : undefined;
	const { terminal, made } = await form({ number: "1", template: "pep", stage: "beta" }, 80, 24, templates, making);
	await terminal.type(`Pools${create}`);
	expect(terminal.text()).toMatch(/> Title {5}Pools\n +That title is taken\./);
	await terminal.type(` 2${create}`);
	expect(await made).toMatchObject({ title: "Pools 2" });
});

test("accepts a number of one word only", async () => {
	const { terminal, made } = await form({ title: "T", template: "pep", stage: "beta", file: "x.pep.yaml" });
	await terminal.type("1/2\r");
	expect(terminal.text()).toContain("A number is one word without slashes, like 1234.");
	await terminal.type(`\x7f\x7f${create}`);
	expect(await made).toMatchObject({ number: "1" });
});

test.each([
	["Ctrl+C", "\x03", true],
	["Esc", "\x1b[27u", false],
])("%s asks before it throws answers away", async (name, key, interrupted) => {
	const { terminal, made } = await form();
	await terminal.type("Pools");
	await terminal.type(key);
	expect(terminal.text()).toContain(`Press ${name} again to leave`);
	await terminal.type("!");
	expect(terminal.text()).not.toContain("again to leave");
	await terminal.type(key);
	await terminal.type(key);
	expect(await made).toEqual({ type: "cancelled", interrupted });
});

test("ignores late terminal reports in fields", async () => {
	const { terminal, made } = await form({ number: "", template: "pep", stage: "beta", file: "x.pep.yaml" });
	await terminal.type("a\x1b]11;rgb:0000/");
	await terminal.type("0000/0000\x1b");
	await terminal.type("\\b\x1b[?62;22c\x1b[I\x1bP>|xterm\x1b\\\x1b[M !!c\x13");
	expect(await made).toMatchObject({ title: "abc" });
});
