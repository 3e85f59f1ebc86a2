/** Notes below the text in an external editor: they are always removed, and nothing that the author wrote is lost. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addNotes } from "../../src/terminal/editor-notes.ts";

const NOTES = [
	"Which goals?",
	"",
	"Name what is better afterwards,",
	"and for whom it is better.",
	"",
	"Reviewers look for:",
	"Numbers",
];

const edited = (text: string, edit: (file: string) => string) => {
	const { file, textOf } = addNotes(text, NOTES);
	return textOf(edit(file));
};

it("adds notes below a scissors line, each with a mark", () => {
	expect(addNotes("Mine", ["Question", "", "Why"]).file).toBe(
		[
			"Mine",
			"",
			"%% ------------------------ >8 ------------------------",
			"%% Write above this line. These notes will be removed.",
			"%%",
			"%% Question",
			"%%",
			"%% Why",
			"",
		].join("\n"),
	);
});

it("leaves the text unchanged without notes", () => {
	expect(addNotes("Mine", []).file).toBe("Mine");
});

describe("returns only the text, whatever is done to the notes", () => {
	it.each<[string, (file: string) => string]>([
		["nothing", (file) => file],
		["the last line break is gone", (file) => file.trimEnd()],
		["line breaks of Windows", (file) => file.replaceAll("\n", "\r\n")],
		["the cut line is deleted", (file) => file.replace(/^%% -+ >8 -+\n/m, "")],
		["the cut line and the next are deleted", (file) => file.replace(/^%% -+ >8 -+\n.*\n/m, "")],
		["the cut line is changed", (file) => file.replace(">8", "8<")],
		["the cut line is there twice", (file) => file.replace(/^%% -+ >8 -+\n/m, "$&$&")],
		["all of them are deleted", (file) => file.replace(/^%%[\s\S]*/m, "")],
		["all of them and the blank line are deleted", () => "Mine\n"],
		["a note is changed", (file) => file.replace("for whom", "for wwhom")],
		["a note's mark is changed", (file) => file.replace("%% Name what", "% Name what")],
		["something is typed before a note", (file) => file.replace("%% Name what", "x%% Name what")],
		["a note is deleted", (file) => file.replace("%% and for whom it is better.\n", "")],
		[
			"their paragraphs are wrapped anew",
			(file) => file.replace("afterwards,\n%% and for whom it is better.", "%% and\nfor whom it is better."),
		],
		["blanks at the ends of lines are removed", (file) => file.replace(/[ \t]+$/gm, "")],
		["the blank line before them is deleted", (file) => file.replace("Mine\n\n", "Mine\n")],
	])("%s", (_, edit) => {
		// Carriage returns added by an editor are removed with those of the text.
		expect(edited("Mine", edit).replaceAll("\r", "")).toBe("Mine");
	});

	it("returns an emptied text as empty", () => {
		expect(edited("Mine", (file) => file.replace("Mine", ""))).toBe("");
		expect(edited("Mine", () => "")).toBe("");
	});
});

describe("keeps what the author wrote", () => {
	it("above", () => {
		expect(edited("One", (file) => `Zero\n${file.replace("One\n", "One\n\nTwo\n")}`)).toBe("Zero\nOne\n\nTwo");
	});

	it("on the blank line", () => {
		expect(edited("One", (file) => file.replace("One\n\n", "One\nTwo\n"))).toBe("One\nTwo");
	});

	it("at the end of the file, where an editor may have put the cursor", () => {
		expect(edited("One", (file) => `${file}\nTwo\nThree\n`)).toBe("One\n\nTwo\nThree");
		expect(edited("", (file) => `${file}Two`)).toBe("Two");
	});

	it("between the notes", () => {
		expect(edited("", (file) => file.replace("%% Reviewers", "Fewer restarts.\n%% Reviewers"))).toBe("Fewer restarts.");
	});

	it("when it looks like the notes or the scissors line", () => {
		const before = addNotes("", NOTES).file;
		expect(edited(before, (file) => file.replace("Numbers", "More"))).toBe(before.replace("Numbers", "More"));
		const cut = "%% ------------------------ >8 ------------------------";
		expect(edited(`A\n${cut}\nB`, (file) => file.replace("B", "C"))).toBe(`A\n${cut}\nC`);
	});

	it("when it is a diagram's comment, typed just now", () => {
		expect(edited("A", (file) => file.replace("A\n", "A\n%% layout\nB\n"))).toBe("A\n%% layout\nB");
	});
});

it("returns any text, whatever is added to it", () => {
	const line = fc.oneof(
		fc.string(),
		fc.constantFrom("%%", "%% x", "%%% ---- >8 ----", "> 8", "", " %% Numbers", "Numbers"),
	);
	const text = fc.tuple(fc.array(line), fc.constantFrom("\n", "\r\n")).map(([lines, eol]) => {
		return lines.map((each) => each.replace(/[\r\n]/g, "")).join(eol);
	});
	fc.assert(
		fc.property(text, fc.stringMatching(/^[a-z ]{0,9}[a-z]$/), (before, more) => {
			expect(edited(before, (file) => file)).toBe(before);
			expect(edited(before, (file) => more + file)).toBe(more + before);
		}),
	);
});
