/**
 * `kep.yaml` and the approval file are judged as upstream's own validators judge them. Each verdict below was compared
 * with theirs when it was written down.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Finding } from "../../../src/check/types.ts";
import { checkOptionsOf, resultFor } from "../../../src/commands/check/run.ts";
import { ACCEPTED } from "./accepted.ts";
import { APPROVAL_FAULTS, KEP_FAULTS } from "./faults.ts";
import { ALIASES, APPROVAL, type Case, changed, GROUPS, METADATA } from "./proposal.ts";
import { UPSTREAM } from "./upstream.ts";

const top = mkdtempSync(join(tmpdir(), "pep-gate-"));
afterAll(() => rmSync(top, { recursive: true }));

const FOLDER = "keps/sig-cli/4822-ordered-node-drain";
const APPROVALS = "keps/prod-readiness/sig-cli";
for (const folder of [FOLDER, APPROVALS, ".git", ...GROUPS.map((group) => `keps/${group}`)])
	mkdirSync(join(top, folder), { recursive: true });
writeFileSync(join(top, "OWNERS_ALIASES"), ALIASES);
writeFileSync(
	join(top, FOLDER, "README.md"),
	"# KEP-4822: Ordered node drain\n\n## Summary\n\nNodes are drained in order.\n",
);

/** Findings about the metadata, in whichever of the files it is. */
async function found({ kep, approval }: Pick<Case, "kep" | "approval">): Promise<readonly Finding[]> {
	writeFileSync(join(top, FOLDER, "kep.yaml"), changed(METADATA, kep));
	const file = join(top, APPROVALS, "4822.yaml");
	if (approval === false) rmSync(file, { force: true });
	else writeFileSync(file, changed(APPROVAL, approval));
	return findings();
}

async function findings(): Promise<readonly Finding[]> {
	const checking = checkOptionsOf({
		cwd: top,
		env: {},
		template: "kep",
		stage: undefined,
		today: "2026-03-04",
		fix: false,
	});
	const result = await resultFor({ file: `${FOLDER}/README.md`, named: true }, checking);
	if (!result || "problems" in result) throw new Error(JSON.stringify(result));
	return result.findings.filter(({ rule }) => rule.startsWith("metadata/"));
}

const errorsIn = (findings: readonly Finding[]): readonly Finding[] =>
	findings.filter(({ severity }) => severity === "error");

/** The lines, 1-based, that a fault changes, with those around, whose key it may belong to. */
function faultyLines({ kep = [], approval }: Case): number[] {
	const before = (approval === undefined ? METADATA : APPROVAL).split("\n");
	const after = changed(before.join("\n"), approval || kep).split("\n");
	const first = after.findIndex((line, nth) => line !== before[nth]);
	const last = after.length - [...after].reverse().findIndex((line, nth) => line !== before.at(-1 - nth));
	return Array.from({ length: Math.max(last, first + 1) - first + 2 }, (_, nth) => first + nth);
}

/** What isn't there has no column; a file that is missing is demanded by the status, or by the stage. */
const hasNoPlace = ({ at, rule }: Finding): boolean =>
	at.column === undefined || rule === "metadata/missing-file" || rule === "metadata/syntax";

describe.each([
	["kep.yaml", KEP_FAULTS],
	["the approval", APPROVAL_FAULTS],
] as const)("a fault in %s is reported as an error with its location", (_, faults) => {
	test.each(faults)("$name", async (fault) => {
		const errors = errorsIn(await found(fault));
		expect(errors).not.toEqual([]);
		const lines = fault.approval === false ? [] : faultyLines(fault);
		expect(errors.filter((each) => lines.includes(each.at.line ?? 0) || hasNoPlace(each))).not.toEqual([]);
	});
});

test.each(ACCEPTED)("accepts: $name", async (accepted) => {
	expect(errorsIn(await found(accepted)).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
});

test.each(UPSTREAM)("upstream's case “$name” is $verdict", async ({ verdict, ...proposal }) => {
	expect(errorsIn(await found(proposal)).length > 0).toBe(verdict === "refused");
});

test("a README without its kep.yaml is an error, whatever its front matter has", async () => {
	await found({});
	rmSync(join(top, FOLDER, "kep.yaml"));
	const [missing, ...others] = errorsIn(await findings());
	expect(missing).toMatchObject({ rule: "metadata/missing-file", at: { file: `${FOLDER}/README.md`, line: 1 } });
	expect(others).toEqual([]);
});
