/** A table of contents that has to be mdtoc's: what is said of it, and that `--fix` writes mdtoc's lines. */
import { describe, expect, test } from "vitest";
import { checkMarkdown } from "../../src/check/check.ts";
import { applyFixes } from "../../src/check/fixes.ts";
import { builtIn } from "../built-in.ts";
import { OPTIONS } from "./golden.ts";

const kep = builtIn("kep");

const HEADINGS = "## Summary\n\nA.\n\n### `digest`\n\nB.\n\n## Motivation\n\nC.\n\n### Digest\n\nD.";
const RIGHT = [
	"- [Summary](#summary)",
	"  - [<code>digest</code>](#digest)",
	"- [Motivation](#motivation)",
	"  - [Digest](#digest-1)",
];

/** A proposal with these lines between the comments. */
function proposal(lines: readonly string[], headings = HEADINGS): string {
	return `# KEP-1: T\n\n<!-- toc -->\n${lines.map((line) => `${line}\n`).join("")}<!-- /toc -->\n\n${headings}\n`;
}

function outdated(text: string) {
	const { findings, fixes } = checkMarkdown(kep, "README.md", text, OPTIONS);
	const own = findings.filter(({ rule }) => rule === "toc/outdated");
	return { said: own.map(({ at, message }) => `${at.line}: ${message}`), fixed: applyFixes(text, fixes) };
}

/** The right table with one line replaced by others. */
function changed(nth: number, ...lines: readonly string[]): readonly string[] {
	return RIGHT.toSpliced(nth, 1, ...lines);
}

test("accepts a table that mdtoc wrote, with white space around it", () => {
	expect(outdated(proposal(RIGHT)).said).toEqual([]);
	expect(outdated(proposal(["", ...RIGHT, "  ", ""])).said).toEqual([]);
});

describe("names in its message", () => {
	test.each([
		["an anchor", changed(3, "  - [Digest](#digest)"), "7: … links “Digest” to #digest instead of #digest-1"],
		["words", changed(2, "- [Motives](#motivation)"), "6: … lists “Motives” where the heading is “Motivation”"],
		["a heading not listed", changed(1), "5: … lacks “digest”"],
		["one not listed at the end", changed(3), "7: … lacks “Digest”"],
		["no such heading", changed(1, RIGHT[1]!, "  - [Gone](#gone)"), "6: … lists “Gone”, which is not a heading"],
		["no such heading at the end", [...RIGHT, "- [Gone](#gone)"], "8: … lists “Gone”, which is not a heading"],
		[
			"the form",
			changed(0, "* [Summary](#summary)"),
			"4: … has “* [Summary](#summary)” instead of “- [Summary](#summary)”",
		],
		["a gap", changed(1, "", RIGHT[1]!), "5: … has a blank line between its entries"],
	])("%s", (_name, lines, said) => {
		const {
			said: [own, ...others],
			fixed,
		} = outdated(proposal(lines));
		expect(own?.replace("the table of contents", "…")).toBe(said);
		expect(others).toEqual([]);
		expect(fixed).toBe(proposal(RIGHT));
	});
});

test("reads both comments on one line as an empty table", () => {
	const text = proposal([]).replace("<!-- toc -->\n<!-- /toc -->", "<!-- toc --><!-- /toc -->");
	expect(outdated(text).fixed).toBe(proposal(RIGHT));
});

test("keeps doubled spaces in a heading, and doubled hyphens in its anchor", () => {
	const text = proposal(["- [Summary](#summary)", "  - [A  B](#a--b)"], "## Summary\n\n### A  B\n\nx [y](#a--b)");
	const { findings } = checkMarkdown(kep, "README.md", text, OPTIONS);
	expect(findings.filter(({ rule }) => /^(toc|link)\//.test(rule))).toEqual([]);
});

test("finds the links of headings at the end of the document", () => {
	const headings = "## See [it][ref]\n\n[ref]: https://example.com/ref";
	const { fixed } = outdated(proposal([], headings));
	expect(fixed).toBe(proposal(['- [See <a href="https://example.com/ref">it</a>](#see-it)'], headings));
});
