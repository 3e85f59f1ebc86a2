/** Approving rounds of production readiness are recorded where the repository keeps them. */
import { beforeEach, describe, expect, test } from "vitest";
import { ALIASES, METADATA } from "../check/gate/proposal.ts";
import { type Folder, folder } from "./run.ts";

const KEP = "keps/sig-cli/4822-ordered-node-drain";
const FILE = "keps/prod-readiness/sig-cli/4822.yaml";
const README =
	"# KEP-4822: Ordered node drain\n\n## Summary\n\nNodes are drained in order.\n\n## Motivation\n\nNone.\n\n## Production Readiness Review Questionnaire\n\nSoon.\n";
const PRR = ["--only", "production-readiness"];

let place: Folder;
beforeEach(async () => {
	place = await folder();
	await place.write(`${KEP}/README.md`, README);
	await place.write(`${KEP}/kep.yaml`, METADATA);
	await place.write("OWNERS_ALIASES", ALIASES);
	await place.write("keps/prod-readiness/sig-node/1.yaml", "kep-number: 1\n");
});

const approve = (by: string, ...words: readonly string[]) =>
	place.run("review", `${KEP}/README.md`, "--verdict", "approved", "--as", by, ...words);

describe("an approving round", () => {
	test("makes the file with the approver of its stage", async () => {
		const { code, err } = await approve("@reader-b", ...PRR);
		expect({ code, err }).toEqual({ code: 0, err: `Written: ${FILE} (beta/approver: @reader-b)\n` });
		expect(await place.read(FILE)).toBe('kep-number: 4822\nbeta:\n  approver: "@reader-b"\n');
		const { out } = await place.run("check", `${KEP}/README.md`, "--format", "json");
		expect(out).not.toContain("prod-readiness");
	});

	test("updates it, and keeps comments, order and everything else", async () => {
		const before = '# Approvals\nalpha: # first\n  approver: "@reader-a" # by mail\nkep-number: 4822\n';
		await place.write(FILE, before);
		await approve("Reader-B", ...PRR);
		expect(await place.read(FILE)).toBe(`${before}beta:\n  approver: "@reader-b"\n`);
		const { err } = await approve("@reader-a", ...PRR, "--stage", "alpha");
		expect(err).toBe(`${FILE} has it already\n`);
		expect((await approve("@reader-b", ...PRR, "--stage", "alpha")).err).toContain("@reader-b, instead of @reader-a");
		expect(await place.read(FILE)).toContain('alpha: # first\n  approver: "@reader-b" # by mail\n');
	});

	test("of the whole proposal counts, too, if the reviewer may approve; else it is said why not", async () => {
		expect((await approve("@reader-a")).err).toContain(`Written: ${FILE}`);
		const { code, err } = await approve("@lead-of-cli", "--stage", "alpha");
		expect({ code, err }).toEqual({
			code: 0,
			err: `${FILE} was not changed: @lead-of-cli can't give the production readiness approval; these people can: @reader-a, @reader-b, @reader-old\n`,
		});
	});

	test("by someone who may not approve it is refused, and nothing is written", async () => {
		const { code, err } = await approve("@lead-of-cli", ...PRR);
		expect({ code, err }).toEqual({
			code: 2,
			err: expect.stringContaining("@lead-of-cli can't give the production readiness approval"),
		});
		expect(await place.names()).not.toContain("README.review.yaml");
		await expect(place.read(FILE)).rejects.toThrow();
	});

	test("of another section, or another verdict, changes nothing", async () => {
		await approve("@reader-a", "--only", "summary");
		await place.run("review", `${KEP}/README.md`, "--verdict", "changes-requested", "--as", "@reader-a", ...PRR);
		await expect(place.read(FILE)).rejects.toThrow();
	});

	test("outside of such a repository changes nothing", async () => {
		const other = await folder();
		await other.write("a/README.md", README);
		await other.write("a/kep.yaml", METADATA);
		const { code, err } = await other.run("review", "a/README.md", "--verdict", "approved", "--as", "@eve", ...PRR);
		expect({ code, err }).toEqual({ code: 0, err: "" });
	});

	test("leaves a file that can't be read as it is, with its place", async () => {
		await place.write(FILE, "kep-number: 4822\nbeta: [\n");
		const { code, err } = await approve("@reader-a", ...PRR);
		expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining(`${FILE}:`) });
		expect(await place.read(FILE)).toBe("kep-number: 4822\nbeta: [\n");
	});
});

describe("promote", () => {
	async function draft(): Promise<string> {
		await place.run("import", `${KEP}/README.md`);
		return `${KEP}/README.pep.yaml`;
	}

	test("makes the file when it is due, without an approver, which check then asks for", async () => {
		const { out } = await place.run("promote", await draft(), "stable", "--no-edit");
		expect(out).toContain(`${FILE} waits for its approver (stable/approver).\n`);
		expect(await place.read(FILE)).toBe("kep-number: 4822\nstable:\n  approver: TBD\n");
		await place.run("render", `${KEP}/README.pep.yaml`, "--force");
		expect((await place.run("check", `${KEP}/README.md`)).out).toContain("“TBD” in “stable.approver”");
		expect((await approve("@reader-a", ...PRR)).err).toContain("Written");
		expect(await place.read(FILE)).toBe('kep-number: 4822\nstable:\n  approver: "@reader-a"\n');
	});

	test("adds the stage to an existing file, and changes nothing the second time", async () => {
		await place.write(FILE, 'kep-number: 4822\nalpha:\n  approver: "@reader-a"\n');
		const file = await draft();
		await place.run("promote", file, "stable", "--no-edit");
		const text = 'kep-number: 4822\nalpha:\n  approver: "@reader-a"\nstable:\n  approver: TBD\n';
		expect(await place.read(FILE)).toBe(text);
		expect((await place.run("promote", file, "stable", "--no-edit")).out).not.toContain("waits");
		expect(await place.read(FILE)).toBe(text);
	});

	test("makes nothing that isn't due", async () => {
		await place.write(`${KEP}/kep.yaml`, METADATA.replace("implementable", "provisional"));
		await place.run("promote", await draft(), "stable", "--no-edit");
		await expect(place.read(FILE)).rejects.toThrow();
	});
});
