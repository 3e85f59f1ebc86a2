/** Completing people from what the repository knows, without getting in the way. */
import { describe, expect, test } from "vitest";
import { controlsOf } from "../../src/wizard/form.ts";
import { formLayout } from "../../src/wizard/form-layout.ts";
import { hintsOf } from "../../src/wizard/hints.ts";
import { itemLayout, rowsAboveForm } from "../../src/wizard/item-layout.ts";
import { marginOf, panesOf } from "../../src/wizard/panes.ts";
import { suggestionsFor } from "../../src/wizard/suggestions.ts";
import { Story } from "./outline.ts";

const PEOPLE = ["@mira-k", "@org/storage", "Tom Weber <tom@example.org>", "Mira Kovac <mira@example.org>"];

function owners(answers = {}): Story {
	return new Story(answers, { place: { item: "owners", focus: 0 } }).send({ type: "peopleSuggested", people: PEOPLE });
}

const shown = (story: Story): readonly string[] =>
	suggestionsFor(story.state, controlsOf(story.state)[story.state.focus]!).map(({ value }) => value);

test("requests people once, at the first item that names some", () => {
	const story = new Story({}, { place: { item: "summary", focus: 0 } }).type("a");
	expect(story.took().map(({ type }) => type)).not.toContain("suggestPeople");
	story.send({ type: "itemChosen", item: "owners" }).type("b").press("tab");
	expect(story.took().filter(({ type }) => type === "suggestPeople")).toHaveLength(1);
});

describe("the list", () => {
	test("contains the matching people, best first", () => {
		expect(shown(owners())).toEqual([]);
		expect(shown(owners().type("mira"))).toEqual(["Mira Kovac <mira@example.org>", "@mira-k"].sort());
		expect(shown(owners().type("tw"))).toEqual(["Tom Weber <tom@example.org>"]);
		expect(shown(owners().type("@mira-k"))).toEqual([]);
		expect(shown(owners().type("nobody knows"))).toEqual([]);
	});

	test("leaves out people already named", () => {
		expect(
			shown(
				owners({ owners: ["@mira-k"] })
					.press("enter")
					.type("mira"),
			),
		).toEqual(["Mira Kovac <mira@example.org>"]);
	});

	test("appears only in fields for people", () => {
		const story = new Story({}, { place: { item: "summary", focus: 0 } });
		story.send({ type: "peopleSuggested", people: PEOPLE }).type("mira");
		expect(shown(story)).toEqual([]);
	});
});

describe("keys", () => {
	test("accept a suggestion with Down and Enter, as one undo step", () => {
		const story = owners().type("tom").press("down", "enter");
		expect(story.answers.owners).toEqual(["Tom Weber <tom@example.org>"]);
		expect(story.press("ctrl+z").answers.owners).toEqual(["tom"]);
	});

	test("accept it with Tab, too, with the cursor after it", () => {
		const story = owners().type("mira").press("down", "down", "tab").type("!");
		expect(story.answers.owners).toEqual([`${shown(owners().type("mira"))[1]}!`]);
	});

	test("leave the list with Up; Enter and Tab then work as usual", () => {
		expect(owners().type("tom").press("down", "up", "enter").type("ann").answers.owners).toEqual(["tom", "ann"]);
		expect(owners().type("tom").press("enter").type("ann").answers.owners).toEqual(["tom", "ann"]);
		expect(owners().type("tom").press("tab").answers.owners).toEqual(["tom"]);
	});

	test("clear the selection by typing", () => {
		expect(owners().type("to").press("down").type("m").press("enter").type("ann").answers.owners).toEqual([
			"tom",
			"ann",
		]);
	});

	test("are listed in the key hints", () => {
		const keys = (story: Story): string =>
			hintsOf(story.state)
				.map(({ key, does }) => `${key} ${does}`)
				.join(", ");
		expect(keys(owners().type("tom"))).toContain("Up/Down people");
		expect(keys(owners().type("tom").press("down"))).toContain("Enter take");
		expect(keys(owners())).toContain("Alt+L people");
	});
});

test("accepts a suggestion on a click", () => {
	const story = owners().type("tom");
	const layout = itemLayout(story.state);
	const place = formLayout(story.state, layout).controls[0]!;
	if (place.type !== "text") throw new Error("an owner is a text");
	expect(place.picker).toMatchObject({ type: "list", height: 1 });
	const { left, top } = panesOf(story.state).item!;
	const row = top + rowsAboveForm(layout) + place.label + place.view.rows.length;
	const column = left + marginOf(story.state.size) + place.cell;
	story.send({ type: "mousePressed", mouse: { kind: "press", button: "left", row, column } });
	expect(story.answers.owners).toEqual(["Tom Weber <tom@example.org>"]);
});
