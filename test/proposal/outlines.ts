/** A small handwritten outline with every kind of item in every possible place. */
import type { Block, HeadingPart, Item, Outline, Section } from "../../src/outline/types.ts";
import type { Answers, Proposal } from "../../src/proposal/types.ts";
import { ITEMS, item } from "./items.ts";

const section = (id: string, label: string, level: number): Section => ({
	id,
	label,
	level,
	optional: false,
	aliases: [],
});

const heading = (id: string, depth: number, ...parts: HeadingPart[]): Block => ({
	type: "heading",
	section: id,
	depth,
	parts,
});

const placed = (id: string, form: "section" | "question" | "field", label?: string): Block => ({
	type: "item",
	item: id,
	form,
	...(label === undefined ? {} : { label }),
});

const within = (base: Item, id: string, sectionId: string, more: Partial<Item> = {}): Item => ({
	...base,
	id,
	section: sectionId,
	...more,
});

const STAGES = [
	{ id: "alpha", label: "Alpha" },
	{ id: "beta", label: "Beta" },
	{ id: "stable", label: "Prod Ready" },
];

const ITEM_LIST: readonly Item[] = [
	item("line", { id: "number", label: "Number", section: "title" }),
	item("line", { id: "title", label: "Title", section: "title" }),
	within(ITEMS.checklist, "signoff", "signoff"),
	within(ITEMS.prose, "summary", "summary"),
	within(ITEMS.prose, "motivation", "motivation"),
	within(ITEMS.goals, "motivation/goals", "motivation/goals"),
	within(ITEMS.prose, "tests", "tests"),
	within(ITEMS.checklist, "tests/acknowledgement", "tests", {
		entries: [{ id: "understood", text: "I/we understand", level: 0, required: "alpha" }],
	}),
	within(ITEMS.packages, "tests/packages", "tests/packages"),
	within(ITEMS.options, "readiness/enabled", "readiness"),
	within(ITEMS.confirm, "readiness/default", "readiness"),
	within(ITEMS.prose, "readiness/fail", "readiness", { required: "beta" }),
	within(ITEMS.list, "readiness/metrics", "readiness", { required: "beta" }),
	within(ITEMS.services, "readiness/services", "readiness", { required: "never" }),
	within(ITEMS.choice, "status/stage", "status", { choices: STAGES, isStage: true }),
	within(ITEMS.date, "status/updated", "status"),
	within(ITEMS.link, "status/thread", "status", { required: "beta" }),
	within(ITEMS.list, "status/related", "status", { required: "never" }),
	within(ITEMS.line, "status/sig", "status"),
	within(ITEMS.people, "status/owners", "status"),
	within(ITEMS.choice, "status/risk", "status", { required: "never" }),
	within(ITEMS.prose, "status/remarks", "status", { required: "never" }),
	within(ITEMS.boxes, "status/watched", "status", { required: "never" }),
];

export const OUTLINE: Outline = {
	template: "small",
	description: "Every kind in every place",
	stageLabels: { alpha: "Alpha", beta: "Beta", stable: "Prod Ready" },
	sections: [
		section("root", "Proposal", 0),
		section("title", "KEP-NNNN: Title of Your Proposal", 0),
		section("signoff", "Signoff", 0),
		section("summary", "Summary", 0),
		section("motivation", "Motivation", 0),
		section("motivation/goals", "Goals", 1),
		section("tests", "Test Plan", 0),
		section("tests/packages", "Packages", 1),
		section("readiness", "Production Readiness", 0),
		section("status", "Status", 0),
	],
	items: ITEM_LIST,
	blocks: [
		heading("root", 1, "Proposal"),
		heading("title", 2, "KEP-", { item: "number", placeholder: "NNNN" }, ": ", {
			item: "title",
			placeholder: "Title of Your Proposal",
		}),
		{ type: "toc", section: "title" },
		heading("signoff", 3, "Signoff"),
		{ type: "fixed", section: "signoff", text: "Items marked with (R) are required." },
		placed("signoff", "section"),
		heading("summary", 3, "Summary"),
		placed("summary", "section"),
		heading("motivation", 3, "Motivation"),
		placed("motivation", "section"),
		heading("motivation/goals", 4, "Goals"),
		placed("motivation/goals", "section"),
		heading("tests", 3, "Test Plan"),
		placed("tests", "section"),
		placed("tests/acknowledgement", "section"),
		heading("tests/packages", 4, "Packages"),
		placed("tests/packages", "section"),
		heading("readiness", 3, "Production Readiness"),
		placed("readiness/enabled", "question", "How can it be enabled?"),
		placed("readiness/default", "question", "Does it change any *default* behavior?"),
		placed("readiness/fail", "question", "How can a rollout fail?"),
		placed("readiness/metrics", "question", "Which metrics are there?"),
		placed("readiness/services", "question", "On which services does it depend?"),
		heading("status", 2, "Status"),
		placed("status/stage", "field", "**Stage:**"),
		placed("status/updated", "field", "**Last Updated:**"),
		placed("status/thread", "field", "**Discussion Thread:**"),
		placed("status/related", "field", "**Related KEPs:**"),
		placed("status/sig", "field", "**SIG:**"),
		placed("status/owners", "field", "**Owners:**"),
		placed("status/risk", "field", "**Risk:**"),
		placed("status/remarks", "field", "**Remarks:**"),
		placed("status/watched", "field", "**Watched by:**"),
	],
};

/** A proposal with that outline. */
export function proposal(answers: Answers = {}, stage: Proposal["stage"] = "alpha"): Proposal {
	return { outline: OUTLINE, stage, answers };
}

/** Every item answered, as an author would. */
export const FULL: Answers = {
	number: "1234",
	title: "In-place *resize* of pools",
	signoff: ["issue", "plan"],
	summary: "Operators can change pools.\n\n* odd   bullets stay\n\n### A heading of the author\n\nMore.\n",
	motivation: "Restarts hurt.\n",
	"motivation/goals": ["No restart", "Fast:\n\n- under five minutes"],
	tests: "Much of it.",
	"tests/acknowledgement": ["understood"],
	"tests/packages": [{ package: "pkg/plan", date: "2026-03-02", coverage: "84 %" }],
	"readiness/enabled": { "feature-gate": { name: "InPlaceResize", components: ["pool-controller", "node-agent"] } },
	"readiness/default": { answer: "no", explanation: "Only with `InPlace`." },
	"readiness/fail": "The gate is off on some nodes:\n\n```sh\n\tpoolctl status\n\n```\n\n#### Details\n\nNone.",
	"readiness/metrics": ["`pool_resizes`", "`pool_refused`"],
	"readiness/services": { "not-applicable": "No service beyond the control plane." },
	"status/updated": "2026-03-06",
	"status/thread": "https://forum.example.org/t/871",
	"status/related": ["KEP-0871", "KEP-1102"],
	"status/sig": "SIG Infrastructure",
	"status/owners": ["@mira-k", "Tomás Rey <tomas@example.org>"],
	"status/risk": "low",
	"status/remarks": "First line\nand a second.",
	"status/watched": { metrics: { name: "pool_resizes", method: "sum" } },
};
