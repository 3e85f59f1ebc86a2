/** Whatever is pressed, pasted, clicked and resized: the screen holds, and the proposal stays as it is. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addComment } from "../../../src/review/operations.ts";
import { EMPTY_REVIEW, type Review } from "../../../src/review/types.ts";
import { lineWidth } from "../../../src/terminal/styled.ts";
import { fits } from "../../../src/wizard/panes.ts";
import { REVIEW_COMMANDS } from "../../../src/wizard/review/key-map.ts";
import type { ReviewEvent } from "../../../src/wizard/review/session.ts";
import { keyOf, OUTLINE } from "../outline.ts";
import "../../seed.ts";
import { ReviewStory } from "./reviewing.ts";

const SIZES = [
	[40, 10],
	[80, 24],
	[100, 30],
	[200, 60],
] as const;

const CHORDS = [
	...REVIEW_COMMANDS.flatMap(({ keys }) => keys).filter((chord) => !/^(q|ctrl\+q)$/.test(chord)),
	...["up", "down", "pageup", "pagedown", "home", "end", " ", "enter", "escape", "escape", "backspace", "z", "1", "界"],
	...["ctrl+a", "ctrl+x", "ctrl+v", "ctrl+z", "ctrl+s", "shift+left", "alt+up"],
];

const any: fc.Arbitrary<ReviewEvent> = fc.oneof(
	{
		weight: 12,
		arbitrary: fc.constantFrom(...CHORDS).map((chord) => ({ type: "keyPressed", key: keyOf(chord) }) as const),
	},
	fc.constantFrom(...SIZES).map(([columns, rows]) => ({ type: "resized", size: { columns, rows } }) as const),
	fc
		.constantFrom("word", "a\nb\n\n- c", "界🚀\u200d", "x".repeat(500))
		.map((text) => ({ type: "pasted", text }) as const),
	fc
		.record({
			kind: fc.constantFrom("press", "drag", "release", "wheel-up", "wheel-down"),
			row: fc.nat(59),
			column: fc.nat(199),
		})
		.map((mouse) => ({ type: "mousePressed", mouse: { ...mouse, button: "left" } }) as const),
);

const long = Array.from({ length: 60 }, (_, at) => `Paragraph ${at} 段落 with some words that wrap.`).join("\n\n");

function withComments(count: number): Review {
	let review = EMPTY_REVIEW;
	for (let at = 0; at < count; at++) {
		const { id } = OUTLINE.items[at % OUTLINE.items.length]!;
		review = addComment(review, {
			item: id,
			by: "@eve",
			at: "2026-01-12T09:00:00Z",
			kind: "question",
			text: `Why ${at}?`,
		});
	}
	return review;
}

function expectWhole({ state, lines }: ReviewStory): void {
	const { columns, rows } = state.size;
	if (!fits(state.size)) return;
	expect(lines.length).toBe(rows);
	for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(columns);
}

describe("any keys", () => {
	test("keep the screen within its size, and the proposal unchanged", () => {
		fc.assert(
			fc.property(fc.array(any, { minLength: 5, maxLength: 60 }), fc.constantFrom(...SIZES), (events, size) => {
				const story = new ReviewStory({ answers: { title: "T", summary: long }, review: withComments(12), size });
				const { proposal } = story.state;
				for (const event of events) {
					story.send(event);
					if (story.state.handover)
						story.send({ type: "editorClosed", text: "a\nb" }).send({ type: "terminalReturned" });
					expectWhole(story);
				}
				expect(story.state.proposal).toBe(proposal);
			}),
			{ numRuns: 40 },
		);
	});

	test("all run something: no key of the map is unknown or taken twice", () => {
		const all = REVIEW_COMMANDS.flatMap(({ keys }) => keys);
		expect(new Set(all).size).toBe(all.length);
		for (const chord of all)
			expect(new ReviewStory().press(chord).state.notice?.text ?? "").not.toContain("does nothing");
	});
});

describe("500 comments", () => {
	test("cost a key no more work than none: marks and groups are found once", () => {
		const story = new ReviewStory({ review: withComments(500), size: [100, 30] });
		void story.screen;
		const { comments } = story.state.review;
		let reads = 0;
		const counted = new Proxy(comments, {
			get: (target, key) => {
				if (typeof key === "string" && /^\d+$/.test(key)) reads++;
				return Reflect.get(target, key);
			},
		});
		story.state = { ...story.state, review: { ...story.state.review, comments: counted } };
		void story.screen;
		expect(reads).toBeGreaterThan(0);
		reads = 0;
		for (const chord of ["down", "pagedown", "right", "escape", "down", "down", "enter", "tab"]) story.press(chord);
		void story.screen;
		expect(reads).toBe(0);
	});
});
