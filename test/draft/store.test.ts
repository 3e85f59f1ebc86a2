/** What was reported as saved is in the file, and nothing that others wrote is overwritten. */
import { mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DraftStore } from "../../src/draft/store.ts";
import { type FileSystem, REAL_FILES } from "../../src/files/file-system.ts";
import type { Stage } from "../../src/outline/types.ts";
import type { Answer, Answers } from "../../src/proposal/types.ts";
import { faultyFiles, leftBehind, temporaryFolder } from "./files.ts";
import { draftWith, HEAD, OUTLINE, sides, sidesIn } from "./fixture.ts";

const FIRST = draftWith("  # keep", "  title: a", "  summary: |", "    b");
const QUIET = { theirs: {}, conflicts: [] };

function newFile(text = FIRST): string {
	const path = join(temporaryFolder(), "a.pep.yaml");
	writeFileSync(path, text);
	return path;
}

function storeOf(path: string, files?: FileSystem): DraftStore {
	const text = readFileSync(path, "utf8");
	return new DraftStore({ path, file: "a.pep.yaml", text, outline: OUTLINE, snapshot: sidesIn(text) }, files);
}

const answersIn = (path: string): Answers => sidesIn(readFileSync(path, "utf8")).answers;

async function messageOf(run: Promise<unknown>): Promise<string> {
	const error = await run.then(
		() => undefined,
		(failed: Error) => failed,
	);
	expect(error?.name).toBe("WriteError");
	return error!.message;
}

describe("alone", () => {
	test("a save changes the lines of what changed", async () => {
		const path = newFile();
		const store = storeOf(path);
		expect(await store.save(sides({ title: "a", summary: "c\n" }, "beta"))).toEqual(QUIET);
		expect(readFileSync(path, "utf8")).toBe(FIRST.replace("    b", "    c").replace("alpha", "beta"));
	});

	test("saves wait for each other; the last one counts", async () => {
		const path = newFile();
		const store = storeOf(path);
		const titles = Array.from({ length: 20 }, (_, at) => `title ${at}`);
		await Promise.all(titles.map((title) => store.save(sides({ title }))));
		expect(answersIn(path)).toEqual({ title: "title 19" });
		expect(leftBehind(dirname(path))).toEqual([]);
	});

	test("frequent checks read the file only after a write", async () => {
		const path = newFile();
		const { files, calls } = faultyFiles();
		const store = storeOf(path, files);
		for (let looks = 0; looks < 3; looks++) expect(await store.check()).toBeUndefined();
		expect(calls).toEqual(["stat", "readFile", "stat", "stat"]);
	});

	test("a check compares with what the author has typed since the last save", async () => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, FIRST.replace("title: a", "title: theirs"));
		expect(await store.check(sides({ title: "typed", summary: "b\n" }))).toEqual({
			theirs: {},
			conflicts: [{ item: "title", theirs: "theirs" }],
		});
		expect(answersIn(path).title).toBe("theirs");
	});

	test("writes nothing if nothing changed", async () => {
		const path = newFile();
		const { files, calls } = faultyFiles();
		await storeOf(path, files).save(sides({ title: "a", summary: "b\n" }));
		expect(calls).toEqual(["readFile"]);
	});

	test("a check finds nothing", async () => {
		const store = storeOf(newFile());
		await store.save(sides({ title: "z" }));
		expect(await store.check()).toBeUndefined();
	});
});

describe("with someone else", () => {
	test("reports and keeps their changes of other items, in file and base", async () => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, `${draftWith("  title: a", "  number: 7", "  other: x").replace("alpha", "stable")}# theirs\n`);
		expect(await store.save(sides({ title: "mine", summary: "b\n" }))).toEqual({
			theirs: { number: "7", summary: undefined },
			stage: "stable",
			conflicts: [],
		});
		expect(readFileSync(path, "utf8")).toBe(
			`${draftWith("  title: mine", "  number: 7", "  other: x").replace("alpha", "stable")}# theirs\n`,
		);
		expect(await store.save(sides({ title: "mine", number: "7" }, "stable"))).toEqual(QUIET);
	});

	test("an item that both changed keeps theirs and is reported until the author has seen it", async () => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, FIRST.replace("title: a", "title: theirs"));
		const conflict = { theirs: {}, conflicts: [{ item: "title", theirs: "theirs" }] };
		expect(await store.save(sides({ title: "mine", summary: "b\n" }))).toEqual(conflict);
		expect(await store.save(sides({ title: "mine 2", summary: "c\n" }))).toEqual(conflict);
		expect(answersIn(path)).toEqual({ title: "theirs", summary: "c\n" });
		store.settle({ answers: { title: "theirs" } });
		expect(await store.save(sides({ title: "mine 2", summary: "c\n" }))).toEqual(QUIET);
		expect(answersIn(path)).toEqual({ title: "mine 2", summary: "c\n" });
	});

	test("a conflict ends when the author takes theirs", async () => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, FIRST.replace("title: a", "title: theirs"));
		await store.save(sides({ title: "mine" }));
		expect(await store.save(sides({ title: "theirs" }))).toEqual(QUIET);
		expect(await store.save(sides({ title: "mine" }))).toEqual(QUIET);
		expect(answersIn(path)).toEqual({ title: "mine" });
	});

	test("what they wrote after the author saw it is a conflict again", async () => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, FIRST.replace("title: a", "title: theirs"));
		await store.save(sides({ title: "mine" }));
		writeFileSync(path, readFileSync(path, "utf8").replace("title: theirs", "title: theirs 2"));
		store.settle({ answers: { title: "theirs" } });
		expect((await store.save(sides({ title: "mine" }))).conflicts).toEqual([{ item: "title", theirs: "theirs 2" }]);
	});

	test("does not undo their answer that it has not taken over yet", async () => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, FIRST.replace("title: a", "title: theirs"));
		for (const summary of ["1\n", "2\n"])
			expect((await store.save(sides({ title: "a", summary }))).theirs).toEqual({ title: "theirs" });
		expect((await store.save(sides({ title: "typed meanwhile", summary: "2\n" }))).conflicts).toHaveLength(1);
		expect(answersIn(path)).toEqual({ title: "theirs", summary: "2\n" });
	});

	test("an answer that was taken over and settled can be changed at once", async () => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, FIRST.replace("title: a", "title: theirs"));
		await store.save(sides({ title: "a", summary: "b\n" }));
		store.settle({ answers: { title: "theirs" } });
		expect(await store.save(sides({ title: "theirs, and more", summary: "b\n" }))).toEqual(QUIET);
		expect(answersIn(path).title).toBe("theirs, and more");
	});

	test("seeing an earlier answer of theirs does not count as seeing the current one", async () => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, FIRST.replace("title: a", "title: theirs"));
		store.settle({ answers: { title: "a" } });
		expect((await store.save(sides({ title: "mine" }))).conflicts).toHaveLength(1);
	});

	test("a running save does not undo what is taken over meanwhile", async () => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, FIRST.replace("title: a", "title: theirs").replace("alpha", "beta"));
		expect(await store.check()).toEqual({ theirs: { title: "theirs" }, stage: "beta", conflicts: [] });
		const saved = store.save(sides({ title: "a", summary: "mine\n" }));
		store.settle({ stage: "beta", answers: { title: "theirs" } });
		expect(await saved).toEqual({ theirs: { title: "theirs" }, stage: "beta", conflicts: [] });
		expect(sidesIn(readFileSync(path, "utf8"))).toEqual(sides({ title: "theirs", summary: "mine\n" }, "beta"));
	});

	test("a stage that was taken over does not count as mine: their next one applies", async () => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, FIRST.replace("alpha", "beta"));
		await store.check();
		store.settle({ stage: "beta", answers: {} });
		writeFileSync(path, FIRST.replace("alpha", "stable"));
		expect(await store.save(sides({ title: "mine", summary: "b\n" }, "beta"))).toMatchObject({ stage: "stable" });
		expect(sidesIn(readFileSync(path, "utf8")).stage).toBe("stable");
	});

	test("if both set the stage, mine wins and theirs is reported once", async () => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, FIRST.replace("alpha", "stable"));
		const mine = sides({ title: "a", summary: "b\n" }, "beta");
		expect(await store.save(mine)).toEqual({ ...QUIET, overruled: "stable" });
		expect(sidesIn(readFileSync(path, "utf8")).stage).toBe("beta");
		expect(await store.save({ ...mine, answers: { ...mine.answers, title: "c" } })).toEqual(QUIET);
	});

	test("a check reports a change once, and writes nothing", async () => {
		const path = newFile();
		const store = storeOf(path);
		const theirs = FIRST.replace("title: a", "title: theirs").replace("alpha", "beta");
		writeFileSync(path, theirs);
		expect(await store.check()).toEqual({ theirs: { title: "theirs" }, stage: "beta", conflicts: [] });
		expect(await store.check()).toBeUndefined();
		expect(readFileSync(path, "utf8")).toBe(theirs);
		expect((await store.save(sides({ title: "a", summary: "b\n" }))).theirs).toEqual({ title: "theirs" });
	});

	test("keeps a change of only comments, without reporting it", async () => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, `${FIRST}# theirs\n`);
		expect(await store.check()).toBeUndefined();
		expect(await store.save(sides({ title: "z", summary: "b\n" }))).toEqual(QUIET);
		expect(readFileSync(path, "utf8")).toBe(`${FIRST.replace("title: a", "title: z")}# theirs\n`);
	});

	test("merges what they write between our read and our rename", async () => {
		const path = newFile();
		let left = 3;
		const readNow = (file: string): Uint8Array => {
			if (left-- > 0) writeFileSync(path, FIRST.replace("title: a", `title: theirs ${left}`));
			return REAL_FILES.readNow(file);
		};
		const store = storeOf(path, { ...REAL_FILES, readNow });
		expect(await store.save(sides({ title: "a", summary: "mine\n" }))).toEqual({
			theirs: { title: "theirs 0" },
			conflicts: [],
		});
		expect(answersIn(path)).toEqual({ title: "theirs 0", summary: "mine\n" });
	});

	test("reports a process that never stops writing", async () => {
		const path = newFile();
		let count = 0;
		const readNow = (file: string): Uint8Array => {
			writeFileSync(path, FIRST.replace("title: a", `title: ${count++}`));
			return REAL_FILES.readNow(file);
		};
		const store = storeOf(path, { ...REAL_FILES, readNow });
		expect(await messageOf(store.save(sides({ summary: "mine\n" })))).toContain("another program keeps writing to it");
		expect(leftBehind(dirname(path))).toEqual([]);
	});
});

describe("when something is wrong", () => {
	test("recreates a missing file, with its comments", async () => {
		const path = newFile();
		const store = storeOf(path);
		unlinkSync(path);
		await expect(store.check()).rejects.toThrow("a.pep.yaml is gone; the next save recreates it");
		expect(await store.check()).toBeUndefined();
		expect(await store.save(sides({ title: "z", summary: "b\n" }))).toEqual(QUIET);
		expect(readFileSync(path, "utf8")).toBe(FIRST.replace("title: a", "title: z"));
	});

	test("reports a missing folder; once it is back, so is the draft", async () => {
		const path = newFile();
		const store = storeOf(path);
		rmSync(dirname(path), { recursive: true });
		expect(await messageOf(store.save(sides({ title: "z" })))).toBe(
			`a.pep.yaml: its folder ${dirname(path)} doesn't exist\n  Make it with “mkdir -p ${dirname(path)}”, then try again.`,
		);
		mkdirSync(dirname(path));
		await store.save(sides({ title: "z" }));
		expect(answersIn(path)).toEqual({ title: "z" });
	});

	test.each([
		["an unfinished merge", `${FIRST}<<<<<<< HEAD\n`, "in the middle of a merge (a.pep.yaml:9:1)"],
		["broken YAML", `${HEAD}answers:\n  title: "x\n`, "isn't closed (a.pep.yaml:5:10)"],
		["an answer of the wrong kind", draftWith("  title: [a]"), "expected text, found a list (a.pep.yaml:5:10)"],
		["an empty file", "", "the file is empty (a.pep.yaml:1:1)"],
		["no UTF-8", Buffer.from([0xff, 0xfe, 0x00]), "is not UTF-8 text (a.pep.yaml)"],
	])("does not overwrite %s, and does not lose what was saved meanwhile", async (_what, theirs, words) => {
		const path = newFile();
		const store = storeOf(path);
		writeFileSync(path, theirs);
		const message = await messageOf(store.save(sides({ title: "mine" })));
		expect(message).toContain("a.pep.yaml: not saved: ");
		expect(message).toContain(words);
		expect(message).toMatch(/Then save again; the file stays unchanged until then\.$/);
		expect(readFileSync(path)).toEqual(Buffer.from(theirs));
		await expect(store.check()).rejects.toThrow("a.pep.yaml");
		writeFileSync(path, FIRST.replace("    b", "    theirs"));
		expect((await store.save(sides({ title: "mine", summary: "b\n" }))).theirs).toEqual({ summary: "theirs\n" });
		expect(answersIn(path)).toEqual({ title: "mine", summary: "theirs\n" });
	});

	test("a save that fails leaves the file, and the next one saves", async () => {
		const path = newFile();
		const probe = faultyFiles();
		await storeOf(path, probe.files).save(sides({ title: "z" }));
		expect(probe.calls).toContain("renameNow");
		for (let at = 1; at <= probe.calls.length; at++) {
			for (const code of ["EIO", "ENOSPC"]) {
				writeFileSync(path, FIRST);
				const store = storeOf(path, faultyFiles({ at, code }).files);
				const failed = await store.save(sides({ title: "z" })).catch((error: Error) => error);
				const now = readFileSync(path, "utf8");
				if (!(failed instanceof Error)) expect(sidesIn(now).answers).toEqual({ title: "z" });
				expect(leftBehind(dirname(path)), `${probe.calls[at - 1]} fails`).toEqual([]);
				expect(await store.save(sides({ title: "z 2" }))).toEqual(QUIET);
				expect(answersIn(path)).toEqual({ title: "z 2" });
			}
		}
	});

	test("after a write that may not have reached the disk, the same text is written again", async () => {
		const path = newFile();
		const probe = faultyFiles();
		await storeOf(path, probe.files).save(sides({ title: "z" }));
		writeFileSync(path, FIRST);
		const at = probe.calls.lastIndexOf("file.sync") + 1;
		const { files, calls } = faultyFiles({ at, code: "EIO" });
		const store = storeOf(path, files);
		await messageOf(store.save(sides({ title: "z" })));
		expect(answersIn(path)).toEqual({ title: "z" });
		expect(await store.check()).toBeUndefined();
		const before = calls.length;
		await store.save(sides({ title: "z" }));
		expect(calls.slice(before)).toContain("file.sync");
	});
});

/** One session as the wizard runs it: it takes over what others wrote and it didn't change itself. */
class Session {
	readonly #store: DraftStore;
	readonly #path: string;
	answers: Record<string, Answer>;
	/** Values of items that this session wrote, read or was notified of. */
	readonly #seen = new Set<string>();

	constructor(path: string) {
		this.#path = path;
		this.#store = storeOf(path);
		this.answers = { ...answersIn(path) } as Record<string, Answer>;
		this.#see(this.answers);
	}

	#see(answers: Readonly<Record<string, Answer | undefined>>): void {
		for (const [item, answer] of Object.entries(answers)) this.#seen.add(JSON.stringify([item, answer]));
	}

	async edit(item: string, answer: string, decides: boolean): Promise<void> {
		this.answers = { ...this.answers, [item]: answer };
		const before = answersIn(this.#path);
		const { theirs, conflicts } = await this.#store.save(sides(this.answers, "alpha" as Stage));
		const after = answersIn(this.#path);
		for (const [id, was] of Object.entries(before)) {
			if (after[id] !== was)
				expect(this.#seen, `${id}: ${was} was written over unseen`).toContain(JSON.stringify([id, was]));
		}
		for (const [id, mine] of Object.entries(this.answers)) {
			const conflict = conflicts.find((each) => each.item === id);
			expect(after[id]).toBe(conflict ? conflict.theirs : id in theirs ? theirs[id] : mine);
		}
		this.#see({ ...this.answers, ...theirs });
		for (const [id, answer] of Object.entries(theirs)) {
			if (answer !== undefined) this.answers[id] = answer;
			this.#store.settle({ answers: { [id]: answer } });
		}
		for (const conflict of decides ? conflicts : []) {
			this.#see({ [conflict.item]: conflict.theirs });
			this.#store.settle({ answers: { [conflict.item]: conflict.theirs } });
		}
	}
}

describe("two sessions of one draft", () => {
	const step = fc.record({
		who: fc.nat(1),
		item: fc.constantFrom("title", "number", "summary"),
		decides: fc.boolean(),
	});

	test("never overwrite the other's text unseen", async () => {
		const property = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
			const path = newFile();
			const sessions = [new Session(path), new Session(path)];
			for (const [at, { who, item, decides }] of steps.entries())
				await sessions[who]!.edit(item, `${who}.${at}`, decides);
		});
		await fc.assert(property, { numRuns: 60 });
	});

	test("lose nothing when they save at the same moment", async () => {
		const path = newFile();
		const stores = [storeOf(path), storeOf(path)];
		for (let round = 0; round < 20; round++) {
			const mine: readonly Answers[] = [{ title: `t${round}` }, { number: `n${round}` }];
			await Promise.all(
				stores.map(async (store, at) => {
					const { theirs } = await store.save(sides({ ...answersIn(path), ...mine[at] }));
					store.settle({ answers: theirs });
				}),
			);
			expect(answersIn(path)).toMatchObject({ title: `t${round}`, number: `n${round}` });
		}
	});
});
