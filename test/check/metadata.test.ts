/** Cases of the rules for `kep.yaml` that the golden set doesn't cover: locations, and what is not a mistake. */
import { describe, expect, test } from "vitest";
import { expectCpuTime } from "../cpu-time.ts";
import { checkKepYaml, checkWithApproval, inShort, read } from "./golden.ts";

const right = read("right.kep.yaml");

/** The findings in a `kep.yaml` that differs from the right one, as rules and words at their places. */
function found(...changes: readonly (readonly [old: string, put: string])[]): string[] {
	let text = right;
	for (const [old, put] of changes) {
		expect(text).toContain(old);
		text = text.replaceAll(old, put);
	}
	return checkKepYaml(text).findings.map(({ rule, at: { line, column }, length }) => {
		const words =
			column === undefined ? "-" : text.split(/\r?\n/)[line! - 1]!.slice(column - 1, column - 1 + (length ?? 0));
		return `${rule} ${words}`;
	});
}

describe("locations", () => {
	test("are those of the words, including their quotes", () => {
		expect(found(["v1.38", "soon"])).toEqual(['metadata/milestone "soon"']);
		expect(found(["\n", "\r\n"], ["v1.38", "soon"])).toEqual(['metadata/milestone "soon"']);
	});

	test("are at the key for an empty value, and at the enclosing key for a missing one", () => {
		expect(found(["sig-cloud-provider", ""])).toEqual(["metadata/missing owning-sig"]);
		expect(found(['  beta: "v1.37"\n', ""], ["v1.37", "v1.36"])).toEqual(["metadata/expected milestone"]);
		expect(found(["title: Resize in place\n", ""])).toEqual(["metadata/missing -"]);
	});
});

describe("what isn't required", () => {
	test("approvers of what is provisional, and a plan of what is no longer pursued", () => {
		const plan = [
			["stage: beta\n", ""],
			['latest-milestone: "v1.37"\n', ""],
		] as const;
		expect(found(["implementable", "provisional"], ['  - "@lead"', "  - TBD"])).toEqual([]);
		for (const status of ["provisional", "deferred", "rejected", "withdrawn", "replaced"])
			expect(found(["implementable", status], ...plan), status).toEqual([]);
		for (const status of ["implementable", "implemented"])
			expect(found(["implementable", status], ...plan)).toEqual(["metadata/missing -", "metadata/missing -"]);
	});

	test("milestones of later stages, and whether gates can be disabled where there are none", () => {
		expect(found(['  stable: "v1.38"\n', ""])).toEqual([]);
		expect(found(["disable-supported: true\n", ""])).toEqual(["metadata/expected -"]);
	});
});

test.each([
	["provisional|implementable", "“provisional”, “implementable”, “implemented”"],
	["Implemented", "Write “implemented”."],
	["implementible", "Write “implementable”."],
	["[implementable]", "Write “provisional”,"],
])("what to write for the status %s", (status, fix) => {
	const [finding] = inShort(checkKepYaml(right.replace("implementable", status)));
	expect(finding).toContain("metadata/word");
	expect(finding).toContain(fix);
});

test("names the document or the folder, whichever has a different number", () => {
	const other = { path: "/keps/sig-node/99-resize/README.md" };
	const [, finding] = inShort(checkKepYaml(right, other));
	expect(finding).toContain("“kep-number” is 1234, but it is 99 in the folder's name (");
});

test("waives a rule for the file beside it by a comment above the document's first heading", () => {
	const waiver = "<!-- pep-wizard: allow kep-yaml/sig because the group is new -->\n\n";
	const { findings, suppressed } = checkKepYaml(read("metadata-form/wrong.kep.yaml"), {}, waiver + read("right.md"));
	expect([findings.length, suppressed.map(({ rule }) => rule)]).toEqual([0, ["metadata/form", "metadata/form"]]);
});

test("keeps findings together by file, those of the metadata before those of its approval", () => {
	const wrong = right.replace("disable-supported: true", "disable-supported: maybe");
	const { findings } = checkWithApproval(wrong, "number: 1\n");
	expect(findings.map(({ at }) => at.file)).toEqual(["kep.yaml", ...Array(3).fill("approvals/1234.yaml")]);
});

test("warns of an approver who is still TBD where the list of approvers is unknown", () => {
	const { findings } = checkWithApproval(right, "kep-number: 1234\nbeta:\n  approver: TBD\n");
	expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([["metadata/expected", "warning"]]);
});

test("requires nothing without a metadata file", () => {
	expect(inShort(checkKepYaml(right, { metadata: [] }))).toEqual([]);
});

test.each([
	"- a\n",
	"{}\n",
	"",
	"title: [[]]\nmilestone: 3\nfeature-gates: {a: b}\nstatus: {a: b}\n",
	"feature-gates: [a, [], null]\n",
])("applies every rule despite %j", (text) => {
	if (text.startsWith("-")) expect(() => checkKepYaml(text)).toThrow("expected keys with values");
	else expect(checkKepYaml(text).findings.length).toBeGreaterThan(0);
});

test("reports thousands of mistakes in the time it takes to read them", () => {
	const many = (line: (nth: number) => string): string =>
		Array.from({ length: 10_000 }, (_, nth) => line(nth)).join("");
	const text = right
		.replace(
			"  - sig-node\n",
			many((nth) => `  - node ${nth}\n`),
		)
		.replace(
			'  alpha: "v1.36"\n',
			many((nth) => `  s${nth}: x\n`),
		);
	expectCpuTime(10_000, () => expect(checkKepYaml(text).findings.length).toBeGreaterThan(10_000));
});
