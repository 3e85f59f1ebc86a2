/** `pep-wizard diff` since a stage, and of what no item holds: other keys, and files that are kept elsewhere. */
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Folder, folder } from "./run.ts";

const FILE = "keps/sig-node/7-drain/README.md";
const YAML = "keps/sig-node/7-drain/kep.yaml";
const APPROVAL = "keps/prod-readiness/sig-node/7.yaml";

function git(at: Folder, ...words: readonly string[]): void {
	const env = { ...process.env, TZ: "UTC", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
	const who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
	execFileSync("git", [...who, ...words], { cwd: at.path, env, stdio: "pipe" });
}

const readme = (summary: string): string =>
	`# KEP-7: Drain\n\n## Summary\n\n${summary}\n\n## Motivation\n\n### Goals\n\n- One.\n\n## Design Details\n`;
const yaml = (stage: string, more = ""): string =>
	`title: Drain\nkep-number: 7\nowning-sig: sig-node\nstatus: implementable\nstage: ${stage}\n${more}`;

/** A history of one file after the other, written at once: its texts, the oldest first. */
function imported(at: Folder, ...commits: readonly Readonly<Record<string, string>>[]): void {
	const stream = commits.flatMap((files, nth) => [
		"commit refs/heads/main",
		`committer A <a@example.org> ${1_700_000_000 + nth * 60} +0000`,
		"data 1\nA",
		...Object.entries(files).flatMap(([name, text]) =>
			text === "" ? [`D ${name}`] : [`M 100644 inline ${name}`, `data ${Buffer.byteLength(text)}\n${text}`],
		),
	]);
	git(at, "init", "--quiet", "--initial-branch=main");
	execFileSync("git", ["fast-import", "--quiet"], { cwd: at.path, input: `${stream.join("\n")}\n` });
	git(at, "reset", "--quiet", "--hard");
}

/** Drafted, at alpha, approved, corrected, at beta, corrected again. */
async function history(withApproval = true): Promise<Folder> {
	const at = await folder();
	git(at, "init", "--quiet", "--initial-branch=main");
	const commit = async (files: Readonly<Record<string, string>>): Promise<void> => {
		for (const [name, text] of Object.entries(files)) await at.write(name, text);
		git(at, "add", ".");
		git(at, "commit", "--quiet", "--allow-empty", "-m", "Go on");
	};
	await commit({ [FILE]: readme("First."), [YAML]: yaml("stable") });
	await commit({ [YAML]: yaml("alpha") });
	await commit({ [FILE]: readme("Second.") });
	if (withApproval) await commit({ [APPROVAL]: 'kep-number: 7\nalpha: { approver: "@prr" }\n' });
	await commit({ [FILE]: readme("Third.") });
	await commit({ [YAML]: yaml("beta", "superseded-by: [KEP-8]\n") });
	await commit({ [FILE]: readme("Fourth.") });
	return at;
}

describe("since a stage", () => {
	test("is since the commit that approved it", async () => {
		const { code, out, err } = await (await history()).run("diff", FILE, "alpha");
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(out).toMatch(/^7 Drain\nalpha \([0-9a-f]{10}\) → keps/);
		expect(out).toContain("Stage: alpha → beta");
		expect(out).toContain("[-Second-]{+Fourth+}.");
	});

	test("is since the proposal came to it, where nothing says who approved it", async () => {
		expect((await (await history(false)).run("diff", FILE, "alpha")).out).toContain("[-First-]{+Fourth+}.");
		expect((await (await history()).run("diff", FILE, "beta")).out).toContain("[-Third-]{+Fourth+}.");
	});

	test("is between two stages", async () => {
		const { out } = await (await history()).run("diff", FILE, "Alpha", "beta");
		expect(out).toContain("Stage: alpha → beta");
		expect(out).toContain("[-Second-]{+Third+}.");
	});

	test("is since a tag or a branch of that name, if there is one", async () => {
		const at = await history();
		git(at, "tag", "alpha", "HEAD~1");
		expect((await at.run("diff", FILE, "alpha")).out).toContain("[-Third-]{+Fourth+}.");
	});

	test("may be named as the template does", async () => {
		const at = await folder();
		git(at, "init", "--quiet", "--initial-branch=main");
		await at.run("new", "1-a.pep.yaml", "--no-edit", "--title", "A", "--stage", "stable");
		git(at, "add", ".");
		git(at, "commit", "--quiet", "-m", "Begin");
		const { code, out } = await at.run("diff", "1-a.pep.yaml", "prod ready");
		expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^1 A\nstable \(/) });
	});

	test("that it never was at is an error, which names those that it was at", async () => {
		const at = await history();
		expect((await at.run("diff", FILE, "gamma")).err).toContain("there is no revision “gamma”");
		expect((await at.run("diff", FILE, "aplha")).err).toContain("\n  Did you mean the stage “alpha”?\n");
		await at.write("8-other/README.md", readme("New."));
		await at.write("8-other/kep.yaml", yaml("alpha"));
		const error = async (): Promise<unknown> => {
			const { code, err } = await at.run("diff", "8-other/README.md", "beta");
			return { code, err };
		};
		const names = (what: string): object => {
			const message = `8-other/README.md: was never at the stage “beta” in the commits of this branch: ${what}`;
			return { code: 3, err: `${message}\n  Name a commit, a tag or a day instead\n` };
		};
		expect(await error()).toEqual(names("it names none"));
		git(at, "add", ".");
		git(at, "commit", "--quiet", "-m", "Add");
		expect(await error()).toEqual(names("only at “alpha”"));
	});

	test("is one that is written: a stage that is only assumed is none", async () => {
		const at = await folder();
		git(at, "init", "--quiet", "--initial-branch=main");
		for (const text of [yaml("alpha").replace(/stage:.*\n/, ""), yaml("alpha"), yaml("beta")]) {
			await at.write(FILE, readme(text.includes("stage") ? "Second." : "First."));
			await at.write(YAML, text);
			git(at, "add", ".");
			git(at, "commit", "--quiet", "-m", "Go on");
		}
		await at.write(FILE, readme("Third."));
		expect((await at.run("diff", FILE, "alpha")).out).toContain("[-Second-]{+Third+}.");
	});

	test("works for a file outside of the working folder", async () => {
		const at = await history();
		await at.write("elsewhere/x", "");
		const { out } = await at.runAt({ folder: "elsewhere" }, "diff", `../${FILE}`, "beta");
		expect(out).toContain("[-Third-]{+Fourth+}.");
	});
});

describe("in a long history", () => {
	/** Changes in which a word like the stage's comes and goes don't matter. */
	const changes = Array.from({ length: 400 }, (_, nth) => ({ [FILE]: readme(`Text ${nth}.`) }));
	const begun = { [FILE]: readme("Begun."), [YAML]: yaml("alpha") };

	test("a stage is found as far back as it began", async () => {
		const at = await folder();
		imported(at, begun, { [YAML]: yaml("beta") }, ...changes, { [YAML]: yaml("stable") });
		expect((await at.run("diff", FILE, "alpha")).out).toContain("[-Begun-]{+Text 399+}.");
		expect((await at.run("diff", FILE, "beta")).out).toContain("[-Begun-]{+Text 399+}.");
	});

	test("a document's own line is found, too", async () => {
		const at = await folder();
		await at.run("new", "1-a.pep.yaml", "--no-edit", "--title", "A");
		await at.run("render", "1-a.pep.yaml", "-o", "1-a.md");
		const text = (stage: string, nth: number): string =>
			document.replace(/(?<=\*\*Stage:\*\*).*/, ` ${stage}`).replace(/(?<=## Summary\n)/, `\nText ${nth}.\n`);
		const document = await at.read("1-a.md");
		const drafted = Array.from({ length: 350 }, (_, nth) => ({ "1-a.md": text("Alpha", nth) }));
		imported(at, ...drafted, { "1-a.md": text("Beta", 400) }, { "1-a.md": text("Beta", 401) });
		expect((await at.run("diff", "1-a.md", "beta")).out).toContain("Text [-400-]{+401+}.");
		await at.write("1-a.md", text("Beta", 402));
		expect((await at.run("diff", "1-a.md", "alpha")).out).toContain("Text [-0-]{+402+}.");
	});
});

describe("a proposal that was renamed", () => {
	const OLD = "keps/0007-drain.md";
	const MIDDLE = "keps/sig-apps/7-drain";
	const front = (stage: string, text: string): string => `---\n${yaml(stage)}---\n${readme(text)}`;

	/** A document that became a folder of its own, was moved, and rewritten. */
	async function moved(): Promise<Folder> {
		const at = await folder();
		const long = "It is slow, and nobody knows in which order anything happens to the pods on a node.\n".repeat(20);
		imported(
			at,
			{ [OLD]: front("alpha", `First.\n\n${long}`) },
			{ [OLD]: front("alpha", `Second.\n\n${long}`) },
			{ [OLD]: "", [`${MIDDLE}/README.md`]: readme(`Second.\n\n${long}`), [`${MIDDLE}/kep.yaml`]: yaml("alpha") },
			{ [`${MIDDLE}/kep.yaml`]: yaml("beta"), [`${MIDDLE}/README.md`]: readme("Third.") },
			{
				[`${MIDDLE}/README.md`]: "",
				[`${MIDDLE}/kep.yaml`]: "",
				[FILE]: readme("Third."),
				[YAML]: yaml("beta").replace("7", "0007"),
			},
			{ [FILE]: readme("Fourth.") },
		);
		return at;
	}

	test("is followed to the names that it had", async () => {
		const at = await moved();
		expect((await at.run("diff", FILE, "alpha")).out).toContain("[-First.-]");
		expect((await at.run("diff", FILE, "beta")).out).toContain("[-Third-]{+Fourth+}.");
		expect((await at.run("diff", FILE, "HEAD~4")).out).toContain("[-Second.-]");
	});

	test("and is about to be renamed again", async () => {
		const at = await moved();
		await at.write("keps/sig-storage/x", "");
		git(at, "mv", "keps/sig-node/7-drain", "keps/sig-storage/drains");
		const file = "keps/sig-storage/drains/README.md";
		expect((await at.run("diff", file)).out).toContain("No item changed.");
		expect((await at.run("diff", file, "HEAD~1")).out).toContain("[-Third-]{+Fourth+}.");
		expect((await at.run("diff", file, "alpha")).out).toContain("[-First.-]");
	});

	test("is found by its number, though git doesn't know of the rename yet", async () => {
		const at = await folder();
		imported(at, { "peps/7-drain.md": readme("Old."), "peps/8-other.md": readme("Other.") });
		await rm(join(at.path, "peps/7-drain.md"));
		await at.write("peps/7-drain-in-order.md", readme("New."));
		expect((await at.run("diff", "peps/7-drain-in-order.md")).out).toContain("[-Old-]{+New+}.");
	});

	test("is no other one with a folder of that name, which is still there", async () => {
		const at = await folder();
		imported(at, { "a/drain/README.md": readme("Another.") }, { "b/drain/README.md": readme("New.") });
		expect((await at.run("diff", "b/drain/README.md", "HEAD~1")).err).toContain("isn't there at “HEAD~1”");
	});
});

describe("on branches", () => {
	test("is since the merge that brought the stage, whatever was committed elsewhere meanwhile", async () => {
		const at = await history(false);
		git(at, "checkout", "--quiet", "-b", "review", "HEAD");
		await at.write(YAML, yaml("stable"));
		git(at, "commit", "--quiet", "-am", "Propose");
		await at.write(FILE, readme("Fifth."));
		git(at, "commit", "--quiet", "-am", "Improve");
		git(at, "checkout", "--quiet", "main");
		await at.write("other.txt", "x");
		git(at, "add", ".");
		git(at, "commit", "--quiet", "-m", "Something else");
		git(at, "merge", "--quiet", "--no-ff", "-m", "Merge", "review");
		await at.write(FILE, readme("Sixth."));
		expect((await at.run("diff", FILE, "stable")).out).toContain("[-Fifth-]{+Sixth+}.");
	});

	test("is found in a worktree, and in a submodule", async () => {
		const at = await history();
		git(at, "worktree", "add", "--quiet", "../tree", "HEAD~1");
		onTestFinished(() => rm(join(at.path, "../tree"), { recursive: true, force: true }));
		const { out } = await at.run("diff", `../tree/${FILE}`, "alpha");
		expect(out).toContain("[-Second-]{+Third+}.");
		const outer = await folder();
		git(outer, "init", "--quiet");
		git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", at.path, "theirs");
		expect((await outer.run("diff", `theirs/${FILE}`, "alpha")).out).toContain("[-Second-]{+Fourth+}.");
	});
});

describe("in a shallow clone", () => {
	async function shallow(depth: number): Promise<Folder> {
		const [from, at] = [await history(false), await folder()];
		git(at, "clone", "--quiet", `--depth=${depth}`, `file://${from.path}`, "clone");
		return at;
	}

	test("a stage that came after its oldest commit is found", async () => {
		const at = await shallow(3);
		expect((await at.run("diff", `clone/${FILE}`, "beta")).out).toContain("[-Third-]{+Fourth+}.");
	});

	test("one that may have come before is an error that says what to fetch", async () => {
		const at = await shallow(3);
		for (const stage of ["alpha", "stable"])
			expect(await at.run("diff", `clone/${FILE}`, stage)).toEqual({
				code: 3,
				out: "",
				err: `clone/${FILE}: may have been at the stage “${stage}” before the oldest commit of this shallow clone\n  Fetch the whole history first: git fetch --unshallow\n`,
			});
	});
});

describe("what no item holds", () => {
	test("is compared as well: other keys, and approvals that are kept elsewhere", async () => {
		const at = await history();
		await at.write(APPROVAL, 'kep-number: 7\nalpha: { approver: "@prr" }\nbeta:\n  approver: "@lead"\n');
		const { out } = await at.run("diff", FILE, "HEAD~3");
		expect(out).toContain("New: kep.yaml › superseded-by (kep-yaml/superseded-by)\n  + - KEP-8\n");
		expect(out).toContain(
			"New: production readiness approval › beta.approver (production-readiness-approval/beta/approver)\n  + @lead\n",
		);
		expect(out).not.toContain("alpha.approver");
	});

	test("in JSON and Markdown too, and gone where it is gone", async () => {
		const at = await history();
		await at.write(YAML, yaml("beta"));
		const { changes } = JSON.parse((await at.run("diff", FILE, "--json")).out);
		expect(changes).toMatchObject([{ type: "removed", id: "kep-yaml/superseded-by", before: "- KEP-8", after: "" }]);
		expect((await at.run("diff", FILE, "--format", "markdown")).out).toContain("superseded-by (removed)");
	});

	test("is nothing that a draft lacks", async () => {
		const at = await history();
		await at.run("import", FILE);
		expect((await at.run("diff", FILE, FILE.replace(".md", ".pep.yaml"))).out).toContain("No item changed.");
	});

	test("which is broken is left out", async () => {
		const at = await history();
		await at.write(APPROVAL, "kep-number: [\n");
		expect((await at.run("diff", FILE, "alpha")).code).toBe(0);
	});
});
