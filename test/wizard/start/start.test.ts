/** The screens before the wizard, without a terminal: keys in, state and effects out. */
import { describe, expect, test } from "vitest";
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

const draft = (file: string, title: string) =>
	({ file, title, stage: "alpha", completeness: 0, missing: [], age: "now" }) as const;
const DRAFTS = [draft("1.pep.yaml", "Pools"), draft("2.pep.yaml", "Nodes"), draft("3.pep.yaml", "Gates")];
const TEMPLATES = [
	{ name: "pep", about: "" },
	{ name: "short", about: "" },
];

describe("the list of drafts", () => {
	const open = () => new Start(picker(DRAFTS));

	test("starts at the newest draft, and wraps around", () => {
		expect(open().press("enter").outcome).toEqual({ type: "resume", file: "1.pep.yaml" });
		expect(open().press("up", "up", "enter").outcome).toEqual({ type: "resume", file: "3.pep.yaml" });
		expect(open().press("up", "enter").outcome).toEqual({ type: "new" });
	});

	test("moves by pages, and stops at both ends", () => {
		const many = new Start(picker(Array.from({ length: 30 }, (_, at) => draft(`${at}`, `Draft ${at}`))));
		many.press("pagedown", "pagedown", "pagedown");
		expect(many.press("enter").outcome).toEqual({ type: "resume", file: "29" });
	});

	test("is filtered as one types, digits too; Esc removes the filter before it leaves", () => {
		const start = open().type("node");
		expect(start.state.screen.type === "picker" && pickerChoices(start.state.screen)).toEqual([DRAFTS[1]]);
		expect(start.press("escape").outcome).toBeUndefined();
		expect(start.state.screen).toMatchObject({ selected: 1 });
		expect(start.press("escape").outcome).toEqual({ type: "cancelled", interrupted: false });
		expect(open().type("3").press("enter").outcome).toEqual({ type: "resume", file: "3.pep.yaml" });
		expect(open().type("/gates").press("enter").outcome).toEqual({ type: "resume", file: "3.pep.yaml" });
		expect(open().type("zebra").press("enter").outcome).toBeUndefined();
	});
});

describe("the form for a new draft", () => {
	const form = (given = {}) => new Start(newForm({ given, templates: TEMPLATES }, fileFor));

	const answersOf = ({ state }: Start) => (state.screen.type === "new" ? state.screen.answers : undefined);

	test("is skipped if nothing is left to ask", () => {
		const given = { title: "T", number: "1", template: "pep", stage: "alpha", file: "f" } as const;
		expect(newForm({ given, templates: TEMPLATES }, fileFor)).toBeUndefined();
		expect(draftFrom({ given, templates: TEMPLATES }, fileFor)).toEqual({ ...given, where: "wizard" });
	});

	test("asks for everything on one screen, then for the draft to be created", () => {
		const start = form().type("Pools").press("enter").type("7").press("enter", "right", "down", "tab", "tab", "tab");
		expect(start.effects).toEqual([]);
		const made = { title: "Pools", number: "7", template: "short", stage: "alpha", file: "7-pools.pep.yaml" };
		expect(start.press("enter").effects).toEqual([{ type: "make", draft: { ...made, where: "wizard" } }]);
		expect(start.send({ type: "made" }).outcome).toEqual({ type: "new", ...made, where: "wizard" });
	});

	test("shows what the command line gave, to be changed, and begins at the first field that is left", () => {
		const start = form({ title: "Pools", template: "own/template.md" }).type("9").press("shift+tab").type("!");
		expect(start.press("ctrl+s").effects).toMatchObject([
			{ type: "make", draft: { title: "Pools!", number: "9", template: "own/template.md", file: "9-pools!.pep.yaml" } },
		]);
	});

	test("creates the draft from any field on Ctrl+S, or from the button above the first field", () => {
		expect(form().type("Pools").press("ctrl+s").effects).toMatchObject([{ type: "make", draft: { title: "Pools" } }]);
		expect(form().type("Pools").press("up", "enter").effects).toMatchObject([{ type: "make" }]);
	});

	test("chooses by arrows, Space, digits and first letters", () => {
		const stage = () => form({ title: "T", number: "", template: "pep" });
		const chosen = (key: string) => answersOf(stage().press(key))?.stage;
		expect(["right", "left", " ", "2", "s", "x", "4"].map(chosen)).toEqual([
			"beta",
			"stable",
			"beta",
			"beta",
			"stable",
			"alpha",
			"alpha",
		]);
	});

	test("shows each problem at its field, and removes it when that answer is changed", () => {
		const start = form().press("down").type("1/2").press("ctrl+s");
		const problems = { title: "A proposal needs a title.", number: "A number is one word without slashes, like 1234." };
		expect(start.effects).toEqual([]);
		expect(start.state.screen).toMatchObject({ at: 0, problems });
		expect(start.type("T").state.screen).toMatchObject({ problems: { number: problems.number } });
	});

	test("queues keys while the draft is created; the form gets them if that fails", () => {
		const start = form().type("Pools").press("ctrl+s", "!");
		expect(isBusy(start.state)).toBe(true);
		expect(structuredClone(start.state)).toEqual(start.state);
		start.send({ type: "refused", refusal: { step: "title", message: "That title is taken." } });
		expect(answersOf(start)?.title).toBe("Pools!");
		expect(isBusy(start.state)).toBe(false);
	});

	test("keeps a file name that the author entered, until it is emptied", () => {
		const start = form({ number: "", template: "pep", stage: "alpha" }).type("a").press("up", "up", "up").type("x");
		start.press("down", "down", "down").type("b");
		expect(answersOf(start)).toMatchObject({ title: "ab", file: "pep-a.pep.yamlx" });
		start.press("up", "up", "up", "ctrl+u", "up");
		expect(answersOf(start)).toMatchObject({ file: "pep-ab.pep.yaml" });
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
