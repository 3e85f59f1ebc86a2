/** The metadata of a proposal is read wherever it is, and one that is broken doesn't keep the proposal from being read. */
import { describe, expect, test } from "vitest";
import { folder } from "./run.ts";

const FRONT = `---
title: Pools
authors:
  - "@ann"
owning-sig: sig-node
reviewers:
  - "@ben"
approvers:
  - "@cat"
creation-date: 2020-01-02
last-updated: 2020-01-02
status: implementable
---

# Pools

## Summary

A.
`;
const README = "# KEP-77: Sized jobs\n\n## Summary\n\nJobs.\n";
const BROKEN = "title: Sized jobs\nkep-number: 77\nreviewers:\n  - @ann\n";
const BLANK = "title:\nkep-number: 77\n";

async function holding(files: Readonly<Record<string, string>>) {
	const place = await folder();
	for (const [name, text] of Object.entries(files)) await place.write(name, text);
	return place;
}

/** The completeness of all items. */
async function states(place: Awaited<ReturnType<typeof folder>>, file: string): Promise<Record<string, string>> {
	const { out } = await place.run("status", file, "--template", "kep", "--json");
	const { items } = JSON.parse(out).proposals[0];
	return Array.isArray(items) ? Object.fromEntries(items.map(({ id, completeness }) => [id, completeness])) : items;
}

describe("front matter", () => {
	test("fills the items of the file that would otherwise be beside the document", async () => {
		const place = await holding({ "in.md": FRONT });
		const found = await states(place, "in.md");
		for (const key of ["authors", "owning-sig", "status", "creation-date", "reviewers", "approvers"])
			expect.soft(found[`kep-yaml/${key}`], key).toBe("answered");
	});

	test("is checked by the same rules, with its own lines", async () => {
		const place = await holding({ "in.md": FRONT.replace("status: implementable", "status: done") });
		const { out } = await place.run("check", "in.md", "--template", "kep");
		expect(out).toMatch(/^ +12:9 error .*metadata\/word$/m);
		expect(out).not.toMatch(/“(authors|owning-sig|creation-date)” is missing/);
	});

	test("is imported into the draft, and rendered with the document", async () => {
		const place = await holding({ "in.md": FRONT });
		expect((await place.run("import", "in.md", "--template", "kep")).code).toBe(0);
		expect((await place.run("get", "in.pep.yaml", "kep-yaml/owning-sig")).out).toBe("sig-node\n");
		expect((await place.run("render", "in.pep.yaml", "-o", "-")).out).toBe(FRONT);
	});
});

describe("front matter with comments and keys of its own", () => {
	const OWN = `---
# Kept by hand.
title: Pools   # short
authors:
  - "@ann"   # lead
custom: [a, b]  # ours
owning-sig: sig-node
status: implementable   # for now
stage: alpha
milestone:
  alpha: "v1.20"
---

# Pools

## Summary

A.
`;

	async function imported(text = OWN) {
		const place = await holding({ "in.md": text });
		await place.run("import", "in.md", "--template", "kep");
		const set = async (id: string, value: string) =>
			expect((await place.run("set", "in.pep.yaml", id, value)).code).toBe(0);
		return { ...place, set };
	}

	const CHANGED = OWN.replace("sig-node", "sig-apps")
		.replace("# lead\n", '# lead\n  - "@dora"\n')
		.replace("stage: alpha", "stage: beta")
		.replace('"v1.20"\n', '"v1.20"\n  beta: v1.22\n');

	test("gets changed answers from render, which changes no other byte and makes no file beside it", async () => {
		const { set, run, read, names } = await imported();
		expect((await run("render", "in.pep.yaml")).err).toBe("Written: in.md\n");
		expect(await read("in.md")).toBe(OWN);
		await set("kep-yaml/owning-sig", "sig-apps");
		await set("kep-yaml/authors", '["@ann", "@dora"]');
		await set("kep-yaml/milestone/beta", "v1.22");
		await set("stage", "beta");
		expect((await run("render", "in.pep.yaml", "-o", "-")).out).toBe(CHANGED);
		expect((await run("preview", "in.pep.yaml")).out).toContain("sig-apps");
		await run("render", "in.pep.yaml");
		expect(await read("in.md")).toBe(CHANGED);
		expect((await names()).sort()).toEqual(["in.md", "in.pep.yaml"]);
		expect((await run("sync", "in.pep.yaml")).err).toBe("Nothing to bring over: in.md is what the draft gives\n");
	});

	test("is brought into the draft by sync: answers as answers, the rest unchanged", async () => {
		const { set, run, write, read } = await imported();
		await set("kep-yaml/owning-sig", "sig-apps");
		const edited = OWN.replace("implementable   # for now", "deferred   # until spring").replace("[a, b]", "[a, c]");
		await write("in.md", edited);
		expect(await run("sync", "in.pep.yaml")).toMatchObject({ code: 0, err: "Brought over: Status\n" });
		expect((await run("get", "in.pep.yaml", "kep-yaml/status")).out).toBe("deferred\n");
		await run("render", "in.pep.yaml");
		expect(await read("in.md")).toBe(edited.replace("sig-node", "sig-apps"));
	});

	test("is asked about if both sides changed it", async () => {
		const { set, run, write, read } = await imported();
		await set("kep-yaml/status", "rejected");
		await write("in.md", OWN.replace("implementable", "deferred"));
		const { code, err } = await run("sync", "in.pep.yaml");
		expect({ code, first: err.split("\n")[0] }).toEqual({
			code: 4,
			first: "Changed on both sides; kept as in the draft: Status",
		});
		expect((await run("sync", "in.pep.yaml", "--mine")).code).toBe(0);
		await run("render", "in.pep.yaml");
		expect(await read("in.md")).toBe(OWN.replace("implementable", "rejected"));
	});

	test("stays unchanged if it is broken", async () => {
		const broken = OWN.replace('"@ann"', "@ann");
		const { set, run, read } = await imported(broken);
		await set("summary", "B.");
		await run("render", "in.pep.yaml");
		expect(await read("in.md")).toBe(broken.replace("\nA.", "\nB."));
	});
});

describe("a kep.yaml that can't be read", () => {
	const broken = () => holding({ "README.md": README, "kep.yaml": BROKEN });

	test("is reported by status and check, which still read the document", async () => {
		const place = await broken();
		expect((await place.run("status", "README.md", "--template", "kep")).err).toMatch(/^kep\.yaml:4:5: /);
		expect(await states(place, "README.md")).toMatchObject({ summary: "answered", number: "answered" });
		const { code, out } = await place.run("check", "README.md", "--template", "kep");
		expect(code).toBe(1);
		expect(out).toMatch(/kep\.yaml:4:5 error .*metadata\/syntax/);
		expect(out).toContain("section/missing");
		expect(out).not.toContain("metadata/missing");
	});

	test("is left unchanged by import and render", async () => {
		const place = await broken();
		const { code, err } = await place.run("import", "README.md", "--template", "kep");
		expect(code).toBe(0);
		expect(err).toMatch(/^kep\.yaml:4:5: [\s\S]*\nkep\.yaml stays as it is/);
		await place.run("render", "README.pep.yaml");
		expect(await place.read("kep.yaml")).toBe(BROKEN);
		expect(await place.read("README.md")).toBe(README);
	});

	test("stops render and sync with its location, before anything is written", async () => {
		const place = await broken();
		await place.run("import", "README.md", "--template", "kep");
		await place.run("set", "README.pep.yaml", "summary", "More jobs.");
		for (const command of ["render", "sync"]) {
			const { code, err } = await place.run(command, "README.pep.yaml");
			expect({ command, code, err: err.split("\n")[0] }).toMatchObject({
				code: 3,
				err: expect.stringMatching(/^kep\.yaml:4:5: /),
			});
		}
		expect(await place.read("kep.yaml")).toBe(BROKEN);
		expect(await place.read("README.md")).toBe(README);
	});
});

test("reports a kep.yaml without a title, uses the document's, and writes it there only on render", async () => {
	const place = await holding({ "README.md": README, "kep.yaml": BLANK });
	expect(await states(place, "README.md")).toMatchObject({ title: "answered", summary: "answered" });
	expect((await place.run("check", "README.md", "--template", "kep")).out).toMatch(
		/kep\.yaml:1:1 error .*metadata\/missing/,
	);
	expect((await place.run("import", "README.md", "--template", "kep")).code).toBe(0);
	expect((await place.run("get", "README.pep.yaml", "title")).out).toBe("Sized jobs\n");
	expect(await place.read("kep.yaml")).toBe(BLANK);
	await place.run("render", "README.pep.yaml");
	expect(await place.read("kep.yaml")).toBe(BLANK.replace("title:", "title: Sized jobs"));
});
