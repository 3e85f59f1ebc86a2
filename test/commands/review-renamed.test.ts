/** A review and its proposal stay together when one of them has another name, or it is said that they don't. */
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Folder, folder } from "./run.ts";

const DRAFT = `pep-wizard: 1
template: ./short.md
answers:
  summary: Pools grow.
  risks: None that we know.
`;

/** A folder with the draft `old.pep.yaml` and a template. */
async function proposal(): Promise<Folder> {
	const place = await folder();
	await place.write("short.md", "# Title\n\n## Summary\n\n## Risks\n");
	await place.write("old.pep.yaml", DRAFT);
	return place;
}

const move = ({ path }: Folder, from: string, to: string) => rename(join(path, from), join(path, to));

/** The draft was approved, and renamed to `new.pep.yaml` by hand; its review wasn't. */
async function renamed(): Promise<Folder> {
	const place = await proposal();
	await place.run("review", "old.pep.yaml", "--verdict", "approved", "--as", "@ann");
	await place.run("review", "old.pep.yaml", "--comment", "risks", "Really?", "--as", "@ann");
	await move(place, "old.pep.yaml", "new.pep.yaml");
	return place;
}

describe("a review of a proposal that was renamed", () => {
	test("is found by its text; every command uses it, and says how to rename it", async () => {
		const place = await renamed();
		const status = await place.run("status", "new.pep.yaml");
		expect(status.out).toContain("Review: 1 open comment; @ann approved");
		const said = `old.review.yaml: this is the proposal's review, under a name that the proposal no longer has
  Rename it: git mv old.review.yaml new.review.yaml.
`;
		expect(status.err).toBe(said);
		const review = await place.run("review", "new.pep.yaml", "--comment", "summary", "How far?", "--as", "@ben");
		expect(review).toMatchObject({ code: 0, err: said });
		expect(await place.names()).toEqual(["new.pep.yaml", "old.review.yaml", "short.md"]);
		expect((await place.run("check", "new.pep.yaml")).out).toContain("review is still called old.review.yaml");
	});

	test("keeps its gates", async () => {
		const place = await renamed();
		await place.write("new.pep.yaml", DRAFT.replace("stage:", "").replace("None that we know.", "Costs."));
		// Half of what was read has changed: not enough to tell whose it is.
		expect((await place.run("check", "new.pep.yaml")).out).not.toContain("review/");
		await place.write("short.md", "# Title\n\n## Summary\n\n## Risks\n\n## Goals\n");
		await place.write("old.pep.yaml", `${DRAFT}  goals: Growth.\n`);
		await place.run("review", "old.pep.yaml", "--verdict", "approved", "--as", "@ann");
		await move(place, "old.pep.yaml", "new.pep.yaml");
		await place.run("set", "new.pep.yaml", "goals", "Speed.");
		expect((await place.run("check", "new.pep.yaml")).out).toContain("changed after it was approved by @ann");
		expect((await place.run("promote", "new.pep.yaml", "beta", "--no-edit")).out).toContain(
			"To review again for Beta: 1",
		);
	});

	test("is named if it says too little about what the proposal is now, and not used", async () => {
		const place = await renamed();
		await place.write("new.pep.yaml", DRAFT.replace("Pools grow.", "Pods.").replace("None", "All"));
		const { err } = await place.run("review", "new.pep.yaml", "--comment", "risks", "Oh.", "--as", "@ben");
		expect(err).toBe(`old.review.yaml belongs to no proposal here. If it is this one's, it is not used under that name.
  Rename it: git mv old.review.yaml new.review.yaml
`);
		expect(await place.names()).toContain("new.review.yaml");
		expect((await place.run("status", "new.pep.yaml")).err).toBe("");
	});

	test("is not taken for the review of another proposal, nor is one whose own proposal is there", async () => {
		const place = await renamed();
		await place.write("other.pep.yaml", DRAFT.replace("Pools grow.", "Pods.").replace("None", "All"));
		await place.write("copy.pep.yaml", DRAFT);
		expect((await place.run("status", "other.pep.yaml")).out).not.toContain("Review");
		await move(place, "new.pep.yaml", "old.md");
		expect((await place.run("status", "copy.pep.yaml")).out).not.toContain("Review");
	});

	test("is found of a Markdown proposal, too, and not read if it is broken", async () => {
		const place = await proposal();
		const words = ["--template", "./short.md"];
		await place.write("old.md", "# Pools\n\n## Summary\n\nPools grow.\n\n## Risks\n\nNone that we know.\n");
		await place.run("review", "old.md", "--verdict", "approved", "--as", "@ann", ...words);
		await move(place, "old.md", "new.md");
		await move(place, "old.pep.yaml", "draft.pep.yaml");
		expect((await place.run("status", "new.md", ...words)).out).toContain("@ann approved");
		await place.write("old.review.yaml", "comments: [");
		const { code, out } = await place.run("status", "new.md", ...words);
		expect({ code, out }).toMatchObject({ code: 0, out: expect.not.stringContaining("Review") });
	});
});

test("a draft has the review that is beside its document, where a template keeps that elsewhere", async () => {
	const place = await folder();
	await place.run("new", "work.pep.yaml", "--template", "kep", "--title", "Pools", "--number", "7", "--no-edit");
	await place.run("set", "work.pep.yaml", "kep-yaml/owning-sig", "sig-node");
	await place.run("render", "work.pep.yaml");
	const document = "keps/sig-node/7-pools/README.md";
	await place.run("review", document, "--comment", "summary", "Why?", "--as", "@ann");
	expect((await place.run("status", "work.pep.yaml")).out).toContain("Review: 1 open comment");
	const { err } = await place.run("review", "work.pep.yaml", "--comment", "summary", "How?", "--as", "@ben");
	expect(err).toBe("");
	expect(await place.read("keps/sig-node/7-pools/README.review.yaml")).toContain("How?");
	expect(await place.names()).not.toContain("work.review.yaml");
});

test("a new draft doesn't get the name of a review that another one left", async () => {
	const place = await renamed();
	const { out } = await place.run("new", "--title", "old", "--no-edit");
	expect(out).toBe("old-2.pep.yaml\n");
});

test("an import under another name says where the review stays, and how to take it along", async () => {
	const place = await folder();
	await place.write("README.md", "# Pools\n\n## Summary\n\nPools grow.\n");
	await place.write("README.review.yaml", "pep-wizard-review: 1\n");
	const { err } = await place.run("import", "README.md", "-o", "pools");
	expect(err).toContain(`README.review.yaml stays the review of the document, and the draft has none.
  To take it along: git mv README.review.yaml pools.review.yaml
`);
	expect((await place.run("import", "README.md")).err).not.toContain("review");
});
