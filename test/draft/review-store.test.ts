/** Reviews on disk: what was reported as saved is in the file, and nothing that others wrote is overwritten. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadReview, ReviewStore, type ReviewStoreOptions } from "../../src/draft/review-store.ts";
import type { FileSystem } from "../../src/files/file-system.ts";
import { addComment, reply, resolve } from "../../src/review/operations.ts";
import { EMPTY_REVIEW, type Review } from "../../src/review/types.ts";
import { comment, minute, reviewWith } from "../review/reviews.ts";
import { faultyFiles, leftBehind, temporaryFolder } from "./files.ts";

const newPath = (): string => join(temporaryFolder(), "a.review.yaml");
const open = (path: string, options?: ReviewStoreOptions, files?: FileSystem): ReviewStore =>
	new ReviewStore(loadReview(path, "a.review.yaml"), options, files);
const onDisk = (path: string): Review => loadReview(path, "a.review.yaml").review;
const textsIn = (review: Review): string[] => review.comments.map(({ text }) => text);
const ONE = reviewWith({ text: "one" });

describe("alone", () => {
	test("the first comment makes the file, which names its schema", async () => {
		const path = newPath();
		expect(await open(path, { schema: "./review.schema.json" }).save(EMPTY_REVIEW, ONE)).toEqual(ONE);
		expect(readFileSync(path, "utf8")).toMatch(
			/^# yaml-language-server: \$schema=.\/review.schema.json\n# pep-wizard review; /,
		);
		expect(onDisk(path)).toEqual(ONE);
		expect(leftBehind(dirname(path))).toEqual([]);
	});

	test("nothing to say makes no file", async () => {
		const path = newPath();
		await open(path).save(EMPTY_REVIEW, EMPTY_REVIEW);
		expect(loadReview(path, "a").text).toBeUndefined();
	});

	test("a save without changes writes nothing", async () => {
		const path = newPath();
		await open(path).save(EMPTY_REVIEW, ONE);
		const { files, calls } = faultyFiles();
		await open(path, {}, files).save(ONE, ONE);
		expect(calls).toEqual(["readFile"]);
	});

	test("saves wait for each other", async () => {
		const path = newPath();
		const store = open(path);
		let base: Review = EMPTY_REVIEW;
		const saves = Array.from({ length: 20 }, (_, at) => {
			const mine = addComment(base, comment({ text: `${at}` }));
			const save = store.save(base, mine);
			base = mine;
			return save;
		});
		await Promise.all(saves);
		expect(onDisk(path)).toEqual(base);
	});
});

describe("with someone else", () => {
	test("both sides' comments are in the file, and the session gets theirs", async () => {
		const path = newPath();
		const [ann, ben] = [open(path), open(path)];
		await ann.save(EMPTY_REVIEW, ONE);
		const both = await ben.save(EMPTY_REVIEW, reviewWith({ by: "@ben", text: "two" }));
		expect(textsIn(both)).toEqual(["one", "two"]);
		expect(await ann.check()).toEqual(both);
		expect(await ann.check()).toBeUndefined();
		expect(onDisk(path)).toEqual(both);
	});

	test("comments that people wrote between the lines stay", async () => {
		const path = newPath();
		const store = open(path);
		await store.save(EMPTY_REVIEW, ONE);
		writeFileSync(path, readFileSync(path, "utf8").replace("comments:\n", "x-team: pools # ours\ncomments:\n"));
		await store.save(ONE, resolve(ONE, ONE.comments[0]!.id));
		const text = readFileSync(path, "utf8");
		expect(text).toContain("x-team: pools # ours\n");
		expect(text).toContain("state: resolved\n");
	});

	test("a file that was deleted is made again", async () => {
		const path = newPath();
		const store = open(path);
		await store.save(EMPTY_REVIEW, ONE);
		rmSync(path);
		expect(await store.check()).toBeUndefined();
		const two = addComment(ONE, comment({ text: "two" }));
		await store.save(ONE, two);
		expect(onDisk(path)).toEqual(two);
	});

	test("a file that they left unreadable is not touched, and the message says where", async () => {
		const path = newPath();
		const store = open(path);
		await store.save(EMPTY_REVIEW, ONE);
		const broken = readFileSync(path, "utf8").replace("state: open", "state: opne");
		writeFileSync(path, broken);
		const saving = store.save(ONE, resolve(ONE, ONE.comments[0]!.id));
		await expect(saving).rejects.toThrow(
			"a.review.yaml: not saved: it was changed and can no longer be read as a review: expected open, answered or resolved, found “opne” (a.review.yaml:9:14)\n  Did you mean “open”? Then save again",
		);
		expect(readFileSync(path, "utf8")).toBe(broken);
	});
});

test("whichever call fails, the file is the old one or the new one, and the next save succeeds", async () => {
	const first = reply(ONE, ONE.comments[0]!.id, { by: "@ben", at: minute(1), text: "Hm." });
	const path = newPath();
	await open(path).save(EMPTY_REVIEW, ONE);
	const { files, calls } = faultyFiles();
	await open(path, {}, files).save(ONE, first);
	for (let at = 1; at <= calls.length; at++) {
		const other = newPath();
		await open(other).save(EMPTY_REVIEW, ONE);
		const store = open(other, {}, faultyFiles({ at, code: "EIO" }).files);
		const saved = await store.save(ONE, first).catch(() => undefined);
		const now = onDisk(other);
		expect([ONE, first]).toContainEqual(now);
		if (saved) expect(now).toEqual(first);
		expect(await store.save(ONE, first)).toEqual(first);
		expect(onDisk(other)).toEqual(first);
	}
	expect(calls.length).toBeGreaterThan(8);
});

test.each([
	["a folder", (path: string) => mkdirSync(path), "a.review.yaml: is a folder, not a file"],
	["no text", (path: string) => writeFileSync(path, Buffer.from([0xff])), "a.review.yaml: is not UTF-8 text"],
])("%s in its place is refused", (_, make, message) => {
	const path = newPath();
	make(path);
	expect(() => loadReview(path, "a.review.yaml")).toThrow(message);
});
