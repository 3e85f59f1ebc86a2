/** Locations of findings: in Markdown with any line endings, and in a draft's YAML. */
import { describe, expect, test } from "vitest";
import { check, checkYaml, inShort, read } from "./golden.ts";

const wrong = read("link-missing-file/wrong.md");
const draft = read("draft-unknown-key/right.pep.yaml");

/** The words at a finding's place. */
function wordsAt(text: string, report: ReturnType<typeof check>): string[] {
	const lines = text.split(/\r\n|\n/);
	return report.findings.map(({ at, length }) =>
		lines[at.line! - 1]!.slice(at.column! - 1, at.column! - 1 + (length ?? 0)),
	);
}

describe("Markdown", () => {
	test("points line and column to the words in question", () => {
		expect(wordsAt(wrong, check(wrong))).toEqual(["[notes](note.md#top)"]);
	});

	test.each([
		["CRLF", wrong.replaceAll("\n", "\r\n")],
		["a byte order mark", `\uFEFF${wrong}`],
		["no final newline", wrong.trimEnd()],
		["mixed endings", wrong.replace("\n", "\r\n")],
		["front matter", `---\ntitle: x\n---\n${wrong}`],
	])("with %s too", (_name, text) => {
		expect(wordsAt(text, check(text))).toEqual(["[notes](note.md#top)"]);
	});

	test("counts a byte order mark in the columns of the first line", () => {
		const [finding] = check(`\uFEFF[x](no.md)\n\n${read("right.md")}`).findings;
		expect(finding?.at).toEqual({ file: "proposal.md", line: 1, column: 2 });
	});
});

test("an answer that is missing is at its heading, whatever comment is left in its place", () => {
	const left = "<!--\nDescribe it.\n\n#### Of the template\n\nAnd this.\n-->\n";
	const text = read("right.md").replace("Operators resize a pool while its workloads run.", left);
	const [blank] = check(text).findings.filter(({ rule }) => rule === "answer/blank");
	expect(text.split("\n")[blank!.at.line! - 1]).toBe("## Summary");
});

test("a question that was removed is at the end of the answer before it", () => {
	const text = read("question-deleted/wrong.md");
	const [deleted] = check(text).findings;
	expect(deleted).toMatchObject({ rule: "question/deleted", isAbsent: true });
	expect(text.split("\n")[deleted!.at.line! - 1]).toBe("    - Components: pool-controller");
});

describe("a section that is missing", () => {
	const right = read("right.md");
	const lines = right.split("\n");
	/** Item, the line after which it would go, and the next line that isn't blank. */
	const places = (text: string) =>
		check(text)
			.findings.filter(({ rule }) => rule === "section/missing")
			.map(({ at: { line }, item, isAbsent }) => {
				const after = text.split("\n").slice(line);
				return [item, text.split("\n")[line! - 1], after.find((each) => /\S/.test(each)), isAbsent];
			});
	const without = (...headings: string[]): string => {
		const cut = headings.reduce((left, heading) => {
			const from = left.indexOf(heading);
			const level = /^#+/.exec(heading)![0].length;
			const end = left.findIndex((line, at) => at > from && new RegExp(`^#{1,${level}} `).test(line));
			return [...left.slice(0, from), ...left.slice(end)];
		}, lines);
		return cut.join("\n");
	};

	test("would go after the one before it in the template, with all that is below that", () => {
		expect(places(without("## Design"))).toEqual([
			["design", "Shrinking, as the hypervisor can't.", "## Review", true],
		]);
	});

	test("would go after the one before it within its parent", () => {
		expect(places(without("### Test Plan"))).toEqual([
			["design/test-plan", "[forum]: https://forum.example.org/t/871", "## Review", true],
		]);
	});

	test("would go after the title and its text, if it would be the first", () => {
		expect(places(without("## Sign-off", "## Summary"))).toEqual([
			["sign-off", "<!-- /toc -->", "## Motivation", true],
			["summary", "<!-- /toc -->", "## Motivation", true],
		]);
	});

	test("is allowed by a comment in its parent, not by one in the section before it", () => {
		const comment = "<!-- pep-wizard: allow section/missing because it is elsewhere -->";
		const text = without("## Design");
		const rules = (added: string) =>
			check(text.replace(added, `${added}\n\n${comment}`)).findings.map(({ rule }) => rule);
		expect(rules("### Goals")).toContain("section/missing");
		expect(rules("# Proposal 1234: Resize in place")).not.toContain("section/missing");
	});
});

describe("a draft", () => {
	const at = (text: string) => inShort(checkYaml(text)).map((line) => line.split(":").slice(0, 3).join(":"));

	test("has no findings if it is complete", () => {
		expect(inShort(checkYaml(draft))).toEqual([]);
	});

	test("has findings in a block on their own line", () => {
		const text = draft.replace("switches the new path.\n", "switches the new path.\n\n    So it is, see [x](no.md).\n");
		expect(at(text)).toEqual([
			"16:19 warning link/missing-file: the target of the link “no.md” doesn't exist (Correct the path, or add the file.)",
		]);
	});

	test.each([
		["a list's entry", "No restart of running workloads", "No [x](no.md)"],
		["a list's entry in quotes", "No restart of running workloads", '"No [x](no.md)"'],
		["a plain text", "Every change restarts the pool.", "Every [x](no.md)"],
		["a field", "[pool-controller]", '["[x](no.md)"]'],
		["an explanation", 'explanation: ""', 'explanation: "as [x](no.md)"'],
	])("%s", (_name, from, to) => {
		const text = draft.replace(from, to);
		expect(wordsAt(text, checkYaml(text))).toEqual(["[x](no.md)"]);
	});

	test("locates text that YAML spells differently at its key", () => {
		const text = draft.replace("Every change restarts the pool.", '"Every\\t[x](no.md)"');
		expect(at(text)).toEqual([expect.stringContaining("10:3 warning link/missing-file")]);
	});

	describe("that lacks answers says where each would go", () => {
		const places = (text: string, stage?: "beta" | "stable") =>
			checkYaml(text, stage && { stage })
				.findings.filter(({ rule }) => rule === "answer/blank")
				.map(({ at: { line, column }, item, isAbsent }) => [item, line, column, isAbsent]);

		test("after the answer that comes before it in the template", () => {
			expect(places(draft.replace("  motivation: Every change restarts the pool.\n", ""))).toEqual([
				["motivation", 9, 3, true],
			]);
			expect(places(draft, "beta")).toEqual([
				["review/metrics", 22, 3, true],
				["review/slo", 22, 3, true],
			]);
		});

		test("each on a line of its own where answers are between them", () => {
			const gaps = draft
				.replace("  motivation: Every change restarts the pool.\n", "")
				.replace(/ {2}design: \|\n.*\n/, "")
				.replace(/ {2}review\/enabled:\n(?: {4}.*\n)*/, "");
			expect(places(gaps).map(([item, line]) => [item, line])).toEqual([
				["motivation", 9],
				["design", 11],
				["review/enabled", 12],
			]);
		});

		test("at its own key, if the draft has that", () => {
			const empty = draft.replace("motivation: Every change restarts the pool.", 'motivation: ""');
			expect(places(empty)).toEqual([["motivation", 10, 3, undefined]]);
		});

		test("after a list whose entries begin at its column", () => {
			const text = draft.replace("    - No restart", "  - No restart").replace(/ {2}design: \|\n.*\n/, "");
			expect(places(text)).toEqual([["design", 12, 3, true]]);
		});

		test("at the key of all answers, if it would be the first", () => {
			const [first] = places("pep-wizard: 1\ntemplate: template\nanswers: {}\n");
			expect(first).toEqual(["number", 3, 1, true]);
		});
	});

	test("locates a malformed value at the value", () => {
		const text = draft.replace("2026-03-01", "2026-03-1");
		expect(wordsAt(text, checkYaml(text))).toEqual(["2026-03-1"]);
	});

	test("tells the same words in two answers apart", () => {
		const text = draft
			.replace("Every change restarts the pool.", "See [x](no.md)")
			.replace("switches the new path.", "is [x](no.md)");
		expect(wordsAt(text, checkYaml(text))).toEqual(["[x](no.md)", "[x](no.md)"]);
		expect(checkYaml(text).findings.map(({ at: { line } }) => line)).toEqual([10, 14]);
	});
});

describe("the stage to check for", () => {
	test("is the proposal's own by default", () => {
		expect(checkYaml(draft).stage).toBe("alpha");
		expect(check(read("right.md")).stage).toBe("beta");
	});

	test("decides what is required", () => {
		const rules = (stage: "alpha" | "beta" | "stable") => checkYaml(draft, { stage }).findings.map(({ item }) => item);
		expect(rules("alpha")).toEqual([]);
		expect(rules("beta")).toEqual(["review/metrics", "review/slo"]);
		expect(rules("stable")).toEqual(["sign-off", "review/metrics", "review/slo", "review/sli"]);
	});
});
