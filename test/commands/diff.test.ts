/** `pep-wizard diff`: what the author changed, between revisions and between files. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cp, mkdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shortDraft } from "./drafts.ts";
import { type Folder, folder } from "./run.ts";

const GOLDEN = "test/commands/golden";

/** The committed output; `npm run update` writes it. */
function golden(name: string, printed: string): string {
	const file = join(GOLDEN, name);
	if (process.env.UPDATE_DOCS) {
		mkdirSync(GOLDEN, { recursive: true });
		writeFileSync(file, printed);
	}
	return readFileSync(file, "utf8");
}

function git(at: Pick<Folder, "path">, ...words: readonly string[]): void {
	const dates = { GIT_AUTHOR_DATE: "2026-01-10T12:00:00Z", GIT_COMMITTER_DATE: "2026-01-10T12:00:00Z" };
	const env = { ...process.env, ...dates, TZ: "UTC", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
	const who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
	execFileSync("git", [...who, ...words], { cwd: at.path, env, stdio: "pipe" });
}

const FILE = "keps/sig-node/7-drain/README.md";

const ALPHA = `# KEP-7: Ordered node drain

## Summary

Pods leave a node in an order.

The order is a number at each pod.

## Motivation

Drains are slow.

### Goals

- Ordered drain of a node
- No new API

## Design Details

### Graduation Criteria

Two releases without a bug.

## Drawbacks

It is <b>one more</b> thing to know.

## Alternatives

A controller could do it.
`;

const BETA = `# KEP-7: Ordered node drain

## Summary

Pods leave a node in the order that their owners ask for.

The order is a number at each pod.

## Motivation

Drains are slow.

### Goals

- Ordered drain of a node
- Progress can be watched

### Non-Goals

- Other controllers

## Design Details

### Test Plan

\`\`\`sh
go test ./drain
\`\`\`

### Lessons of alpha

Two releases without a bug.

## Drawbacks

It is <b>another</b> thing to know.
`;

const yaml = (stage: string, status: string, more = ""): string =>
	`title: Ordered node drain\nkep-number: 7\nauthors: ["@ann"]\nowning-sig: sig-node\nstatus: ${status}\nstage: ${stage}\n${more}`;

/** Made once, and copied for each test. */
let original = "";
beforeAll(() => {
	original = mkdtempSync(join(tmpdir(), "pep-wizard-diff-"));
	const write = (name: string, text: string): void => {
		mkdirSync(dirname(join(original, name)), { recursive: true });
		writeFileSync(join(original, name), text);
	};
	const at = { path: original };
	write(FILE, ALPHA);
	write("keps/sig-node/7-drain/kep.yaml", yaml("alpha", "provisional"));
	git(at, "init", "--quiet", "--initial-branch=main");
	git(at, "add", ".");
	git(at, "commit", "--quiet", "-m", "Approve alpha");
	git(at, "tag", "alpha-approved");
	write(FILE, BETA);
	git(at, "commit", "--quiet", "-am", "Learn from alpha");
	write("keps/sig-node/7-drain/kep.yaml", yaml("beta", "implementable", 'approvers: ["@dora"]\n'));
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

/** Approved for alpha, tagged, and changed since; the last change isn't committed. */
async function repository(): Promise<Folder> {
	const at = await folder();
	await cp(original, at.path, { recursive: true });
	return at;
}

/** Commits have other ids where git is another version. */
const withoutIds = (printed: string): string => printed.replace(/\b[0-9a-f]{40}\b|\b[0-9a-f]{10}\b/g, "COMMIT");

describe("since a revision", () => {
	test.each([
		["text", "diff.txt"],
		["markdown", "diff.md"],
		["json", "diff.json"],
	])("prints %s", async (format, name) => {
		const at = await repository();
		const { code, out, err } = await at.run("diff", FILE, "alpha-approved", "--format", format);
		expect({ code, err }).toEqual({ code: 0, err: "" });
		const printed = withoutIds(out);
		expect(printed).toBe(golden(name, printed));
	});

	test("is since the last commit by default", async () => {
		const { out } = await (await repository()).run("diff", FILE);
		expect(withoutIds(out)).toContain("HEAD (COMMIT) → keps/sig-node/7-drain/README.md\nStage: alpha → beta\n");
		expect(out).toContain("New: kep.yaml › Approvers (kep-yaml/approvers)\n  + @dora\n");
		expect(out).not.toContain("Summary");
	});

	test("is between two revisions, from any folder", async () => {
		const at = await repository();
		const { out } = await at.runAt({ folder: "keps/sig-node" }, "diff", "7-drain/README.md", "alpha-approved", "main");
		expect(out).toContain("Changed: Summary (summary)");
		expect(out).not.toContain("Stage:");
	});

	test("is between the two of a range", async () => {
		const at = await repository();
		const two = (await at.run("diff", FILE, "alpha-approved", "main")).out;
		expect((await at.run("diff", FILE, "alpha-approved..main")).out).toBe(two);
		expect((await at.run("diff", FILE, "alpha-approved..")).out).toBe(two.replaceAll("main", "HEAD"));
		expect((await at.run("diff", FILE, "alpha-approved...main")).err).toContain(
			"there is no revision “alpha-approved...main”",
		);
	});

	test("is since a day", async () => {
		const at = await repository();
		expect((await at.run("diff", FILE, "2026-01-10")).out).toBe(
			(await at.run("diff", FILE)).out.replace("HEAD", "2026-01-10"),
		);
		const { code, err } = await at.run("diff", FILE, "2025-12-31");
		expect({ code, err }).toMatchObject({
			code: 3,
			err: expect.stringContaining("there is no commit until 2025-12-31"),
		});
	});

	test.each([
		["keps/sig-apps/7-drain", "another group"],
		["keps/sig-node/7-ordered-drain", "another title"],
	])("finds the proposal before it was moved to %s", async (to) => {
		const at = await repository();
		await mkdir(join(at.path, "keps/sig-apps"), { recursive: true });
		git(at, "mv", "keps/sig-node/7-drain", to);
		const { out } = await at.run("diff", `${to}/README.md`, "alpha-approved");
		expect(out).toContain("Stage: alpha → beta\n");
		expect(out).toContain("Changed: Summary (summary)");
	});

	test("says that nothing changed", async () => {
		const { code, out } = await (await repository()).run("diff", FILE, "main", "main");
		expect({ code, lines: out.split("\n").slice(2) }).toEqual({ code: 0, lines: ["No item changed.", ""] });
	});

	test("works for a draft, and for a draft whose document alone was committed", async () => {
		const at = await repository();
		await at.run("import", FILE);
		const draft = FILE.replace(".md", ".pep.yaml");
		expect((await at.run("diff", FILE, draft)).out).toContain("No item changed.");
		await at.run("set", draft, "summary", "Pods leave.");
		const since = await at.run("diff", draft, "alpha-approved");
		expect(since.out).toContain("Stage: alpha → beta");
		expect(since.out).toContain("Changed: Summary (summary)\n  Pods leave[- a node in an order.-]\n");
		git(at, "add", ".");
		git(at, "commit", "--quiet", "-m", "Keep the draft");
		await at.run("set", draft, "summary", "Pods wait.");
		expect((await at.run("diff", draft)).out).toContain(
			"1 item: 1 changed\n\nChanged: Summary (summary)\n  Pods [-leave-]{+wait+}.\n",
		);
	});
});

describe("between files", () => {
	test("compares two drafts", async () => {
		const at = await folder();
		await shortDraft(at, "  title: Pools\n  risk: low\n  due: 2026-05-01\n");
		await shortDraft(
			at,
			'  title: Pools\n  risk: high\n  safe: { answer: "yes", explanation: Of course. }\n',
			"b.pep.yaml",
		);
		const { code, out } = await at.run("diff", "a.pep.yaml", "b.pep.yaml");
		expect(code).toBe(0);
		expect(out).toBe(
			[
				"Pools",
				"a.pep.yaml → b.pep.yaml",
				"3 items: 1 new, 1 changed, 1 removed",
				"",
				"Changed: Risk (risk)",
				"  [-Low-]{+Quite high+}",
				"",
				"Removed: Due (due)",
				"  - 2026-05-01",
				"",
				"New: Safe to turn off? (safe)",
				"  + Yes. Of course.",
				"",
			].join("\n"),
		);
	});

	test("sends nothing from a file to the terminal that controls it", async () => {
		const at = await folder();
		await shortDraft(at, '  title: "A\\e[2J"\n  summary: "x\\e]0;y\\a"\n');
		await shortDraft(at, '  title: "A\\e[2J"\n  summary: "z\\e]0;y\\a"\n', "b.pep.yaml");
		for (const format of ["text", "markdown", "json"]) {
			const { out } = await at.runAt(
				{ columns: 80, env: { NO_COLOR: "1", TERM: "dumb" } },
				"diff",
				"a.pep.yaml",
				"b.pep.yaml",
				"--format",
				format,
			);
			expect(out).not.toMatch(/[\x1b\x07]/);
		}
	});

	test("uses ASCII and no colours where there are none", async () => {
		const at = await folder();
		await shortDraft(at, "  title: Pools\n");
		await shortDraft(at, "  title: Zones\n", "b.pep.yaml");
		const plain = await at.runAt({ env: { LANG: "C" } }, "diff", "a.pep.yaml", "b.pep.yaml");
		expect(plain.out).toMatch(/^[\n -~]*$/);
		expect((await at.runAt({ columns: 60 }, "diff", "a.pep.yaml", "b.pep.yaml")).out).toContain("\x1b[");
	});
});

describe("what can't be compared", () => {
	test.each([
		["nowhere", "keps/sig-node/7-drain: there is no revision “nowhere” here"],
		["--all", ""],
		["main:keps", "there is no revision"],
		["-x", ""],
	])("%j is no revision", async (revision, message) => {
		const { code, err } = await (await repository()).run("diff", FILE, "--", revision);
		expect(code).toBe(3);
		expect(err).toContain(message);
		expect(err).toContain("there is no revision");
	});

	test("a file that wasn't there", async () => {
		const at = await repository();
		await at.write("keps/new.md", ALPHA);
		const { code, err } = await at.run("diff", "keps/new.md");
		expect({ code, err }).toEqual({
			code: 3,
			err: "keps/new.md: isn't there at “HEAD”\n  Commit it first, or name two files\n",
		});
	});

	test("a link that was there", async () => {
		const at = await repository();
		await mkdir(join(at.path, "keps/x"));
		await symlink("../../secret", join(at.path, "keps/x/README.md"));
		git(at, "add", ".");
		git(at, "commit", "--quiet", "-m", "Link");
		await rm(join(at.path, "keps/x/README.md"));
		await at.write("keps/x/README.md", ALPHA);
		expect((await at.run("diff", "keps/x/README.md")).err).toContain("isn't there at “HEAD”");
	});

	test("without a repository", async () => {
		const at = await folder();
		await at.write("README.md", ALPHA);
		const { code, err } = await at.run("diff", "README.md");
		expect({ code, err }).toMatchObject({
			code: 3,
			err: expect.stringContaining("is not in a git repository\n  Name two files instead"),
		});
	});

	test("formats that contradict each other", async () => {
		const { code } = await (await repository()).run("diff", FILE, "--json", "--format", "text");
		expect(code).toBe(2);
	});
});

test("runs no filter that a repository configures", async () => {
	const at = await repository();
	await at.write(".gitattributes", "*.md diff=evil filter=evil\n");
	const trap = join(at.path, "sprung");
	for (const key of ["diff.evil.textconv", "diff.evil.command", "filter.evil.smudge", "filter.evil.clean"])
		git(at, "config", key, `sh -c 'touch ${trap}; cat'`);
	expect((await at.run("diff", FILE, "alpha-approved")).code).toBe(0);
	expect((await at.run("diff", FILE, "alpha")).code).toBe(0);
	await at.write("keps/new/README.md", ALPHA);
	git(at, "add", "--intent-to-add", "keps/new");
	expect((await at.run("diff", "keps/new/README.md", "alpha-approved")).code).toBe(3);
	expect(await at.names()).toEqual(["keps"]);
});
