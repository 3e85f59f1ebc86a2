/** Reviews as gates: what `check` and `promote` say about them. */
import { describe, expect, test } from "vitest";
import { type Folder, folder } from "./run.ts";

const TEMPLATE = "# Title\n\n## Summary\n\n## Motivation\n\n### Goals\n\n## Risks\n";
const DRAFT =
	"pep-wizard: 1\ntemplate: ./short.md\nanswers:\n  summary: Pools grow.\n  motivation/goals: No restart.\n";

async function proposal(settings?: string): Promise<Folder> {
	const place = await folder();
	await place.write("short.md", TEMPLATE);
	await place.write("a.pep.yaml", DRAFT);
	if (settings !== undefined) await place.write(".pep-wizard.yaml", settings);
	return place;
}

const review = ({ run }: Folder, ...words: readonly string[]) => run("review", "a.pep.yaml", ...words);

/** The findings about reviews, with their lines. */
async function findings({ run }: Folder, ...words: readonly string[]): Promise<string[]> {
	const { out } = await run("check", "a.pep.yaml", "--format", "json", ...words);
	const [file] = JSON.parse(out).files as {
		findings: { rule: string; line: number; severity: string; message: string }[];
	}[];
	return file!.findings
		.filter(({ rule }) => rule.startsWith("review/"))
		.map(({ line, severity, rule, message }) => `${line} ${severity} ${rule}: ${message}`);
}

describe("check", () => {
	test("says which answers changed after an approval, and by whom; unless it is for another stage", async () => {
		const place = await proposal();
		await review(place, "--verdict", "approved", "--as", "@ann");
		await review(place, "--verdict", "approved", "--as", "@ben", "--only", "summary");
		expect(await findings(place)).toEqual([]);
		await place.run("set", "a.pep.yaml", "summary", "Pools shrink.");
		expect(await findings(place)).toEqual([
			"4 warning review/stale: changed after it was approved by @ann on 2026-03-04 and @ben on 2026-03-04",
		]);
		expect(await findings(place, "--stage", "beta")).toEqual([]);
	});

	test("says of an approval whose round lost its digests, as in a merge by hand, that it is about no text", async () => {
		const place = await proposal();
		await place.write(
			"a.review.yaml",
			"pep-wizard-review: 1\nrounds:\n  - { by: '@ann', at: 2026-03-04T10:00:00Z, stage: alpha, verdict: approved }\n",
		);
		expect(await findings(place)).toEqual([
			"3 warning review/stale: @ann approved on 2026-03-04, but the review doesn't say which text",
		]);
	});

	test("says it of the Markdown as of the draft", async () => {
		const place = await proposal();
		await review(place, "--verdict", "approved", "--as", "@ann");
		await place.run("set", "a.pep.yaml", "summary", "Pools shrink.");
		await place.run("render", "a.pep.yaml");
		const { out } = await place.run("check", "a.md", "--template", "./short.md", "--format", "json");
		const rules = JSON.parse(out).files[0].findings.map(
			({ rule, item }: { rule: string; item: string }) => `${rule} ${item}`,
		);
		expect(rules.filter((each: string) => each.startsWith("review/"))).toEqual(["review/stale summary"]);
	});

	test("is silent about open changes and missing reviews unless the settings ask for them", async () => {
		const required = "review: { required: [{ who: ['@ann'] }] }\n";
		for (const [rules, expected] of [
			["", []],
			["rules: { '*': note }\n", []],
			[
				"rules: { review/*: note }\n",
				[
					"3 note review/missing: Alpha requires an approval by @ann",
					"4 note review/open: @ben wants this changed: “Why?”",
				],
			],
		] as const) {
			const place = await proposal(required + rules);
			await review(place, "--comment", "summary", "--kind", "change", "Why?", "--as", "@ben");
			expect(await findings(place)).toEqual(expected);
		}
	});

	test("wants the required people, as many as are required, from their stage on, for their sections", async () => {
		const place = await proposal(`rules: { review/missing: error }
people: { "@ann": [Ann Example] }
review:
  required:
    - { who: ["@ann", "@ben", "@eve"], count: 2 }
    - { from: beta, sections: [motivation] }
`);
		const missing = "3 error review/missing: Alpha requires";
		expect(await findings(place)).toEqual([`${missing} 2 approvals by @ann, @ben or @eve`]);
		await review(place, "--verdict", "approved", "--as", "Ann Example");
		await review(place, "--verdict", "changes-requested", "--as", "@ben");
		await review(place, "--verdict", "approved", "--as", "@somebody");
		expect(await findings(place)).toEqual([`${missing} another approval by @ben or @eve`]);
		await review(place, "--verdict", "approved", "--as", "@ben");
		expect(await findings(place)).toEqual([]);
		expect((await findings(place, "--stage", "beta")).at(-1)).toBe(
			"4 error review/missing: Beta requires an approval of “Motivation”",
		);
		await review(place, "--verdict", "approved", "--as", "@zoe", "--stage", "beta", "--only", "motivation");
		expect((await findings(place, "--stage", "beta")).length).toBe(1);
	});

	test("reports a review that can't be read with its place", async () => {
		const place = await proposal();
		await place.write("a.review.yaml", "pep-wizard-review: 1\nrounds: yes\n");
		const { code, err } = await place.run("check", "a.pep.yaml");
		expect({ code, err }).toMatchObject({
			code: 3,
			err: expect.stringContaining("a.review.yaml:2:9: expected a list"),
		});
	});
});

describe("promote", () => {
	test("says what was approved before and has to be reviewed again", async () => {
		const place = await proposal("review: { required: [{ from: beta, who: ['@ann'] }] }\n");
		await review(place, "--verdict", "approved", "--as", "@ann");
		await place.run("set", "a.pep.yaml", "summary", "Pools shrink.");
		const { out } = await place.run("promote", "a.pep.yaml", "beta", "--no-edit");
		expect(out).toContain(`To review again for Beta: 1, changed since approved
  summary  Summary  approved by @ann on 2026-03-04
Beta requires an approval by @ann.
`);
	});

	test("says nothing about reviews where there are none", async () => {
		const place = await proposal();
		expect((await place.run("promote", "a.pep.yaml", "beta", "--no-edit")).out).not.toMatch(/review|approv/i);
	});
});
