/** The overview: what it says of each proposal, and that nothing in a proposal says anything to a browser. */
import { describe, expect, test } from "vitest";
import { overviewPage } from "../../src/pages/overview-page.ts";
import { INDEX, pageNames } from "../../src/pages/page-names.ts";
import { SCRIPT } from "../../src/pages/script.ts";
import { STYLE } from "../../src/pages/style.ts";
import type { ProposalEntry } from "../../src/pages/types.ts";
import { entryOf, finding, sha256, siteOf } from "./site.ts";

function overview(...entries: readonly ProposalEntry[]): string {
	return overviewPage(siteOf(entries));
}

/** The texts of the row of the only proposal, cell by cell. */
function cells(entry: ProposalEntry): string[] {
	const row = /<tbody>([\s\S]*)<\/tbody>/.exec(overview(entry))![1]!;
	return row.split(/<\/t[hd]>/).map((cell) =>
		cell
			.replace(/<[^>]*>/g, " ")
			.replace(/\s+/g, " ")
			.trim(),
	);
}

const HALF = { title: "Pools", number: "12", summary: "Pools can grow." };

test("shows title, file, stage, progress, what is missing, and what comes next in a row", () => {
	const [title, stage, required, missing] = cells(entryOf(HALF));
	expect(title).toBe("12 Pools a.pep.yaml");
	expect(stage).toBe("Alpha");
	expect(required).toMatch(/^2 of 3, 66 % /);
	expect(required).toMatch(
		/by section PEP-12: Pools 1 of 1 Summary 1 of 1 Motivation 0 of 1 PEP-12: Pools 1\/1 Summary 1\/1 Motivation 0\/1 Risks optional$/,
	);
	expect(missing).toBe("1 item for Alpha Goals Goals no answer yet 1 item more for Beta Risks Risks no answer yet");
});

test("says what is complete, and shows nothing after the last stage", () => {
	const complete = { ...HALF, "motivation/goals": ["No restart"], risks: "None." };
	expect(cells(entryOf(complete))[3]).toBe("nothing for Alpha nothing more for Beta");
	expect(cells(entryOf(complete, { stage: "stable" }))[3]).toBe("nothing for Stable");
});

test("counts errors as missing, but not warnings", () => {
	const findings = [finding("error", "no such anchor", { fix: "Mend it." }), finding("warning", "a date is odd")];
	const [, , , missing] = cells(entryOf({ ...HALF, "motivation/goals": ["x"] }, { findings }));
	expect(missing).toMatch(
		/^1 item for Alpha no such anchor no such anchor line 7 Mend it. check finds 1 error and 1 warning 1 item more/,
	);
});

test("shows owner, group, status and the day of the last change, if any proposal has them", () => {
	const attributes = { owner: ["@ann", "@ben", "@cleo", "@dora"], group: ["nodes"], status: ["draft\nuntil May"] };
	const entry = entryOf(HALF, { attributes, changed: Date.UTC(2026, 0, 13) });
	expect(cells(entry).slice(0, 6)).toEqual([
		"12 Pools a.pep.yaml",
		"@ann , @ben , @cleo and 1 more",
		"nodes",
		"Alpha",
		"draft",
		"2026-01-13",
	]);
	const page = overview(entry, entryOf(HALF, { attributes: { owner: [], group: [], status: [] } }));
	expect(page).toContain('data-owner="@ann\n@ben\n@cleo\n@dora" data-group="nodes" data-stage="0 alpha"');
	expect(page).toContain('aria-label="none"');
	expect(overview(entryOf(HALF))).not.toContain("Owner");
});

test("names the proposals once", () => {
	expect(overview(entryOf(HALF)).match(/>Proposals</g)).toEqual([">Proposals<", ">Proposals<"]);
});

test("lists a missing item once, whatever the rules report about it", () => {
	const findings = [finding("error", "“Goals” has no answer", { item: "motivation/goals" })];
	expect(cells(entryOf(HALF, { findings }))[3]).toMatch(/^1 item for Alpha/);
});

test("links to the proposals' pages, and to locations in them", () => {
	const page = overview(entryOf(HALF, { page: "a.html" }));
	expect(page).toContain('<a href="a.html"><bdi>12 Pools</bdi></a>');
	expect(page).toContain('<a href="a.html#item-motivation%2Fgoals"><bdi>Goals</bdi></a>');
	expect(overview(entryOf(HALF))).not.toContain("<a ");
});

test("lists unusable files with the reason", () => {
	const problems = [
		finding("error", "expected alpha, beta or stable", { at: { file: "b.pep.yaml", line: 2, column: 8 } }),
	];
	const page = overviewPage(siteOf([], problems));
	expect(page).toContain("There are no proposals here yet.");
	expect(page).toContain("b.pep.yaml:2:8: expected alpha, beta or stable");
});

describe("the page requests nothing and runs only its own script", () => {
	test("enforced by its policy", () => {
		const policy = /Content-Security-Policy" content="([^"]*)"/.exec(overview())![1]!.replaceAll("&#39;", "'");
		expect(policy.split("; ")).toEqual([
			"default-src 'none'",
			`style-src 'sha256-${sha256(STYLE)}'`,
			`script-src 'sha256-${sha256(SCRIPT)}'`,
			"base-uri 'none'",
			"form-action 'none'",
		]);
	});

	test("without an address in style or script", () => {
		expect(STYLE + SCRIPT).not.toMatch(/url\(|@import|https?:|\/\/\w|fetch|import\(|innerHTML|eval/);
	});
});

test("escapes texts from files everywhere", () => {
	const evil = `"><script>alert(1)</script><img src=x onerror='alert(1)'>\u202e`;
	const findings = [finding("error", evil, { fix: evil }), finding("error", evil, { item: "risks" })];
	const entry = entryOf({ title: evil, number: evil }, { file: evil, page: `${evil}.html`, findings });
	const page = overviewPage(siteOf([entry], [finding("error", evil)]));
	expect(page.match(/<script/g)).toHaveLength(1);
	expect(page).not.toMatch(/<img|"><script|\u202e/);
});

describe("names of pages", () => {
	test.each([
		[["a.pep.yaml"], ["a.html"]],
		[
			["keps/1/README.md", "keps/2/README.md"],
			["keps-1-README.html", "keps-2-README.html"],
		],
		[
			["a.md", "A.pep.yaml", "a-2.md"],
			["a.html", "A-2.html", "a-2-2.html"],
		],
		[
			["index.md", "../..", "x/<&>.md"],
			["index-2.html", "proposal.html", "x.html"],
		],
	])("%j", (files, names) => {
		expect(pageNames(files)).toEqual(names);
	});

	test("never match the overview's", () => expect(pageNames(["INDEX.md"])[0]!.toLowerCase()).not.toBe(INDEX));
});
