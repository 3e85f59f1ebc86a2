/** The outline of templates/pep.md with its questionnaires, compared with the template as it was given. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { headingsOf } from "../../src/markdown/headings.ts";
import { indent } from "../../src/markdown/print.ts";
import { compileOutline } from "../../src/outline/compile.ts";
import { itemOf } from "../../src/outline/lookup.ts";
import type { Item, Outline } from "../../src/outline/types.ts";
import { kindOf } from "../../src/proposal/kinds/table.ts";

const text = (file: string): string => readFileSync(file, "utf8");
const source = (name: string) => ({
	name,
	text: text(`questionnaire/${name}.yaml`),
	file: `questionnaire/${name}.yaml`,
});

function pep(): Outline {
	const template = { text: text("templates/pep.md"), file: "templates/pep.md" };
	return compileOutline({ name: "pep", template, questionnaires: [source("pep"), source("production-readiness")] });
}

const outline = pep();
/** The given template, with the one question mended that is broken over lines there. */
const given = text("test/fixtures/seed-template.md").replace(/change any\n\n default/, "change any default");

const review = outline.items.filter(({ id }) => id.startsWith("production-readiness/"));

/** All texts of an item that are printed without an answer. */
function printed(item: Item): string[] {
	const fields = (item.options ?? []).flatMap((option) => [option.label, ...option.fields.map(({ label }) => label)]);
	return [...fields, ...(item.entries ?? []).map((entry) => entry.text), ...(item.options ? [] : item.placeholders)];
}

describe("the outline keeps the whole template", () => {
	test("keeps every heading, in its order and at its level", () => {
		const headings = outline.blocks.flatMap((block) => {
			if (block.type !== "heading") return [];
			const words = block.parts.map((part) => (typeof part === "string" ? part : part.placeholder));
			return [`${block.depth} ${words.join("")}`];
		});
		expect(headings).toEqual(headingsOf(given).map((heading) => `${heading.depth} ${heading.text}`));
		expect(headings).toHaveLength(32);
	});

	test("keeps every line of its lists: questions, fields, options and boxes", () => {
		const known = new Set([
			...outline.blocks.flatMap((block) => (block.type === "item" && block.label ? [block.label] : [])),
			...outline.items.flatMap(printed),
		]);
		const lines = [...given.matchAll(/^ *- (?:\[ \] )?(.*)$/gm)].map(([, words = ""]) => words);
		const missing = lines.filter((line) => {
			const label = /^\*\*.*?:\*\*/.exec(line)?.[0] ?? line;
			return !known.has(label) && !known.has(label.replace(/:$/, ""));
		});
		expect(missing).toEqual([]);
		expect(lines).toHaveLength(77);
	});

	test("keeps every other text, either to be replaced or as part of every proposal", () => {
		const known = [
			...outline.items.flatMap(({ placeholders }) => placeholders),
			...outline.blocks.flatMap((block) => (block.type === "fixed" ? [block.text] : [])),
		];
		const paragraphs = given.split("\n").filter((line) => /^[A-Z]/.test(line));
		// Both are about filling in the template: nothing stands in their place in a proposal.
		const advice = [
			"Answer the following questions related to the production readiness of your proposal.",
			"Please note that this template is a starting point and may need to be customized to fit the specific needs and requirements of our platform.",
		];
		expect(paragraphs.filter((line) => !known.includes(line))).toEqual(advice);
	});
});

describe("ids", () => {
	test("match the ids in existing drafts", () => {
		const ids = [
			"number",
			"title",
			"release-signoff-checklist",
			"summary",
			"motivation/goals",
			"proposal/user-stories",
			"design-details/test-plan/acknowledgement",
			"design-details/test-plan/prerequisite-testing-updates",
			"production-readiness/feature-enablement-and-rollback/how-enabled",
			"production-readiness/dependencies/specific-services",
			"pep-status/stage",
		];
		expect(ids.filter((id) => !itemOf(outline, id))).toEqual([]);
	});

	test("never change in the Production Readiness Review", () => {
		expect(review.map(({ id }) => id.split("/").slice(1).join("/"))).toEqual([
			"feature-enablement-and-rollback/how-enabled",
			"feature-enablement-and-rollback/default-behavior",
			"feature-enablement-and-rollback/can-disable",
			"feature-enablement-and-rollback/reenable",
			"feature-enablement-and-rollback/enablement-tests",
			"rollout-upgrade-and-rollback-planning/rollout-failure",
			"rollout-upgrade-and-rollback-planning/rollback-metrics",
			"rollout-upgrade-and-rollback-planning/upgrade-tested",
			"rollout-upgrade-and-rollback-planning/deprecations",
			"monitoring-requirements/in-use",
			"monitoring-requirements/is-working",
			"monitoring-requirements/slos",
			"monitoring-requirements/slis",
			"monitoring-requirements/missing-metrics",
			"dependencies/specific-services",
			"scalability/api-calls",
			"scalability/api-types",
			"scalability/cloud-calls",
			"scalability/object-size",
			"scalability/operation-time",
			"scalability/resource-usage",
			"scalability/node-exhaustion",
			"troubleshooting/api-server-unavailable",
			"troubleshooting/failure-modes",
			"troubleshooting/slo-steps",
		]);
	});

	test("are unique, and there is one stage", () => {
		expect(new Set(outline.items.map(({ id }) => id)).size).toBe(outline.items.length);
		expect(outline.items.filter(({ isStage }) => isStage).map(({ id }) => id)).toEqual(["pep-status/stage"]);
	});
});

describe("stages", () => {
	test("require enablement from Alpha, and the rest of the review from Beta", () => {
		const stages = Object.fromEntries(review.map(({ section, required }) => [section.split("/")[1], required]));
		expect(stages).toEqual({
			"feature-enablement-and-rollback": "alpha",
			"rollout-upgrade-and-rollback-planning": "beta",
			"monitoring-requirements": "beta",
			dependencies: "beta",
			scalability: "beta",
			troubleshooting: "beta",
		});
		expect(new Set(review.map(({ section, required }) => `${section} ${required}`)).size).toBe(6);
	});

	test("accept scalability answers earlier", () => {
		const encouraged = outline.items.filter((item) => item.encouraged).map(({ section }) => section);
		expect(new Set(encouraged)).toEqual(new Set(["production-readiness/scalability"]));
		expect(encouraged).toHaveLength(7);
	});

	test("never require an optional item", () => {
		const never = outline.items.filter(({ required, aside }) => required === "never" && !aside).map(({ id }) => id);
		expect(never).toEqual([
			"proposal/user-stories",
			"proposal/notes-constraints-caveats",
			"infrastructure-needed",
			"pep-status/related-keps",
		]);
	});

	test("make boxes due when their stage comes", () => {
		const boxes = itemOf(outline, "release-signoff-checklist")!.entries!;
		const due = (stage: string): string[] => boxes.filter(({ required }) => required === stage).map(({ id }) => id);
		expect(due("beta")).toEqual(["beta-e2e-tests"]);
		expect(due("stable")).toEqual(["ga-conformance", "ga-flake-free", "ga-endpoints-covered"]);
		expect(boxes.filter(({ level }) => level === 1).map(({ id }) => id)).toEqual([
			"beta-e2e-tests",
			"ga-conformance",
			"ga-flake-free",
			"ga-endpoints-covered",
		]);
	});
});

describe("help", () => {
	test("tells for every item why it is asked and what a reviewer looks for, with an example", () => {
		const mute = outline.items.filter(({ guidance }) => !guidance.why || !guidance.example || !guidance.reviewers);
		expect(mute.map(({ id }) => id)).toEqual([]);
	});

	test("says for every item except placeholders what to write", () => {
		const mute = outline.items.filter(({ guidance }) => !guidance.text);
		expect(mute.map(({ id }) => id)).toEqual(["number", "title"]);
	});

	test("differs from item to item", () => {
		const texts = outline.items.flatMap(({ guidance }) => Object.values(guidance));
		expect(texts.filter((each, i) => texts.indexOf(each) !== i)).toEqual([]);
	});
});

test("gives options the fields of the template", () => {
	const shape = (id: string) =>
		itemOf(outline, `production-readiness/${id}`)!.options!.map((option) => [
			option.id,
			...option.fields.map(
				(field) => `${field.id} ${field.kind}${field.optional ? "?" : ""}${field.under ? ` < ${field.under}` : ""}`,
			),
		]);
	expect(shape("feature-enablement-and-rollback/how-enabled")).toEqual([
		["feature-gate", "name line", "components list"],
		["other", "mechanism prose", "control-plane-downtime confirm", "node-downtime confirm"],
	]);
	expect(shape("monitoring-requirements/is-working")).toEqual([
		["events", "reason line"],
		["api-status", "condition line?", "other-field line?"],
		["other", "details prose"],
	]);
	expect(shape("monitoring-requirements/slis")).toEqual([
		["metrics", "name line", "aggregation line? < name", "components list"],
		["other", "details prose"],
	]);
});

test("prints unanswered options and checklists as in the template", () => {
	const structured = outline.items.filter(({ kind }) => kind === "options" || kind === "checklist");
	const blanks = structured.map((item) => {
		const markdown = kindOf(item).toMarkdown(item, kindOf(item).empty(item));
		return item.kind === "options" ? indent(markdown, "  ") : markdown;
	});
	expect(blanks.filter((blank) => !text("templates/pep.md").includes(`\n${blank}\n`))).toEqual([]);
	expect(blanks).toHaveLength(5);
});

test("gives the same outline when compiled twice, and JSON keeps all of it", () => {
	expect(JSON.stringify(pep())).toBe(JSON.stringify(outline));
	expect(JSON.parse(JSON.stringify(outline))).toStrictEqual(outline);
});
