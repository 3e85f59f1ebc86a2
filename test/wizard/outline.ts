/** A small outline with every kind of item, and a session driven by keys in the manual's notation. */
import type { Kind } from "../../src/outline/kinds.ts";
import type { Item, Outline } from "../../src/outline/types.ts";
import type { Answers } from "../../src/proposal/types.ts";
import type { PreviewRow } from "../../src/wizard/preview-search.ts";
import { initialState, type LastPosition } from "../../src/wizard/state.ts";
import type { Action, Effect, KeyPress, State } from "../../src/wizard/types.ts";
import { update } from "../../src/wizard/update.ts";

type Rest = Omit<Partial<Item>, "id" | "kind">;

function item(id: string, kind: Kind, rest: Rest = {}): Item {
	const section = rest.section ?? id;
	const label = rest.label ?? id;
	const base = {
		path: [],
		required: "alpha",
		guidance: { text: `About ${id}.` },
		placeholders: [],
		aliases: [],
	} as const;
	return { ...base, id, kind, label, ...rest, section };
}

const ITEMS: readonly Item[] = [
	item("title", "line", { label: "Title" }),
	item("summary", "prose", { label: "Summary" }),
	item("goals", "list", { label: "Goals", entryName: "goal", entryLabel: "Goal {n}:" }),
	item("signoff", "checklist", {
		label: "Signoff",
		entries: [
			{ id: "design", text: "Design is written", level: 0, required: "alpha" },
			{ id: "tests", text: "Tests are planned", level: 0, required: "beta" },
		],
	}),
	item("how", "options", {
		label: "How is it enabled?",
		section: "signoff",
		path: ["Signoff"],
		options: [
			{ id: "gate", label: "Feature gate", fields: [{ id: "name", label: "Name", kind: "line" }] },
			{ id: "other", label: "Other", fields: [{ id: "why", label: "Why", kind: "prose" }] },
		],
	}),
	item("changes", "confirm", {
		label: "Does it change a default?",
		required: "beta",
		section: "signoff",
		path: ["Signoff"],
	}),
	item("packages", "records", {
		label: "Packages",
		entryName: "package",
		required: "never",
		recordFormat: "{name}: {date}",
		fields: [
			{ id: "name", label: "Name", kind: "line" },
			{ id: "date", label: "Date", kind: "date" },
		],
	}),
	item("stage", "choice", {
		label: "Stage",
		isStage: true,
		choices: [
			{ id: "alpha", label: "Alpha" },
			{ id: "beta", label: "Beta" },
			{ id: "stable", label: "Stable" },
		],
	}),
	item("updated", "date", { label: "Last Updated" }),
	item("thread", "link", { label: "Thread", required: "stable" }),
	item("owners", "people", { label: "Owners" }),
];

export const OUTLINE: Outline = {
	template: "small",
	description: "Every kind of item once",
	blocks: [
		{ type: "heading", section: "top", depth: 1, parts: [{ item: "title", placeholder: "Title" }] },
		...ITEMS.filter(({ id }) => id !== "title").flatMap((each): Outline["blocks"] =>
			each.section === each.id
				? [
						{ type: "heading", section: each.id, depth: 2, parts: [each.label] },
						{ type: "item", item: each.id, form: "section" },
					]
				: [{ type: "item", item: each.id, form: "question", label: each.label }],
		),
	],
	sections: [
		{ id: "top", label: "Title", level: 0, optional: false, aliases: [] },
		...ITEMS.filter((each) => each.section === each.id && each.id !== "title").map(({ id, label }) => ({
			id,
			label,
			level: 0,
			optional: false,
			aliases: [],
		})),
	],
	items: ITEMS,
	stageLabels: { alpha: "Alpha", beta: "Beta", stable: "Stable" },
};

const NAMED = new Set([
	...["enter", "tab", "escape", "backspace", "delete", "up", "down", "left", "right"],
	...["home", "end", "pageup", "pagedown", "f1", "f4", "f7"],
]);

/** `ctrl+g`, `shift+tab`, `x`, as in the manual. */
export function keyOf(chord: string): KeyPress {
	const parts = chord === "+" ? ["+"] : chord.split("+");
	const last = parts.at(-1) ?? "";
	const has = (modifier: string): boolean => parts.slice(0, -1).includes(modifier);
	const modifiers = { ctrl: has("ctrl"), alt: has("alt"), shift: has("shift") };
	return NAMED.has(last)
		? { name: last as KeyPress["name"], text: "", ...modifiers }
		: { name: "text", text: last, ...modifiers };
}

/** The layout of a preview with a number of rows; every tenth is a heading. */
export function previewOf(rows: number): PreviewRow[] {
	return Array.from({ length: rows }, (_, row) =>
		row % 10 === 0 ? { text: `Part ${row / 10}`, source: row, heading: 2 } : { text: `Row ${row} of it`, source: row },
	);
}

/** A session driven step by step; its clock advances only on request. */
export class Story {
	state: State;
	effects: Effect[] = [];
	now = 1_000_000;

	constructor(
		answers: Answers = {},
		more: { readonly place?: LastPosition; readonly size?: [number, number]; readonly spelling?: boolean } = {},
	) {
		const [columns, rows] = more.size ?? [100, 30];
		this.state = initialState({
			file: "small.pep.yaml",
			markdownFile: "small.md",
			proposal: { outline: OUTLINE, stage: "alpha", answers },
			size: { columns, rows },
			...(more.place ? { lastPosition: more.place } : {}),
			spelling: more.spelling ?? false,
			now: this.now,
		});
	}

	send(action: Action extends infer A ? (A extends unknown ? Omit<A, "now"> : never) : never): this {
		const [state, effects] = update(this.state, { ...action, now: this.now } as Action);
		this.state = state;
		this.effects.push(...effects);
		return this;
	}

	/** Presses keys in order. */
	press(...chords: readonly string[]): this {
		for (const chord of chords) this.send({ type: "keyPressed", key: keyOf(chord) });
		return this;
	}

	/** Types text letter by letter. */
	type(text: string): this {
		for (const letter of text) this.press(letter === "\n" ? "enter" : letter === "+" ? "+" : letter);
		return this;
	}

	wait(milliseconds: number): this {
		this.now += milliseconds;
		return this.send({ type: "timePassed" });
	}

	/** Returns the terminal if it is handed over. */
	returned(): this {
		return this.state.handover ? this.send({ type: "terminalReturned" }).send({ type: "answeringEnded" }) : this;
	}

	/** The effects since the last call. */
	took(): Effect[] {
		const effects = this.effects;
		this.effects = [];
		return effects;
	}

	get answers(): Answers {
		return this.state.proposal.answers;
	}
}
