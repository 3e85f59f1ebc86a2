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

	test.each([
		["https:/example.org/t/871", "Write “https://”, with a colon and two slashes."],
		["https//example.org", "Write “https://”, with a colon and two slashes."],
		["http;//example.org", "Write “http://”, with a colon and two slashes."],
		["htps://example.org", "Did you mean “https://”?"],
		["htttp://example.org", "Did you mean “http://”?"],
		["[the thread] (https://example.org)", "Write the address directly after the text: [text](https://example.org)."],
		["[the thread](https://example.org", "Close the link with “)”."],
		["[the thread]", "Add the address after the text: [text](https://example.org)."],
		["<https://example.org", "Close the address with “>”."],
		["https://example.org/t/871,", "Remove the “,” at the end."],
		["https://", "This is not a web address; check the part after “://”."],
		["https://example.org:99999/", "This is not a web address; check the part after “://”."],
	])("%j is partial, and says why", (text, fix) => {
		expect(linkKind.completeness(link, text, "alpha")).toBe("partial");
		expect(LINK.fixFor(text)).toBe(fix);
	});

	test.each([
		"ftp://example.org",
		"git://example.org",
		"https://example.org/a,b;c",
		"see https://example.org, please",
		"https://wiki/page",
		"https://例え.jp/道",
		"http/server.go",
	])("%j is left alone", (text) => {
		expect(LINK.fixFor(text)).toBeUndefined();
	});

	test.each([
		"h",
		"https:",
		"https:/",
		"https://",
		"https://exa",
		"[the",
		"[the thread](",
		"[the thread](https://e",
		"<htt",
	])("%j is no fault while it is typed", (text) => {
		expect(LINK.canBecome(text)).toBe(true);
	});

	test.each(["https:/e", "https//e", "htps://e", "the forum", "[the thread] ("])(
		"%j is a fault while it is typed: going on can't mend it",
		(text) => {
			expect(LINK.canBecome(text)).toBe(false);
		},
	);

	test("of any length is judged at once", () => {
		for (const text of [`https://${"a".repeat(1_000_000)}`, `[${"[".repeat(1_000_000)}`, `${"<".repeat(1_000_000)}`])
			expect(typeof (LINK.fixFor(text) ?? LINK.canBecome(text))).toMatch(/string|boolean/);
	});

	test("has a control that says that a link is expected", () => {
		expect(linkKind.form(link, "", "alpha")).toMatchObject([{ type: "text", expects: LINK }]);
	});
});

describeLaws(link);
describeExactReading(link);
