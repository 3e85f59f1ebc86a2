/** What is not reported, because neither an author nor a reviewer would see anything wrong in it. */
import { describe, expect, test } from "vitest";
import { checkDraft, checkMarkdown } from "../../src/check/check.ts";
import { parseDraft, readAnswers } from "../../src/draft/codec.ts";
import { itemOf } from "../../src/outline/lookup.ts";
import { completenessIn } from "../../src/proposal/completeness.ts";
import { builtIn } from "../built-in.ts";
import { check, checkKepYaml, OPTIONS, read } from "./golden.ts";

const right = read("right.md");
/** The proposal that is right, with another motivation. */
const withText = (text: string) => right.replace("Every change restarts the pool.", text);
const messages = (text: string, family: string) =>
	check(text)
		.findings.filter(({ rule }) => rule.startsWith(family))
		.map(({ message }) => message);

const kep = builtIn("kep");
/** Findings about a KEP with only these lines. */
function inKep(...lines: string[]) {
	const { findings } = checkMarkdown(kep, "README.md", `# KEP-7: Pools\n\n${lines.join("\n")}\n`, OPTIONS);
	return (rule: string, item?: string) =>
		findings.filter((each) => each.rule === rule && (item === undefined || each.item?.endsWith(item)));
}

describe("a link", () => {
	test.each([
		"[K](https://example.com/lazy.html#lazy(a.Function0((b.T))))",
		"[K](https://example.com/a(b(c)))",
		"[K](https://example.com/a((c)))",
		"[K](https://example.com/a(b)c)",
		"[K](https://example.com/a\\)b)",
		'[K](https://example.com/a(b) "with a title")',
		"[K](<https://example.com/a(b>)",
	])("may have parentheses in its address: %s", (link) => {
		expect(messages(withText(`See ${link}.`), "link/")).toEqual([]);
	});

	test("that doesn't close its parentheses is reported", () => {
		expect(messages(withText("See [K](https://example.com/a(b(c)."), "link/")).toEqual(["a link is not closed: “K”"]);
	});

	test("whose address has parentheses of its own names no missing file", () => {
		expect(messages(withText("See [K]((https://example.com/a))."), "link/")).toEqual([
			"the address “(https://example.com/a)” is in parentheses of its own",
		]);
	});

	test("is reported at its definition only if something refers to it", () => {
		const definitions = "[a]: no.md\n[b]: TODO\n[c]: #nowhere";
		expect(messages(withText(`Text.\n\n${definitions}`), "link/")).toEqual([]);
		expect(messages(withText(`See [a], [that][b] and [C][].\n\n${definitions}`), "link/").length).toBe(3);
	});

	test.each([
		"- It drains [Slow] [Serial] [Disruptive][Feature:Pools]",
		"`--reserved` is =[cpu=100m][,][memory=100Mi]",
	])("is not what brackets in a row look like: %s", (text) => {
		expect(messages(withText(text), "link/")).toEqual([]);
	});

	test("in a question of the template is not the author's", () => {
		const question = [
			"### Scalability",
			"",
			"* **Will enabling / using this feature result in increasing time taken by any",
			"  operations covered by [existing SLIs/SLOs][]?**",
		];
		const found = inKep(
			"## Production Readiness Review Questionnaire",
			"",
			...question,
			"",
			"  No; see [those][these].",
		);
		expect(found("link/undefined-reference").map(({ message }) => message)).toEqual([
			"the reference “these” is not defined",
		]);
	});
});

describe("a section", () => {
	test("may change places with its neighbour", () => {
		const kepOrder = inKep("## Alternatives", "", "None.", "", "## Drawbacks", "", "None.");
		expect(kepOrder("section/order")).toEqual([]);
	});

	test("with SLIs before SLOs is an older layout of the template", () => {
		const found = inKep(
			"## Production Readiness Review Questionnaire",
			"### Monitoring Requirements",
			"###### What are the SLIs (Service Level Indicators) an operator can use to determine the health of the service?",
			"###### What are the reasonable SLOs (Service Level Objectives) for the enhancement?",
		);
		expect(found("section/order")).toEqual([]);
	});

	test("is reported as a note if it is far from its place", () => {
		const found = inKep("## Drawbacks", "", "None.", "", "## Summary", "", "Pools.", "", "## Motivation", "", "Pools.");
		expect(found("section/order").map(({ item, severity }) => [item, severity])).toEqual([["drawbacks", "note"]]);
	});

	test("is not renamed by a word in common with another", () => {
		expect(inKep("## Implementation Design", "", "Text.")("section/renamed")).toEqual([]);
		expect(messages(right.replace("### Goals", "### Gols").replace("(#goals)", "(#gols)"), "section/renamed")).toEqual([
			"“Gols” looks like the template's section “Goals”",
		]);
	});
});

describe("a heading", () => {
	test("may have the level of the template's headings beside it", () => {
		const plan = [
			"## Design Details",
			"### Test Plan",
			"##### Unit tests",
			"Text.",
			"##### Performance tests",
			"Text.",
		];
		expect(inKep(...plan)("heading/skipped")).toEqual([]);
	});

	test("may have the level that the template has there", () => {
		const plan = ["## Design Details", "### Test Plan", "##### Performance tests", "Text."];
		expect(inKep(...plan)("heading/skipped")).toEqual([]);
	});

	test("is reported elsewhere if it skips a level", () => {
		expect(inKep("## Design Details", "#### Pools", "Text.")("heading/skipped").length).toBe(1);
	});

	test("of the template's own levels is not reported in a draft", () => {
		const parsed = parseDraft("pep-wizard: 1\ntemplate: kep\nanswers:\n  title: Pools\n", "a.pep.yaml");
		const { answers, unknown } = readAnswers(parsed, kep);
		const { findings } = checkDraft({ outline: kep, stage: parsed.stage, answers }, parsed, unknown, OPTIONS);
		expect(findings.filter(({ rule }) => rule === "heading/skipped")).toEqual([]);
	});
});

describe("a date", () => {
	const unitTests = (date: string) =>
		inKep("## Design Details", "### Test Plan", "##### Unit tests", "", `- \`pkg/pool\`: \`${date}\` - \`81%\``);

	test.each([
		"2023/02/02",
		"07/18/2023",
		"23-02-02",
		"20230928",
		"14/Jun/2022",
		"May 2026",
		"28.9.2023",
		"2025-01-14 JST (at ccd2b4e)",
	])("beside a package may have any form: %s", (date) => {
		expect(unitTests(date)("date/format")).toEqual([]);
	});

	test("is still one", () => {
		expect(unitTests("soon enough")("date/format").length).toBe(1);
	});

	test("of the history in another form is a note", () => {
		const [found] = inKep("## Implementation History", "", "- Dec 31, 2023: opened")("history/date");
		expect(found).toMatchObject({ severity: "note" });
	});
});

describe("a feature gate", () => {
	const undescribed = (yaml: string, document = right) =>
		checkKepYaml(yaml, {}, document).findings.filter(({ rule }) => rule === "gate/undescribed");
	const silent = right.replace("The gate `PoolResize` switches", "A gate switches");
	const yaml = read("right.kep.yaml");

	test("that the metadata lists is described", () => {
		expect(undescribed(yaml.replaceAll("PoolResize", "Other"), silent).length).toBe(1);
		expect(undescribed(yaml, silent)).toEqual([]);
	});

	test("may be described in a section of the author's own", () => {
		const own = `${silent}\n## Feature gate\n\n\`PoolResize\` switches the path.\n`;
		expect(undescribed(yaml.replaceAll("PoolResize", "Other"), own)).toEqual([]);
	});
});

describe("an answer", () => {
	const monitoring = ["## Production Readiness Review Questionnaire", "### Monitoring Requirements"];

	test("needs one of two fields that are both optional", () => {
		const id = "production-readiness/monitoring-requirements/is-working";
		const state = (fields: Record<string, string>): string => {
			const answers = { [id]: { "api-status": fields } };
			return completenessIn({ outline: kep, answers, stage: "stable" }, itemOf(kep, id)!, "stable");
		};
		expect(state({ condition: "Resized" })).toBe("answered");
		expect(state({ "other-field": "status.machine" })).toBe("answered");
		expect(state({})).not.toBe("answered");
	});

	test.each(["None needed.", "None", "N/A", "No updates are needed.", "Existing tests cover it."])(
		"about prerequisites may say that there are none: %s",
		(text) => {
			const plan = ["## Design Details", "### Test Plan", "##### Prerequisite testing updates", "", text];
			const found = inKep(...plan);
			for (const rule of ["answer/partial", "answer/form", "answer/expected", "answer/blank", "answer/placeholder"])
				expect(found(rule, "prerequisite-testing-updates")).toEqual([]);
		},
	);

	test.each(["`pkg/pool` has 81 % since May.", "- `pkg/pool`: 81%", "- pkg/pool - 2026-02-03 - 81%", "| pkg | 81% |"])(
		"about unit tests may have any form: %s",
		(text) => {
			const found = inKep("## Design Details", "### Test Plan", "##### Unit tests", "", text);
			for (const rule of ["answer/partial", "answer/form", "answer/expected", "answer/blank", "date/format"])
				expect(found(rule, "unit-tests")).toEqual([]);
		},
	);

	test.each(["None", "Nope", "Kubelet"])("to a yes or no question may be a word of its own: %s", (word) => {
		const found = inKep(...monitoring, "###### Are there any missing metrics that would be useful to have?", "", word);
		expect(found("answer/form")).toEqual([]);
	});

	test.each([
		"There are no relevant metrics; the component doesn't start.",
		"Specific metrics are not required for this feature.",
		"There are no metrics to follow.",
	])("about rollback may say that there is no metric: %s", (text) => {
		const section = ["## Production Readiness Review Questionnaire", "### Rollout, Upgrade and Rollback Planning"];
		const question = "###### What specific metrics should inform a rollback?";
		expect(inKep(...section, question, "", text)("metrics/rollback")).toEqual([]);
		expect(inKep(...section, question, "", "Crashes of the agent.")("metrics/rollback").length).toBe(1);
	});
});

describe("an open question", () => {
	test("may have a subject over several lines, or an end of another form", () => {
		for (const opening of ["<<[UNRESOLVED who asks\nand why]>>", "<<[UNRESOLVED] How much?>>", "<<[UNRESOLVED why]So."])
			expect(messages(withText(`${opening}\n\nText.\n\n<<[/UNRESOLVED]>>`), "unresolved/unclosed")).toEqual([]);
	});
});
