/** A proposal's page: the document, and beside it what is missing, with a way from one to the other. */
import { expect, test } from "vitest";
import { proposalPage } from "../../src/pages/proposal-page.ts";
import { entryOf, finding, markdownEntry, siteOf } from "./site.ts";

const HALF = { title: "Pools", number: "12", summary: "Pools **can** grow." };

function parts(page: string): { readonly aside: string; readonly article: string } {
	return {
		aside: /<aside [^>]*>([\s\S]*)<\/aside>/.exec(page)![1]!,
		article: /<article>([\s\S]*)<\/article>/.exec(page)![1]!,
	};
}

function pageOf(...args: Parameters<typeof entryOf>): ReturnType<typeof parts> & { readonly page: string } {
	const page = proposalPage(entryOf(...args), siteOf([]));
	return { page, ...parts(page) };
}

test("shows the document as HTML, with the title on top", () => {
	const { page, article } = pageOf(HALF);
	expect(page).toContain("<title>12 Pools</title>");
	expect(page).toContain("<h1><bdi>12 Pools</bdi></h1>");
	expect(article).toContain("Pools <strong>can</strong> grow.</p>");
});

test("shows the title once: the document's own heading only keeps its place", () => {
	const text = "# PEP-12: Pools\n\n## Summary\n\nPools grow.\n";
	const page = proposalPage(markdownEntry(text, []), siteOf([]));
	expect(page.match(/<h\d[^>]*>(?:<bdi>)?[^<]*Pools/g)).toEqual(["<h1><bdi>12 Pools"]);
	expect(page).toContain('<div id="doc-pep-12-pools"></div>');
});

test("keeps a heading with the title's words further down, and one that has a note", () => {
	const text = "# PEP-12: Pools\n\nText.\n\n# PEP-12: Pools\n";
	expect(parts(proposalPage(markdownEntry(text, []), siteOf([]))).article).toContain(">PEP-12: Pools</h1>");
	const at = { file: "a.md", line: 1, column: 1 };
	const noted = markdownEntry("# PEP-12: Pools\n", [finding("error", "no such number", { at })]);
	expect(parts(proposalPage(noted, siteOf([]))).article).toContain("PEP-12: Pools</h1>");
});

test("has the text before the lists, and the table of contents folded", () => {
	const contents = "- [Summary](#summary)\n  - [More](#more)\n- [Own](#own)\n";
	const text = `# PEP-12: Pools\n\n${contents}\n## Summary\n\n- [x](#own)\n- and text\n\n### More\n\n## Own\n`;
	const page = proposalPage(markdownEntry(text, []), siteOf([]));
	expect(page.indexOf("<article>")).toBeLessThan(page.indexOf("<aside"));
	expect(page).toContain('<a href="#progress">What is missing</a>');
	const { article } = parts(page);
	expect(article.match(/<details class="contents"><summary>Contents<\/summary><ul/g)).toHaveLength(1);
	expect(article.indexOf("and text")).toBeGreaterThan(article.indexOf("</details>"));
});

test("labels bars for screen readers", () => {
	expect(pageOf(HALF).aside).toContain('role="img" aria-label="Required answers: 2 of 3"');
	expect(pageOf(HALF).aside).not.toContain("aria-hidden");
});

test("marks what is missing in the document, and links to it from the list beside it", () => {
	const { aside, article } = pageOf(HALF);
	const [, id] = /<a href="#([^"]*)"><bdi>Goals<\/bdi><\/a> <span class="state">no answer yet/.exec(aside)!;
	expect(id).toBe("doc-goals");
	expect(article).toContain(
		'id="doc-goals" class="noted" data-note="Alpha: no answer yet"><span id="item-motivation/goals">',
	);
});

test("lists what the next stage asks for, without marking it", () => {
	const { aside, article } = pageOf(HALF);
	expect(aside).toMatch(/Also missing for Beta[\s\S]*Risks/);
	expect(article).toContain('<h2 id="doc-risks"><span id="item-risks">');
});

test("shows warnings and notes beside it, with rule, location and fix", () => {
	const { aside } = pageOf(HALF, {
		findings: [finding("warning", "the date is odd", { fix: "Write it." })],
		suppressed: 2,
	});
	expect(aside).toMatch(
		/Other findings<\/h2> <span class="quiet">1 warning[\s\S]*the date is odd[\s\S]*line 7, some\/rule/,
	);
	expect(aside).toContain("2 findings suppressed by comments");
});

test("shows the file's own text for a Markdown proposal, and links findings to their lines", () => {
	const text = "# PEP-12: Pools\n\n## Summary\n\nAll of it.\n\n## Own\n\n[x](#nowhere)\n\n## Motivation\n\n### Goals\n";
	const at = { file: "a.md", line: 9, column: 1 };
	const { aside, article } = parts(
		proposalPage(markdownEntry(text, [finding("error", "no such anchor", { at })]), siteOf([])),
	);
	expect(article).toContain(">Own</h2>");
	expect(aside).toContain('<a href="#line-9"><bdi>no such anchor</bdi></a>');
	expect(article).toMatch(/<p class="noted" data-note="no such anchor" id="line-9">.*x<\/a><\/p>/);
	expect(article).toMatch(/<h3 id="doc-goals" class="noted" data-note="Alpha: no answer yet">/);
});

test("resolves links, and removes those without a target", () => {
	const address = (url: string): string | undefined => (url === "other.md" ? "other.html" : undefined);
	const { article } = pageOf({ ...HALF, summary: "[a](other.md) [b](nowhere.md) [c](#goals)" }, { address });
	expect(article).toContain('<a href="other.html">a</a> <a>b</a> <a href="#doc-goals">c</a>');
});

test("has no script at all, and its policy allows none", () => {
	const { page } = pageOf({ ...HALF, title: "<script>alert(1)</script>", summary: "<script>alert(1)</script>" });
	expect(page).not.toMatch(/<script|script-src/);
});

test("names the file beside the document in a finding there, without a link to a line of the document", () => {
	const text = "# PEP-12: Pools\n\n## Summary\n\nAll of it.\n\n## Motivation\n\n### Goals\n";
	const at = { file: "deep/kep.yaml", line: 3, column: 1 };
	const findings = [finding("error", "no SIG", { at }), finding("warning", "no release", { at })];
	const { aside, article } = parts(proposalPage(markdownEntry(text, findings), siteOf([])));
	expect(aside).toMatch(/<bdi>no SIG<\/bdi> <span class="state">kep\.yaml, line 3 /);
	expect(aside).toMatch(/<bdi>no release<\/bdi><span class="why">kep\.yaml, line 3, /);
	expect(article).not.toContain("no SIG");
});
