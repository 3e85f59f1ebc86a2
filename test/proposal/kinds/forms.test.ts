/** What is wrong with a date, a link or a person, worded as a fix. */
import { describe, expect, test } from "vitest";
import { DATE } from "../../../src/proposal/kinds/date.ts";
import { LINK } from "../../../src/proposal/kinds/link.ts";
import { PERSON } from "../../../src/proposal/kinds/people.ts";
import { validateText } from "../../../src/proposal/validate-text.ts";

const FORMS = { date: DATE, link: LINK, people: PERSON };

const fixOf = (form: keyof typeof FORMS, text: string): string | undefined =>
	validateText({ expects: FORMS[form] }, text)?.fix;

describe("nothing is reported for", () => {
	test.each([
		["date", ""],
		["date", " 2026-03-31 "],
		["link", "https://example.org/a?b=c#d"],
		["link", "owner/name#12"],
		["link", "../docs/design.md"],
		["people", "@mira-k"],
		["people", "Tomás Rey <tomas@example.org>"],
		["people", "Mira"],
	] as const)("the %s %j", (form, text) => {
		expect(fixOf(form, text)).toBeUndefined();
	});
});

describe("a correction is suggested for", () => {
	test.each([
		["date", "31.3.2026", "Write the date as YYYY-MM-DD, for example 2026-03-31."],
		["date", "2026-02-30", "2026-02-30 is not a real date; write one as YYYY-MM-DD."],
		["date", "2026-13-01", "2026-13-01 is not a real date; write one as YYYY-MM-DD."],
		["link", "in the forum", "Enter a link: a URL, a path, a Markdown link, or an issue such as #123."],
		["people", "@mira, @tomas", "Name one person per entry."],
		["people", "@ mira", "Write the handle directly after the @."],
		["people", "Tomás <tomas>", "Write a name with its email address as “Name <name@example.org>”."],
	] as const)("the %s %j", (form, text, words) => {
		expect(fixOf(form, text)).toBe(words);
	});
});
