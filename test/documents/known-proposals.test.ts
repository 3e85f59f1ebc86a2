/** The proposals of a repository that others can refer to. */
import { execFileSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { proposalsAround } from "../../src/documents/known-proposals.ts";
import { emptyFolder } from "../end-to-end/folder.ts";

const ENV = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };

async function repository(files: Readonly<Record<string, string>>): Promise<string> {
	const { folder } = await emptyFolder();
	for (const [file, text] of Object.entries(files)) {
		await mkdir(join(folder, dirname(file)), { recursive: true });
		await writeFile(join(folder, file), text);
	}
	return folder;
}

const FILES = {
	"README.md": "# 1 Everything",
	"proposals/README.md": "# All proposals",
	"proposals/0000-template.md": "# PEP-NNNN: Title",
	"proposals/1102-pool-autoscaler.pep.yaml": 'pep-wizard: 1\nanswers:\n  title: "Pool autoscaler"\n',
	"proposals/1102-pool-autoscaler.md": "# An older title\n",
	"proposals/0871-machines/README.md": "# Platform Enhancement Proposal\n\n## PEP-0871: Machine *reservations*\n",
	"proposals/about-pods.md": "---\ntitle: 'About pods'\n---\n# Pods\n",
	"proposals/1200-mine.pep.yaml": "pep-wizard: 1\nanswers:\n  title: Mine\n",
	"proposals/1200-mine.md": "# PEP-1200: Mine\n",
	"proposals/1300-no-heading.md": "Text without a heading.\n",
};

test("are listed by number with their titles, once each, without the draft itself, templates and other documents", async () => {
	const folder = await repository(FILES);
	execFileSync("git", ["init", "--quiet"], { cwd: folder, env: ENV });
	const found = await proposalsAround(join(folder, "proposals", "1200-mine.pep.yaml"), ENV);
	expect(found).toEqual([
		{
			number: "0871",
			title: "Machine reservations",
			path: "0871-machines/README.md",
			place: "/proposals/0871-machines",
		},
		{
			number: "1102",
			title: "Pool autoscaler",
			path: "1102-pool-autoscaler.md",
			place: "/proposals/1102-pool-autoscaler.md",
		},
		{ number: "1300", title: "no heading", path: "1300-no-heading.md", place: "/proposals/1300-no-heading.md" },
		{ title: "About pods", path: "about-pods.md", place: "/proposals/about-pods.md" },
	]);
});

test("without git and in a folder of its own, are looked for beside that folder", async () => {
	const folder = await repository({
		"peps/7-pools/7-pools.pep.yaml": "",
		"peps/8-disks/README.md": "# Disks\n",
	});
	const found = await proposalsAround(join(folder, "peps", "7-pools", "7-pools.pep.yaml"), { PATH: "" });
	expect(found).toEqual([{ number: "8", title: "Disks", path: "../8-disks/README.md", place: "/8-disks" }]);
});

test("hostile names and titles stay text, pipes and endless links are left out, a long file is read in part", async () => {
	const folder = await repository({
		"7-\u001b[31m.md": "# 7 Red\n",
		"8-title.md": `# 8 A\u001b]0;x\u0007 title\u202e\n${"x".repeat(100_000)}`,
		"9-long.md": `# 9 ${"y".repeat(100_000)}`,
	});
	await symlink("/dev/zero", join(folder, "10-zero.md"));
	const found = await proposalsAround(join(folder, "1-mine.pep.yaml"), { PATH: "" });
	expect(found.map(({ number }) => number)).toEqual(["8", "9"]);
	expect(found[0]!.title).not.toMatch(/[\u001b\u0007\u202e]/);
	expect(found[1]!.title).toHaveLength(120);
});

test("of a large repository are found while other work goes on", async () => {
	const many = Object.fromEntries(
		Array.from({ length: 300 }, (_, index) => [`proposals/${index + 1}-x/README.md`, `# ${index + 1}: X${index}\n`]),
	);
	const folder = await repository(many);
	let turns = 0;
	let isOver = false;
	const takeTurns = (): void => {
		turns++;
		if (!isOver) setImmediate(takeTurns);
	};
	takeTurns();
	const found = await proposalsAround(join(folder, "a.pep.yaml"), { PATH: "" });
	isOver = true;
	expect(found).toHaveLength(300);
	expect(turns).toBeGreaterThan(3);
});
