/** `pep-wizard check`: which files it takes, how it ends, and what it prints for whom. */
import { chmod, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FORMATS } from "../../src/check/reporter.ts";
import { read } from "../check/golden.ts";
import { type Folder, folder } from "./run.ts";

const right = read("right.md");
const wrong = read("date-future/wrong.md");
const draft = read("draft-unknown-key/right.pep.yaml").replace("template: template", "template: ../template.md");

/** A project with the small template, a right proposal, a wrong one and a draft. */
async function project(): Promise<Folder> {
	const place = await folder();
	await place.write("template.md", read("template.md"));
	await place.write("template.yaml", read("template.yaml"));
	await place.write(".pep-wizard.yaml", "template: ./template.md\n");
	await place.write("peps/notes.md", "# Notes\n\nNothing of a proposal.\n");
	await place.write("peps/1234-right.md", right);
	await place.write("peps/1234-wrong.md", wrong);
	await place.write("peps/1234-draft.pep.yaml", draft);
	return place;
}

describe("the files that are checked", () => {
	test("are the drafts below a folder, and Markdown that fits a template", async () => {
		const { out } = await (await project()).run("check", "peps", "--format", "json");
		expect(JSON.parse(out).files.map(({ file }: { file: string }) => file)).toEqual([
			"peps/1234-draft.pep.yaml",
			"peps/1234-right.md",
			"peps/1234-wrong.md",
		]);
	});

	test("are those below the working folder, if no path is given", async () => {
		const place = await project();
		const here = await place.runAt({ folder: "peps" }, "check", "--format", "json");
		expect(JSON.parse(here.out).summary.files).toBe(3);
	});

	test("exclude the Markdown that is made from a draft, unless it is named", async () => {
		const place = await project();
		await place.write("peps/1234-draft.md", wrong);
		expect((await place.run("check", "peps")).out).not.toContain("1234-draft.md");
		expect((await place.run("check", "peps", "peps/1234-draft.md")).out).toContain("1234-draft.md");
	});

	test("include a file once, even if it is named twice", async () => {
		const { out } = await (await project()).run("check", "peps/1234-wrong.md", "peps", "./peps", "--format", "json");
		expect(JSON.parse(out).summary.files).toBe(3);
	});

	test("are reported as missing if there are none", async () => {
		const { code, err } = await (await folder()).run("check");
		expect(code).toBe(0);
		expect(err).toMatch(/^There are no proposals to check/);
	});
});

describe("exits with", () => {
	test("0 if nothing is an error", async () => {
		const { code, out } = await (await project()).run("check", "peps/1234-right.md");
		expect({ code, out }).toEqual({ code: 0, out: "Nothing found in 1 file.\n" });
	});

	test("1 for an error", async () => {
		expect((await (await project()).run("check", "peps")).code).toBe(1);
	});

	test("0 if there are only warnings", async () => {
		const place = await project();
		await place.write(
			"peps/1234-wrong.md",
			read("link-missing-anchor/wrong.md").replace("(notes.md)", "(../template.md)"),
		);
		const { code, out } = await place.run("check", "peps/1234-wrong.md");
		expect(out).toContain("1 warning in 1 of 1 file.");
		expect(code).toBe(0);
	});

	test("3 for unusable files, after checking the others", async () => {
		const place = await project();
		await place.write("peps/0-broken.pep.yaml", 'pep-wizard: 1\nanswers:\n  title: "a\n');
		const { code, out, err } = await place.run("check", "peps");
		expect(code).toBe(3);
		expect(err).toMatch(/^peps\/0-broken\.pep\.yaml:3:10: a text with quotes isn't closed\n/);
		expect(out).toMatch(/1 error in 1 of 3 files; 1 file can't be used\.\n$/);
	});

	test("3 for a path that doesn't exist, in every format, after checking the others", async () => {
		const place = await project();
		const { code, out } = await place.run("check", "--format", "json", "nowhere", "peps");
		expect(code).toBe(3);
		const { files, problems } = JSON.parse(out);
		expect(problems).toMatchObject([{ file: "nowhere", message: "file not found" }]);
		expect(files.length).toBeGreaterThan(1);
	});

	test.each([
		[["nowhere"], 3, "nowhere: file not found\n  Check the path; without a path, all"],
		[["peps/notes.md"], 3, "peps/notes.md: this Markdown has nothing in common with any known template"],
		[["--format", "xml"], 2, "--format can't be “xml”"],
		[["--stage", "gamma"], 2, "--stage can't be “gamma”"],
		[["--template", "none"], 2, "There is no template “none”"],
	])("%j: %i", async (args, code, words) => {
		const outcome = await (await project()).run("check", ...args);
		expect(outcome.code).toBe(code);
		expect(outcome.err).toContain(words);
	});
});

test("--stage checks whether it would pass at that stage", async () => {
	const place = await project();
	const at = async (stage: string) => (await place.run("check", "peps/1234-draft.pep.yaml", "--stage", stage)).code;
	expect([await at("alpha"), await at("beta")]).toEqual([0, 1]);
});

test("resolves links from the document's own folder", async () => {
	const place = await project();
	await place.write("peps/1234-right.md", right);
	expect((await place.run("check", "peps/1234-right.md")).out).toBe("Nothing found in 1 file.\n");
	await place.write("peps/1234-right.md", right.replace("(notes.md)", "(note.md)"));
	expect((await place.run("check", "peps/1234-right.md")).out).toContain("link/missing-file");
	await place.write("peps/1234-right.md", right.replace("(notes.md)", "(../peps/notes.md)"));
	expect((await place.run("check", "peps/1234-right.md")).out).toBe("Nothing found in 1 file.\n");
});

describe(".pep-wizard.yaml", () => {
	test("turns rules off, also by path", async () => {
		const place = await project();
		await place.write(
			".pep-wizard.yaml",
			'template: ./template.md\npaths:\n  - { glob: "peps/*-wrong.md", rules: { date/future: off } }\n',
		);
		expect((await place.run("check", "peps")).code).toBe(0);
		expect((await place.runAt({ folder: "peps" }, "check", "1234-wrong.md")).code).toBe(0);
	});

	test("applies the nearest one", async () => {
		const place = await project();
		await place.write("peps/.pep-wizard.yaml", "rules: { date/future: note }\n");
		expect((await place.run("check", "peps")).code).toBe(0);
	});

	test("reports mistakes in it with their location, and treats its files as unusable", async () => {
		const place = await project();
		await place.write("peps/.pep-wizard.yaml", "rules: { date/futur: off }\n");
		const { code, err } = await place.run("check", "peps/1234-right.md");
		expect(code).toBe(3);
		expect(err).toMatch(/^peps\/\.pep-wizard\.yaml:1:10: unknown key “date\/futur”\n/);
	});
});

describe("--fix", () => {
	test("fixes the file, changes nothing else, and reports what is left", async () => {
		const place = await project();
		await place.write("peps/1234-right.md", read("toc-outdated/wrong.md"));
		await chmod(join(place.path, "peps/1234-right.md"), 0o640);
		const { code, out } = await place.run("check", "peps/1234-right.md", "--fix");
		expect({ code, out }).toEqual({ code: 0, out: "Nothing found in 1 file.\n" });
		expect(await place.read("peps/1234-right.md")).toBe(right);
		expect((await stat(join(place.path, "peps/1234-right.md"))).mode & 0o777).toBe(0o640);
	});

	test("writes nothing if there is nothing to fix", async () => {
		const place = await project();
		const before = await stat(join(place.path, "peps/1234-wrong.md"), { bigint: true });
		await place.run("check", "peps", "--fix");
		expect((await stat(join(place.path, "peps/1234-wrong.md"), { bigint: true })).mtimeNs).toBe(before.mtimeNs);
	});
});

describe("formats", () => {
	test.each(FORMATS)("%s reports the same findings", async (format) => {
		const { code, out } = await (await project()).run("check", "peps", "--format", format);
		expect(code).toBe(1);
		expect(out).toContain("date/future");
		expect(out).toContain("2026-03-05 in “Last Updated” is in the future; today is 2026-03-04");
	});

	test("colours text only in a terminal", async () => {
		const place = await project();
		expect((await place.run("check", "peps")).out).not.toContain("\x1b");
		const shown = await place.runAt({ columns: 80, env: { FORCE_COLOR: "1" } }, "check", "peps");
		expect(shown.out).toContain("\x1b[");
		const plain = await place.runAt({ columns: 80, env: { NO_COLOR: "1", TERM: "dumb" } }, "check", "peps");
		expect(plain.out).not.toContain("\x1b");
	});

	test("escapes control characters from files", async () => {
		const place = await project();
		await place.write("peps/1234-wrong.md", right.replace("(notes.md)", "(a\x1b[31m\u202e.md)"));
		for (const format of FORMATS) {
			const { out } = await place.runAt(
				{ columns: 80, env: { NO_COLOR: "1", TERM: "dumb" } },
				"check",
				"peps",
				"--format",
				format,
			);
			expect(out).toContain("link/missing-file");
			expect(out).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
		}
	});

	test("lists unusable files in JSON", async () => {
		const place = await project();
		await place.write("peps/0.pep.yaml", "no: draft\n");
		const { out } = await place.run("check", "peps", "--format", "json");
		const { problems, summary } = JSON.parse(out);
		expect(problems[0]).toMatchObject({ file: "peps/0.pep.yaml", line: 1 });
		expect(summary).toEqual({ files: 4, unusable: 1, errors: 1, warnings: 0, notes: 0, waived: 0 });
	});
});
