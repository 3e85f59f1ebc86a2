/** The built `pep-wizard check` over many files, which it checks on several threads. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runProgram } from "./program.ts";

const FILES = 150;

/** Documents of different lengths, every tenth of them unusable. */
async function proposals(): Promise<{ readonly cwd: string; readonly names: readonly string[] }> {
	const cwd = await mkdtemp(join(tmpdir(), "pep-wizard-many-"));
	onTestFinished(() => rm(cwd, { recursive: true, force: true }));
	const names = Array.from({ length: FILES }, (_, at) => `p${`${at}`.padStart(3, "0")}.md`);
	for (const [at, name] of names.entries()) {
		const text = `# Pool ${at}\n\n## Summary\n\n${"Words.\n\n".repeat((at * 37) % 400)}## Motivation\n\n### Goals\n\n## Proposal\n`;
		await writeFile(join(cwd, name), at % 10 === 9 ? Buffer.from([0xff, 0xfe, 0xff]) : text);
	}
	return { cwd, names };
}

test("reports every file once, in order, with the same findings as when checked alone", async () => {
	const { cwd, names } = await proposals();
	const { code, stdout } = await runProgram(["check", "--format", "json"], { cwd });
	expect(code).toBe(3);
	const { files, problems, summary } = JSON.parse(stdout);
	const usable = names.filter((_, at) => at % 10 !== 9);
	expect(files.map(({ file }: { file: string }) => file)).toEqual(usable);
	expect(problems.map(({ file }: { file: string }) => file)).toEqual(names.filter((_, at) => at % 10 === 9));
	expect(summary.files).toBe(FILES);
	const alone = await runProgram(["check", "p077.md", "--format", "json"], { cwd });
	expect(JSON.parse(alone.stdout).files).toEqual([files.find(({ file }: { file: string }) => file === "p077.md")]);
});
