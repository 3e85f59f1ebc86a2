/**
 * Structural edits of a form's entries: texts, focus and cursor afterwards. Random keys, including undo and redo, are
 * compared with a model, a list of texts and a position in it.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import "../seed.ts";
import { textAround } from "../../src/editor/buffer.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { bufferAt, focusedControl } from "../../src/wizard/form.ts";
import { Story } from "./outline.ts";

function at(item: string, answers: Answers = {}): Story {
	return new Story(answers, { place: { item, focus: 0 } });
}

/** The focused control's text with `|` at its cursor; for other controls, their type. */
function caret({ state }: Story): string {
	const control = focusedControl(state);
	if (control?.type !== "text") return control?.type ?? "nothing";
	const { before, after } = textAround(bufferAt(state, control));
	return `${control.path.join("/")}: ${before}|${after}`;
}

const goals = (...texts: readonly string[]): Story => at("goals", { goals: texts });

describe("Enter in an entry", () => {
	test("starts the next entry and moves the cursor there", () => {
		const story = goals("aaa", "bbb", "ccc").press("home", "end", "enter").type("NEW");
		expect(story.answers.goals).toEqual(["aaa", "NEW", "bbb", "ccc"]);
		expect(caret(story)).toBe("1: NEW|");
	});

	test("splits it at the cursor, as one undo step", () => {
		const story = goals("aaabbb", "ccc").press("home", "right", "right", "right", "enter");
		expect(story.answers.goals).toEqual(["aaa", "bbb", "ccc"]);
		expect(caret(story)).toBe("1: |bbb");
		expect(caret(story.press("ctrl+z"))).toBe("0: aaa|bbb");
		expect(story.answers.goals).toEqual(["aaabbb", "ccc"]);
	});

	test("replaces the selection", () => {
		const story = goals("aXXb").press("home", "right", "shift+right", "shift+right", "enter");
		expect(story.answers.goals).toEqual(["a", "b"]);
	});

	test("moves to a blank entry that follows already, and leaves a blank one", () => {
		const story = goals("a", "b").press("enter", "up", "enter");
		expect(caret(story)).toBe("1: |");
		expect(caret(story.press("enter"))).toBe("1: b|");
		expect(story.answers.goals).toEqual(["a", "b"]);
	});

	test("splits people and a field's list, too", () => {
		const people = at("owners", { owners: ["@mira", "@tom"] })
			.press("enter")
			.type("@ann");
		expect(people.answers.owners).toEqual(["@mira", "@ann", "@tom"]);
	});

	test("splits where the author left the cursor when the draft is opened again", () => {
		const cursor = { line: 0, column: 2 };
		const story = new Story({ goals: ["abcd", "efgh"] }, { place: { item: "goals", focus: 0, cursor } });
		expect(story.press("enter").answers.goals).toEqual(["ab", "cd", "efgh"]);
		expect(caret(story)).toBe("1: |cd");
	});
});

describe("joining", () => {
	test("joins an entry to the one before on Backspace at its start", () => {
		const story = goals("aaa", "bbb").press("down", "home", "backspace");
		expect(story.answers.goals).toEqual(["aaabbb"]);
		expect(caret(story)).toBe("0: aaa|bbb");
	});

	test("joins the next entry on Delete at the end", () => {
		const story = goals("aaa", "bbb", "ccc").press("delete");
		expect(story.answers.goals).toEqual(["aaabbb", "ccc"]);
		expect(caret(story)).toBe("0: aaa|bbb");
	});

	test("reports if there is nothing to join with at the ends of the list", () => {
		expect(goals("aaa", "bbb").press("home", "backspace").state.notice?.text).toBe("This is the first entry");
		expect(goals("aaa", "bbb").press("down", "delete").state.notice?.text).toBe("This is the last entry");
		expect(goals("aaa").press("delete").state.notice?.text).toBe("Nothing after this entry");
	});
});

describe("moving and removing", () => {
	test("keeps cursor and selection in a moved entry", () => {
		const story = goals("abc", "def").press("home", "right", "alt+down");
		expect(story.answers.goals).toEqual(["def", "abc"]);
		expect(caret(story)).toBe("1: a|bc");
		story.press("shift+right", "alt+up").type("X");
		expect(story.answers.goals).toEqual(["aXc", "def"]);
	});

	test("moves a record with its focused field", () => {
		const story = at("packages", { packages: [{ name: "a", date: "2026-01-01" }, { name: "b" }] });
		story.press("tab", "home", "alt+down");
		expect(caret(story)).toBe("1/date: |2026-01-01");
		expect(caret(story.press("ctrl+z"))).toBe("0/date: |2026-01-01");
	});

	test("reports the ends of the list", () => {
		expect(goals("a", "b").press("alt+up").state.notice?.text).toBe("This is the first entry");
		expect(goals("a", "b").press("down", "alt+down").state.notice?.text).toBe("This is the last entry");
		expect(goals().press("alt+x").state.notice?.text).toBe("This entry is already blank");
	});
});

describe("undo and redo", () => {
	test("revert text in other entries before the entry added before it", () => {
		const story = goals("a").press("enter").type("b").press("home", "up").type("X").press("down");
		story.wait(2000);
		expect(story.answers.goals).toEqual(["aX", "b"]);
		story.press("ctrl+z", "ctrl+z");
		expect(story.answers.goals).toEqual(["a", ""]);
		expect(story.press("ctrl+z").answers.goals).toEqual(["a"]);
	});

	test("restore everything, through entries and texts", () => {
		const story = goals("a").type("b").press("enter").type("c").press("alt+up");
		expect(story.answers.goals).toEqual(["c", "ab"]);
		story.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z");
		expect(story.answers.goals).toEqual(["a"]);
		expect(story.press("ctrl+y", "ctrl+y", "ctrl+y", "ctrl+y").answers.goals).toEqual(["c", "ab"]);
		expect(story.press("ctrl+y").state.notice?.text).toBe("Nothing to redo here");
	});

	test("restore every entry of a list emptied letter by letter", () => {
		const story = goals("g", "h").press("backspace", "down", "backspace");
		expect(story.answers.goals).toBeUndefined();
		expect(story.press("ctrl+z").answers.goals).toEqual(["", "h"]);
		expect(story.press("ctrl+z").answers.goals).toEqual(["g", "h"]);
	});

	test("restore the author's own text, in place of a list, that was emptied", () => {
		const story = at("goals", { goals: "as prose" }).press("ctrl+a", "delete");
		expect(story.answers.goals).toBeUndefined();
		expect(story.press("ctrl+z").answers.goals).toBe("as prose");
	});

	test("redo nothing after another edit in any entry", () => {
		const story = goals("a", "b").type("X").press("ctrl+z", "down").type("Y").press("ctrl+y");
		expect(story.answers.goals).toEqual(["a", "bY"]);
	});
});

/** The model: texts, the one with the cursor, and the column; a `row` past the last is “+ Add”. */
interface Model {
	texts: string[];
	row: number;
	column: number;
}

const isBlank = (text: string | undefined): boolean => text !== undefined && text.trim() === "";

/** The keys of one-line entries, on the model. A list without entries has a blank one. */
const KEYS: Readonly<Record<string, (model: Model) => void>> = {
	a: (m) => type(m, "a"),
	漢: (m) => type(m, "漢"),
	left: (m) => {
		if (m.row < m.texts.length) m.column = Math.max(0, m.column - 1);
	},
	right: (m) => {
		if (m.row < m.texts.length) m.column = Math.min(m.texts[m.row]!.length, m.column + 1);
	},
	home: (m) => {
		if (m.row < m.texts.length) m.column = 0;
	},
	end: (m) => {
		if (m.row < m.texts.length) m.column = m.texts[m.row]!.length;
	},
	enter: (m) => {
		const text = m.texts[m.row];
		if (text === undefined) return add(m);
		if (isBlank(text)) {
			if (m.texts.length === 1) place(m, 1);
			else {
				m.texts.splice(m.row, 1);
				place(m, m.row);
			}
		} else if (m.column === text.length && isBlank(m.texts[m.row + 1])) place(m, m.row + 1);
		else {
			m.texts.splice(m.row, 1, text.slice(0, m.column), text.slice(m.column));
			place(m, m.row + 1, 0);
		}
	},
	backspace: (m) => {
		const text = m.texts[m.row];
		if (text === undefined) return;
		if (m.column > 0) {
			m.texts[m.row] = text.slice(0, m.column - 1) + text.slice(m.column);
			m.column--;
		} else if (m.row > 0) join(m, m.row - 1);
		else if (isBlank(text) && m.texts.length > 1) join(m, 0);
	},
	delete: (m) => {
		const text = m.texts[m.row];
		if (text === undefined) return;
		if (m.column < text.length) m.texts[m.row] = text.slice(0, m.column) + text.slice(m.column + 1);
		else if (m.row < m.texts.length - 1) join(m, m.row);
		else if (isBlank(text) && m.row > 0) join(m, m.row - 1);
	},
	"alt+up": (m) => swap(m, -1),
	"alt+down": (m) => swap(m, 1),
	"alt+x": (m) => {
		if (m.row >= m.texts.length) return;
		m.texts.splice(m.row, 1);
		if (m.texts.length === 0) m.texts.push("");
		place(m, Math.max(0, m.row - 1));
	},
};

function place(m: Model, row: number, column = m.texts[row]?.length ?? 0): void {
	m.row = row;
	m.column = column;
}

function type(m: Model, letter: string): void {
	if (m.row >= m.texts.length) add(m);
	const text = m.texts[m.row]!;
	m.texts[m.row] = text.slice(0, m.column) + letter + text.slice(m.column);
	m.column++;
}

function add(m: Model): void {
	if (!isBlank(m.texts.at(-1))) m.texts.push("");
	place(m, m.texts.length - 1);
}

function join(m: Model, first: number): void {
	const column = m.texts[first]!.length;
	m.texts.splice(first, 2, m.texts[first]! + m.texts[first + 1]!);
	place(m, first, column);
}

function swap(m: Model, by: 1 | -1): void {
	const to = m.row + by;
	if (m.row >= m.texts.length || to < 0 || to >= m.texts.length) return;
	[m.texts[m.row], m.texts[to]] = [m.texts[to]!, m.texts[m.row]!];
	m.row = to;
}

const written = (texts: readonly string[]): readonly string[] => texts.filter((text) => !isBlank(text));

/** Blank entries are not part of the answer; if all are blank, the form restarts with one. */
function seenOf(story: Story): { readonly texts: readonly string[]; readonly caret: string } {
	return { texts: written((story.answers.owners as readonly string[] | undefined) ?? []), caret: caret(story) };
}

function seenInModel({ texts, row, column }: Model): unknown {
	const text = texts[row];
	return {
		texts: written(texts),
		caret: text === undefined ? "add" : `${row}: ${text.slice(0, column)}|${text.slice(column)}`,
	};
}

test("matches a model after random structural edits, and undoes and redoes all of them", () => {
	const keys = fc.array(fc.constantFrom(...Object.keys(KEYS)), { maxLength: 25 });
	const texts = fc.array(fc.constantFrom("ab", "cde", "漢字"), { minLength: 1, maxLength: 3 });
	fc.assert(
		fc.property(texts, keys, (begun, chords) => {
			const story = at("owners", { owners: begun });
			const model: Model = { texts: [...begun], row: 0, column: begun[0]!.length };
			for (const chord of chords) {
				// A blank item forgets how many blank entries it had.
				if (written(model.texts).length === 0) break;
				const before = seenOf(story);
				story.wait(2000).press(chord);
				KEYS[chord]!(model);
				if (written(model.texts).length === 0) break;
				expect(seenOf(story)).toEqual(seenInModel(model));
				const after = seenOf(story);
				const isEdit = JSON.stringify(before.texts) !== JSON.stringify(after.texts);
				// An entry typed on “+ Add” is one step, and its text is another.
				if (!isEdit || before.caret === "add") continue;
				expect(seenOf(story.press("ctrl+z"))).toEqual(before);
				expect(seenOf(story.press("ctrl+y"))).toEqual(after);
			}
			const { owners } = story.answers;
			const end = JSON.stringify(owners);
			for (let undo = 0; undo < 60; undo++) story.press("ctrl+z");
			expect(story.answers.owners).toEqual(begun);
			for (let redo = 0; redo < 60; redo++) story.press("ctrl+y");
			expect(JSON.stringify(story.answers.owners)).toBe(end);
		}),
		{ numRuns: 60 },
	);
});

test("undoes and redoes every edit of every kind of form", () => {
	const items = fc.constantFrom("goals", "owners", "packages", "how", "signoff", "changes", "summary");
	const answers: Answers = {
		packages: [{ name: "p" }, { name: "q", date: "2026-01-01" }],
		goals: ["g", "h"],
		how: { gate: {} },
	};
	const chords = ["tab", "shift+tab", "up", "down", "home", "left", "enter", " ", "backspace", "delete"];
	const keys = fc.array(fc.constantFrom(...chords, "right", "alt+up", "alt+down", "alt+x"), { maxLength: 25 });
	const seen = (story: Story) => ({ answers: story.answers, focus: story.state.focus, caret: caret(story) });
	fc.assert(
		fc.property(items, keys, (item, pressed) => {
			const story = at(item, answers);
			for (const chord of pressed) {
				const before = seen(story);
				story.wait(2000).press(chord);
				const after = seen(story);
				if (JSON.stringify(before.answers) === JSON.stringify(after.answers)) continue;
				expect(seen(story.press("ctrl+z")), `undo of ${chord}`).toEqual(before);
				expect(seen(story.press("ctrl+y")), `redo of ${chord}`).toEqual(after);
			}
		}),
		{ numRuns: 100 },
	);
});
