/**
 * No key is ignored silently: in every control, pane and overlay, also in read-only sessions, every key changes the
 * screen, causes an effect, or is explained in the footer.
 */
import { expect, test } from "vitest";
import type { Answers } from "../../src/proposal/types.ts";
import { appearanceOf } from "../../src/ui/rows/appearance.ts";
import { screenRows } from "../../src/ui/rows/screen.ts";
import { COMMANDS } from "../../src/wizard/key-map.ts";
import { asReadOnly } from "../../src/wizard/read-only.ts";
import { previewOf, Story } from "../wizard/outline.ts";
import { CAPABILITIES } from "./wizard.ts";

const NAMED = ["enter", "tab", "escape", "backspace", "delete", "up", "down", "left", "right", "home", "end"];
const OTHERS = ["pageup", "pagedown", "f1", "f4", " ", "a", "y", "q", "x", "1", "9", "/", "-", "+", "?", "漢"];
const EDITS = [
	"ctrl+left",
	"ctrl+right",
	"ctrl+up",
	"ctrl+down",
	"ctrl+home",
	"ctrl+end",
	"ctrl+e",
	"ctrl+d",
	"ctrl+w",
];
const MORE = [
	"ctrl+u",
	"ctrl+k",
	"alt+d",
	"alt+backspace",
	"shift+left",
	"shift+end",
	"shift+up",
	"alt+enter",
	"ctrl+l",
];

/** All keys except those that end the session. */
const CHORDS = [
	...new Set([
		...COMMANDS.flatMap(({ keys, inOutline = [] }) => [...keys, ...inOutline]),
		...NAMED.flatMap((name) => [name, `shift+${name}`, `alt+${name}`, `ctrl+${name}`]),
		...[...OTHERS, ...EDITS, ...MORE],
	]),
].filter((chord) => !["ctrl+q", "ctrl+c"].includes(chord));

const look = appearanceOf({ ...CAPABILITIES, colours: 0 });

/** What the author sees of panes and footer; for overlays, the state that they are drawn from. */
function seen({ state }: Story): string {
	const picture = screenRows(state, look);
	if (picture) return JSON.stringify([picture.lines.map((line) => look.paint(line)), picture.cursor]);
	return JSON.stringify([state.overlay, state.notice, state.size, state.previewBeside]);
}

const ANSWERS: Answers = {
	title: "T",
	summary: "one\n\ntwo",
	goals: ["a", "b"],
	how: { gate: { name: "G" } },
	packages: [{ name: "p" }, { name: "q" }],
	changes: { answer: "yes", explanation: "" },
	owners: ["@a"],
	thread: { "not-applicable": "None." },
};

/** A situation in which keys are pressed: an item, and the keys that lead to it. */
const PLACES: Readonly<Record<string, readonly [item: string, ...keys: string[]]>> = {
	"a line": ["title"],
	"an empty line": ["updated"],
	"prose, at its end": ["summary"],
	"prose, at its start": ["summary", "ctrl+home"],
	"prose, all selected": ["summary", "ctrl+a"],
	"the first entry": ["goals", "home"],
	"the last entry": ["goals", "end", "down", "end"],
	"“+ Add”": ["goals", "tab", "tab"],
	"a box": ["signoff"],
	"the last box": ["signoff", "down"],
	"an option": ["how"],
	"an option without a tick": ["how", "tab", "tab"],
	"yes or no": ["changes"],
	"an explanation": ["changes", "down"],
	"a field of a record": ["packages"],
	"the last record": ["packages", "tab", "tab"],
	"the stage": ["stage"],
	"a person": ["owners"],
	"the reason why not": ["thread"],
	"the outline, at its first row": ["title", "escape", "home"],
	"the outline, at its last row": ["title", "escape", "end"],
	"the outline, on a section": ["how", "escape", "up"],
	"the go-to": ["title", "ctrl+g"],
	"the go-to, where nothing is found": ["title", "ctrl+g", "z", "漢", "z"],
	"the help": ["title", "f1"],
	"the stage's choice": ["title", "ctrl+t"],
	"the reason": ["summary", "f4"],
	"the guidance": ["summary", "alt+g"],
	"the preview": ["title", "ctrl+p"],
};

function at(answers: Answers, size: readonly [number, number], [item, ...keys]: readonly [string, ...string[]]): Story {
	const story = new Story(answers, { place: { item, focus: 0 }, size: [...size] });
	story.press(...keys);
	if (story.state.overlay?.type === "preview")
		story.send({ type: "previewLaidOut", rows: previewOf(90), itemLine: 0, beside: false });
	// Any key removes the notice about an earlier key, so that alone is no feedback.
	const { notice: _, ...quiet } = story.state;
	story.state = quiet;
	story.took();
	return story;
}

/** The keys without visible effect; each is pressed in the same state. */
function silentKeys(story: Story): string[] {
	const { state } = story;
	const before = seen(story);
	return CHORDS.filter((chord) => {
		story.state = state;
		story.press(chord);
		const outside = story.took().some(({ type }) => type !== "remember" && type !== "suggestPeople");
		return !outside && story.state.notice === undefined && seen(story) === before;
	});
}

function lookingOnly(story: Story): Story {
	const { notice: _, ...quiet } = asReadOnly(story.state, "ann on desk");
	story.state = quiet;
	return story;
}

const all = Object.entries(PLACES).map(([name, place]) => ({ name, place }));
const [WIDE, NARROW] = [
	[100, 30],
	[60, 16],
] as const;

test.each(all)("gives feedback for every key in $name", ({ place }) => {
	expect(silentKeys(at(ANSWERS, WIDE, place))).toEqual([]);
	expect(silentKeys(at({}, NARROW, place))).toEqual([]);
});

test.each(all)("gives feedback for every key in $name, in a read-only session", ({ place }) => {
	expect(silentKeys(lookingOnly(at(ANSWERS, NARROW, place)))).toEqual([]);
});

test("changes nothing but the footer for a refused key", () => {
	const story = at({}, WIDE, PLACES["a box"]!);
	const before = story.state;
	const { notice, ...after } = story.press("q").state;
	expect(after).toEqual(before);
	expect(notice?.text).toBe("Space ticks the box; “q” does nothing here");
});
