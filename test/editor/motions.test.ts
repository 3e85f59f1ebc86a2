/** Where every motion leads, with and without a selection. */
import { describe, expect, test } from "vitest";
import { applyEdit } from "../../src/editor/buffer.ts";
import { become, command, read, show, VIEW } from "./notation.ts";

const NARROW = { width: 10, height: 4 };

describe("moves by graphemes and lines", () => {
	test.each([
		["ab|c", "left", "a|bc"],
		["ab|c", "right", "abc|"],
		["ab⏎|c", "left", "ab|⏎c"],
		["ab|⏎c", "right", "ab⏎|c"],
		["|abc", "left", "|abc"],
		["abc|", "right", "abc|"],
		["e\u0301|", "left", "|e\u0301"],
		["|👩‍👩‍👧‍👦x", "right", "👩‍👩‍👧‍👦|x"],
		["👍🏽🇩🇪|", "left", "👍🏽|🇩🇪"],
		["🇩🇪🇫🇷|🇮🇹", "left", "🇩🇪|🇫🇷🇮🇹"],
		["각|", "left", "|각"],
		["\u1112\u1161\u11ab|", "left", "|\u1112\u1161\u11ab"],
		["क्षि|", "left", "|क्षि"],
		["|1\ufe0f\u20e3.", "right", "1\ufe0f\u20e3|."],
		["|🏴\u{e0067}\u{e0062}\u{e007f}x", "right", "🏴\u{e0067}\u{e0062}\u{e007f}|x"],
		["abc⏎d|ef⏎ghi", "up", "a|bc⏎def⏎ghi"],
		["abc⏎d|ef⏎ghi", "down", "abc⏎def⏎g|hi"],
		["ab|c", "up", "|abc"],
		["a|bc", "down", "abc|"],
		["abcdef|⏎x⏎abcdef", "down, down", "abcdef⏎x⏎abcdef|"],
		["abcdef|⏎x⏎abcdef", "down, left, down", "abcdef⏎x⏎|abcdef"],
		["漢字漢|⏎abcdefgh", "down", "漢字漢⏎abcdef|gh"],
		["abc|de⏎漢字漢", "down", "abcde⏎漢|字漢"],
		["→x|⏎abcdefg", "down", "→x⏎abcde|fg"],
		["a→|x⏎abcdefg", "down", "a→x⏎abcd|efg"],
	])("%s %s: %s", (before, commands, after) => {
		expect(become(before, commands)).toBe(after);
	});
});

describe("moves by screen rows, here of ten cells", () => {
	test.each([
		["the quick |brown fox", "up", "|the quick brown fox"],
		["the |quick brown fox", "down", "the quick brow|n fox"],
		["the quick brown| fox", "down, down", "the quick brown fox|"],
		["abcdefghijkl|mnopqrstuvwxyz", "down", "abcdefghijklmnopqrstuv|wxyz"],
		["the quick |brown fox jumps", "line-end", "the quick brown fox |jumps"],
		["the quick |brown fox jumps", "line-end, line-end", "the quick brown fox jumps|"],
		["the quick brown |fox jumps", "line-start", "the quick |brown fox jumps"],
		["the quick brown |fox jumps", "line-start, line-start", "|the quick brown fox jumps"],
		["·the quick brown |fox jumps", "line-start, line-start, line-start", "| the quick brown fox jumps"],
	])("%s %s: %s", (before, commands, after) => {
		expect(become(before, commands, NARROW)).toBe(after);
	});

	test("draws the end of a wrapped row on that row, and moves left and right from there", () => {
		expect(become("the| quick brown fox", "line-end, up", NARROW)).toBe("|the quick brown fox");
		expect(become("the| quick brown fox", "line-end, down", NARROW)).toBe("the quick brown fox|");
		expect(become("the| quick brown fox", "line-end, right", NARROW)).toBe("the quick b|rown fox");
		expect(become("the| quick brown fox", "line-end, type x", NARROW)).toBe("the quick x|brown fox");
	});
});

describe("moves by words", () => {
	test.each([
		["|the quick fox", "word-right", "the| quick fox"],
		["the| quick fox", "word-right", "the quick| fox"],
		["the quick fox|", "word-left", "the quick |fox"],
		["the quick |fox", "word-left", "the |quick fox"],
		["|foo(bar)", "word-right", "foo|(bar)"],
		["foo|(bar)", "word-right", "foo(|bar)"],
		["foo_bar1|", "word-left", "|foo_bar1"],
		["it |isn't so", "word-right", "it isn't| so"],
		["it 'is' |", "word-left", "it 'is|' "],
		["|naïve cafe\u0301 x", "word-right, word-right", "naïve cafe\u0301| x"],
		["a|⏎b c", "word-right", "a⏎|b c"],
		["a⏎|b c", "word-left", "a|⏎b c"],
		["a  |", "word-left", "|a  "],
		["|  ", "word-right", "  |"],
		["今日はいい天気|", "word-left", "今日はいい|天気"],
		["|今日はいい天気", "word-right", "今日|はいい天気"],
		["|👩‍👩‍👧😀 x", "word-right", "👩‍👩‍👧😀| x"],
	])("%s %s: %s", (before, commands, after) => {
		expect(become(before, commands).replaceAll("·", " ")).toBe(after);
	});
});

describe("moves by lines, paragraphs, pages and the whole text", () => {
	test.each([
		["  ab|c", "line-start", "  |abc"],
		["  |abc", "line-start", "|  abc"],
		["|  abc", "line-start", "  |abc"],
		["a|bc⏎d", "line-end", "abc|⏎d"],
		["a⏎b|⏎⏎c⏎⏎d", "paragraph-down", "a⏎b⏎|⏎c⏎⏎d"],
		["a⏎b⏎|⏎c⏎⏎d", "paragraph-down", "a⏎b⏎⏎c⏎|⏎d"],
		["a⏎⏎c⏎d|", "paragraph-up", "a⏎|⏎c⏎d"],
		["a⏎⏎c|", "paragraph-up, paragraph-up", "|a⏎⏎c"],
		["a|b⏎c", "paragraph-down", "ab⏎c|"],
		["1⏎2⏎3⏎4⏎5⏎6|", "page-up", "1⏎2⏎3|⏎4⏎5⏎6"],
		["1|⏎2⏎3⏎4⏎5⏎6", "page-down", "1⏎2⏎3⏎4|⏎5⏎6"],
		["1⏎2⏎3⏎4⏎5|6⏎78", "page-down, page-down", "1⏎2⏎3⏎4⏎56⏎78|"],
		["a⏎b|⏎c", "start", "|a⏎b⏎c"],
		["a⏎b|⏎c", "end", "a⏎b⏎c|"],
	])("%s %s: %s", (before, commands, after) => {
		expect(become(before, commands, NARROW)).toBe(after);
	});
});

describe("selects while moving", () => {
	test.each([
		["a|bc", "select right", "a¦b|c"],
		["a|bc", "select right, select left", "a|bc"],
		["a|bc", "select right, select left, select left", "|a¦bc"],
		["a¦bc|d", "left", "a|bcd"],
		["a|bc¦d", "right", "abc|d"],
		["ab⏎a¦b⏎c|d", "up", "a|b⏎ab⏎cd"],
		["a|b⏎c¦d⏎ef", "down", "ab⏎cd⏎e|f"],
		["a¦bc|d", "line-end", "abcd|"],
		["one two|", "select word-left", "one |two¦"],
		["a|b", "select-all", "¦ab|"],
		["a¦b|c", "select-all", "¦abc|"],
	])("%s %s: %s", (before, commands, after) => {
		expect(become(before, commands)).toBe(after);
	});

	test("places the cursor on a click and selects on a drag, on grapheme boundaries within the text", () => {
		const place = (notation: string, line: number, column: number, select: boolean) =>
			show(applyEdit(read(notation), { type: "place-cursor", at: { line, column }, select }, { view: VIEW, now: 0 }));
		expect(place("abc|", 0, 1, false)).toBe("a|bc");
		expect(place("abc|", 0, 1, true)).toBe("a|bc¦");
		expect(place("a👩‍👧b|", 0, 3, false)).toBe("a|👩‍👧b");
		expect(place("abc|", 9, 9, false)).toBe("abc|");
		expect(place("abc|", -1, -1, false)).toBe("|abc");
	});
});

test("returns the same buffer for a motion without effect", () => {
	for (const [notation, words] of [
		["|abc", "left"],
		["abc|", "right"],
		["|abc", "up"],
		["abc|", "down"],
		["abc|", "line-end"],
		["|", "line-start"],
		["abc|", "end"],
		["|", "select-all"],
	] as const) {
		const buffer = read(notation);
		expect(applyEdit(buffer, command(words), { view: VIEW, now: 0 }), `${notation} ${words}`).toBe(buffer);
	}
});
