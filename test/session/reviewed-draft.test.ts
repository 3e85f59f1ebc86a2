/** An author's session answers a review on disk while reviewers write to it. */
import { writeFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadDraft, proposalOf } from "../../src/documents/load-draft.ts";
import { loadReview, ReviewStore } from "../../src/draft/review-store.ts";
import { digestsOf } from "../../src/review/digests.ts";
import { addComment, resolve } from "../../src/review/operations.ts";
import type { Review } from "../../src/review/types.ts";
import { authorReview } from "../../src/session/author-review.ts";
import { ReviewedDraft } from "../../src/session/reviewed-draft.ts";
import type { ReviewNotes } from "../../src/wizard/review-notes.ts";
import type { Clock } from "../../src/wizard/session.ts";
import { shortDraft } from "../commands/drafts.ts";
import { folder } from "../commands/run.ts";

const QUESTION = { item: "summary", by: "@ann", at: "2026-01-13T10:00:00Z", kind: "question", text: "Why?" } as const;

async function place() {
	const there = await folder();
	await shortDraft(there, "  title: Pools\n  summary: It grows.\n");
	const draft = await loadDraft("a.pep.yaml", there.path);
	const path = join(there.path, "a.review.yaml");
	const env = { ...process.env, XDG_STATE_HOME: join(there.path, ".state"), GIT_CONFIG_GLOBAL: "/dev/null" };
	const world = { cwd: there.path, env } as unknown as Parameters<typeof authorReview>[1];
	const read = (): Review => loadReview(path, "a.review.yaml").review;
	/** A reviewer writes to the file. */
	const others = async (change: (review: Review) => Review): Promise<Review> => {
		const loaded = loadReview(path, "a.review.yaml");
		return new ReviewStore(loaded).save(loaded.review, change(loaded.review));
	};
	const told: ReviewNotes[] = [];
	const failed: string[] = [];
	const open = (clock?: Clock) =>
		ReviewedDraft.open(
			{
				path,
				file: "a.review.yaml",
				proposal: () => proposalOf(draft),
				tell: (notes) => told.push(notes),
				fail: (message) => failed.push(message),
				...(clock && { clock }),
			},
			world,
		);
	return { there, draft, world, read, others, open, told, failed };
}

test("tells what is open, and what quotes words that are gone", async () => {
	const { others, open, told } = await place();
	await others((review) =>
		addComment(addComment(review, { ...QUESTION, quote: "shrinks" }), { ...QUESTION, text: "And?" }),
	);
	await open();
	expect(told.at(-1)).toMatchObject({ open: ["summary"], counts: { summary: 2 } });
	expect(told.at(-1)?.byItem.summary?.map(({ isOutdated }) => isOutdated)).toEqual([true, false]);
});

test("writes a reply as it grows, as one reply, and keeps what reviewers write meanwhile", async () => {
	const { others, open, read, told } = await place();
	const { comments } = await others((review) => addComment(review, QUESTION));
	const id = comments[0]!.id;
	const reviewed = await open();
	reviewed?.reply({ type: "reply", comment: id, began: 1000, text: "Bec" });
	reviewed?.reply({ type: "reply", comment: id, began: 1000, text: "Because." });
	await others((review) => addComment(review, { ...QUESTION, by: "@ben", text: "Hm" }));
	await reviewed?.finished();
	expect(read().comments).toMatchObject([{ state: "answered", replies: [{ text: "Because." }] }, { text: "Hm" }]);
	expect(told.at(-1)?.counts).toEqual({ summary: 1 });
});

test("takes a blank reply back, with the state before it", async () => {
	const { others, open, read } = await place();
	const { comments } = await others((review) => addComment(review, QUESTION));
	const reviewed = await open();
	reviewed?.reply({ type: "reply", comment: comments[0]!.id, began: 1, text: "x" });
	reviewed?.reply({ type: "reply", comment: comments[0]!.id, began: 1, text: "" });
	await reviewed?.finished();
	expect(read().comments).toMatchObject([{ state: "open", replies: [] }]);
});

test("marks a comment as addressed, and sees that the reviewer resolved another", async () => {
	const { others, open, read, told } = await place();
	const { comments } = await others((review) =>
		addComment(addComment(review, QUESTION), { ...QUESTION, text: "And?" }),
	);
	const reviewed = await open();
	reviewed?.setState(comments[0]!.id, "answered");
	await others((review) => resolve(review, comments[1]!.id));
	await reviewed?.look();
	await reviewed?.finished();
	expect(read().comments.map(({ state }) => state)).toEqual(["answered", "resolved"]);
	expect(told.at(-1)?.open).toEqual([]);
});

test("reports a review that can't be read, and leaves it as it is", async () => {
	const { there, open, failed } = await place();
	await there.write("a.review.yaml", "pep-wizard-review: 1\ncomments: 5\n");
	expect(await open()).toBeUndefined();
	expect(failed).toHaveLength(1);
	expect(failed[0]).toContain("a.review.yaml:2");
});

test("tries again to write what could not be written, and says so if it never can be", async () => {
	const { there, others, open, read, failed } = await place();
	const { comments } = await others((review) => addComment(review, QUESTION));
	const whole = await there.read("a.review.yaml");
	const reviewed = await open();
	reviewed?.reply({ type: "reply", comment: comments[0]!.id, began: 1, text: "Ok" });
	// At once: the reply is written a moment later.
	writeFileSync(join(there.path, "a.review.yaml"), "broken: [\n");
	expect(await reviewed?.finished()).toContain("a.review.yaml");
	expect(failed).toHaveLength(1);
	await there.write("a.review.yaml", whole);
	await reviewed?.look();
	expect(await reviewed?.finished()).toBeUndefined();
	expect(read().comments).toMatchObject([{ replies: [{ text: "Ok" }] }]);
});

test("finds a review that appears during the session, without one being there at the start", async () => {
	const { draft, world, others } = await place();
	const review = authorReview(draft, world);
	onTestFinished(() => review.finished());
	const notes = new Promise<ReviewNotes>((tell, fail) => review.watch(() => proposalOf(draft), tell, fail));
	await others((before) => addComment(before, QUESTION));
	expect((await notes).counts).toEqual({ summary: 1 });
});

/** The session of `a.pep.yaml`, as what it tells and fails to do. */
function sessionOf({ draft, world, told, failed }: Awaited<ReturnType<typeof place>>) {
	const review = authorReview(draft, world);
	onTestFinished(() => review.finished());
	review.watch(
		() => proposalOf(draft),
		(notes) => told.push(notes),
		(message) => failed.push(message),
	);
	return review;
}

test("answers a review that has the draft's former name, says how to rename it, and follows it when it is renamed", async () => {
	const at = await place();
	const { comments } = await at.others((review) =>
		addComment(review, { ...QUESTION, of: digestsOf(proposalOf(at.draft)).summary }),
	);
	const move = (from: string, to: string) => rename(join(at.there.path, from), join(at.there.path, to));
	await move("a.review.yaml", "old.review.yaml");
	const session = sessionOf(at);
	await session.look();
	expect(at.told.at(-1)).toMatchObject({ file: "old.review.yaml", counts: { summary: 1 } });
	expect(at.failed).toEqual([expect.stringContaining("git mv old.review.yaml a.review.yaml")]);
	await move("old.review.yaml", "a.review.yaml");
	await session.look();
	session.reply({ type: "reply", comment: comments[0]!.id, began: 1, text: "Because." });
	await session.finished();
	expect(at.read().comments[0]?.replies).toMatchObject([{ text: "Because." }]);
	expect(await at.there.names()).not.toContain("old.review.yaml");
});

test("says once that a review can't be read, and reads it once it is mended", async () => {
	const at = await place();
	await at.others((review) => addComment(review, QUESTION));
	const whole = await at.there.read("a.review.yaml");
	await at.there.write("a.review.yaml", `${whole}broken: [\n`);
	const session = sessionOf(at);
	await session.look();
	await session.look();
	expect(at.failed).toEqual([expect.stringMatching(/^a.review.yaml:\d+:\d+: /)]);
	expect(at.told).toEqual([]);
	await at.there.write("a.review.yaml", whole);
	await session.look();
	expect(at.told.at(-1)?.counts).toEqual({ summary: 1 });
});

test("keeps what is typed while an earlier part of the reply is being written", async () => {
	const { others, open, read } = await place();
	const { comments } = await others((review) => addComment(review, QUESTION));
	const reviewed = await open();
	const types = (text: string) => reviewed?.reply({ type: "reply", comment: comments[0]!.id, began: 1, text });
	types("Be");
	const writing = reviewed?.finished();
	// The file is written in the background from here on.
	await new Promise((resolve) => setImmediate(resolve));
	types("Because.");
	await writing;
	expect(await reviewed?.finished()).toBeUndefined();
	expect(read().comments).toMatchObject([{ replies: [{ text: "Because." }] }]);
});

test("writes a reply at the latest a moment after its first key, however fast the author types on", async () => {
	const { others, open } = await place();
	const { comments } = await others((review) => addComment(review, QUESTION));
	let now = 0;
	const due: number[] = [];
	const after: Clock["after"] = (wait) => {
		due.push(now + wait);
		return () => {};
	};
	const reviewed = await open({ now: () => now, after });
	for (const text of ["B", "Be", "Bec", "Beca"]) {
		reviewed?.reply({ type: "reply", comment: comments[0]!.id, began: 1, text });
		now += 400;
	}
	expect(due).toEqual([600, 1000, 1400, 1500]);
	await reviewed?.finished();
});
