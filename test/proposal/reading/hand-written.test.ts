/** The template as it was first given, without boxes and with a broken question: untouched, and filled in by hand. */
import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { completenessOf, statusOf } from "../../../src/proposal/completeness.ts";
import { entriesWithoutBoxes } from "../../../src/proposal/kinds/checklist-without-boxes.ts";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { draftOf, pep, printed, readDraft } from "./pep.ts";

const textOf = (name: string): string =>
	readFileSync(new URL(`../../fixtures/hand-written/${name}.md`, import.meta.url), "utf8");

const statusIn = (markdown: string, stage?: "alpha" | "beta" | "stable") =>
	statusOf({ outline: pep, ...readProposal(pep, markdown) }, stage);

const enablement = "production-readiness/feature-enablement-and-rollback";

test.each(["untouched", "answered"])("the %s form comes back byte for byte, also from its draft", (name) => {
	const markdown = textOf(name);
	const reading = readProposal(pep, markdown);
	expect(printed(pep, reading)).toBe(markdown);
	expect(printed(pep, readDraft(pep, draftOf(pep, reading)))).toBe(markdown);
});

test("nothing in the untouched form is an answer; only the stage has a value from the start", () => {
	const { items } = statusIn(textOf("untouched"));
	const answered = Object.entries(items).filter(([, state]) => state !== "blank" && state !== "placeholder");
	expect(answered).toEqual([["pep-status/stage", "answered"]]);
});

test.each(["alpha", "beta", "stable"] as const)(
	"nothing is missing in the form that was filled in, for %s",
	(stage) => {
		expect(statusIn(textOf("answered"), stage).missing).toEqual([]);
	},
);

describe("a question that is broken by a blank line", () => {
	it("stays one question, and takes nothing from its neighbours", () => {
		const { answers, report } = readProposal(pep, textOf("answered"));
		expect(report.questions).toEqual({ matched: 25, total: 25 });
		expect(answers[`${enablement}/default-behavior`]).toEqual({ answer: "no", explanation: "" });
		expect(answers[`${enablement}/can-disable`]).toBe("Yes, by turning the gate off.");
	});

	it("gets its answer after its second line, and the rest stays unchanged", () => {
		const markdown = textOf("untouched");
		const reading = readProposal(pep, markdown);
		const answers = { ...reading.answers, [`${enablement}/default-behavior`]: "Pools grow in place." };
		const after = printed(pep, reading, answers);
		expect(after).toMatch(/change any\n\n default behavior\?\s+Pools grow in place\.\s+- Can the feature be disabled/);
		const again = readProposal(pep, after).answers;
		expect(again[`${enablement}/default-behavior`]).toBe("Pools grow in place.");
	});
});

test("text after a list of fields is not part of the last field", () => {
	expect(readProposal(pep, textOf("answered")).answers["pep-status/owners"]).toEqual(["@mira-k", "@tomas"]);
});

describe("options that a document lists without picking any", () => {
	const reading = readProposal(pep, textOf("answered"));

	it("are not picked", () => {
		expect(reading.answers[`${enablement}/how-enabled`]).toEqual({
			"feature-gate": { name: "InPlaceResize", components: ["pool-controller"] },
		});
	});

	it("take their answer where they are", () => {
		const how = { ...(reading.answers[`${enablement}/how-enabled`] as object), other: { mechanism: "A flag" } };
		const after = printed(pep, reading, { ...reading.answers, [`${enablement}/how-enabled`]: how });
		const wanted = textOf("answered").replace("Describe the mechanism:", "Describe the mechanism: A flag");
		expect(after).toBe(wanted);
	});
});

describe("a checklist without boxes", () => {
	const item = pep.items.find(({ id }) => id === "release-signoff-checklist")!;
	const list = (...lines: string[]): string => lines.join("\n");
	const entries = [
		{ id: "design", text: "(R) Design is documented", level: 0, required: "alpha" },
		{ id: "tests", text: "(R) Tests are planned", level: 0, required: "alpha" },
	] as const;
	const doneIn = (...lines: string[]) =>
		entriesWithoutBoxes(entries, lines).flatMap(({ entry, done }) => (done ? [entry.id] : []));

	it.each([
		["- (R) Design is documented: done", "- (R) Tests are planned", ["design"]],
		["- (R) Design is documented ✅", "- [x] (R) Tests are planned", ["design", "tests"]],
		["- (R) Design is documented", "- [x] (R) Tests are planned", ["design", "tests"]],
		["- (R) Design is documented", "- [ ] (R) Tests are planned", []],
		["- (R) Design is documented: TBD", "- (R) Tests are planned: not yet", []],
		["- ~~(R) Design is documented~~", "- (R) Tests are planned — #12", ["design", "tests"]],
		["- [x] (R) Design is documented", "- [x] (R) Tests are planned", []],
	])("%s, %s", (first, second, done) => {
		expect(doneIn(first, second)).toEqual(done);
	});

	it("is partly answered while an entry due at the stage is open", () => {
		const [first, ...others] = item.entries!.map(({ text }) => `- ${text}`);
		expect(completenessOf(item, list(first!, ...others), "alpha")).toBe("placeholder");
		expect(completenessOf(item, list(`${first}: #1234`, ...others), "alpha")).toBe("partial");
		expect(completenessOf(item, list(first!, ...others).replaceAll("\n", ": done\n"), "stable")).toBe("answered");
	});
});

test("a comma inside brackets does not separate names", () => {
	const markdown = textOf("untouched");
	expect(readProposal(pep, markdown).answers["pep-status/related-keps"]).toBe("[List of Related KEPs, if applicable]");
});
