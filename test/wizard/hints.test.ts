/** Every key that the key line names does something at that moment: wherever the author is, whatever is answered. */
import { expect, test } from "vitest";
import type { Answers } from "../../src/proposal/types.ts";
import { controlsOf, focusable } from "../../src/wizard/form.ts";
import { hintsOf } from "../../src/wizard/hints.ts";
import type { State } from "../../src/wizard/types.ts";
import { OUTLINE, Story } from "./outline.ts";

const ANSWERED: Answers = {
	title: "Pools",
	summary: "# One\n\n- two",
	goals: ["No restart", "Fast"],
	signoff: ["design"],
	how: { gate: { name: "InPlace" } },
	changes: { answer: "no", explanation: "It is off." },
	packages: [{ name: "pool", date: "2026-03-02" }],
	updated: "2026-02-30",
	thread: "https://example.org/1",
	owners: ["@mira-k"],
};

/** The chords that a hint stands for: one of them has to do something. */
function chordsOf(key: string): readonly string[] {
	if (key === "type") return ["a"];
	if (key === "Arrows") return ["left", "up"];
	if (key === "1-9") return ["1"];
	const alternatives = key === "/" ? [key] : key.split(/\/| (?=\d)/);
	const named: Readonly<Record<string, string>> = { Space: " ", Esc: "escape" };
	return alternatives.map((each) => named[each] ?? (each.length === 1 ? each : each.toLowerCase()));
}

/** What a key can change, without what only tells of keys. */
function seen({ notice: _, typed: _t, ...state }: State): string {
	return JSON.stringify(state, (_key, value) => (value instanceof Map || value instanceof Set ? [...value] : value));
}

/** The hints at a place whose keys do nothing. */
function idle(reach: () => Story): string[] {
	const { state } = reach();
	return hintsOf(state).flatMap(({ key, does }) => {
		const works = chordsOf(key).some((chord) => {
			const story = reach();
			story.took();
			const before = seen(story.state);
			story.press(chord);
			return seen(story.state) !== before || story.took().length > 0;
		});
		return works ? [] : [`${key} ${does}`];
	});
}

test.each([
	["blank", {}],
	["answered", ANSWERED],
] as const)("in every control of every kind, %s", (_, answers) => {
	for (const { id } of OUTLINE.items) {
		const place = { item: id, focus: 0 };
		const { state } = new Story(answers, { place });
		for (const [focus] of focusable(controlsOf(state)).entries()) {
			const dead = idle(() => new Story(answers, { place: { item: id, focus } }));
			expect({ id, focus, dead }).toEqual({ id, focus, dead: [] });
		}
	}
});

// The preview's keys depend on its layout.
test("in the outline, and in every overlay", () => {
	const place = { item: "summary", focus: 0 };
	for (const keys of [["escape"], ["ctrl+g"], ["f1"], ["ctrl+t"], ["f4", "a"], ["ctrl+f", "o"], ["ctrl+r", "o"]])
		expect({ keys, dead: idle(() => new Story(ANSWERED, { place }).press(...keys)) }).toEqual({ keys, dead: [] });
});

test("leads to what is missing elsewhere, and to the end once nothing is", () => {
	const ahead = (answers: Answers, keys: readonly string[] = []) =>
		hintsOf(new Story(answers, { place: { item: "updated", focus: 0 } }).press(...keys).state)
			.map(({ key, does }) => `${key} ${does}`)
			.find((hint) => /next required|finish/.test(hint));
	expect(ahead({})).toBe("Ctrl+N next required");
	expect(ahead(ANSWERED)).toBeUndefined();
	expect(ahead({ ...ANSWERED, updated: "2026-03-02" })).toBe("Alt+S finish");
	expect(ahead({ ...ANSWERED, updated: "2026-03-02" }, ["escape"])).toBe("f finish");
});
