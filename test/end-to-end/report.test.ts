/** The built program's reports, as a release team runs them. */
import { expect, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";

test("a release team lists what is missing, finds a wrong reference, and draws what belongs together", async () => {
	const { folder, env } = await emptyFolder();
	const run = (...words: readonly string[]) => runProgram(words, { cwd: folder, env });
	await run("new", "1-pools.pep.yaml", "--no-edit", "--title", "Pools", "--number", "1");
	await run("new", "2-zones.pep.yaml", "--no-edit", "--title", "Zones", "--number", "2", "--stage", "beta");
	await run("set", "2-zones.pep.yaml", "pep-status/owners", "@ann");
	await run("set", "2-zones.pep.yaml", "pep-status/related-keps", "1, PEP-9");

	const report = await run("report", "--owner", "@ann");
	expect(report).toMatchObject({ code: 0, stderr: "" });
	expect(report.stdout).toMatch(/2 Zones\n {4}Beta, @ann, 2-zones.pep.yaml\n {4}Production readiness: not approved/);
	expect(report.stdout).not.toContain("Pools");

	const check = await run("check", "2-zones.pep.yaml");
	expect(check.stdout).toContain("“PEP-9” refers to a proposal that isn't there");

	const graph = await run("report", "--graph", "--format", "markdown");
	expect(graph.stdout).toBe('```mermaid\nflowchart LR\n  p1["1 Pools"]\n  p2["2 Zones"]\n  p2 -.- p1\n```\n');
	const page = await run("report", "--format", "html");
	expect(page.stdout).toMatch(/^<!doctype html>[\s\S]*<h3><bdi>2 Zones<\/bdi><\/h3>/);
	expect((await run("report", "--milestone", "v1", "--graph", "--stale")).code).toBe(2);
});
