/** Comments that allow a finding. */
import { describe, expect, test } from "vitest";
import { check, checkYaml, inShort, read } from "./golden.ts";

const right = read("right.md");
const late = right.replace("2026-03-01", "2026-03-05");
const waiver = "<!-- pep-wizard: allow date/future because the release is tomorrow -->";

describe("a waiver", () => {
	test("removes what it allows from the findings, and is listed with its reason", () => {
		const report = check(late.replace("## Status\n", `## Status\n\n${waiver}\n`));
		expect(inShort(report)).toEqual(["79:21 waived date/future because the release is tomorrow"]);
	});

	test("applies to its section and everything below it", () => {
		const above = check(late.replace("# Proposal 1234: Resize in place\n", (title) => `${title}\n${waiver}\n`));
		expect(above.findings).toEqual([]);
		expect(above.suppressed).toHaveLength(1);
	});

	test("applies to the whole document if it is above the first heading", () => {
		expect(check(`${waiver}\n\n${late}`).findings).toEqual([]);
	});

	test("does not apply to another section", () => {
		const report = check(late.replace("## Agreements\n", `## Agreements\n\n${waiver}\n`));
		expect(report.findings.map(({ rule }) => rule)).toEqual(["waiver/unused", "date/future"]);
	});

	test("does not apply to another rule", () => {
		const other = waiver.replace("date/future", "date/format");
		const report = check(late.replace("## Status\n", `## Status\n\n${other}\n`));
		expect(report.findings.map(({ rule }) => rule)).toEqual(["waiver/unused", "date/future"]);
	});

	test("can span several lines, and be part of a paragraph", () => {
		const long = waiver.replaceAll(" because ", "\n  because ");
		expect(check(late.replace("## Status\n", `## Status\n\nNot long: ${long}\n`)).findings).toEqual([]);
	});

	test("gives way to the innermost one", () => {
		const inner = waiver.replace("the release is tomorrow", "it is known");
		const text = late.replace("## Status\n", `## Status\n\n${inner}\n`);
		const report = check(text.replace("# Proposal 1234: Resize in place\n", (title) => `${title}\n${waiver}\n`));
		expect(report.suppressed.map(({ reason }) => reason)).toEqual(["it is known"]);
		expect(report.findings.map(({ rule }) => rule)).toEqual(["waiver/unused"]);
	});

	test("does not waive mistakes in waivers", () => {
		const suppressions = "<!-- pep-wizard: allow waiver/malformed because -->";
		expect(check(`${suppressions}\n\n${right}`).findings.map(({ rule }) => rule)).toEqual(["waiver/malformed"]);
	});

	test("is plain text inside code", () => {
		expect(check(`${late}\n\`\`\`\n${waiver}\n\`\`\`\n`).findings.map(({ rule }) => rule)).toEqual(["date/future"]);
	});

	test("works from a draft's answer", () => {
		const draft = read("draft-unknown-key/right.pep.yaml");
		const text = draft.replace("switches the new path.\n", "switches the new path, see [x](no.md).\n");
		expect(checkYaml(text).findings.map(({ rule }) => rule)).toEqual(["link/missing-file"]);
		const allowed = text.replace("see [x]", "<!-- pep-wizard: allow link/missing-file because it comes --> see [x]");
		expect(inShort(checkYaml(allowed))).toEqual([
			expect.stringMatching(/^14:\d+ waived link\/missing-file because it comes$/),
		]);
	});

	test("is not reported as unused if its rule does not run", () => {
		const text = late.replace("## Status\n", `## Status\n\n${waiver}\n`);
		const report = check(text, { settings: { "date/future": "off" } });
		expect(report.findings).toEqual([]);
	});
});
