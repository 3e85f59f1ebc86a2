/** The screens before the wizard, without a terminal: keys in, state and effects out. */
import { describe, expect, test } from "vitest";
import { textOf } from "../../../src/editor/buffer.ts";
import { greeting } from "../../../src/wizard/start/greeting.ts";
import { locked } from "../../../src/wizard/start/locked.ts";
import { draftFrom, newForm } from "../../../src/wizard/start/new-form.ts";
import { picker, pickerChoices } from "../../../src/wizard/start/picker.ts";
import { isBusy, updateStart } from "../../../src/wizard/start/start.ts";
import type { StartEffect, StartEvent, StartScreen, StartState } from "../../../src/wizard/start/types.ts";
import { keyOf } from "../outline.ts";

type WithoutTime<E> = E extends unknown ? Omit<E, "now"> : never;

const fileFor = (title: string, number: string) => `${number || "pep"}-${title.toLowerCase()}.pep.yaml`;

class Start {
	state: StartState;
	effects: StartEffect[] = [];

	constructor(screen: StartScreen | undefined) {
		if (!screen) throw new Error("nothing to ask");
		this.state = { screen, size: { columns: 80, rows: 24 }, unicode: true };
	}

	send(event: WithoutTime<StartEvent>): this {
		const [state, effects] = updateStart(this.state, { ...event, now: 0 } as StartEvent, fileFor);
		this.state = state;
		this.effects.push(...effects);
		return this;
	}

	press(...chords: readonly string[]): this {
		for (const chord of chords) this.send({ type: "keyPressed", key: keyOf(chord) });
		return this;
	}

	type(text: string): this {
		return this.press(...text);
	}

	get outcome(): unknown {
		return this.effects.find((effect) => effect.type === "end")?.outcome;
	}
}

const draft = (file: string, title: string) => ({ file, title, stage: "alpha", completeness: 0, age: "now" }) as const;
const DRAFTS = [draft("1.pep.yaml", "Pools"), draft("2.pep.yaml", "Nodes"), draft("3.pep.yaml", "Gates")];
const TEMPLATES = [
	{ name: "pep", about: "" },
	{ name: "short", about: "" },
];

describe("the list of drafts", () => {
	const open = () => new Start(picker(DRAFTS));

	test("starts at the newest draft, wraps around, and accepts numbers", () => {
		expect(open().press("enter").outcome).toEqual({ type: "resume", file: "1.pep.yaml" });
		expect(open().press("up", "up", "enter").outcome).toEqual({ type: "resume", file: "3.pep.yaml" });
		expect(open().press("1").outcome).toEqual({ type: "new" });
		expect(open().press("3").outcome).toEqual({ type: "resume", file: "2.pep.yaml" });
		expect(open().press("9").outcome).toBeUndefined();
	});

	test("counts numbers by visible rows if there are more drafts than rows", () => {
		const many = new Start(picker(Array.from({ length: 30 }, (_, at) => draft(`${at}`, `Draft ${at}`))));
		many.send({ type: "resized", size: { columns: 80, rows: 12 } });
		many.press(...Array.from({ length: 10 }, () => "down"), "1");
		expect(many.outcome).toEqual({ type: "resume", file: "8" });
	});

	test("is filtered after “/”; Esc removes the filter before it leaves", () => {
		const start = open().type("/node");
		expect(start.state.screen.type === "picker" && pickerChoices(start.state.screen)).toEqual([DRAFTS[1]]);
		expect(start.press("escape").outcome).toBeUndefined();
		expect(start.press("escape").outcome).toEqual({ type: "cancelled", interrupted: false });
	});
});

describe("the form for a new draft", () => {
	const form = (given = {}) => new Start(newForm({ given, templates: TEMPLATES }, fileFor));

	test("is skipped if nothing is left to ask", () => {
		const given = { title: "T", number: "1", template: "pep", stage: "alpha", file: "f" } as const;
		expect(newForm({ given, templates: TEMPLATES }, fileFor)).toBeUndefined();
		expect(draftFrom({ given, templates: TEMPLATES }, fileFor)).toEqual(given);
	});

	test("asks step by step, then for the draft to be created", () => {
		const start = form().type("Pools").press("enter").type("7").press("enter", "down", "enter", "enter", "enter");
		const made = { title: "Pools", number: "7", template: "short", stage: "alpha", file: "7-pools.pep.yaml" };
		expect(start.effects).toEqual([{ type: "make", draft: made }]);
		expect(start.send({ type: "made" }).outcome).toEqual({ type: "new", ...made });
	});

	test("queues keys while the draft is created; the form gets them if that fails", () => {
		const start = form({ number: "", template: "pep", stage: "alpha", file: "f" }).type("Pools").press("enter", "!");
		expect(isBusy(start.state)).toBe(true);
		expect(structuredClone(start.state)).toEqual(start.state);
		start.send({ type: "refused", refusal: { step: "title", message: "That title is taken." } });
		const { screen } = start.state;
		if (screen.type !== "new" || typeof screen.field === "number") throw new Error("no line");
		expect(textOf(screen.field)).toBe("Pools!");
		expect(isBusy(start.state)).toBe(false);
	});

	test("keeps a file name that the author entered", () => {
		const start = form({ number: "", template: "pep", stage: "alpha" }).type("a").press("enter").type("x");
		start.press("shift+tab").type("b").press("enter");
		expect(start.state.screen).toMatchObject({ answers: { title: "ab", file: "pep-a.pep.yamlx" } });
	});

	test("leaves only on a second key press once something is typed", () => {
		expect(form().press("escape").outcome).toEqual({ type: "cancelled", interrupted: false });
		const start = form().type("a").press("escape");
		expect(start.state.leaveAsked).toBe("Esc");
		expect(start.press("ctrl+c").outcome).toBeUndefined();
		expect(start.press("ctrl+c").outcome).toEqual({ type: "cancelled", interrupted: true });
	});
});

test("offers a new proposal, the example, and files to import in the greeting", () => {
	const open = () => new Start(greeting(["a.md"]));
	expect(open().press("enter").outcome).toEqual({ type: "new" });
	expect(open().press("j", "enter").outcome).toEqual({ type: "example" });
	expect(open().press("k", "enter").outcome).toEqual({ type: "import", file: "a.md" });
});

test("offers to read, wait for, or take over a draft that is open elsewhere", () => {
	const open = () => new Start(locked("a.pep.yaml", "ann"));
	expect(open().press("enter").outcome).toEqual({ type: "look" });
	expect(open().press("3").outcome).toEqual({ type: "take" });
	const waiting = open().press("2");
	expect(waiting.effects).toEqual([{ type: "awaitUnlock" }]);
	expect(waiting.press("1").outcome).toBeUndefined();
	expect(waiting.send({ type: "unlocked" }).outcome).toEqual({ type: "unlocked" });
});
