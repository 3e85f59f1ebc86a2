/** `link`: where something is found. */
import { describe, expect, test } from "vitest";
import { LINK, linkKind } from "../../../src/proposal/kinds/link.ts";
import { ITEMS } from "../items.ts";
import { describeExactReading, describeLaws } from "./laws.ts";

const link = ITEMS.link;

describe("a link", () => {
	test.each([
		"https://git.example.org/platform/platform/pull/4410",
		"<https://example.org>",
		"[the thread](https://example.org/t/871)",
		"#123",
		"platform/platform#4410",
		"docs/adr/0007.md",
		"mailto:sig@example.org",
		"KEP-1234",
		"example.org",
	])("%j is answered", (text) => {
		expect(linkKind.completeness(link, text, "alpha")).toBe("answered");
	});

	test.each([
		["", "blank"],
		["TBD", "placeholder"],
		["<link>", "placeholder"],
		["the forum", "partial"],
		["see below", "partial"],
	] as const)("%j is %s", (text, state) => {
		expect(linkKind.completeness(link, text, "alpha")).toBe(state);
	});

	test("has a control that says that a link is expected", () => {
		expect(linkKind.form(link, "", "alpha")).toMatchObject([{ type: "text", expects: LINK }]);
	});
});

describeLaws(link);
describeExactReading(link);
