/** Where `new` puts a draft, and which number it gives, by what the repository does already. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { conventionOf } from "../../src/project/numbering-convention.ts";
import { folder } from "../commands/run.ts";

const DRAFT = "pep-wizard: 1\nanswers: {}\n";

async function newIn(files: readonly string[], ...args: readonly string[]): Promise<string> {
	const { run, write } = await folder();
	for (const file of files) await write(file, DRAFT);
	const { out, err } = await run("new", "--no-edit", "--title", "Pool resize", ...args);
	expect(err).toBe("");
	return out.trim();
}

describe("the number", () => {
	test.each([
		["none yet", [], undefined],
		["one after the other", ["1-a.pep.yaml", "2-b.pep.yaml"], "3"],
		["a gap stays one", ["1-a.pep.yaml", "4-b.pep.yaml"], "5"],
		["as wide as the others", ["0001-a.pep.yaml", "0009-b.pep.yaml"], "0010"],
		["of Markdown where proposals are kept", ["proposals/7-a.md", "proposals/2-b.md"], "8"],
		["of folders", ["keps/3-a/README.md"], "4"],
		["high, but in a row", ["1001-a.pep.yaml", "1002-b.pep.yaml", "1003-c.pep.yaml"], "1004"],
		["issues' numbers follow no order", ["1234-a.pep.yaml", "4711-b.pep.yaml"], undefined],
		["one number is no order", ["1234-a.pep.yaml"], undefined],
		["dates are no numbers", ["proposals/2026-03-04-a.md"], undefined],
		["chapters are no proposals", ["docs/1-start.md", "docs/2-end.md"], undefined],
	])("%s", (_, files, number) => {
		expect(conventionOf(files).number).toBe(number);
	});
});

describe("the folder", () => {
	test.each([
		["here, where nothing is", [], "pool-resize.pep.yaml"],
		[
			"where most of the others are",
			["a/1-a.pep.yaml", "a/2-b.pep.yaml", "b/3-c.pep.yaml"],
			"a/4-pool-resize.pep.yaml",
		],
		["drafts without numbers count too", ["rfc/some.pep.yaml"], "rfc/pool-resize.pep.yaml"],
		["a folder of its own", ["peps/1-a/1-a.pep.yaml"], "peps/2-pool-resize/2-pool-resize.pep.yaml"],
		["called as the others are", ["keps/net/1-a/README.md"], "keps/net/2-pool-resize/README.pep.yaml"],
		["beside what is only Markdown yet", ["proposals/1-a.md"], "proposals/2-pool-resize.pep.yaml"],
		["here, where only other Markdown is", ["docs/1-start.md"], "pool-resize.pep.yaml"],
	])("%s", async (_, files, made) => {
		expect(await newIn(files)).toBe(join(...made.split("/")));
	});

	test("is the usual folder, even before anything is in it", async () => {
		const { run, path } = await folder();
		await mkdir(join(path, "proposals"));
		expect((await run("new", "--no-edit", "--title", "A")).out).toBe(`${join("proposals", "a.pep.yaml")}\n`);
	});

	test("is the one on the command line, if given", async () => {
		const files = ["peps/1-a.pep.yaml"];
		expect(await newIn(files, "--number", "9")).toBe(join("peps", "9-pool-resize.pep.yaml"));
		expect(await newIn(files, "mine.pep.yaml")).toBe("mine.pep.yaml");
		expect(await newIn([...files, "other/x.md"], "other")).toBe(join("other", "2-pool-resize.pep.yaml"));
	});

	test("is not created if it is mistyped", async () => {
		const { run, names } = await folder();
		const { code } = await run("new", "a/b/c.pep.yaml", "--no-edit");
		expect(code).toBe(4);
		expect(await names()).toEqual([]);
	});
});
