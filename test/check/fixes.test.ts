/** `--fix` fixes what is safe, and changes no other byte. */
import { describe, expect, test } from "vitest";
import { applyFixes } from "../../src/check/fixes.ts";
import { check, checkYaml, read } from "./golden.ts";

const right = read("right.md");
const outdated = read("toc-outdated/wrong.md");

const fixed = (text: string): string => applyFixes(text, check(text).fixes);

describe("the table of contents", () => {
	test("is written anew", () => {
		expect(fixed(outdated)).toBe(right);
	});

	test.each([
		["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
		["a byte order mark", (text: string) => `\uFEFF${text}`],
		["no final newline", (text: string) => text.trimEnd()],
		["trailing spaces elsewhere", (text: string) => text.replace("## Goals", "## Goals  \t")],
	])("in a file with %s", (_name, change) => {
		expect(fixed(change(outdated))).toBe(change(right));
	});

	test("is filled in where it was empty", () => {
		expect(fixed(right.replace(/(<!-- toc -->\n)[\s\S]*(<!-- \/toc -->)/, "$1$2"))).toBe(right);
	});

	test("keeps its depth", () => {
		const shallow = (text: string) => text.replace(/^ {2}- \[.*\n/gm, "");
		expect(fixed(shallow(outdated))).toBe(shallow(right));
	});

	test("stays when its rule is off or waived", () => {
		expect(check(outdated, { settings: { "toc/outdated": "off" } }).fixes).toEqual([]);
		const waived = `<!-- pep-wizard: allow toc/outdated because it is made by another tool -->\n\n${outdated}`;
		expect(check(waived).fixes).toEqual([]);
	});
});

describe("a date", () => {
	test.each([
		["2026/3/1", "2026-03-01"],
		["2026.03.1", "2026-03-01"],
		["2026-3-1", "2026-03-01"],
		["1/3/2026", "1/3/2026"],
		["2026/13/1", "2026/13/1"],
		["03-01", "03-01"],
	])("%s becomes %s", (from, to) => {
		expect(fixed(right.replace("2026-03-01", from))).toBe(right.replace("2026-03-01", to));
	});

	test("is fixed in a draft too", () => {
		const draft = read("draft-unknown-key/right.pep.yaml");
		const text = draft.replace("2026-03-01", "2026/3/1 # today");
		expect(applyFixes(text, checkYaml(text).fixes)).toBe(draft.replace("2026-03-01", "2026-03-01 # today"));
	});
});

test("applies several fixes without conflict", () => {
	expect(fixed(outdated.replace("2026-03-01", "2026/3/1"))).toBe(right);
});

test("leaves correct text unchanged", () => {
	expect(check(right).fixes).toEqual([]);
});
