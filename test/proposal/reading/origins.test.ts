/** The lines that answers were read from, and how their headings were recognised. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { itemOf } from "../../../src/outline/lookup.ts";
import { outlineWithExtras } from "../../../src/proposal/layout/extras.ts";
import { originsIn } from "../../../src/proposal/reading/origins.ts";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { pep } from "./pep.ts";

const folder = new URL("../../fixtures/reading/", import.meta.url);

function originIn(markdown: string, id: string) {
	const reading = readProposal(pep, markdown);
	const item = itemOf(outlineWithExtras(pep, reading.layout), id)!;
	return originsIn(pep, markdown, reading)(item);
}

describe("the lines of an answer", () => {
	test.each(readdirSync(folder))("in %s hold its first and its last line", (file) => {
		const markdown = readFileSync(new URL(file, folder), "utf8");
		const reading = readProposal(pep, markdown);
		const originOf = originsIn(pep, markdown, reading);
		const lines = markdown.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
		const outline = outlineWithExtras(pep, reading.layout);
		for (const [id, answer] of Object.entries(reading.answers)) {
			if (typeof answer !== "string") continue;
			const [first, last] = originOf(itemOf(outline, id)!).lines!;
			const written = answer.trim().split(/\r\n|\n|\r/);
			expect(lines[first - 1]).toContain(written[0]!.trim());
			expect(lines[last - 1]).toContain(written.at(-1)!.trim());
			expect(last - first).toBe(written.length - 1);
		}
	});

	test("don't depend on a byte order mark or on line endings", () => {
		const text = "# KEP-1: A\n\n## Summary\n\nOne.\nTwo.\n";
		const lines = [5, 6];
		expect(originIn(text, "summary").lines).toEqual(lines);
		expect(originIn(`\uFEFF${text}`, "summary").lines).toEqual(lines);
		expect(originIn(text.replaceAll("\n", "\r\n"), "summary").lines).toEqual(lines);
		expect(originIn(`${text}\r\n`, "summary").lines).toEqual(lines);
	});

	test("match the document that the template itself prints", () => {
		const blank = "# KEP-1: A\n\n## Summary\n\nOne.\n";
		expect(originIn(blank, "title")).toEqual({
			landing: { line: 1, text: "KEP-1: A", by: "exact", elsewhere: false },
			lines: [1, 1],
		});
	});
});

describe("a heading or question is recognised", () => {
	const found = (markdown: string, id: string) => {
		const { line, by, elsewhere } = originIn(markdown, id).landing!;
		return { line, by, elsewhere };
	};

	test("by the template's words, whatever their case", () => {
		expect(found("# KEP-1: A\n\n## SUMMARY\n", "summary")).toEqual({ line: 3, by: "exact", elsewhere: false });
	});

	test("by an alias, or by similar words", () => {
		const text = "# KEP-1: A\n\n## Motivation\n\n### Goal\n\n## Design Detail\n";
		expect(found(text, "motivation/goals")).toEqual({ line: 5, by: "alias", elsewhere: false });
		expect(found(text, "design-details")).toEqual({ line: 7, by: "similar", elsewhere: false });
	});

	test("outside its section", () => {
		const text = "# KEP-1: A\n\n## Version Skew Strategy\n\nNone.\n";
		expect(found(text, "design-details/version-skew-strategy")).toEqual({ line: 3, by: "exact", elsewhere: true });
	});

	test("as the title, by its position alone", () => {
		expect(found("# Something else\n\n## Summary\n", "title")).toEqual({ line: 1, by: "position", elsewhere: false });
	});

	test("as not part of the template", () => {
		const text = "# KEP-1: A\n\n## Summary\n\nOne.\n\n## Security\n\nTwo.\n";
		expect(found(text, "extra/security")).toEqual({ line: 7, by: "extra", elsewhere: false });
	});

	test("not at all if nothing resembles it", () => {
		expect(originIn("# KEP-1: A\n", "summary")).toEqual({ landing: undefined, lines: undefined });
	});
});
