/** Picking instead of typing: the calendar of a date, the whole list of people or proposals, and the key that opens them. */
import { describe, expect, test } from "vitest";
import { isoDay } from "../../src/proposal/date-words.ts";
import { addDays } from "../../src/proposal/day-words.ts";
import { weeksOf } from "../../src/wizard/calendar.ts";
import { controlsOf, focusedControl } from "../../src/wizard/form.ts";
import { formLayout } from "../../src/wizard/form-layout.ts";
import { hintsOf } from "../../src/wizard/hints.ts";
import { itemLayout, rowsAboveForm } from "../../src/wizard/item-layout.ts";
import { marginOf, panesOf } from "../../src/wizard/panes.ts";
import type { KnownProposal } from "../../src/wizard/pick-types.ts";
import { meaningOf, pickerLayout } from "../../src/wizard/picker-layout.ts";
import { suggestionsFor } from "../../src/wizard/suggestions.ts";
import { Story } from "./outline.ts";

const at = (item: string, answers = {}, size?: [number, number]): Story =>
	new Story(answers, { place: { item, focus: 0 }, ...(size && { size }) });
const keys = ({ state }: Story): string =>
	hintsOf(state)
		.map(({ key, does }) => `${key} ${does}`)
		.join(", ");
const listed = ({ state }: Story): string[] =>
	suggestionsFor(state, controlsOf(state)[state.focus]!).map(({ value }) => value);

describe("the calendar", () => {
	test("opens at today, moves by days, weeks and months, and gives the day", () => {
		const story = at("updated").press("alt+l");
		const today = isoDay(new Date(story.now));
		expect(story.state.picker).toEqual({ type: "calendar", day: today, today });
		story.press("right", "down", "down", "left", "up");
		expect(story.state.picker).toMatchObject({ day: addDays(today, 7) });
		expect(story.press("pagedown", "pageup", "t", "enter").answers.updated).toBe(today);
		expect(story.state.picker).toBeUndefined();
		expect(story.press("ctrl+z").answers.updated ?? "").toBe("");
	});

	test("opens at the day that the field has, or that its words stand for", () => {
		expect(at("updated", { updated: "2026-03-06" }).press("alt+l", "enter").answers.updated).toBe("2026-03-06");
		const story = at("updated").type("+3d").press("alt+l");
		expect(story.state.picker).toMatchObject({ day: addDays(isoDay(new Date(story.now)), 3) });
	});

	test("closes with Esc or its key and changes nothing; what is typed goes into the field", () => {
		expect(at("updated").press("alt+l", "down", "escape").state).toMatchObject({ pane: "item", current: "updated" });
		expect(at("updated").press("alt+l", "down", "alt+l").state.picker).toBeUndefined();
		const story = at("updated").press("alt+l").type("2026");
		expect(story.answers.updated).toBe("2026");
		expect(story.state.picker).toBeUndefined();
	});

	test("works in the fields of a record", () => {
		const story = at("packages").press("tab", "alt+l", "enter");
		expect(story.answers.packages).toEqual([{ date: isoDay(new Date(story.now)) }]);
	});

	test("shows as many weeks as there is room for, the chosen day among them", () => {
		const calendar = { type: "calendar", day: "2026-11-30", today: "2026-11-28" } as const;
		expect(weeksOf(calendar, 8)).toHaveLength(6);
		expect(weeksOf(calendar, 8)[0]).toEqual(
			[26, 27, 28, 29, 30, 31].map((day) => `2026-10-${day}`).concat("2026-11-01"),
		);
		expect(weeksOf(calendar, 3).flat()).toContain("2026-11-30");
		expect(weeksOf(calendar, 2)).toEqual([]);
		expect(weeksOf({ ...calendar, day: "9999-12-31" }, 8).flat()).toContain("9999-12-31");
	});

	test("gives the day that is clicked", () => {
		const story = at("updated", { updated: "2026-11-05" }).press("alt+l");
		const layout = itemLayout(story.state);
		const placed = formLayout(story.state, layout).controls[0]!;
		const { left, top } = panesOf(story.state).item!;
		// The second week, Tuesday: below the value, the month and the days' names.
		const row = top + rowsAboveForm(layout) + 1 + 2 + 1;
		const size = placed.type === "text" ? placed.view.rows.length : 0;
		const column = left + marginOf(story.state.size) + placed.cell + 4;
		story.send({ type: "mousePressed", mouse: { kind: "press", button: "left", row: row + size - 1, column } });
		expect(story.answers.updated).toBe("2026-11-03");
	});

	test.each([
		[40, 10],
		[80, 24],
		[100, 30],
	] as const)("has at least a week at %ix%i", (columns, rows) => {
		const { state } = at("updated", {}, [columns, rows]).press("alt+l");
		const control = focusedControl(state)!;
		const { form } = itemLayout(state);
		const layout = control.type === "text" ? pickerLayout(state, control, form - 3) : undefined;
		expect(layout?.height).toBeGreaterThanOrEqual(3);
	});

	test("is named in the key line, with its own keys while it is open", () => {
		expect(keys(at("updated"))).toMatch(/^Alt\+L calendar, /);
		expect(keys(at("updated").press("alt+l"))).toBe(
			"Enter take, Esc close, Arrows day, week, PageUp/PageDown month, t today",
		);
	});
});

describe("what a date means", () => {
	const meaning = ({ state }: Story): string | undefined => {
		const control = focusedControl(state);
		return control?.type === "text" ? meaningOf(state, control) : undefined;
	};

	test("is said while it is typed in words, and of a date its weekday", () => {
		const story = at("updated").type("+1");
		expect(meaning(story)).toBeUndefined();
		expect(meaning(story.type("d"))).toMatch(/^\d{4}-\d\d-\d\d: \w+day, /);
		expect(meaning(at("updated", { updated: "2026-12-01" }))).toBe("Tuesday, 1 December 2026");
	});

	test("becomes the date when it is saved", () => {
		const story = at("updated").type("next monday").wait(2000);
		expect(new Date(`${story.answers.updated}T12:00:00`).getDay()).toBe(1);
	});
});

describe("the list", () => {
	const PEOPLE = ["@mira-k", "Tom Weber <tom@example.org>", "Mira Kovac <mira@example.org>"];
	const owners = (answers = {}): Story => at("owners", answers).send({ type: "peopleSuggested", people: PEOPLE });

	test("shows everyone before anything is typed, filters as one types, and gives the first with Enter", () => {
		const story = owners().press("alt+l");
		expect(listed(story)).toEqual(PEOPLE);
		expect(listed(story.type("tom"))).toEqual(["Tom Weber <tom@example.org>"]);
		expect(story.press("enter").answers.owners).toEqual(["Tom Weber <tom@example.org>"]);
	});

	test("selects with the arrows, and closes with Esc without leaving the field", () => {
		expect(owners().press("alt+l", "down", "down", "up", "enter").answers.owners).toEqual([PEOPLE[1]]);
		expect(owners().press("alt+l", "escape").state).toMatchObject({ pane: "item", current: "owners" });
	});

	test("opened on a name that is known shows all, and typing replaces the name", () => {
		const story = owners({ owners: ["@mira-k"] }).press("alt+l");
		expect(listed(story)).toEqual(PEOPLE);
		expect(story.type("web").press("enter").answers.owners).toEqual(["Tom Weber <tom@example.org>"]);
	});

	test("opened on a name that nothing matches shows all, to replace it", () => {
		const story = owners({ owners: ["Zoë"] }).press("alt+l");
		expect(listed(story)).toEqual(PEOPLE);
		expect(story.press("enter").answers.owners).toEqual(["@mira-k"]);
	});

	test("adds an entry where the next one would be added", () => {
		const story = owners({ owners: ["@mira-k"] }).press("down");
		expect(keys(story)).toMatch(/^Enter add, .*Alt\+L people/);
		expect(listed(story.press("alt+l"))).toEqual(PEOPLE.slice(1));
		expect(story.press("enter").answers.owners).toEqual(PEOPLE.slice(0, 2));
	});

	test("says so, and adds nothing, if all are listed already", () => {
		const { state, answers } = owners({ owners: PEOPLE }).press("down", "down", "down", "alt+l");
		expect(state.notice?.text).toBe("Everything that can be picked is listed already");
		expect([state.picker, answers.owners]).toEqual([undefined, PEOPLE]);
	});

	test("leaves names free: what matches nothing is typed as usual", () => {
		const story = owners().press("alt+l").type("@new").press("enter").type("x");
		expect(story.answers.owners).toEqual(["@new", "x"]);
	});

	test("says so if nothing is known, and where there is nothing to pick", () => {
		expect(at("owners").type("a").send({ type: "peopleSuggested", people: [] }).press("alt+l").state.notice?.text).toBe(
			"No people are known in this repository",
		);
		expect(at("summary").press("alt+l").state.notice?.text).toContain("There is nothing to pick here");
	});

	test("opened too early says that it is looking, and fills or closes when the answer is there", () => {
		const waiting = (): Story => at("owners").type("m").press("backspace", "alt+l");
		expect(waiting().state).toMatchObject({ picker: { type: "list" }, lookingFor: ["people"] });
		expect(listed(waiting().send({ type: "peopleSuggested", people: PEOPLE }))).toEqual(PEOPLE);
		const { notice, picker } = waiting().send({ type: "peopleSuggested", people: [] }).state;
		expect([notice?.text, picker]).toEqual(["No people are known in this repository", undefined]);
	});

	test("closes when the author goes elsewhere", () => {
		expect(owners().press("alt+l").send({ type: "itemChosen", item: "summary" }).state.picker).toBeUndefined();
	});

	test("stays within the form however long it is, and follows the selection", () => {
		const many = Array.from({ length: 500 }, (_, index) => `@person-${index}`);
		const story = at("owners").send({ type: "peopleSuggested", people: many }).press("alt+l");
		for (let index = 0; index < 30; index++) story.press("down");
		const control = focusedControl(story.state);
		const layout = control?.type === "text" ? pickerLayout(story.state, control, 8) : undefined;
		expect(layout).toMatchObject({ type: "list", height: 8 });
		expect(layout?.type === "list" ? layout.rows.map(({ value }) => value) : []).toContain("@person-30");
	});
});

describe("related proposals", () => {
	const PROPOSALS: readonly KnownProposal[] = [
		{ number: "0871", title: "Machine reservations", path: "0871-machines.md", place: "/proposals/0871-machines.md" },
		{ title: "About [pods]", path: "about pods.md", place: "/proposals/about pods.md" },
	];
	const goals = (): Story => {
		const story = at("goals");
		const { outline } = story.state.proposal;
		story.state = {
			...story.state,
			proposal: { ...story.state.proposal, outline: { ...outline, attributes: { related: ["goals"] } } },
		};
		return story;
	};

	test("are requested where an item refers to others, and found by number or title", () => {
		const story = goals().type("0");
		expect(story.took()).toContainEqual({ type: "suggestProposals" });
		story.send({ type: "proposalsSuggested", proposals: PROPOSALS }).type("871");
		expect(listed(story)).toEqual(["0871 (Machine reservations)"]);
		const other = goals().type("abou").send({ type: "proposalsSuggested", proposals: PROPOSALS });
		expect(other.press("down", "enter").answers.goals).toEqual(["[About \\[pods\\]](<about pods.md>)"]);
	});

	test("are not requested elsewhere", () => {
		expect(at("goals").type("x").took()).not.toContainEqual({ type: "suggestProposals" });
	});
});
