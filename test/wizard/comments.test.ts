/** The author's side of a review: finding comments, reading them beside the guidance, replying, marking as addressed. */
import { describe, expect, test } from "vitest";
import { commentsLayout } from "../../src/wizard/comments-layout.ts";
import { itemLayout } from "../../src/wizard/item-layout.ts";
import { outlineRows } from "../../src/wizard/outline-rows.ts";
import type { NotedComment, ReviewNotes } from "../../src/wizard/review-notes.ts";
import { OUTLINE, Story } from "./outline.ts";

function comment(item: string, more: Partial<NotedComment> = {}): NotedComment {
	const said = {
		by: "@ann",
		at: "2026-01-13T10:00:00Z",
		kind: "change",
		state: "open",
		text: "Name the pools.",
	} as const;
	return { id: `${item}-${more.text ?? ""}`, item, ...said, replies: [], isOutdated: false, ...more };
}

function notes(...comments: readonly NotedComment[]): ReviewNotes {
	const byItem: Record<string, NotedComment[]> = {};
	for (const each of comments) byItem[each.item] = [...(byItem[each.item] ?? []), each];
	const open = OUTLINE.items.map(({ id }) => id).filter((id) => byItem[id]?.some(({ state }) => state === "open"));
	const awaited = (id: string) => byItem[id]!.filter(({ state }) => state === "open").length;
	const counts = Object.fromEntries(open.map((id) => [id, awaited(id)]));
	return { file: "small.review.yaml", byItem, open, counts, verdicts: [] };
}

const reviewed = (...comments: readonly NotedComment[]) =>
	new Story({ title: "T" }).send({ type: "reviewRead", notes: notes(...comments) });
const said = ({ state }: Story) => state.notice?.text;
const beside = ({ state }: Story) => itemLayout(state).guidance.filter(({ part }) => /^comment/.test(part));

describe("comments", () => {
	test("are announced once, and marked in the outline", () => {
		const story = reviewed(comment("goals"), comment("how", { state: "answered" }));
		expect(said(story)).toBe("1 open comment by reviewers");
		const marks = outlineRows(story.state).map(({ id, comments }) => [id, comments]);
		expect(marks.filter(([, count]) => count)).toEqual([["goals", 1]]);
		story.press("f1", "escape").send({ type: "reviewRead", notes: notes(comment("goals")) });
		expect(said(story)).toBeUndefined();
	});

	test("of hidden rows are counted at the folded section", () => {
		const story = reviewed(comment("how"), comment("changes"));
		story.state = { ...story.state, folded: ["signoff"] };
		expect(outlineRows(story.state).find(({ id }) => id === "signoff")?.comments).toBe(2);
	});

	test("are gone through with Alt+N, from the current item on and then from the top", () => {
		const story = reviewed(comment("goals"), comment("how")).press("alt+n");
		expect(story.state.current).toBe("goals");
		expect(story.press("alt+n").state.current).toBe("how");
		expect(story.press("alt+n").state.current).toBe("goals");
		expect(said(new Story().press("alt+n"))).toBe("There is no review yet");
	});

	test("are shown beside the guidance, the open one first, with the key that answers", () => {
		const story = reviewed(comment("summary"), comment("summary", { text: "And their sizes." }));
		expect(beside(story).map(({ text }) => text)).toEqual([
			"@ann, change wanted: Name the pools.",
			"answers; 1 more open",
		]);
		expect(beside(new Story())).toEqual([]);
	});

	test("take one row where there is little room, and leave the form one at least", () => {
		const story = reviewed(comment("summary"))
			.press("alt+n")
			.send({ type: "resized", size: { columns: 40, rows: 10 } });
		expect(beside(story)).toHaveLength(1);
		expect(itemLayout(story.state).form).toBeGreaterThan(1);
	});
});

describe("answering", () => {
	test("is passed on with every key, and a blank reply takes it back", () => {
		const story = reviewed(comment("summary")).press("alt+r", "r").type("Ok");
		const replies = story.took().filter(({ type }) => type === "reply");
		expect(replies).toMatchObject([{ text: "O" }, { text: "Ok", began: story.now }]);
		story.press("backspace", "backspace", "escape");
		expect(story.took().at(-1)).toMatchObject({ type: "reply", text: "" });
		expect(said(story)).toBe("No reply was written");
		expect(story.press("escape").state.overlay).toBeUndefined();
	});

	test("takes pastes of many lines", () => {
		const text = Array.from({ length: 200 }, (_, at) => `第${at}行`).join("\n");
		const story = reviewed(comment("summary")).press("alt+r", "r").send({ type: "pasted", text });
		expect(story.took().at(-1)).toMatchObject({ type: "reply", text });
		const { overlay } = story.state;
		if (overlay?.type !== "comments") throw new Error("the comments are open");
		expect(commentsLayout(story.state, overlay).height).toBeGreaterThan(5);
	});

	test("goes on in the author's editor, with the comment beside it", () => {
		const story = reviewed(comment("summary", { quote: "pools" }))
			.press("alt+r", "r")
			.type("Be");
		story.took();
		const [editor, ...others] = story.press("ctrl+o").press("x").took();
		expect(editor).toEqual({
			type: "openEditor",
			item: "summary",
			path: [],
			text: "Be",
			comment: "summary-",
			notes: ["@ann, change wanted:", "> pools", "Name the pools."],
		});
		expect(others).toEqual([]);
		story.send({ type: "editorClosed", item: "summary", path: [], comment: "summary-", text: "Because\n\u0007of.\n" });
		expect(story.took().at(-1)).toMatchObject({ type: "reply", comment: "summary-", text: "Because\nof." });
		expect(story.returned().took().at(-1)).toMatchObject({ text: "Bexcause\nof." });
		story.press("ctrl+z", "ctrl+z");
		expect(story.took().at(-1)).toMatchObject({ text: "Be" });
	});

	test("goes on in the editor in a read-only session, too: the reply is not in the draft", () => {
		const story = reviewed(comment("summary")).press("alt+r", "r");
		story.state = { ...story.state, readOnly: { who: "Ben" } };
		expect(story.press("ctrl+o").took().at(-1)).toMatchObject({ type: "openEditor" });
	});

	test("stays with its comment when a reviewer removes or inserts one above it", () => {
		const [first, second, third] = ["a", "b", "c"].map((text) => comment("summary", { text })) as NotedComment[];
		const story = reviewed(first!, second!).press("alt+r", "down", "r").type("O");
		story.send({ type: "reviewRead", notes: notes(second!) }).type("k");
		expect(story.took().at(-1)).toMatchObject({ type: "reply", comment: "summary-b", text: "Ok" });
		story.send({ type: "reviewRead", notes: notes(third!, first!, second!) });
		expect(story.state.overlay).toMatchObject({ selected: 2 });
		story.press("escape").send({ type: "reviewRead", notes: notes(second!, first!) });
		expect(story.state.overlay).toMatchObject({ selected: 0 });
	});

	test("puts the cursor where it is clicked", () => {
		const story = reviewed(comment("summary")).press("alt+r", "r").type("abc");
		const { overlay } = story.state;
		if (overlay?.type !== "comments") throw new Error("the comments are open");
		const row = 2 + commentsLayout(story.state, overlay).replyRow;
		story.send({ type: "mousePressed", mouse: { kind: "press", button: "left", row, column: 3 } }).type("x");
		expect(story.took().at(-1)).toMatchObject({ type: "reply", text: "axbc" });
	});

	test("marks the selected comment as addressed, or takes that back", () => {
		const story = reviewed(comment("summary"), comment("summary", { text: "b", state: "answered" })).press(
			"alt+n",
			"alt+r",
		);
		expect(story.press("x").took().at(-1)).toMatchObject({ type: "setCommentState", state: "answered" });
		expect(story.press("down", "x").took().at(-1)).toMatchObject({ comment: "summary-b", state: "open" });
	});

	test("never changes the draft", () => {
		const story = reviewed(comment("summary"));
		const { proposal, revision } = story.state;
		story.press("alt+r", "r").type("Ok").press("ctrl+s", "x", "escape");
		expect(story.state).toMatchObject({ proposal, revision });
	});
});

test("500 comments cost a key no more work than none", () => {
	const many = Array.from({ length: 500 }, (_, at) =>
		comment(OUTLINE.items[at % OUTLINE.items.length]!.id, { text: `${at}` }),
	);
	const story = reviewed(...many).press("alt+n");
	let reads = 0;
	const { comments } = story.state;
	const byItem = Object.fromEntries(
		Object.entries(comments!.byItem).map(([id, all]) => [
			id,
			new Proxy(all, {
				get: (target, key) => {
					if (typeof key === "string" && /^\d+$/.test(key)) reads++;
					return Reflect.get(target, key);
				},
			}),
		]),
	);
	story.state = { ...story.state, comments: { ...comments!, byItem } };
	story.press("a");
	void outlineRows(story.state);
	void itemLayout(story.state);
	const perKey = reads;
	story.press("b");
	void outlineRows(story.state);
	void itemLayout(story.state);
	expect(reads - perKey).toBe(0);
});
