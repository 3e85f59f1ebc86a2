/** `status` counts open comments, shows verdicts, and selects by them. */
import { describe, expect, test } from "vitest";
import { folder, utc } from "./run.ts";

const DRAFT = "pep-wizard: 1\ntemplate: ./short.md\nanswers:\n  summary: Pools grow.\n";

/** Proposals `approved`, `asked`, `refused`, `stale` and `untouched`, and what has happened to each. */
async function proposals() {
	const place = await folder();
	await place.write("short.md", "## Summary\n\n## Risks\n");
	for (const name of ["approved", "asked", "refused", "stale", "untouched"])
		await place.write(`${name}.pep.yaml`, DRAFT);
	const review = (name: string, ...words: string[]) => place.run("review", `${name}.pep.yaml`, ...words);
	await review("approved", "--verdict", "approved", "--as", "@ann");
	await review("asked", "--comment", "summary", "Why?", "--as", "@ann");
	await review("refused", "--verdict", "approved", "--as", "@ann");
	await review("refused", "--verdict", "changes-requested", "--as", "@ben");
	await review("stale", "--verdict", "approved", "--as", "@ann");
	await place.run("set", "stale.pep.yaml", "summary", "Pools shrink.");
	return place;
}

describe("status", () => {
	let place: Awaited<ReturnType<typeof proposals>>;

	/** The proposals that `status --where` selects. */
	async function selected(...where: readonly string[]): Promise<string> {
		const conditions = where.flatMap((each) => ["--where", each]);
		const { out, err } = await place.run("status", ...conditions, "--columns", "file", "--format", "csv");
		expect(err).toBe("");
		return out.split("\n").slice(1).join(" ").replaceAll(".pep.yaml", "").trim();
	}

	test("selects by what reviewers say", async () => {
		place = await proposals();
		expect(await selected("review=open")).toBe("asked");
		expect(await selected("review=approved")).toBe("approved stale");
		expect(await selected("review=stale")).toBe("stale");
		expect(await selected("review=changes-requested")).toBe("refused");
		expect(await selected("review=approved", "review!=stale")).toBe("approved");
		expect(await selected("review=")).toBe("untouched");
		expect(await place.run("status", "--where", "review=apprvd")).toMatchObject({
			code: 2,
			err: expect.stringContaining("approved"),
		});
	});

	test("shows it beside the completeness, and in a column where there are reviews", async () => {
		place = await proposals();
		const one = async (name: string) => (await place.run("status", `${name}.pep.yaml`)).out;
		expect(await one("asked")).toContain("\nReview: 1 open comment\n");
		expect(await one("stale")).toContain("\nReview: no open comments; @ann approved (1 answer changed since)\n");
		expect(await one("untouched")).not.toContain("Review");
		const { out } = await place.run("status");
		expect(out).toMatch(/REVIEW +FILE\n/);
		expect(out).toMatch(/ 1 open +asked.pep.yaml\n/);
		expect(out).toMatch(/ stale, approved +stale.pep.yaml\n/);
	});

	test("has all of it as JSON", async () => {
		place = await proposals();
		const json = async (name: string) =>
			JSON.parse((await place.run("status", `${name}.pep.yaml`, "--json")).out).proposals[0];
		expect((await json("untouched")).review).toBe(null);
		expect((await json("stale")).review).toEqual({
			states: ["stale", "approved"],
			open: 0,
			answered: 0,
			resolved: 0,
			verdicts: [{ by: "@ann", verdict: "approved", at: utc(place.world().now()), only: null, stale: 1 }],
		});
	});

	test("reports a review that can't be read, and measures the proposal", async () => {
		place = await proposals();
		await place.write("asked.review.yaml", "pep-wizard-review: 1\ncomments: []\n");
		const { code, out, err } = await place.run("status", "asked.pep.yaml");
		expect({ code, err }).toEqual({
			code: 0,
			err: "asked.review.yaml:2:11: expected keys with values, found a list\n",
		});
		expect(out).toContain("Summary");
	});
});
