/** `pep-wizard set`: answers from scripts; only their lines of the draft change. */
import { chmod, mkdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { shortDraft } from "./drafts.ts";
import { type Folder, folder } from "./run.ts";

const ANSWERS = `  # The title is agreed.
  title: Pools # really
  summary: |
    Pools can grow.
  later: kept
`;

async function withDraft(answers = ANSWERS): Promise<Folder> {
	const place = await folder();
	await shortDraft(place, answers);
	return place;
}

async function afterSet(...args: string[]) {
	const place = await withDraft();
	const outcome = await place.run("set", "a.pep.yaml", ...args);
	return { ...outcome, text: await place.read("a.pep.yaml"), place };
}

test("changes only the answer's lines; keeps comments and unknown keys", async () => {
	const { code, out, text } = await afterSet("summary", "Pools can shrink.");
	expect({ code, out }).toEqual({ code: 0, out: "" });
	expect(text).toBe(
		"pep-wizard: 1\ntemplate: ./short.md\nstage: alpha\nanswers:\n" +
			"  # The title is agreed.\n  title: Pools # really\n  summary: Pools can shrink.\n  later: kept\n",
	);
});

test("reports unknown keys, like every command", async () => {
	const { err } = await afterSet("summary", "x");
	expect(err).toMatch(/^a\.pep\.yaml:9:3: the template doesn't ask for “later”\n/);
});

describe("a value is read by its kind, and comes back the same", () => {
	test.each([
		["title", "- [x] no: yes #1", "- [x] no: yes #1\n"],
		["summary", "  exactly\n\n\tthis  ", "  exactly\n\n\tthis  "],
		["risk", "high", "high\n"],
		["risk", "Quite High", "high\n"],
		["due", "2026-03-31", "2026-03-31\n"],
		["motivation/goals", "[No restart, No drain]", "- No restart\n- No drain\n"],
		["motivation/goals", "- a\n- |\n  two\n  lines\n", "- a\n- |\n  two\n  lines\n"],
		["motivation/goals", '["a", "b: c"]', '- a\n- "b: c"\n'],
		["motivation/goals", "Words of my own,\n\n* with a list", "Words of my own,\n\n* with a list"],
		["motivation/goals", '"# quoted"', "# quoted"],
		["reviewers", "@ann, Ben <ben@example.org>", '- "@ann"\n- Ben <ben@example.org>\n'],
		["reviewers", '["@ann"]', '- "@ann"\n'],
		["safe", "yes", 'answer: "yes"\n'],
		["safe", "true", 'answer: "yes"\n'],
		["safe", "{answer: no, explanation: It is not.}", 'answer: "no"\nexplanation: It is not.\n'],
		["checklist", "[tests-are-written]", "- tests-are-written\n"],
		["stage", "beta", "beta\n"],
	])("set %s %j", async (id, value, read) => {
		const { code, err, place } = await afterSet(id, value);
		expect({ code, err: err.replace(/^a\.pep\.yaml:9.*\n.*\n/, "") }).toEqual({ code: 0, err: "" });
		expect((await place.run("get", "a.pep.yaml", id)).out).toBe(read);
	});
});

test("requires a reason for --not-applicable, and keeps it", async () => {
	const { place } = await afterSet("motivation/goals", "--not-applicable", "None: it is a fix");
	expect(await place.read("a.pep.yaml")).toContain("  motivation/goals:\n    not-applicable: ");
	expect((await place.run("get", "a.pep.yaml", "motivation/goals")).out).toContain("None: it is a fix");
	expect((await place.run("set", "a.pep.yaml", "risk", "--not-applicable", " ")).code).toBe(2);
});

describe("an item that doesn't apply keeps its answer", () => {
	test("below the reason; --applicable restores it, with the draft as before", async () => {
		const place = await withDraft();
		const before = await place.read("a.pep.yaml");
		expect(await place.run("set", "a.pep.yaml", "summary", "--not-applicable", "None.")).toMatchObject({ code: 0 });
		const away = "  summary:\n    not-applicable: None.\n    answer: |\n      Pools can grow.\n";
		expect(await place.read("a.pep.yaml")).toContain(away);
		await place.run("set", "a.pep.yaml", "summary", "--not-applicable", "It is a fix.");
		expect(await place.read("a.pep.yaml")).toContain(away.replace("None.", "It is a fix."));
		const back = await place.run("set", "a.pep.yaml", "summary", "--applicable");
		expect(back).toMatchObject({ code: 0, out: "" });
		expect(back.err).toContain("“summary” applies again, with its answer “Pools can grow.”\n");
		expect(await place.read("a.pep.yaml")).toBe(before);
	});

	test("and prints only the reason", async () => {
		const { place } = await afterSet("summary", "--not-applicable", "None.");
		const { out } = await place.run("render", "a.pep.yaml", "-o", "-");
		expect(out).toContain("## Summary\n\nNot applicable: None.\n");
		expect(out).not.toContain("grow");
	});

	test("until another value replaces it, which reports the old answer", async () => {
		const { place } = await afterSet("summary", "--not-applicable", "None.");
		const { err } = await place.run("set", "a.pep.yaml", "summary", "Pools can shrink.");
		expect(err).toContain("Replaced the answer kept in “summary”: “Pools can grow.”\n");
		expect((await place.run("get", "a.pep.yaml", "summary")).out).toBe("Pools can shrink.");
	});

	test("unless nothing was kept or marked, which --applicable reports", async () => {
		const { place } = await afterSet("risk", "--not-applicable", "None.");
		const none = await place.run("set", "a.pep.yaml", "risk", "--applicable");
		expect(none.err).toContain("“risk” applies again; no answer was kept\n");
		const again = await place.run("set", "a.pep.yaml", "risk", "--applicable");
		expect(again).toMatchObject({ code: 0, err: expect.stringContaining("“risk” wasn't marked as not applicable") });
		expect((await place.run("set", "a.pep.yaml", "stage", "--applicable")).code).toBe(2);
		expect((await place.run("set", "a.pep.yaml", "risk", "low", "--applicable")).code).toBe(2);
	});

	test("also if a scope sets it aside and --applicable asks it again", async () => {
		const place = await folder();
		await place.write("a.pep.yaml", 'pep-wizard: 1\nanswers:\n  scope/software: "no"\n');
		const { code } = await place.run("set", "a.pep.yaml", "design-details/test-plan/unit-tests", "--applicable");
		expect(code).toBe(0);
		expect(await place.read("a.pep.yaml")).toContain("  scope/wanted:\n    - design-details/test-plan/unit-tests\n");
	});
});

describe("--clear", () => {
	test("removes an answer and prints it", async () => {
		const { text, err, place } = await afterSet("summary", "--clear");
		expect(text).not.toContain("summary");
		expect(err).toContain("Cleared “summary”: “Pools can grow.”\n");
		const again = await place.run("set", "a.pep.yaml", "risk", "--clear");
		expect(again).toMatchObject({ code: 0, err: expect.stringContaining("“risk” had no answer\n") });
		expect(await place.read("a.pep.yaml")).toBe(text);
	});

	test.each([
		["[No restart, No drain, No loss]", "“- No restart” and 2 more lines"],
		["a".repeat(100), `“${"a".repeat(59)}…”`],
		["Half\u202e right", "“Half⟨U+202E⟩ right”"],
	])("says of %j: %s", async (value, words) => {
		const { place } = await afterSet("motivation/goals", value);
		const { err } = await place.run("set", "a.pep.yaml", "motivation/goals", "--clear");
		expect(err).toContain(`Cleared “motivation/goals”: ${words}\n`);
	});

	test("prints the answer that was kept, too", async () => {
		const { place } = await afterSet("summary", "--not-applicable", "None.");
		const { err } = await place.run("set", "a.pep.yaml", "summary", "--clear");
		expect(err).toContain("Cleared “summary”: not applicable, because “None.”; kept with it: “Pools can grow.”\n");
	});
});

test("reads values from files and standard input, without the final line break for one-line answers", async () => {
	const place = await withDraft();
	await place.write("v.txt", "Line one\r\n\nTwo\n");
	await place.run("set", "a.pep.yaml", "summary", "--file", "v.txt");
	expect((await place.run("get", "a.pep.yaml", "summary")).out).toBe("Line one\r\n\nTwo\n");
	await place.pipe("\ufeffBigger pools\n", "set", "a.pep.yaml", "title", "--file", "-");
	expect((await place.run("get", "a.pep.yaml", "title", "--json")).out).toContain('"Bigger pools"');
});

test.each(["title", "summary", "motivation/goals", "reviewers", "safe", "checklist"])(
	"what get gives for %s, set takes",
	async (id) => {
		const place = await withDraft(
			`${ANSWERS}  motivation/goals: [a, "- b"]\n  reviewers: ["@a"]\n  safe: {answer: yes, explanation: "x\\ny"}\n  checklist: [docs-are-written]\n`,
		);
		const before = await place.read("a.pep.yaml");
		const { out } = await place.run("get", "a.pep.yaml", id);
		expect((await place.pipe(out, "set", "a.pep.yaml", id, "--file", "-")).code).toBe(0);
		expect(await place.read("a.pep.yaml")).toBe(before);
	},
);

describe("exits with 2 for an invalid answer and leaves the draft unchanged", () => {
	test.each([
		[["title", ""], "the value is empty\n  Remove an answer with --clear."],
		[["summary", " \n"], "the value is empty"],
		[["motivation/goals", "[]"], "the value is empty"],
		[["title", "a\nb"], "expected one line, found several"],
		[["risk", "hihg"], "expected low or high, found “hihg”\n  Did you mean “high”?"],
		[["due", "2026-02-30"], "2026-02-30 is not a real date"],
		[["due", "someday"], "Write the date as YYYY-MM-DD"],
		[["motivation/goals", "{a: b}"], "expected a list"],
		[["motivation/goals", "[a, b"], "expected YAML or JSON"],
		[["motivation/goals", "[*a]"], "expected YAML or JSON"],
		[["motivation/goals", "{a: 1, a: 2}"], "given twice"],
		[["safe", "{answer: perhaps}"], "“safe”"],
		[["reviewers", "@ann, @"], "found “@”"],
		[["checklist", "[tests]"], "“checklist”"],
		[["checklist", "tests-are-writen"], "Write “[tests-are-written]”."],
		[["reviewers", '["@ann", "@"]'], "expected a name or a handle, found “@”"],
		[["title", "a\x1b[2Jb"], "it contains a control character, U+001B\n  Remove it."],
		[["summary", "a\x07"], "it contains a control character, U+0007"],
		[["motivation/goals", '["a\\e"]'], "it contains a control character, U+001B"],
		[["summary", "--not-applicable", "a\x9b"], "it contains a control character, U+009B"],
		[["stage", "gamma"], "expected alpha, beta or stable, found “gamma”"],
		[["stage", "bta"], "Did you mean “beta”?"],
		[["stage", "--clear"], "A draft always has a stage"],
		[["sumary", "x"], "did you mean “summary”?"],
		[["summary"], "needs one of VALUE, --file, --not-applicable, --applicable and --clear"],
		[["summary", "x", "--clear"], "and only one"],
		[["summary", "--clear", "--file", "x"], "and only one"],
	])("set %j", async (args, words) => {
		const place = await withDraft();
		const before = await place.read("a.pep.yaml");
		const { code, out, err } = await place.run("set", "a.pep.yaml", ...args);
		expect({ code, out }).toEqual({ code: 2, out: "" });
		expect(err).toContain(words);
		expect(await place.read("a.pep.yaml")).toBe(before);
	});
});

test("exits with 3 for a file that holds no answer, with the location", async () => {
	const place = await withDraft();
	await place.write("v.yaml", "- a\n- {b: c}\n");
	const { code, err } = await place.run("set", "a.pep.yaml", "motivation/goals", "--file", "v.yaml");
	expect(code).toBe(3);
	expect(err).toMatch(/^v\.yaml:2:3: expected text, found a map\n/);
	expect((await place.pipe(Buffer.of(0xff), "set", "a.pep.yaml", "title", "--file", "-")).err).toBe(
		"standard input: is not UTF-8 text\n  Save it as UTF-8.\n",
	);
	expect((await place.run("set", "a.pep.yaml", "title", "--file", "none")).code).toBe(3);
});

test("writes nothing if the value is already set", async () => {
	const place = await withDraft();
	await chmod(`${place.path}/a.pep.yaml`, 0o444);
	await place.run("set", "a.pep.yaml", "title", "Pools");
	expect((await place.run("set", "a.pep.yaml", "title", "Pools")).code).toBe(0);
});

test("loses nothing if two scripts run at once", async () => {
	const place = await withDraft();
	const ids = [
		["title", "T"],
		["summary", "S"],
		["risk", "low"],
		["due", "2026-03-31"],
	] as const;
	const outcomes = await Promise.all(ids.map(([id, value]) => place.run("set", "a.pep.yaml", id, value)));
	expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
	const { answers } = JSON.parse((await place.run("get", "a.pep.yaml", "--json")).out);
	expect(answers).toEqual({ ...Object.fromEntries(ids), later: "kept" });
});

test("exits with 4 for a draft that can't be written", async () => {
	const place = await withDraft();
	await mkdir(`${place.path}/d`);
	await place.write("d/a.pep.yaml", "pep-wizard: 1\n");
	if (process.getuid?.() === 0) return;
	await chmod(`${place.path}/d`, 0o500);
	const { code, err } = await place.run("set", "d/a.pep.yaml", "title", "x");
	await chmod(`${place.path}/d`, 0o700);
	expect(code).toBe(4);
	expect(err).toContain("d/a.pep.yaml: can't be written");
});

const PACKAGES = "design-details/test-plan/prerequisite-testing-updates";

test.each([
	[
		"[{package: p, date: 2026-13-01}]",
		"expected a date in “date”, found “2026-13-01”\n  2026-13-01 is not a real date",
	],
	["[{package: p}, {date: soon}]", "expected a date in “date”, found “soon”\n  Write the date as YYYY-MM-DD"],
	['[{package: "a\\nb"}]', "expected one line in “package”, found several"],
	['[{package: "a\\e"}]', "it contains a control character, U+001B"],
])("fields have the form that their kind asks for: %s", async (value, words) => {
	const place = await folder();
	await place.run("new", "--no-edit", "x.pep.yaml");
	const before = await place.read("x.pep.yaml");
	const { code, err } = await place.run("set", "x.pep.yaml", PACKAGES, value);
	expect(code).toBe(2);
	expect(err).toContain(words);
	expect(await place.read("x.pep.yaml")).toBe(before);
	expect((await place.pipe(value, "set", "x.pep.yaml", PACKAGES, "--file", "-")).code).toBe(3);
});
