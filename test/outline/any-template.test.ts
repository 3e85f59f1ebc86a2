/** Laws that hold for the outline of any Markdown with a heading. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outline } from "../../src/outline/types.ts";
import { expectCpuTime } from "../cpu-time.ts";
import { compile } from "./outline-summary.ts";

const words = fc.constantFrom(
	"A",
	"Goals",
	"goals!",
	"Title of it",
	"KEP-NNNN: Title",
	"[title]",
	"Constructor",
	"2024",
	"Stage (Optional)",
	"?",
	"",
	"é",
	"*x*",
	"<who>",
);
const block = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.tuple(fc.integer({ min: 1, max: 6 }), words).map(([depth, text]) => `${"#".repeat(depth)} ${text}`),
	},
	fc.constantFrom(
		"Text.",
		"[x]: https://example.org",
		"---",
		"> quote",
		"```\n# code\n```",
		"<!-- help -->",
		"<!-- toc -->\n<!-- /toc -->",
		"| a |\n|---|",
		"Under\n===",
		"is it?",
	),
	fc
		.array(
			fc.tuple(
				fc.constantFrom("- ", "  - ", "- [ ] ", "  - [ ] ", "1. "),
				fc.constantFrom("One?", "**SIG:** [x]", "Name:", "Goal 1:", "...", "text", "", "**Stage**: y"),
			),
			{ minLength: 1, maxLength: 5 },
		)
		.map((entries) => entries.map((parts) => parts.join("")).join("\n")),
);
/** Blocks in any order, with a heading among them. */
const markdown = fc.array(block, { maxLength: 25 }).map((blocks) => [...blocks, "# Last"].join("\n\n"));

/** Everything that must be true of an outline, whatever it was made of. */
function holds(outline: Outline): void {
	const ids = outline.items.map(({ id }) => id);
	const sections = outline.sections.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(new Set(sections).size).toBe(sections.length);
	// Items and sections may share an id only where the item is the section's own answer.
	for (const item of outline.items) {
		expect(sections).toContain(item.section);
		if (sections.includes(item.id)) expect(item.section).toBe(item.id);
		for (const part of item.id.split("/")) expect(part).toMatch(/^(?=.*[^\d])[\p{L}\p{M}\p{N}-]+$/u);
		expect(item.id.split("/")).not.toContain("constructor");
		if (item.kind === "checklist") expect(item.entries?.length).toBeGreaterThan(0);
	}
	// The order of items is the one in which blocks print them.
	const printed = outline.blocks.flatMap((each) => {
		if (each.type === "item") return [each.item];
		if (each.type === "unprinted") return each.items;
		return each.type === "heading" ? each.parts.flatMap((part) => (typeof part === "string" ? [] : [part.item])) : [];
	});
	expect(printed).toEqual(ids);
	const opened = outline.blocks.flatMap((each) =>
		each.type === "heading" || each.type === "unprinted" ? [each.section] : [],
	);
	expect(sections.filter((id) => opened.includes(id))).toEqual(opened);
	expect(sections.length - opened.length).toBeLessThanOrEqual(1);
	expect(JSON.parse(JSON.stringify(outline))).toStrictEqual(outline);
}

test("any Markdown with a heading makes an outline", () => {
	fc.assert(
		fc.property(markdown, (text) => holds(compile(text))),
		{ numRuns: 500 },
	);
});

test("any text below a heading makes one too", () => {
	const noise = fc.string({ unit: fc.constantFrom(..."#-*>`[]() \n\t:?_|\\<Aa1.\u0000") });
	fc.assert(
		fc.property(noise, (text) => {
			// A comment that is never closed is an error of its own.
			fc.pre(!text.includes("<!--"));
			holds(compile(`# A\n\n${text}`));
		}),
		{ numRuns: 500 },
	);
});

test("the same text gives the same outline", () => {
	fc.assert(
		fc.property(markdown, (text) => {
			expect(JSON.stringify(compile(text))).toBe(JSON.stringify(compile(text)));
		}),
	);
});

test("line endings make no difference", () => {
	fc.assert(
		fc.property(markdown, (text) => {
			expect(compile(text.replaceAll("\n", "\r\n"))).toEqual(compile(text));
		}),
	);
});

test("headings are printed as the template has them", () => {
	fc.assert(
		fc.property(
			fc.array(
				words.filter((text) => /^[\w*é: -]+$/.test(text)),
				{ minLength: 1 },
			),
			(headings) => {
				const outline = compile(headings.map((text) => `# ${text}\n`).join(""));
				const printed = outline.blocks.flatMap((each) => (each.type === "heading" ? [each.parts] : []));
				const texts = printed.map((parts) =>
					parts.map((part) => (typeof part === "string" ? part : part.placeholder)).join(""),
				);
				expect(texts).toEqual(headings);
			},
		),
	);
});

test("compiles a template of ten thousand headings in moments", () => {
	const text = Array.from({ length: 10_000 }, (_, i) => `${"#".repeat((i % 3) + 1)} Same\n\n- One?\n`).join("\n");
	expectCpuTime(5000, () => expect(compile(text).items).toHaveLength(10_000));
});

const corpus = join(process.env.PEP_WIZARD_CORPUS ?? "../shared/corpus", "keps");

describe.skipIf(!existsSync(corpus))("real proposals used as templates", () => {
	const groups = existsSync(corpus)
		? readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory())
		: [];
	const files = groups
		.flatMap(({ name }) => readdirSync(join(corpus, name), { withFileTypes: true, recursive: true }))
		.filter((entry) => entry.isFile() && entry.name === "README.md")
		.map((entry) => join(entry.parentPath, entry.name));

	test("make an outline, each of them", () => {
		for (const file of files) holds(compile(readFileSync(file, "utf8")));
		expect(files.length).toBeGreaterThan(30);
	});

	test("the template of KEPs asks for number and title, and for the whole review", () => {
		const outline = compile(readFileSync(join(corpus, "NNNN-kep-template/README.md"), "utf8"));
		expect(outline.items.slice(0, 2).map(({ id }) => id)).toEqual(["number", "title"]);
		expect(outline.items.filter(({ label }) => label.endsWith("?"))).toHaveLength(25);
	});

	test("the template of KEPs can include the review, whose questions are headings there", () => {
		const template = readFileSync(join(corpus, "NNNN-kep-template/README.md"), "utf8");
		const review = readFileSync("questionnaire/production-readiness.yaml", "utf8").replace(/^pep-wizard-.*$/m, "");
		const outline = compile(template, "include: [review]\nsections: []\n", { review });
		const asked = outline.items.filter(({ id }) => id.startsWith("production-readiness/"));
		expect(asked).toHaveLength(25);
		expect(asked.every(({ id, guidance }) => /^[a-z-]+(\/[a-z-]+){2}$/.test(id) && guidance.reviewers)).toBe(true);
		holds(outline);
	});
});
