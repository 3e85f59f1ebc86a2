/** Whatever an author writes comes back as it was, from a new draft and from a changed one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { asSaved } from "../../src/draft/changes.ts";
import { printDraft, updateDraft } from "../../src/draft/codec.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { expectCpuTime } from "../cpu-time.ts";
import { answerFor, oddText } from "../proposal/arbitraries.ts";
import { draftWith, HEAD, OUTLINE, sides, sidesIn } from "./fixture.ts";

/** A text as the answers of several kinds of items: alone, in a list, in a field, as a reason. */
function everywhere(text: string): Answers {
	return {
		summary: text,
		"kinds/list": ["first", text, "last"],
		"kinds/services": [{ name: text, usage: text, owners: [text], notes: [text, "b"] }],
		"kinds/options": { other: { mechanism: text, downtime: { answer: "yes", explanation: text } } },
		"kinds/confirm": { answer: "no", explanation: text },
		"kinds/people": { "not-applicable": text },
	};
}

function expectRoundTrip(answers: Answers): void {
	const wanted = asSaved(OUTLINE, sides(answers));
	const printed = printDraft(OUTLINE, { template: "pep", stage: "alpha", answers });
	expect(sidesIn(printed)).toEqual(wanted);
	for (const text of [HEAD, `\uFEFF${HEAD}`, HEAD.replaceAll("\n", "\r\n"), `${HEAD}answers:\n    title: x\n`]) {
		const before = sidesIn(text);
		const updated = updateDraft(text, OUTLINE, before, wanted);
		expect(sidesIn(updated)).toEqual(wanted);
		expect(updateDraft(updated, OUTLINE, wanted, before)).toSatisfy((back: string) => {
			expect(sidesIn(back)).toEqual(before);
			return true;
		});
	}
}

const TEXTS = [
	"no",
	"yes",
	"true",
	"null",
	"~",
	"",
	" ",
	"1.0",
	"0123",
	"1e3",
	"0x1F",
	"0o17",
	"1_000",
	"12:30:45",
	"2026-01-01",
	".inf",
	"=",
	"<<",
	"- x",
	"-",
	"? x",
	"a: b",
	": ",
	"x:",
	"#x",
	"x #y",
	"@me",
	"`code`",
	"*bold*",
	"&a",
	"!tag",
	"%x",
	"[a]",
	"{a: b}",
	"'",
	'"',
	"\\",
	"|",
	">",
	" leading",
	"trailing ",
	"\ttab",
	"tab\t",
	"\nfirst blank",
	"last blank\n",
	"two\n\n",
	"\n",
	"\n\n\n",
	" \n ",
	"a\n ",
	"a\n \n",
	"\n a",
	"  a\nb",
	"    code\ntext\n",
	"\tcode\ntext\n",
	"a\n  b\nc",
	"a\n\n\nb",
	"a  \nb  \n",
	"# h\n\n- a\n  - b\n",
	"---\na\n...\n",
	"%YAML\n---\n",
	"a\n#b\n",
	"a: |\n  b\n",
	"a\r\nb\r\n",
	"a\rb",
	"\r",
	"a\u0000b",
	"a\u001b[31mb",
	"\u007f",
	"\u0085",
	"a\u2028b\n",
	"\uFEFFa",
	"a\n\uFEFF",
	"\u202Ea",
	"\ud800",
	"a\udc00\nb",
	"😀",
	"中文\n中文\n",
	"e\u0301",
	"<<<<<<< HEAD\n=======\n>>>>>>> b\n",
	"pep-wizard: 2",
	"x".repeat(3000),
	`${"word ".repeat(400)}\n`,
];

describe("a text comes back unchanged", () => {
	test.each(TEXTS.map((text) => [JSON.stringify(text).slice(0, 40), text]))("%s", (_name, text) => {
		expectRoundTrip(everywhere(text));
	});

	test("of a megabyte, quickly", () => {
		const text = `${"Operators can change the size of a pool: in place, at once.\n".repeat(17_000)}`;
		expectCpuTime(10_000, () => expectRoundTrip({ summary: text }));
	});

	test("whatever it is made of", () => {
		const text = fc.oneof(oddText, fc.string({ unit: "binary", maxLength: 12 }), fc.string({ unit: "grapheme" }));
		fc.assert(
			fc.property(text, (each) => expectRoundTrip(everywhere(each))),
			{ numRuns: 100 },
		);
	});

	test("with lone surrogates and control characters", () => {
		const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
		const text = fc.array(fc.oneof(unit, fc.constantFrom("\n", " ", "\r", "\t", "\ud83d", "\ude00", "\u0007")), {
			maxLength: 8,
		});
		fc.assert(
			fc.property(text, (units) => expectRoundTrip(everywhere(units.join("")))),
			{ numRuns: 100 },
		);
	});
});

test("answers of every kind come back as saved", () => {
	const items = OUTLINE.items.filter((each) => !each.isStage);
	const answers = fc.tuple(...items.map((each) => answerFor(each))).map((values) => {
		const given = values.flatMap((value, at) => (value === undefined ? [] : [[items[at]!.id, value] as const]));
		return Object.fromEntries(given) as Answers;
	});
	fc.assert(fc.property(answers, expectRoundTrip), { numRuns: 100 });
});

test("other YAML readers get the same texts", () => {
	for (const text of TEXTS.filter((each) => each.trim() !== "")) {
		const printed = printDraft(OUTLINE, { template: "pep", stage: "alpha", answers: { summary: text } });
		for (const schema of ["core", "yaml-1.1"] as const)
			expect(parseYaml(printed, { schema, logLevel: "silent" }).answers.summary).toBe(text);
	}
	expect(draftWith()).toContain("answers:");
});
