/** `pep-wizard completion words`: what a shell gets at Tab. The shells themselves are in test/end-to-end. */
import { describe, expect, test } from "vitest";
import { TABLE } from "../../src/commands/table.ts";
import { packagesLoadedWith } from "../house/loaded.ts";
import { shortDraft } from "./drafts.ts";
import { type Folder, folder } from "./run.ts";

async function place(): Promise<Folder> {
	const made = await folder();
	await shortDraft(made);
	await made.write("sub/b.pep.yaml", "pep-wizard: 1\nanswers: {}\n");
	await made.write(".hidden/c.pep.yaml", "");
	await made.write("notes.txt", "");
	return made;
}

/** The kind and the words alone. */
async function completed(made: Folder, ...line: readonly string[]): Promise<{ kind: string; words: string[] }> {
	const { code, out, err } = await made.run("completion", "words", "--", ...line);
	expect({ code, err }).toEqual({ code: 0, err: "" });
	const [kind = "", ...lines] = out.trimEnd().split("\n");
	return { kind, words: lines.map((each) => each.split("\t")[0] ?? "") };
}

describe("commands and options are taken from the table", () => {
	test("completes the first word: every command with what it does, and drafts", async () => {
		const made = await place();
		const { words } = await completed(made, "");
		expect(words).toEqual([...TABLE.commands.map(({ name }) => name), "a.pep.yaml", "sub/"]);
		const { out } = await made.run("completion", "words", "--", "rend");
		expect(out).toBe("words\nrender\twrite the Markdown\n");
	});

	test("completes every option of every command, except those already given", async () => {
		const made = await place();
		for (const { name, options } of TABLE.commands) {
			const { words } = await completed(made, name, "--");
			expect(words).toEqual([...options, ...TABLE.globals].map((option) => `--${option.name}`));
		}
		expect((await completed(made, "new", "--no-edit", "--n")).words).toEqual(["--number", "--no-color"]);
	});

	test("completes an option again that may be given more than once", async () => {
		const { words } = await completed(await place(), "status", "--where", "stage=alpha", "--sort", "age", "--");
		expect([words.includes("--where"), words.includes("--sort")]).toEqual([true, false]);
	});

	test("completes values of options, after a space or an equals sign", async () => {
		const made = await place();
		expect((await completed(made, "status", "--stage", "")).words).toEqual(["alpha", "beta", "stable"]);
		expect((await completed(made, "status", "--stage=b")).words).toEqual(["--stage=beta"]);
		expect((await completed(made, "--color=n")).words).toEqual(["--color=never"]);
		expect((await completed(made, "render", "-o", "")).words).toEqual([
			"a.pep.yaml",
			"notes.txt",
			"short.md",
			"short.yaml",
			"sub/",
		]);
		expect((await completed(made, "new", "--title", "")).words).toEqual([]);
	});

	test("completes words in every command that takes some", () => {
		const mute = TABLE.commands.filter(({ words: [, most], means }) => most > 0 && means === undefined);
		expect(mute.map(({ name }) => name)).toEqual([]);
	});
});

describe("files are completed by what a command takes", () => {
	test.each([
		["render", ["a.pep.yaml", "sub/"]],
		["status", ["a.pep.yaml", "short.md", "sub/"]],
		["import", ["short.md", "sub/"]],
		["new", ["sub/"]],
	])("%s", async (command, words) => {
		expect(await completed(await place(), command, "")).toEqual({ kind: "files", words });
	});

	test("completes folder by folder, hidden ones once the dot is typed, and never names with control characters", async () => {
		const made = await place();
		await made.write("sub/line\nbreak.pep.yaml", "");
		expect((await completed(made, "edit", "sub/")).words).toEqual(["sub/b.pep.yaml"]);
		expect((await completed(made, "edit", ".h")).words).toEqual([".hidden/"]);
		expect((await completed(made, "edit", "nowhere/")).words).toEqual([]);
	});

	test("completes the options of `edit` after a draft's name", async () => {
		expect((await completed(await place(), "a.pep.yaml", "--pl")).words).toEqual(["--plain"]);
	});
});

describe("words of the draft's template", () => {
	test("completes ids with their questions", async () => {
		const made = await place();
		const { out } = await made.run("completion", "words", "--", "set", "a.pep.yaml", "mot");
		expect(out).toBe("words\nmotivation/goals\tGoals\n");
		expect((await completed(made, "get", "a.pep.yaml", "s")).words).toEqual(["summary", "safe", "stage"]);
	});

	test("completes the ids of a Markdown proposal's template, for --explain", async () => {
		const made = await place();
		await made.write("a.md", "# A\n\n## Summary\n\nShort.\n");
		const typed = ["status", "a.md", "--template", "pep", "--explain", "mot"];
		expect((await completed(made, ...typed)).words).toEqual(["motivation", "motivation/goals", "motivation/non-goals"]);
	});

	test("completes the actions of a command, then the words that an action takes", async () => {
		const made = await place();
		expect((await completed(made, "template", "")).words).toEqual(["check"]);
		expect((await completed(made, "template", "check", "ke")).words).toContain("kep");
	});

	test("completes values of a choice, and stages", async () => {
		const made = await place();
		expect((await completed(made, "set", "a.pep.yaml", "risk", "")).words).toEqual(["low", "high"]);
		expect((await completed(made, "set", "a.pep.yaml", "stage", "b")).words).toEqual(["beta"]);
		expect((await completed(made, "promote", "a.pep.yaml", "st")).words).toEqual(["stable"]);
	});

	test("completes from the template that is named, and nothing for an unusable draft", async () => {
		const made = await place();
		const ids = await completed(made, "get", "--template", "./short.md", "sub/b.pep.yaml", "du");
		expect(ids.words).toEqual(["due"]);
		await made.write("bad.pep.yaml", "pep-wizard: [");
		expect((await completed(made, "get", "bad.pep.yaml", "")).words).not.toContain("summary");
		expect((await completed(made, "nonsense", "")).words).toEqual([]);
	});

	test("escapes control characters from templates", async () => {
		const made = await folder();
		await made.write("t.md", "# A\n\n## One\u001b[2J\n");
		await made.write("a.pep.yaml", "pep-wizard: 1\ntemplate: ./t.md\nanswers: {}\n");
		const { out } = await made.run("completion", "words", "--", "get", "a.pep.yaml", "");
		expect(out).toContain("One");
		expect(out).not.toContain("\u001b");
	});

	test("completes templates by name or by path", async () => {
		const made = await place();
		expect((await completed(made, "new", "--template", "")).words).toEqual(["kep", "pep", "short.md", "sub/"]);
		expect(await completed(made, "new", "--template", "sh")).toEqual({ kind: "files", words: ["short.md"] });
	});
});

test("lists the supported shells for an unknown one", async () => {
	const { code, err } = await (await folder()).run("completion", "bahs");
	expect({ code, err }).toEqual({
		code: 2,
		err: "pep-wizard: There is no completion for “bahs”\n  expected bash, zsh or fish\n",
	});
});

test("completing a command loads no package", () => {
	expect(packagesLoadedWith(["commands/completion.ts"])).toEqual([]);
});
