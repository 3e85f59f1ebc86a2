/** Input that can't be used: every command says what, where and what to do, ends with 3, and leaves the file alone. */
import { chmod, mkdir, readFile, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shortDraft } from "./drafts.ts";
import { folder } from "./run.ts";

const HEAD = "pep-wizard: 1\ntemplate: pep\nanswers:\n";

/** An alias that doubles itself often enough to fill any memory. */
const BOMB = `${HEAD}${["a", "b", "c", "d"].map((name, at) => `  ${name}: &${name} [${at === 0 ? "x" : "*a, *a"}]\n`).join("")}`;

const COMMANDS = [
	["status", "a.pep.yaml"],
	["render", "a.pep.yaml"],
	["render", "a.pep.yaml", "-o", "-"],
	["preview", "a.pep.yaml"],
	["get", "a.pep.yaml"],
	["get", "a.pep.yaml", "title", "--json"],
	["set", "a.pep.yaml", "title", "x"],
];

const BAD: readonly (readonly [what: string, content: string | Uint8Array, place: RegExp, words: string])[] = [
	["not YAML", `${HEAD}  title: "open\n`, /^a\.pep\.yaml:4:10: /, "quote"],
	["not a map", "just words\n", /^a\.pep\.yaml:1:1: /, "expected keys with values"],
	["empty", "", /^a\.pep\.yaml:1:1: /, "the file is empty"],
	["a key given twice", `${HEAD}  title: a\n  title: b\n`, /^a\.pep\.yaml:5:3: /, "“title” is given twice"],
	["a wrong type", `${HEAD}  title: [a, b]\n`, /^a\.pep\.yaml:4:10: /, "expected text"],
	["answers that are a list", "pep-wizard: 1\nanswers: [a]\n", /^a\.pep\.yaml:2:10: /, "found a list"],
	["an alias bomb", BOMB, /^a\.pep\.yaml:4:6: /, "begins an anchor"],
	["a tag", `${HEAD}  title: !!js/function x\n`, /^a\.pep\.yaml:4:10: /, "tag"],
	["an unknown version", "pep-wizard: 7\n", /^a\.pep\.yaml:1:13: /, "Update pep-wizard."],
	["no version", "template: pep\n", /^a\.pep\.yaml:1:1: /, "Start the file with “pep-wizard: 1”."],
	["an unknown stage", "pep-wizard: 1\nstage: bta\n", /^a\.pep\.yaml:2:8: /, "Write “beta”."],
	["an unknown template", "pep-wizard: 1\ntemplate: pepp\n", /^a\.pep\.yaml:2:11: /, "Did you mean “pep”?"],
	[
		"a template that isn't there",
		"pep-wizard: 1\ntemplate: ./no.md\n",
		/^no\.md: /,
		"file not found\n  Check the path; `pep-wizard templates` lists the built-in ones",
	],
	["a template elsewhere", "pep-wizard: 1\ntemplate: ../../../etc/x.md\n", /^a\.pep\.yaml:2:11: /, "--template"],
	["no UTF-8", Buffer.from(`${HEAD}  title: \xe9\n`, "latin1"), /^a\.pep\.yaml: /, "is not UTF-8 text"],
	["a control character", `${HEAD}  title: a\x00b\n`, /^a\.pep\.yaml:4:11: /, "Remove it"],
	["merge conflict marks", `${HEAD}<<<<<<< mine\n  title: a\n`, /^a\.pep\.yaml:4:1: /, "merge"],
];

describe.each(BAD)("a draft that is %s", (_, content, place, words) => {
	test.each(COMMANDS)("%s", async (...args) => {
		const { run, write, path, names } = await folder();
		await write("a.pep.yaml", content);
		const { code, out, err } = await run(...args);
		expect({ code, out }).toEqual({ code: 3, out: "" });
		expect(err).toMatch(place);
		expect(err).toContain(words);
		expect(err).not.toMatch(/\n\s+at /);
		expect(await readFile(join(path, "a.pep.yaml"))).toEqual(Buffer.from(content));
		expect(await names()).toEqual(["a.pep.yaml"]);
	});
});

describe("a path that isn't a draft", () => {
	test.each(COMMANDS)("%s: it doesn't exist", async (...args) => {
		const { code, err } = await (await folder()).run(...args);
		expect(code).toBe(3);
		expect(err).toMatch(/^a\.pep\.yaml: file not found\n {2}Check the path/);
	});

	test.each(COMMANDS.slice(1))("%s: a folder", async (...args) => {
		const { run, path } = await folder();
		await mkdir(join(path, "a.pep.yaml"));
		const { code, err } = await run(...args);
		expect(code).toBe(3);
		expect(err).toMatch(/^a\.pep\.yaml: is a folder, not a file\n/);
	});

	test.each([["render"], ["get"], ["set", "title", "x"], ["sync"], ["promote", "beta", "--no-edit"]])(
		"%s: the Markdown made from one",
		async (command, ...args) => {
			const { run, write } = await folder();
			await write("a b.md", "# T\n\n* **x**\n");
			const { code, out, err } = await run(command, "a b.md", ...args);
			expect({ code, out }).toEqual({ code: 3, out: "" });
			expect(err).toBe(
				"a b.md: is Markdown, not a draft\n  Name its draft, or make one from it: pep-wizard import 'a b.md'\n",
			);
		},
	);

	test("a circle of links", async () => {
		const { run, path } = await folder();
		await symlink("b", join(path, "a.pep.yaml"));
		await symlink("a.pep.yaml", join(path, "b"));
		expect((await run("get", "a.pep.yaml")).err).toContain("its symbolic links form a loop");
	});

	test.skipIf(process.getuid?.() === 0)("an unreadable file", async () => {
		const { run, path } = await folder();
		await writeFile(join(path, "a.pep.yaml"), HEAD);
		await chmod(join(path, "a.pep.yaml"), 0);
		expect(await run("get", "a.pep.yaml")).toEqual({
			code: 3,
			out: "",
			err: "a.pep.yaml: can't be read: permission denied\n  Ask for read permission\n",
		});
	});

	test("a file that is far too large is not even read", async () => {
		const { run, path } = await folder();
		await writeFile(join(path, "a.pep.yaml"), HEAD);
		await truncate(join(path, "a.pep.yaml"), 2 ** 40);
		expect((await run("get", "a.pep.yaml")).err).toContain("a.pep.yaml: is larger than 16 MiB");
	});
});

test("reports a mistake in a template with its path relative to the working folder", async () => {
	const place = await folder();
	await shortDraft(place);
	await place.write("short.yaml", "pep-wizard-questionnaire: 1\nsections:\n  - heading: Sumary\n");
	const { code, err } = await place.run("status", "a.pep.yaml");
	expect(code).toBe(3);
	expect(err).toMatch(/^short\.yaml:3:\d+: /);
	expect(err).toContain("Summary");
});

test("escapes control characters in messages", async () => {
	const { run, write } = await folder();
	await write("a\x1b[2J.pep.yaml", `${HEAD}  "x\\e]0;y\\a": z\n`);
	const report = await run("status");
	const wrong = await run("get", "a\x1b[2J.pep.yaml", "\x1b[31m");
	const usage = await run("\x1b[31m");
	for (const { err, out } of [report, wrong, usage]) expect(err + out).not.toMatch(/[\x1b\x07]/);
	expect([report.code, wrong.code, usage.code]).toEqual([0, 2, 2]);
});

describe("unknown words end with 2 and suggest the nearest one", () => {
	test.each([
		[["stauts"], "There is no command “stauts”; did you mean “status”?"],
		[["status", "--jsn"], "“status” has no option “--jsn”; did you mean “--json”?"],
		[["status", "--stage", "betta"], "--stage can't be “betta”; did you mean “beta”?"],
		[["outline", "--template", "pepp"], "There is no template “pepp”; did you mean “pep”?"],
		[["help", "prview"], "There is no command “prview”; did you mean “preview”?"],
		[["a.md"], "“pep-wizard preview a.md” shows a Markdown file"],
	])("%j", async (args, words) => {
		const { code, out, err } = await (await folder()).run(...args);
		expect({ code, out }).toEqual({ code: 2, out: "" });
		expect(err).toContain(words);
	});
});
