/**
 * A platform team tries its template on the proposals that it has: what is misread is found, taught, and read rightly.
 * The built program, without a terminal.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";

const TEMPLATE = `# Proposal NNNN: Title

## Summary

<!-- For people in a hurry. -->

## Operating cost

<!-- What it takes to run. -->
`;

const proposal = (number: number): string => `# Proposal ${number}: Change ${number}

## Summary

A change.

## Cost of operations

Two machines more, number ${number}.
`;

test("a template is checked against proposals, taught, and understands them", async () => {
	const { folder, env } = await emptyFolder();
	const run = (...args: string[]) => runProgram(args, { cwd: folder, env });
	await mkdir(join(folder, "proposals"));
	await writeFile(join(folder, "template.md"), TEMPLATE);
	for (const number of [1, 2, 3]) await writeFile(join(folder, `proposals/${number}.md`), proposal(number));

	const imported = await run("import", "proposals/1.md", "--template", "template.md", "-o", "1.pep.yaml");
	expect(imported).toEqual({
		code: 0,
		stdout: "1.pep.yaml\n",
		stderr: [
			"Template template.md: 2 of 3 sections; 1 extra section kept",
			"Of 4 items: 3 answered, 1 blank",
			"To see why: pep-wizard status proposals/1.md --template template.md --explain all",
			"",
		].join("\n"),
	});
	const why = await run("status", "proposals/1.md", "--template", "template.md", "--explain", "all");
	expect(why.stdout).toMatch(/^blank +absent +operating-cost$/m);
	expect(why.stdout).toContain("    not in the template: “Cost of operations” on line 7\n");

	const checked = await run("template", "check", "template.md", "proposals");
	expect(checked.stdout).toContain("    in its place: “Cost of operations” (3)\n");
	const written = await run("template", "check", "template.md", "proposals", "--write");
	expect(written.stdout).toContain("  items answered: 9 before, 12 after\n");
	expect(await readFile(join(folder, "questionnaire.yaml"), "utf8")).toContain("- Cost of operations # 3 proposals\n");

	const after = await run("status", "proposals/1.md", "--template", "template.md", "--exit-code");
	expect(after.code).toBe(0);
	const found = await run(
		"status",
		"proposals/1.md",
		"--template",
		"template.md",
		"--explain",
		"operating-cost",
		"--json",
	);
	expect(JSON.parse(found.stdout).proposals[0].explained[0]).toMatchObject({
		completeness: "answered",
		lines: { first: 9, last: 9 },
		found: { by: "alias", line: 7, text: "Cost of operations" },
	});
});
