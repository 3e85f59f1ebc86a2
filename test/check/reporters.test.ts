/** Report formats: each as a golden file, and checked against the format's definition. */
import { createHash } from "node:crypto";
import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { ReporterOptions } from "../../src/check/reporter.ts";
import { FORMATS, type Format } from "../../src/check/reporter.ts";
import { uriOf } from "../../src/check/reporters/sarif.ts";
import { REPORTERS } from "../../src/check/reporters.ts";
import { addResult, type Result, totalsText, ZERO_TOTALS } from "../../src/check/results.ts";
import { RULES } from "../../src/check/rules.ts";
import { check, checkKepYaml, checkYaml, read } from "./golden.ts";

const setup: ReporterOptions = {
	pen: {
		show: (text) => text.replace(/[\x00-\x1f\x7f-\x9f]/g, "?"),
		paint: (text) => text.replace(/[\x00-\x1f\x7f-\x9f]/g, "?"),
	},
	json: (value) => `${JSON.stringify(value, undefined, "\t")}\n`,
	digest: (text) => createHash("sha256").update(text).digest("hex").slice(0, 32),
	version: "1.2.3",
	stage: undefined,
};

const late = "<!-- pep-wizard: allow date/future because <it> is & was “so” -->";
const wrong = read("right.md")
	.replace("Operators resize a pool while its workloads run.", "TBD")
	.replace("[notes](notes.md)", "[\tnotes](100%, no.md)")
	.replace("[the forum][forum]", "[the forum][none]")
	.replace("## Summary", "## Abstract")
	.replace("[Summary](#summary)", "[Abstract](#abstract)")
	.replace("## Status\n", `## Status\n\n${late}\n`)
	.replace("2026-03-01", "2026-03-05");

const results: readonly Result[] = [
	check(wrong, {}, "a b/100%,x:y.md"),
	check(read("right.md")),
	{
		file: "broken.pep.yaml",
		problems: [
			{
				rule: "draft/yaml",
				severity: "error",
				message: "a text \x1b[31mwith quotes isn't closed",
				at: { file: "broken.pep.yaml", line: 3, column: 8 },
				fix: "Add the closing quote.",
			},
		],
	},
];

function report(format: Format, all: readonly Result[] = results, more: Partial<ReporterOptions> = {}): string {
	const reporter = REPORTERS[format]({ ...setup, ...more });
	const files = all.map((result) => reporter.file(result));
	return files.join("") + reporter.end(all.reduce(addResult, ZERO_TOTALS));
}

/** What a person can review: SARIF names all rules each time, the golden files only the first and those that are found. */
function reviewed(format: Format, all?: readonly Result[]): string {
	const text = report(format, all);
	if (format !== "sarif") return text;
	const log = JSON.parse(text);
	const [run] = log.runs;
	const found = new Set(run.results.map(({ ruleIndex }: { readonly ruleIndex?: number }) => ruleIndex));
	run.tool.driver.rules = run.tool.driver.rules.filter((_: unknown, at: number) => at === 0 || found.has(at));
	return setup.json(log);
}

describe.each(FORMATS)("%s", (format) => {
	test("matches its golden file", async () => {
		await expect(reviewed(format)).toMatchFileSnapshot(`golden/report.${format}.txt`);
	});

	test("prints no findings", async () => {
		await expect(reviewed(format, [])).toMatchFileSnapshot(`golden/report-empty.${format}.txt`);
	});

	test("lets no control character through", () => {
		expect(report(format)).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
	});
});

describe("sarif", () => {
	const { id: _, $schema: __, ...schema } = sarifSchema;
	const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

	test.each([
		["all", results],
		["nothing", []],
		["usable ones", results.slice(0, 2)],
	] as const)("of %s is valid", (_name, all) => {
		validate(JSON.parse(report("sarif", all)));
		expect(validate.errors).toBe(null);
	});

	test("reports invalid settings", () => {
		const log = JSON.parse(report("sarif"));
		log.runs[0].results[0].level = "fatal";
		expect(validate(log)).toBe(false);
	});

	test("names every rule, in the order of the table", () => {
		const [run] = JSON.parse(report("sarif", [])).runs;
		expect(run.tool.driver.rules.map(({ id }: { readonly id: string }) => id)).toEqual(RULES.map(({ id }) => id));
	});

	test("refers to a rule by its index", () => {
		const [run] = JSON.parse(report("sarif")).runs;
		expect(run.results.length).toBe(4);
		for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
	});

	test.each([
		["a b/100%.md", "a%20b/100%25.md"],
		["../x#y.md", "../x%23y.md"],
		["/abs/é.md", "file:///abs/%C3%A9.md"],
		["C:\\a b\\c.md", "file:///C:/a%20b/c.md"],
	])("encodes a file's address: %s", (file, uri) => {
		expect(uriOf(file)).toBe(uri);
	});
});

test("text keeps a proposed correction beside its finding", () => {
	const base = check(read("right.md"));
	const finding = {
		rule: "metadata/word",
		severity: "error",
		message: "“beat” is no stage",
		at: { file: base.file, line: 3, column: 1 },
	} as const;
	const findings = [
		{ ...finding, fix: "Did you mean “beta”?" },
		{ ...finding, message: "“x” is no stage", fix: "Use one of the words." },
	];
	const [, first, second] = report("text", [{ ...base, findings }]).split("\n");
	expect(first).toBe("  3:1 error “beat” is no stage (did you mean “beta”?) metadata/word");
	expect(second).toBe("  3:1 error “x” is no stage metadata/word");
});

test("rdjson counts columns in bytes", () => {
	const text = read("right.md").replace("Every change restarts the pool.", "每次 [x](no.md)");
	const { diagnostics } = JSON.parse(report("rdjson", [check(text)]));
	const [{ location }] = diagnostics;
	expect(location.range.start.column).toBe(8);
	expect(location.range.end.column).toBe(8 + "[x](no.md)".length);
});

test("GitLab's fingerprint stays when lines move, and differs for two equal findings", () => {
	const fingerprints = (text: string): string[] =>
		JSON.parse(report("gitlab", [check(text)])).map(({ fingerprint }: { fingerprint: string }) => fingerprint);
	const text = read("right.md").replace("Every change restarts the pool.", "[x](no.md)\n\n[x](no.md)");
	const found = fingerprints(text);
	expect(new Set(found).size).toBe(2);
	expect(fingerprints(text.replace("## Summary\n", "## Summary\n\n\n"))).toEqual(found);
});

test("a GitHub command is one line, whatever the words", () => {
	const lines = report("github").trimEnd().split("\n");
	expect(
		lines.slice(0, -1).every((line) => /^::(error|warning|notice) file=[^,:]*,line=\d+,.*title=[^,:]+::/.test(line)),
	).toBe(true);
});

test("a caret marks the location, also after wide characters and tabs", () => {
	const text = read("right.md").replace("Every change restarts the pool.", "每\t次更改 [x](no.md) 重新启动");
	const [, , line = "", mark = ""] = report("text", [check(text)], { verbose: true }).split("\n");
	const before = line.slice(0, line.indexOf("[x]"));
	// Three signs more than it has letters: each takes two cells.
	expect(mark.indexOf("^")).toBe(before.length + 4);
	expect(mark.replace(/[ |]/g, "")).toBe("^".repeat("[x](no.md)".length));
});

test("a very long line is cut around the location", () => {
	const text = read("right.md").replace(
		"Every change restarts the pool.",
		`${"x ".repeat(5000)}[x](no.md)${" y".repeat(5000)}`,
	);
	const [, , line = "", mark = ""] = report("text", [check(text)], { verbose: true }).split("\n");
	expect(line.length).toBeLessThan(130);
	expect(line.slice(mark.indexOf("^"))).toMatch(/^\[x\]\(no\.md\)/);
});

describe("text", () => {
	const blank = read("right.md")
		.replace(
			/- Which metrics tell.*?(?=- What are the objectives)/s,
			"- Which metrics tell that a rollback is due?\n\n",
		)
		.replace("Operators resize a pool while its workloads run.", "");
	const links = read("right.md").replace("[notes](notes.md)", "[a](a.md), [b](b.md)");

	test("is one line for each finding, and one fix for each rule", () => {
		expect(report("text", [check(links)])).toBe(
			[
				"proposal.md (template, for beta)",
				"  41:1 warning the target of the link “a.md” doesn't exist link/missing-file",
				"  41:12 warning the target of the link “b.md” doesn't exist link/missing-file",
				"",
				"How to fix (--verbose: every finding by itself, with its line)",
				"  link/missing-file  Correct the path, or add the file.",
				"",
				"2 warnings in 1 of 1 file.",
				"",
			].join("\n"),
		);
	});

	test("lists required answers that are missing together, with ids that can be copied", () => {
		const [, finding, next] = report("text", [check(blank)]).split("\n");
		expect(finding).toBe("  22:1 error 2 required answers are missing for Beta: summary, review/metrics answer/blank");
		expect(next).toBe("");
	});

	test("lists boxes together only if they are in one checklist", () => {
		const text = read("right.md").replaceAll("- [x] ", "- [ ] ");
		const lines = report("text", [check(text, { stage: "stable" })]).split("\n");
		expect(lines.filter((line) => line.includes("boxes"))).toEqual([
			"  19:1 warning 2 boxes in “Sign-off” are required for Stable but are not ticked: “Design is agreed on”, “Load tests are green” sign-off/unticked",
		]);
	});

	test("with --verbose reports each by itself, and its fix below it", () => {
		const lines = report("text", [check(blank)], { verbose: true }).split("\n");
		expect(lines.filter((line) => line.endsWith("answer/blank")).length).toBe(2);
		expect(lines.filter((line) => line.includes("Answer it, or explain")).length).toBe(2);
	});

	test("counts each of several that are listed together", () => {
		expect(report("text", [check(blank)])).toContain("\n2 errors in 1 of 1 file.\n");
	});

	test("says what the fixes of a rule have in common where they differ", () => {
		const text = read("right.md").replace("## Summary", "## Abstract").replace("(#summary)", "(#abstract)");
		const alias = { ...check(text).findings.find(({ rule }) => rule === "section/alias")! };
		const two = [alias, { ...alias, fix: "Rename it to “Goals”." }];
		const shown = report("text", [{ ...check(text), findings: two }]);
		expect(shown).toContain("  section/alias  Use the template's wording, so that readers find the section.\n");
		expect(shown).not.toContain("Rename it");
	});

	test("wraps to the width of a terminal, never inside a word", () => {
		const rows = report("text", [check(blank)], { width: 40 }).split("\n");
		expect(rows.slice(1, 4)).toEqual([
			"  22:1 error 2 required answers are",
			"      missing for Beta: summary,",
			"      review/metrics answer/blank",
		]);
		expect(rows).toContain("      Answer it, or explain why it is");
		expect(Math.max(...rows.slice(1).map((row) => row.length))).toBeLessThan(41);
	});
});

test.each([
	["github", /,line=(\d+),endLine=\d+,col=3,title=answer\/blank/g],
	["sarif", /"startLine": (\d+),\s+"startColumn": 3\b/g],
	["rdjson", /"line": (\d+),\s+"column": 3\b/g],
	["json", /"line": (\d+),\s+"column": 3\b/g],
	["gitlab", /"begin": (\d+)/g],
	["junit", /proposal\.pep\.yaml:(\d+):3: error/g],
] as const)("%s reports each missing answer by itself, at the line where it would go", (format, line) => {
	const text = read("draft-unknown-key/right.pep.yaml")
		.replace("  motivation: Every change restarts the pool.\n", "")
		.replace(/ {2}review\/default:\n(?: {4}.*\n)*/, "");
	const shown = report(format, [checkYaml(text)]);
	expect([...shown.matchAll(line)].map(([, at]) => at)).toEqual(["9", "18"]);
	// The item's id, in a field of its own or after the words.
	expect(shown).toMatch(/(?:"item": "|\(|%0A)review\/default\b/);
});

test("the totals are given in words", () => {
	expect(totalsText(ZERO_TOTALS)).toBe("nothing found in 0 files");
	expect(totalsText({ ...ZERO_TOTALS, files: 1 })).toBe("nothing found in 1 file");
	expect(totalsText({ ...ZERO_TOTALS, files: 3, unusable: 1, error: 2, note: 1, suppressed: 4, withFindings: 1 })).toBe(
		"2 errors and 1 note in 1 of 2 files; 4 waived; 1 file can't be used",
	);
});

describe("a finding in the file beside the document", () => {
	const both = checkKepYaml(
		read("metadata-word/wrong.kep.yaml"),
		{},
		read("right.md").replace("[notes](notes.md)", "[notes](no.md)"),
	);

	test("names that file, shows its line, and follows the document's own findings", () => {
		expect(report("text", [both], { verbose: true })).toBe(
			[
				"README.md (template, for beta)",
				"  41:1 warning the target of the link “no.md” doesn't exist link/missing-file",
				"      41 | [notes](no.md) in [the forum][forum].",
				"         | ^^^^^^^^^^^^^^",
				"      Correct the path, or add the file.",
				"  kep.yaml:8:9 error “implemented (alpha)” is not a valid status metadata/word",
				"      8 | status: implemented (alpha) # since 2026-02-20",
				"        |         ^^^^^^^^^^^^^^^^^^^",
				"      Write “implemented”.",
				"  kep.yaml:14:8 error “betta” is not a valid stage metadata/word",
				"      14 | stage: betta",
				"         |        ^^^^^",
				"      Write “beta”.",
				"",
				"2 errors and 1 warning in 1 of 1 file.",
				"",
			].join("\n"),
		);
	});

	test.each([
		["github", /^::error file=kep\.yaml,line=8,endLine=8,col=9,endColumn=28,title=metadata\/word::/m],
		["sarif", /"uri": "kep\.yaml"/],
		["json", /"file": "kep\.yaml",\s+"line": 8,\s+"column": 9,\s+"length": 19/],
		["junit", /kep\.yaml:8:9: error: /],
	] as const)("is at its place in %s", (format, place) => {
		expect(report(format, [both])).toMatch(place);
	});
});
