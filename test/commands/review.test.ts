/** `pep-wizard review` in scripts: comments, verdicts, and what is printed of them. */

import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Folder, folder, utc } from "./run.ts";

const TEMPLATE = "# Title\n\n## Summary\n\n## Motivation\n\n### Goals\n\n## Risks\n";
const DRAFT = `pep-wizard: 1
template: ./short.md
answers:
  summary: Pools grow.
  motivation/goals: No restart of running workloads.
`;

/** A folder with a draft, a template and these settings. */
async function proposal(settings?: string): Promise<Folder> {
	const place = await folder();
	await place.write("short.md", TEMPLATE);
	await place.write("a.pep.yaml", DRAFT);
	if (settings !== undefined) await place.write(".pep-wizard.yaml", settings);
	return place;
}

/** Runs `review a.pep.yaml` with these words; fails unless it succeeds. */
async function review({ run }: Folder, ...words: readonly string[]): Promise<string> {
	const { code, out, err } = await run("review", "a.pep.yaml", ...words);
	expect({ code, err }).toEqual({ code: 0, err: "" });
	return out;
}

describe("a review from a script", () => {
	test("tells its story in the file and in the report", async () => {
		const place = await proposal();
		const ann = (...words: string[]) => review(place, ...words, "--as", "@ann");
		const said = await ann("--comment", "goals", "--kind", "change", "--quote", "running workloads", "Which ones?");
		expect(said).toMatch(/^[0-9a-f]{8}: motivation\/goals\n$/);
		const id = said.slice(0, 8);
		await ann("--comment", "summary", "Nice.");
		expect(await ann("--verdict", "changes-requested", "Nearly there.")).toBe("@ann: changes-requested at Alpha\n");
		expect(await review(place, "--reply", id, "All but batch jobs.", "--as", "@ben")).toBe(`${id}: answered\n`);
		await place.run("set", "a.pep.yaml", "motivation/goals", "No restart of services.");
		expect(await review(place, "--format", "text")).toBe(`1 open comment, 1 answered, at Alpha.

Verdicts
  @ann: changes requested, 2026-03-04
    Nearly there.

Summary (summary)
  open: comment by @ann, 2026-03-04 [${(await ids(place))[0]}]
    Nice.

Motivation › Goals (motivation/goals)
  answered, outdated: change wanted by @ann, 2026-03-04 [${id}]
    > running workloads
    Which ones?
      @ben: All but batch jobs.
`);
		expect(await ann("--state", `${id}=resolved`)).toBe(`${id}: resolved\n`);
		expect(await ann("--verdict", "approved")).toBe("@ann: approved at Alpha; 1 comment not resolved\n");
		await place.run("set", "a.pep.yaml", "risks", "None.");
		expect(await review(place, "--format", "text")).toContain("  @ann: approved, 2026-03-04; changed since: risks\n");
	});

	test("is a file beside the proposal, which is not changed", async () => {
		const place = await proposal();
		await review(place, "--comment", "summary", "--as", "@ann", "Nice.");
		expect(await place.names()).toEqual(["a.pep.yaml", "a.review.yaml", "short.md"]);
		expect(await place.read("a.pep.yaml")).toBe(DRAFT);
		expect(parse(await place.read("a.review.yaml"))).toMatchObject({
			"pep-wizard-review": 1,
			comments: { summary: [{ by: "@ann", kind: "comment", state: "open", text: "Nice." }] },
		});
	});

	test("of a Markdown proposal knows the answers of its draft as the same", async () => {
		const place = await proposal();
		await review(place, "--verdict", "approved", "--as", "@ann");
		await place.run("render", "a.pep.yaml");
		const { out } = await place.run("review", "a.md", "--template", "./short.md", "--format", "json");
		expect(JSON.parse(out).verdicts).toEqual([
			{ by: "@ann", at: utc(place.world().now()), verdict: "approved", only: null, summary: null, stale: [] },
		]);
	});

	test("takes the text from standard input", async () => {
		const place = await proposal();
		await place.pipe("One.\n\nTwo.\n", "review", "a.pep.yaml", "-", "--comment", "summary", "--as", "@ann");
		expect(parse(await place.read("a.review.yaml")).comments.summary[0].text).toBe("One.\n\nTwo.");
	});

	test("ends the round that is open, and not another one", async () => {
		const place = await proposal();
		const round = (only: string) =>
			`  - { id: r1, by: "@ann", at: 2026-01-13T10:00:00Z, stage: alpha${only}, seen: { summary: aa } }\n`;
		await place.write("a.review.yaml", `pep-wizard-review: 1\nrounds:\n${round("")}`);
		const call = ["review", "a.pep.yaml", "--verdict", "approved", "--as", "@ann"];
		expect(await place.run(...call, "--only", "motivation")).toMatchObject({
			code: 2,
			err: expect.stringContaining("Your round about the whole proposal has not ended yet"),
		});
		await place.write("a.review.yaml", `pep-wizard-review: 1\nrounds:\n${round(", only: motivation")}`);
		expect((await place.run(...call)).code).toBe(0);
		const { rounds } = parse(await place.read("a.review.yaml"));
		expect(rounds).toMatchObject([{ id: "r1", only: "motivation", verdict: "approved", seen: { summary: "aa" } }]);
	});

	test("covers one section", async () => {
		const place = await proposal();
		await review(place, "--verdict", "approved", "--only", "motivation", "--as", "@ann");
		const [round] = parse(await place.read("a.review.yaml")).rounds;
		expect(round).toMatchObject({ only: "motivation", verdict: "approved" });
		expect(Object.keys(round.unseen)).toEqual(["motivation/goals"]);
	});
});

test("the report as JSON has the keys that docs/json.md lists", async () => {
	const place = await proposal();
	await review(place, "--comment", "summary", "--quote", "Pools", "Nice.", "--as", "@ann");
	await review(place, "--verdict", "approved", "--as", "@ann");
	const report = JSON.parse(await review(place, "--format", "json"));
	const page = await readFile("docs/json.md", "utf8");
	const part = page.slice(page.indexOf("## `pep-wizard review"));
	const keys = (data: unknown): string[] => {
		if (Array.isArray(data)) return data.flatMap(keys);
		return typeof data === "object" && data !== null
			? Object.entries(data).flatMap(([key, value]) => [key, ...keys(value)])
			: [];
	};
	for (const key of new Set(keys(report))) expect(part).toContain(`\`${key}\``);
	expect(report.items[0]).toMatchObject({
		id: "summary",
		place: "Summary",
		exists: true,
		verdicts: [{ by: "@ann", verdict: "approved", seen: false, stale: false }],
		comments: [
			{ by: "@ann", kind: "comment", state: "open", outdated: false, quote: "Pools", text: "Nice.", replies: [] },
		],
	});
});

/** The ids of all comments, in the file's order. */
async function ids(place: Folder): Promise<string[]> {
	const { comments } = parse(await place.read("a.review.yaml")) as { comments: Record<string, { id: string }[]> };
	return Object.values(comments).flatMap((all) => all.map(({ id }) => id));
}

describe("who reviews", () => {
	const by = async (place: Folder, ...words: readonly string[]) => {
		await review(place, "--comment", "summary", "x", ...words);
		return parse(await place.read("a.review.yaml")).comments.summary[0].by;
	};

	test("is given, or in the settings", async () => {
		expect(await by(await proposal("review: { as: '@eve' }\n"), "--as", "@ann")).toBe("@ann");
		expect(await by(await proposal("review: { as: '@eve' }\n"))).toBe("@eve");
	});

	test("is git's user, by the name that the settings know", async () => {
		const place = await proposal("people: { '@ann': [Ann Example] }\n");
		await place.write(".gitconfig", "[user]\n\tname = Ann Example\n\temail = ann@example.org\n");
		expect(await by(place)).toBe("@ann");
		const other = await proposal();
		await other.write(".gitconfig", "[user]\n\tname = Ann Example\n\temail = ann@example.org\n");
		expect(await by(other)).toBe("Ann Example <ann@example.org>");
	});

	test("has to be known", async () => {
		const { run } = await proposal();
		const { code, err } = await run("review", "a.pep.yaml", "--comment", "summary", "x");
		expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("Who reviews? Git knows no user here") });
	});

	test("is one person under two names: one verdict", async () => {
		const place = await proposal("people: { '@ann': [Ann Example] }\n");
		await review(place, "--verdict", "changes-requested", "--as", "Ann Example");
		await review(place, "--verdict", "approved", "--as", "ann");
		const { out } = await place.run("review", "a.pep.yaml", "--format", "json");
		expect(JSON.parse(out).verdicts).toMatchObject([{ by: "@ann", verdict: "approved" }]);
	});
});

describe("mistakes", () => {
	test.each([
		[["--comment", "goal", "x"], 2, "“goal” is not a section or an item"],
		[["--comment", "summary"], 2, "--comment needs a text"],
		[["--comment", "motivation/goals", "--quote", "all", "x"], 2, "The answer doesn't contain “all”"],
		[["--reply", "abc", "x"], 2, "There is no comment “abc”"],
		[["--state", "abc"], 2, "--state takes ID=STATE, not “abc”"],
		[["--comment", "summary", "--verdict", "approved", "x"], 2, "--comment and --verdict can't be used together"],
	])("%j", async (words, code, message) => {
		const { run } = await proposal();
		const outcome = await run("review", "a.pep.yaml", "--as", "@ann", ...words);
		expect(outcome).toEqual({ code, out: "", err: expect.stringContaining(message) });
	});

	test("a review that can't be read is reported with its place, and stays as it is", async () => {
		const place = await proposal();
		await place.write("a.review.yaml", "pep-wizard-review: 1\ncomments:\n  summary:\n    - by: ann\n");
		const { code, err } = await place.run("review", "a.pep.yaml", "--comment", "summary", "x", "--as", "ann");
		expect({ code, err }).toEqual({
			code: 3,
			err: "a.review.yaml:4:7: expected the key “text” here\n  Add “text: …”.\n",
		});
		expect(await place.read("a.review.yaml")).toContain("- by: ann\n");
	});

	test("so are settings", async () => {
		const { run } = await proposal("people: { '@ann': Ann }\n");
		const { code, err } = await run("review", "a.pep.yaml", "--format", "text");
		expect({ code, err }).toEqual({
			code: 3,
			err: ".pep-wizard.yaml:1:19: expected a list, found “Ann”\n  Correct it there\n",
		});
	});
});
