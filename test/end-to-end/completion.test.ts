/** Completion in real shells: what the user sees on Tab. Shells that aren't installed are skipped. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runProgram } from "./program.ts";
import { openShell, SHELLS, shellPath } from "./shells.ts";

const DRAFT = "pep-wizard: 1\ntemplate: pep\nstage: alpha\nanswers: {}\n";

async function files(folder: string): Promise<void> {
	await writeFile(join(folder, "12-pool-resize.pep.yaml"), DRAFT);
	await writeFile(join(folder, "my notes.md"), "# Notes\n");
	await writeFile(join(folder, "other.txt"), "");
	await mkdir(join(folder, "proposals"));
	await writeFile(join(folder, "proposals", "7-nodes.pep.yaml"), DRAFT);
}

describe.each(SHELLS)("%s", (shell) => {
	const missing = shellPath(shell) === undefined;

	test.skipIf(missing)(missing ? `skipped: there is no ${shell} here` : "completes what is meant", async () => {
		const { completes } = await openShell(shell, files);
		await completes("pep-wizard prom", "pep-wizard promote ");
		await completes("pep-wizard 12", "pep-wizard 12-pool-resize.pep.yaml ");
		await completes("pep-wizard render pro", "pep-wizard render proposals/");
		await completes("pep-wizard render proposals/", "pep-wizard render proposals/7-nodes.pep.yaml ");
		await completes("pep-wizard import m", "pep-wizard import my\\ notes.md ");
		await completes("pep-wizard new --tem", "pep-wizard new --template ");
		await completes("pep-wizard new --template k", "pep-wizard new --template kep ");
		await completes("pep-wizard new --stage=b", "pep-wizard new --stage=beta ");
		await completes("pep-wizard check --format sar", "pep-wizard check --format sarif ");
		await completes(
			"pep-wizard promote 12-pool-resize.pep.yaml s",
			"pep-wizard promote 12-pool-resize.pep.yaml stable ",
		);
		await completes(
			"pep-wizard get proposals/7-nodes.pep.yaml motivation/n",
			"pep-wizard get proposals/7-nodes.pep.yaml motivation/non-goals ",
		);
	});

	test.skipIf(missing)(missing ? `skipped: there is no ${shell} here` : "offers a choice", async () => {
		const { offers } = await openShell(shell, files);
		await offers("pep-wizard set 12-pool-resize.pep.yaml motivation/", ["/goals", "/non-goals"]);
	});
});

test("can be parsed by each shell", async () => {
	for (const shell of SHELLS) {
		const { code, stdout, stderr } = await runProgram(["completion", shell], { cwd: "." });
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		expect(stdout).toContain("pep-wizard completion words -- ");
	}
});
