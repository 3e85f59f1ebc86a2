/** Every rule, with a small valid proposal and one that breaks the rule. The findings are golden files. */
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { RULE_IDS, type RuleId } from "../../src/check/rules.ts";
import {
	check,
	checkFrontMatter,
	checkKepYaml,
	checkReviewed,
	checkWithApproval,
	checkYaml,
	FOLDER,
	inShort,
	NEIGHBOURS,
	outline,
	outlineWith,
	read,
} from "./golden.ts";

function found(id: RuleId, which: "right" | "wrong"): ReturnType<typeof check> {
	const folder = id.replace("/", "-");
	const sidecar = `${folder}/${which}.kep.yaml`;
	const approval = `${folder}/${which}.approval.yaml`;
	if (existsSync(`${FOLDER}/${folder}/right.approval.yaml`))
		return checkWithApproval(read(sidecar), existsSync(`${FOLDER}/${approval}`) ? read(approval) : undefined);
	if (id.startsWith("reference/"))
		return checkKepYaml(read(sidecar), {
			references: NEIGHBOURS,
			settings: id === "reference/unreturned" ? { [id]: "note" } : {},
		});
	if (existsSync(`${FOLDER}/${sidecar}`)) return checkKepYaml(read(sidecar));
	const review = `${folder}/${which}.review.yaml`;
	if (id === "review/name" && which === "wrong")
		return checkReviewed(read(review), id, {
			rule: id,
			severity: "warning",
			message: "has the former name",
			at: { file: "old.review.yaml" },
			fix: "Rename it: git mv old.review.yaml proposal.review.yaml.",
		});
	if (existsSync(`${FOLDER}/${review}`)) return checkReviewed(read(review), id);
	const front = `${folder}/${which}.front.md`;
	if (existsSync(`${FOLDER}/${front}`)) return checkFrontMatter(read(front));
	const draft = `${folder}/${which}.pep.yaml`;
	if (existsSync(`${FOLDER}/${draft}`)) return checkYaml(read(draft));
	const questionnaire = `${folder}/${which}.questionnaire.yaml`;
	if (existsSync(`${FOLDER}/${questionnaire}`))
		return check(read("right.md"), {}, "proposal.md", outlineWith(questionnaire));
	const own = `${folder}/questionnaire.yaml`;
	const by = existsSync(`${FOLDER}/${own}`) ? outlineWith(own) : outline;
	return check(read(`${folder}/${which}.md`), {}, "proposal.md", by);
}

test("every rule has its own id, and rules of one family are adjacent", () => {
	const families = RULE_IDS.map((id) => id.replace(/\/.*/, ""));
	const runs = families.filter((family, at) => family !== families[at - 1]);
	expect(new Set(RULE_IDS).size).toBe(RULE_IDS.length);
	expect(runs).toEqual([...new Set(families)]);
});

test("the proposal that the examples derive from has no findings", () => {
	expect(inShort(check(read("right.md")))).toEqual([]);
	expect(inShort(checkKepYaml(read("right.kep.yaml")))).toEqual([]);
	expect(inShort(checkFrontMatter(read("right.front.md")))).toEqual([]);
});

describe.each(RULE_IDS)("%s", (id) => {
	test("is the only finding in the wrong example", async () => {
		const report = found(id, "wrong");
		const rules = new Set(report.findings.map(({ rule }) => rule));
		expect([...rules].sort()).toEqual([id]);
		await expect(`${inShort(report).join("\n")}\n`).toMatchFileSnapshot(`golden/${id.replace("/", "-")}/found.txt`);
	});

	test("is not reported for the right example", () => {
		expect(found(id, "right").findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
	});
});
