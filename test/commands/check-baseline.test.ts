/** `check --baseline`: what was there before is known, what is new is reported, and git can merge the file. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { read } from "../check/golden.ts";
import { type Folder, folder } from "./run.ts";

const right = read("right.md");
const wrong = read("date-future/wrong.md");
const worse = wrong.replace("[notes](notes.md)", "[notes](gone.md)");
const NAME = "known.yaml";

async function project(): Promise<Folder> {
	const place = await folder();
	await place.write("template.md", read("template.md"));
	await place.write("template.yaml", read("template.yaml"));
	await place.write(".pep-wizard.yaml", `template: ./template.md\nbaseline: ${NAME}\n`);
	await place.write("peps/notes.md", "");
	await place.write("peps/1234-right.md", right);
	await place.write("peps/1234-wrong.md", wrong);
	return place;
}

const PEPS = ["peps/1234-right.md", "peps/1234-wrong.md"];

describe("check --update-baseline", () => {
	test("writes the file that the settings name; nothing is reported after that", async () => {
		const place = await project();
		expect((await place.run("check", ...PEPS)).code).toBe(1);
		const { code, out, err } = await place.run("check", ...PEPS, "--update-baseline");
		expect({ code, out, err }).toEqual({
			code: 0,
			out: "Nothing found in 2 files; 1 known.\n",
			err: `Wrote: ${NAME}, with 1 known finding in 1 file.\n`,
		});
		expect(await place.read(NAME)).toContain('"peps/1234-wrong.md":\n    - { rule: date/future, ');
		expect((await place.run("check", ...PEPS)).code).toBe(0);
		const again = await place.run("check", ...PEPS, "--update-baseline");
		expect(again.err).toBe(`Unchanged: ${NAME}, with 1 known finding in 1 file.\n`);
	});

	test("keeps the entries of proposals that were not checked, and drops those that are gone", async () => {
		const place = await project();
		await place.write("peps/2-gone.md", wrong.replaceAll("1234", "2"));
		await place.run("check", ...PEPS, "peps/2-gone.md", "--update-baseline");
		expect(await place.read(NAME)).toContain("2-gone");
		await rm(join(place.path, "peps/2-gone.md"));
		await place.run("check", "peps/1234-right.md", "--update-baseline");
		const text = await place.read(NAME);
		expect(text).toContain("1234-wrong");
		expect(text).not.toContain("2-gone");
	});

	test("needs a file to write", async () => {
		const place = await project();
		await place.write(".pep-wizard.yaml", "template: ./template.md\n");
		const { code, err } = await place.run("check", "--update-baseline");
		expect(code).toBe(2);
		expect(err).toContain("--baseline FILE");
	});
});

describe("check --baseline", () => {
	test("reports what is new, and counts the rest", async () => {
		const place = await project();
		await place.run("check", ...PEPS, "--update-baseline");
		await place.write("peps/1234-wrong.md", worse);
		const { out } = await place.run("check", ...PEPS);
		expect(out).toContain("link/missing-file");
		expect(out).not.toContain("date/future");
		expect(out).toContain("1 known");
	});

	test("lists the entries that no longer apply", async () => {
		const place = await project();
		await place.run("check", ...PEPS, "--update-baseline");
		await place.write("peps/1234-wrong.md", right);
		const { code, err } = await place.run("check", ...PEPS);
		expect(code).toBe(0);
		expect(err).toMatch(
			/^1 known finding in known\.yaml no longer applies:\n {2}peps\/1234-wrong\.md: date\/future .*\nRemove/,
		);
	});

	test("works the same from another folder", async () => {
		const place = await project();
		await place.run("check", ...PEPS, "--update-baseline");
		const { code, out } = await place.runAt({ folder: "peps" }, "check", "1234-wrong.md");
		expect({ code, out }).toEqual({ code: 0, out: "Nothing found in 1 file; 1 known.\n" });
	});

	test("says how to write a missing file", async () => {
		const place = await project();
		const { code, err } = await place.run("check", "--baseline", "none.yaml");
		expect(code).toBe(3);
		expect(err).toContain("pep-wizard check --baseline none.yaml --update-baseline");
	});

	test("separates in JSON the known findings, and what no longer applies", async () => {
		const place = await project();
		await place.run("check", ...PEPS, "--update-baseline");
		const { out } = await place.run("check", ...PEPS, "--format", "json");
		const { summary, files, baseline } = JSON.parse(out);
		expect(summary).toMatchObject({ errors: 0, known: 1 });
		expect(files.map(({ known }: { known: { rule: string }[] }) => known.map(({ rule }) => rule))).toEqual([
			[],
			["date/future"],
		]);
		expect(baseline).toEqual({ file: NAME, outdated: [] });
	});
});
