/** Comments, replies and states, and whom a name means. */
import { describe, expect, test } from "vitest";
import { unresolved } from "../../src/review/matching.ts";
import { addComment, editComment, removeComment, reply, resolve, setState } from "../../src/review/operations.ts";
import { People, sameName } from "../../src/review/people.ts";
import { EMPTY_REVIEW, type Review } from "../../src/review/types.ts";
import { comment, minute, reviewWith } from "./reviews.ts";

const first = (review: Review) => review.comments[0]!;
const texts = (review: Review) => review.comments.map(({ text }) => text);

describe("a comment", () => {
	test("is open, says who, when and about what, and has an id", () => {
		const [made] = addComment(EMPTY_REVIEW, comment({ quote: "all pools", of: "aa" })).comments;
		expect(made).toEqual({
			id: expect.stringMatching(/^[0-9a-f]{8}$/),
			item: "goals",
			by: "@ann",
			at: minute(0),
			kind: "comment",
			state: "open",
			quote: "all pools",
			of: "aa",
			text: "Which pools?",
			replies: [],
		});
	});

	test("follows the others of its item", () => {
		const review = reviewWith({ text: "1" }, { item: "risks", text: "2" }, { text: "3" });
		expect(texts(review)).toEqual(["1", "3", "2"]);
	});

	test("is said once, however often it is sent", () => {
		const once = reviewWith({ text: "1" });
		expect(addComment(once, comment({ text: "1" }))).toBe(once);
		const named = addComment(once, comment({ text: "2", id: "github-7" }));
		expect(addComment(named, comment({ text: "2, edited", id: "github-7" }))).toBe(named);
	});

	test("can be changed and removed", () => {
		const review = reviewWith({ text: "1" }, { text: "2" });
		const { id } = first(review);
		expect(texts(editComment(review, id, { text: "one" }))).toEqual(["one", "2"]);
		expect(texts(removeComment(review, id))).toEqual(["2"]);
		expect(removeComment(review, "none")).toBe(review);
	});
});

describe("a reply", () => {
	const asked = reviewWith({ by: "@ann" });
	const { id } = first(asked);
	const says = (review: Review, by: string, text = by) => reply(review, id, { by, at: minute(1), text });

	test("by someone else answers; one by the person who asked opens it again", () => {
		const answered = says(asked, "@ben");
		expect(first(answered)).toMatchObject({
			state: "answered",
			replies: [{ by: "@ben", at: minute(1), text: "@ben" }],
		});
		expect(first(says(answered, "@ann")).state).toBe("open");
	});

	test("leaves a resolved comment resolved", () => {
		expect(first(says(resolve(asked, id), "@ben")).state).toBe("resolved");
	});

	test("is said once, and only to a comment that there is", () => {
		const answered = says(asked, "@ben");
		expect(says(answered, "@ben")).toBe(answered);
		expect(reply(asked, "none", { by: "@ben", at: minute(1), text: "x" })).toBe(asked);
	});

	test("knows a person by other names", () => {
		const { isSame } = new People({ "@ann": ["Ann Example"] });
		const again = reply(says(asked, "@ben"), id, { by: "Ann Example", at: minute(2), text: "Hm." }, isSame);
		expect(first(again).state).toBe("open");
	});
});

test("states change, and change back; what is resolved needs no one", () => {
	const review = reviewWith({});
	const { id } = first(review);
	expect(first(resolve(review, id)).state).toBe("resolved");
	expect(setState(review, id, "open")).toBe(review);
	expect(first(setState(resolve(review, id), id, "open"))).toEqual(first(review));
	expect([review, resolve(review, id)].map(({ comments }) => unresolved(comments).length)).toEqual([1, 0]);
});

describe("people", () => {
	test.each([
		["@Ann", "ann"],
		["Ann Example <ann@example.org>", "ann@example.org"],
		["Ann  Example", "ann example"],
	])("%s is %s", (one, other) => expect(sameName(one, other)).toBe(true));

	test("the settings say which names are one person's", () => {
		const people = new People({ "@ann": ["Ann Example", "ann@old.example.org"], "@ben": [] });
		expect(people.nameOf("Ann Example <ann@new.example.org>")).toBe("@ann");
		expect(people.nameOf("A. E. <ann@old.example.org>")).toBe("@ann");
		expect(people.nameOf("Ben")).toBe("@ben");
		expect(people.nameOf("Carol")).toBe("Carol");
		expect(people.isSame("ann", "Ann Example")).toBe(true);
		expect(people.isSame("ann", "ben")).toBe(false);
	});

	test("two people of one name are two", () => {
		const people = new People({ "@jo": ["Jo Doe <jo@example.org>"] });
		expect(people.nameOf("J. D. <jo@example.org>")).toBe("@jo");
		expect(people.nameOf("Jo Doe <other@example.org>")).toBe("Jo Doe <other@example.org>");
	});
});
