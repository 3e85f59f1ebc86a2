/** `pep-wizard get`: answers for scripts. */
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { shortDraft } from "./drafts.ts";
import { type Folder, folder } from "./run.ts";

const ANSWERS = `  title: Pools
  summary: |

    Two  blanks,${" "}
    and a line:

    * one\\*

  motivation/goals: [No restart, "no"]
  risk: high
  due: 2026-03-31
  reviewers: ["@ann"]
  safe: { answer: yes, explanation: "Only new pools." }
  checklist: { not-applicable: Nothing to tick. }
`;

async function withDraft(): Promise<Folder> {
	const place = await folder();
	await shortDraft(place, ANSWERS);
	return place;
}

test.each([
	["title", "Pools\n"],
	["number", ""],
	["risk", "high\n"],
	["due", "2026-03-31\n"],
	["summary", "\nTwo  blanks, \nand a line:\n\n* one\\*\n"],
	["motivation/goals", '- No restart\n- "no"\n'],
	["reviewers", '- "@ann"\n'],
	["safe", 'answer: "yes"\nexplanation: Only new pools.\n'],
	["checklist", "not-applicable: Nothing to tick.\n"],
	["stage", "alpha\n"],
])("get %s", async (id, out) => {
	const { run } = await withDraft();
	expect(await run("get", "a.pep.yaml", id)).toEqual({ code: 0, out, err: "" });
});

test("adds a final line break to text at a terminal, but not in a pipe", async () => {
	const place = await folder();
	await shortDraft(place, "  summary: Pools can grow.\n");
	expect((await place.run("get", "a.pep.yaml", "summary")).out).toBe("Pools can grow.");
	expect((await place.runAt({ columns: 80 }, "get", "a.pep.yaml", "summary")).out).toBe("Pools can grow.\n");
});

test("writes the exact text to a pipe, and escapes control characters at a terminal", async () => {
	const place = await folder();
	await shortDraft(place, '  summary: "a\\e]0;x\\abc\\u202E\\td"\n');
	expect((await place.run("get", "a.pep.yaml", "summary")).out).toBe("a\x1b]0;x\x07bc\u202e\td");
	const { out } = await place.runAt({ columns: 80 }, "get", "a.pep.yaml", "summary");
	expect(out).not.toMatch(/[\x1b\x07\u202e]/);
	expect(out).toContain("\td\n");
});

describe("--json", () => {
	test.each([
		["title", { kind: "line", completeness: "answered", answer: "Pools" }],
		["number", { kind: "line", completeness: "blank", answer: null }],
		["motivation/goals", { kind: "list", completeness: "answered", answer: ["No restart", "no"] }],
		["safe", { kind: "confirm", completeness: "answered", answer: { answer: "yes", explanation: "Only new pools." } }],
		[
			"checklist",
			{ kind: "checklist", completeness: "not-applicable", answer: { "not-applicable": "Nothing to tick." } },
		],
		["stage", { answer: "alpha" }],
	])("%s", async (id, facts) => {
		const { run } = await withDraft();
		const { out } = await run("get", "a.pep.yaml", id, "--json");
		expect(JSON.parse(out)).toEqual({ "pep-wizard-answer": 1, id, ...facts });
	});

	test("prints the whole draft without an id", async () => {
		const { run } = await withDraft();
		const { out } = await run("get", "a.pep.yaml", "--json");
		const { answers, ...facts } = JSON.parse(out);
		expect(facts).toEqual({ "pep-wizard-answers": 1, file: "a.pep.yaml", template: "./short.md", stage: "alpha" });
		expect(Object.keys(answers)).toEqual([
			"title",
			"summary",
			"motivation/goals",
			"risk",
			"due",
			"reviewers",
			"safe",
			"checklist",
		]);
	});
});

test("prints an equal draft without an id", async () => {
	const { run, write } = await withDraft();
	const { out } = await run("get", "a.pep.yaml");
	expect(parse(out).answers["motivation/goals"]).toEqual(["No restart", "no"]);
	await write("b.pep.yaml", out);
	const [a, b] = await Promise.all(["a.pep.yaml", "b.pep.yaml"].map((file) => run("get", file, "--json")));
	expect(JSON.parse(b!.out).answers).toEqual(JSON.parse(a!.out).answers);
});

test("suggests a command that lists the ids", async () => {
	const { run } = await folder();
	await run("new", "k.pep.yaml", "--template", "kep", "--no-edit");
	const { err } = await run("get", "k.pep.yaml", "zzzzzzzzz");
	const [, words = ""] = /“pep-wizard (outline.*?)” lists the ids/.exec(err) ?? [];
	expect((await run(...words.split(" "))).out).toContain("\nkep-yaml/");
});

test("exits with 2 for a wrong id, and suggests the nearest one", async () => {
	const { run } = await withDraft();
	expect(await run("get", "a.pep.yaml", "motivation/gaols")).toEqual({
		code: 2,
		out: "",
		err: "pep-wizard: The template “short” has no item “motivation/gaols”; did you mean “motivation/goals”?\n",
	});
	expect((await run("get", "a.pep.yaml", "goals")).err).toContain("did you mean “motivation/goals”?");
	expect((await run("get", "a.pep.yaml", "zzzzzzzzz")).err).toContain("--template ./short.md” lists the ids");
	expect((await run("get", "a.pep.yaml", "constructor")).code).toBe(2);
});
