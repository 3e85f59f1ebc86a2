/** `pep-wizard diff` since a stage, and of what no item holds: other keys, and files that are kept elsewhere. */
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
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

	test("that it never was at is an error", async () => {
		const at = await history();
		git(at, "checkout", "--quiet", "-b", "other");
		for (const name of ["stable", "gamma"]) {
			const { code, err } = await at.run("diff", "keps/sig-node/7-drain/README.md", name);
			if (name === "stable") expect(code).toBe(0);
			else
				expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining("there is no revision “gamma”") });
		}
		await at.write("8-other/README.md", readme("New."));
		await at.write("8-other/kep.yaml", yaml("alpha"));
		const { code, err } = await at.run("diff", "8-other/README.md", "beta");
		expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining("never was at the stage “beta”") });
	});

	test("works for a file outside of the working folder", async () => {
		const at = await history();
		await at.write("elsewhere/x", "");
		const { out } = await at.runAt({ folder: "elsewhere" }, "diff", `../${FILE}`, "beta");
		expect(out).toContain("[-Third-]{+Fourth+}.");
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
