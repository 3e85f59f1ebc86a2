/** One item of each kind, small and made by hand, and a way to make others. */
import type { Kind } from "../../src/outline/kinds.ts";
import type { Item } from "../../src/outline/types.ts";

/** An item with nothing but an id and what is given. */
export function item(kind: Kind, more: Partial<Item> = {}): Item {
	return {
		id: kind,
		kind,
		label: kind,
		path: [],
		section: "",
		required: "alpha",
		guidance: {},
		placeholders: [],
		aliases: [],
		...more,
	};
}

const STAGE_CHOICES = [
	{ id: "low", label: "Low risk" },
	{ id: "high", label: "High risk" },
];

export const ITEMS = {
	line: item("line"),
	prose: item("prose", { placeholders: ["Provide a concise summary of your proposal."] }),
	choice: item("choice", { choices: STAGE_CHOICES }),
	confirm: item("confirm"),
	checklist: item("checklist", {
		entries: [
			{ id: "issue", text: "(R) Issue in the *milestone*", level: 0, required: "alpha" },
			{ id: "plan", text: "(R) Test plan", level: 0, required: "alpha" },
			{ id: "ga", text: "GA tests", level: 1, required: "stable" },
			{ id: "docs", text: "Docs", level: 0, required: "never" },
		],
	}),
	list: item("list", { entryName: "test" }),
	goals: item("list", { entryLabel: "Goal {n}:", entryName: "goal" }),
	packages: item("records", {
		entryName: "package",
		recordFormat: "{package}: {date} - {coverage}",
		fields: [
			{ id: "package", label: "Package", kind: "line" },
			{ id: "date", label: "Date", kind: "date" },
			{ id: "coverage", label: "Test coverage", kind: "line" },
		],
	}),
	services: item("records", {
		entryName: "service",
		fields: [
			{ id: "name", label: "Name", kind: "line" },
			{ id: "usage", label: "Usage", kind: "prose" },
			{ id: "outage", label: "Does an outage matter?", kind: "confirm", optional: true },
			{ id: "owners", label: "Owners", kind: "people", under: "name" },
			{ id: "risk", label: "Risk", kind: "choice", choices: STAGE_CHOICES, optional: true },
			{ id: "notes", label: "Notes", kind: "list", optional: true },
		],
	}),
	options: item("options", {
		options: [
			{
				id: "feature-gate",
				label: "Feature gate",
				fields: [
					{ id: "name", label: "Feature gate name", kind: "line" },
					{ id: "components", label: "Components depending on the feature gate", kind: "list" },
				],
			},
			{
				id: "other",
				label: "Other",
				fields: [
					{ id: "mechanism", label: "Describe the mechanism", kind: "prose" },
					{ id: "downtime", label: "Will it require downtime?", kind: "confirm" },
				],
			},
			{ id: "none", label: "It cannot be switched", fields: [] },
		],
	}),
	boxes: item("options", {
		boxes: true,
		options: [
			{
				id: "metrics",
				label: "Metrics",
				fields: [
					{ id: "name", label: "Metric name", kind: "line" },
					{ id: "method", label: "[Optional] Aggregation method", kind: "line", under: "name", optional: true },
				],
			},
			{
				id: "constructor",
				label: "Other (treat as last resort)",
				fields: [{ id: "details", label: "Details", kind: "prose" }],
			},
		],
	}),
	date: item("date"),
	people: item("people", { entryName: "owner" }),
	link: item("link"),
} as const satisfies Record<string, Item>;
