/** The questions before the conversation: which draft, or the details of a new one. */
import { expect, test } from "vitest";
import { askNew } from "../../src/plain/ask-new.ts";
import { greet, pickDraft } from "../../src/plain/pick.ts";
import type { Draft } from "../../src/wizard/start/drafts.ts";
import type { CreateDraft } from "../../src/wizard/start/steps.ts";
import { streams } from "./person.ts";

const TEMPLATES = [
	{ name: "pep", about: "Platform Enhancement Proposal" },
	{ name: "adr", about: "Decision record" },
];

const fileFor = (title: string, number: string) =>
	`${number || "draft"}-${title.toLowerCase().replaceAll(" ", "-")}.pep.yaml`;

/** Asks, with the lines typed ahead, each at its question. */
async function ask<T>(how: (io: ReturnType<typeof streams>) => Promise<T>, typed: string, isTTY = true) {
	const io = streams(isTTY);
	const result = how(io);
	io.keyboard.write(typed);
	if (!isTTY) io.keyboard.end();
	return { result: await result, said: io.ears.all, raw: io.keyboard.isRaw };
}

const asking =
	(
		given: Parameters<typeof askNew>[0]["given"] = {},
		templates = TEMPLATES,
		make: CreateDraft = async () => undefined,
	) =>
	(io: ReturnType<typeof streams>) =>
		askNew({ given, templates, fileFor, make, stdin: io.stdin, stdout: io.stdout });

test("asks for a new proposal step by step", async () => {
	const { result, said, raw } = await ask(asking(), "In-place resize\r1234\r2\rbeta\r\r\r");
	expect(result).toEqual({
		type: "new",
		title: "In-place resize",
		number: "1234",
		template: "adr",
		stage: "beta",
		file: "1234-in-place-resize.pep.yaml",
		where: "wizard",
	});
	await expect(said).toMatchFileSnapshot("golden/new.txt");
	expect(raw).toBe(false);
});

test("an empty line accepts the default; the file name and the place to write can be changed", async () => {
	const { result } = await ask(asking(), "Title\r\r\r\rmine.pep.yaml\r2\r");
	expect(result).toEqual({
		type: "new",
		title: "Title",
		number: "",
		template: "pep",
		stage: "alpha",
		file: "mine.pep.yaml",
		where: "editor",
	});
});

test("requires a title and repeats a question after an invalid choice", async () => {
	const { result, said } = await ask(
		asking({ number: "1", template: "pep", file: "a.pep.yaml" }),
		"\rTitle\rgamma\rstable\r\r",
	);
	expect(result).toMatchObject({ title: "Title", stage: "stable" });
	expect(said).toContain("A proposal needs a title.\n");
	expect(said).toContain("Please answer alpha, beta or stable.\n");
});

test("skips given values and asks nothing if none is left", async () => {
	const given = { title: "Title", number: "7", template: "pep", stage: "beta", file: "7.pep.yaml" } as const;
	const { result, said } = await ask(asking(given), "");
	expect(result).toEqual({ type: "new", ...given, where: "wizard" });
	expect(said).toBe("");
	const { file: _, ...rest } = given;
	expect((await ask(asking(rest), "\r\r")).result).toEqual({
		type: "new",
		...given,
		file: "7-title.pep.yaml",
		where: "wizard",
	});
});

test("Ctrl+C cancels as interrupted; the end of input only cancels", async () => {
	expect((await ask(asking(), "Ti\x03")).result).toEqual({ type: "cancelled", interrupted: true });
	expect((await ask(asking(), "\x04")).result).toEqual({ type: "cancelled", interrupted: false });
	expect((await ask(asking(), "Title\n", false)).result).toEqual({ type: "cancelled", interrupted: false });
});

const DRAFTS: readonly Draft[] = [
	{
		file: "1234-resize.pep.yaml",
		title: "1234 In-place resize",
		stage: "alpha",
		completeness: 0.413,
		missing: ["Goals", "Risks"],
		age: "2 hours ago",
	},
	{
		file: "12-\x1b[2Jdrain.pep.yaml",
		title: "12 Drain in order",
		stage: "beta",
		completeness: 1,
		missing: [],
		age: "3 days ago",
	},
];

const picking = (io: ReturnType<typeof streams>) => pickDraft({ drafts: DRAFTS, stdin: io.stdin, stdout: io.stdout });

test("picks a draft by number or words from its title", async () => {
	const { result, said } = await ask(picking, "1\r");
	expect(result).toEqual({ type: "resume", file: "1234-resize.pep.yaml" });
	await expect(said).toMatchFileSnapshot("golden/pick.txt");
	expect((await ask(picking, "order drain\r")).result).toEqual({ type: "resume", file: DRAFTS[1]!.file });
	expect((await ask(picking, "1234\r")).result).toEqual({ type: "resume", file: "1234-resize.pep.yaml" });
});

test("asks again if several drafts match, or none", async () => {
	const { result, said } = await ask(picking, "in\rzebra\r\r2\r");
	expect(result).toMatchObject({ file: DRAFTS[1]!.file });
	expect(said).toContain("Several drafts match: 1234 In-place resize; 12 Drain in order. Please be more\nspecific.\n");
	expect(said.match(/Enter a number from 1 to 2/g)).toHaveLength(2);
});

test("starts a new draft, or cancels", async () => {
	expect((await ask(picking, "new\r")).result).toEqual({ type: "new" });
	expect((await ask(picking, "\x03")).result).toEqual({ type: "cancelled", interrupted: true });
	expect((await ask(picking, "\x04")).result).toEqual({ type: "cancelled", interrupted: false });
});

test("typeahead answers the following questions", async () => {
	const io = streams();
	io.keyboard.write("new\rTitle\r\r\r\r\r\r");
	expect(await picking(io)).toEqual({ type: "new" });
	expect(await asking()(io)).toMatchObject({ type: "new", title: "Title", file: "draft-title.pep.yaml" });
});

test("asks for the offending answer again if the draft can't be created", async () => {
	const make: CreateDraft = async ({ file }) =>
		file.startsWith("no-such/") ? { step: "file", message: "There is no folder no-such." } : undefined;
	const { result, said } = await ask(asking({}, TEMPLATES, make), "Title\r7\r\r\rno-such/a.pep.yaml\r\rb.pep.yaml\r");
	expect(result).toMatchObject({ title: "Title", number: "7", file: "b.pep.yaml" });
	expect(said).toContain("There is no folder no-such.\n");
});

const greeting = (proposals: readonly string[]) => (io: ReturnType<typeof streams>) =>
	greet({ proposals, stdin: io.stdin, stdout: io.stdout });

test("introduces the program to someone without drafts", async () => {
	const { result, said } = await ask(greeting(["old.md"]), "\r");
	expect(result).toEqual({ type: "new" });
	await expect(said).toMatchFileSnapshot("golden/greeting.txt");
});

test("the greeting offers the example and files to import", async () => {
	expect((await ask(greeting([]), "2\r")).result).toEqual({ type: "example" });
	const { result, said } = await ask(greeting(["old.md"]), "4\r3\r");
	expect(result).toEqual({ type: "import", file: "old.md" });
	expect(said).toContain("Enter a number from 1 to 3.");
	expect((await ask(greeting([]), "", false)).result).toEqual({ type: "cancelled", interrupted: false });
});

test("suggests the next free number", async () => {
	const given = { title: "pools", template: "pep", stage: "alpha" as const };
	const offered = (io: ReturnType<typeof streams>) =>
		askNew({
			given,
			number: "8",
			templates: TEMPLATES,
			fileFor,
			make: async () => undefined,
			stdin: io.stdin,
			stdout: io.stdout,
		});
	expect((await ask(offered, "\r\r\r")).result).toMatchObject({ number: "8", file: "8-pools.pep.yaml" });
});
