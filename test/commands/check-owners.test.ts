/** `pep-wizard check FILE` for files that a pre-commit hook names: the proposal that each belongs to is checked. */
import { execFileSync } from "node:child_process";
import { beforeEach, describe, expect, test } from "vitest";
import { APPROVAL, METADATA } from "../check/gate/proposal.ts";
import { type Folder, folder } from "./run.ts";

const README =
	"# KEP-4822: Ordered node drain\n\n## Summary\n\nNodes are drained in order.\n\n## Motivation\n\nNone.\n";
const KEP = "keps/sig-cli/4822-ordered-node-drain";

let place: Folder;
beforeEach(async () => {
	place = await folder();
	await place.write(`${KEP}/README.md`, README);
	await place.write(`${KEP}/kep.yaml`, METADATA.replace("implementable", "accepted"));
	await place.write(`${KEP}/notes.md`, "# Notes\n");
	await place.write("keps/sig-cli/48-other/README.md", README);
	await place.write("keps/prod-readiness/sig-cli/4822.yaml", APPROVAL);
	await place.write("peps/7-queue.md", "# PEP-7: Queue\n\n## Summary\n\nOne queue.\n");
});

/** The files that are reported on, and the exit code. */
async function checked(...args: readonly string[]): Promise<readonly [code: number, ...files: string[]]> {
	const { code, out } = await place.run("check", ...args, "--format", "json");
	return [code, ...JSON.parse(out).files.map(({ file }: { file: string }) => file)];
}

describe("the file beside a document", () => {
	test("is checked with the document", async () => {
		expect(await checked(`${KEP}/kep.yaml`)).toEqual([1, `${KEP}/README.md`]);
		expect((await place.run("check", `${KEP}/kep.yaml`)).out).toContain(`${KEP}/kep.yaml:8:9 error “accepted”`);
	});

	test("is found from any folder, and checked once if the document is named as well", async () => {
		const { out } = await place.runAt({ folder: KEP }, "check", "kep.yaml", "README.md", "--format", "json");
		expect(JSON.parse(out).files.map(({ file }: { file: string }) => file)).toEqual(["README.md"]);
	});

	test("under the document's name belongs to that document", async () => {
		await place.write("peps/7-queue.kep.yaml", METADATA);
		expect(await checked("peps/7-queue.kep.yaml")).toEqual([1, "peps/7-queue.md"]);
	});

	test("belongs to a draft if there is no document", async () => {
		await place.write("drafts/kep.yaml", METADATA);
		await place.run("new", "drafts/README.pep.yaml", "--template", "kep", "--title", "Drain", "--no-edit");
		expect(await checked("drafts/kep.yaml")).toEqual([1, "drafts/README.pep.yaml"]);
	});

	test("is reported if there is neither", async () => {
		await place.write("alone/kep.yaml", METADATA);
		const { code, err } = await place.run("check", "alone/kep.yaml");
		expect(code).toBe(3);
		expect(err).toContain("alone/kep.yaml: the proposal that this file belongs to isn't there");
	});
});

test("a review belongs to the draft or document of its name", async () => {
	await place.write("peps/7-queue.review.yaml", "pep-wizard-review: 1\n");
	expect(await checked("peps/7-queue.review.yaml")).toEqual([1, "peps/7-queue.md"]);
	await place.run("new", "peps/7-queue.pep.yaml", "--title", "Queue", "--number", "7", "--no-edit");
	expect(await checked("peps/7-queue.review.yaml")).toEqual([1, "peps/7-queue.pep.yaml"]);
});

describe("an approval elsewhere in the repository", () => {
	test("belongs to the proposal of its group and number", async () => {
		expect(await checked("keps/prod-readiness/sig-cli/4822.yaml")).toEqual([1, `${KEP}/README.md`]);
	});

	test("also if that proposal is kept in another group's folder", async () => {
		await place.write("keps/prod-readiness/sig-node/4822.yaml", APPROVAL);
		expect(await checked("keps/prod-readiness/sig-node/4822.yaml")).toEqual([1, `${KEP}/README.md`]);
	});

	test("is reported if no proposal has its number", async () => {
		await place.write("keps/prod-readiness/sig-cli/482.yaml", APPROVAL);
		const { code, err } = await place.run("check", "keps/prod-readiness/sig-cli/482.yaml");
		expect([code, err]).toEqual([3, expect.stringContaining("482.yaml: the proposal that this file belongs to")]);
	});
});

test("--changed-since takes a changed approval for a change of its proposal", async () => {
	const git = (...words: readonly string[]) => execFileSync("git", ["-C", place.path, ...words], { stdio: "pipe" });
	git("init", "-q", "-b", "main");
	git("add", "-A");
	git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a");
	expect(await checked("--changed-since", "main")).toEqual([0]);
	await place.write("keps/prod-readiness/sig-cli/4822.yaml", `# by letter\n${APPROVAL}`);
	expect(await checked("--changed-since", "main")).toEqual([1, `${KEP}/README.md`]);
	expect(await checked("peps", "--changed-since", "main")).toEqual([0]);
});

test("another YAML file is still not a draft", async () => {
	await place.write("values.yaml", "a: 1\n");
	expect((await place.run("check", "values.yaml")).code).toBe(3);
});
