/**
 * What a session's journal says after it was killed is what the session's answers were at that moment; what is damaged,
 * someone else's or still being written is left alone.
 */
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Journal, openJournal } from "../../src/draft/journal.ts";
import { answerLine, editLines, editsBetween, readLines } from "../../src/draft/journal-format.ts";
import { adoptJournals } from "../../src/draft/journal-recovery.ts";
import { recallRecovery, recoveryIn, saveRecovery, unsavedChanges } from "../../src/draft/recovery.ts";
import { type AppendCalls, REAL_APPENDS } from "../../src/files/append-log.ts";
import { type Machine, thisMachine } from "../../src/files/machine.ts";
import type { Snapshot } from "../../src/proposal/merge-answers.ts";
import "../seed.ts";
import { faultyFiles, temporaryFolder } from "./files.ts";
import { OUTLINE, sides } from "./fixture.ts";

const ALIVE = thisMachine(Date.now);
/** The same machine after the session's process has ended. */
const DEAD: Machine = { ...ALIVE, isAlive: () => false };

function place() {
	const folder = temporaryFolder();
	const draft = join(folder, "a.pep.yaml");
	writeFileSync(draft, "");
	const env = { HOME: folder, XDG_STATE_HOME: join(folder, "state") };
	const state = join(folder, "state", "pep-wizard");
	const journals = () => readdirSync(state).filter((name) => name.endsWith(".journal"));
	const open = (calls: AppendCalls = REAL_APPENDS, machine = ALIVE) =>
		openJournal({ env, draftPath: draft, outline: OUTLINE, machine, calls });
	const adopt = async (machine = DEAD) => recoveryIn(await adoptJournals(env, draft, machine), OUTLINE);
	return { env, draft, state, journals, open, adopt };
}

/** Says one state after the other, as a session does. */
function tell(journal: Journal, ...states: readonly Snapshot[]): void {
	for (const [at, after] of states.entries()) {
		const before = states[at - 1];
		if (before) journal.record(before, after, true);
	}
}

const SUMMARIES = ["", "a", "ab", "ab\n\nc 👩‍👩‍👧", "ab\n\nc"].map((summary) => sides({ title: "T", summary }));

describe("after the session was killed", () => {
	test("what was typed is found, kept in the recovery file, and the journal is gone", async () => {
		const { env, draft, open, adopt, journals } = place();
		tell(await open(), ...SUMMARIES);
		expect(journals()).toHaveLength(1);
		expect((await adopt())?.answers).toEqual(new Map([["summary", "ab\n\nc"]]));
		expect(journals()).toEqual([]);
		expect((await recallRecovery(env, draft, OUTLINE))?.answers).toEqual(new Map([["summary", "ab\n\nc"]]));
	});

	test("removed answers are found, and the stage with its predecessor", async () => {
		const { open, adopt } = place();
		tell(await open(), sides({ title: "T" }), sides({}), sides({}, "beta"), sides({}, "stable"));
		expect(await adopt()).toEqual({
			from: "session",
			stage: "stable",
			stageThere: "alpha",
			answers: new Map([["title", undefined]]),
		});
	});

	test("it takes precedence over the recovery file, whose other answers stay", async () => {
		const { env, draft, open, adopt } = place();
		const kept = unsavedChanges(OUTLINE, sides({ summary: "old", number: "7" }), sides({}))!;
		await saveRecovery(env, draft, OUTLINE, kept);
		tell(await open(), ...SUMMARIES);
		expect(Object.fromEntries((await adopt())!.answers)).toEqual({ summary: "ab\n\nc", number: "7" });
	});

	test("the session that started last takes precedence", async () => {
		const { open, adopt } = place();
		const at = (now: number) => open(REAL_APPENDS, { ...ALIVE, now: () => now });
		tell(await at(2000), sides({}), sides({ summary: "second", title: "S" }));
		tell(await at(1000), sides({}), sides({ summary: "first", number: "1" }));
		expect(Object.fromEntries((await adopt())!.answers)).toEqual({ summary: "second", title: "S", number: "1" });
	});

	test("it is recovered even if the recovery file can't be written, and the journal is kept", async () => {
		const { env, draft, open, journals } = place();
		tell(await open(), ...SUMMARIES);
		const { files } = faultyFiles();
		const full = { ...files, open: () => Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" })) };
		const kept = recoveryIn(await adoptJournals(env, draft, DEAD, full), OUTLINE);
		expect(kept?.answers.get("summary")).toBe("ab\n\nc");
		expect(journals()).toHaveLength(1);
	});
});

describe("a save", () => {
	test("removes what changed before it started, and keeps what came later", async () => {
		const { open, adopt, journals } = place();
		const journal = await open();
		tell(journal, sides({}), sides({ summary: "saved", title: "T" }));
		const covered = journal.end();
		tell(journal, sides({ summary: "saved", title: "T" }), sides({ summary: "saved, not this", title: "T" }));
		journal.drop(covered);
		expect(journals()).toHaveLength(1);
		expect((await adopt())?.answers).toEqual(new Map([["summary", "saved, not this"]]));
	});

	test("that fails keeps the whole journal", async () => {
		const { open, adopt } = place();
		const journal = await open();
		tell(journal, sides({}), sides({ title: "T" }));
		journal.end();
		tell(journal, sides({ title: "T" }), sides({ title: "T", summary: "S" }));
		expect(Object.fromEntries((await adopt())!.answers)).toEqual({ title: "T", summary: "S" });
	});

	test("with nothing typed since leaves no file", async () => {
		const { open, journals } = place();
		const journal = await open();
		tell(journal, ...SUMMARIES);
		journal.drop(journal.end());
		journal.close();
		expect(journals()).toEqual([]);
	});
});

test("changes by others on the disk are not the session's, but count where the session builds on them", async () => {
	const { open, adopt } = place();
	const journal = await open();
	journal.record(sides({}), sides({ number: "7" }), false);
	tell(journal, sides({ number: "7" }), sides({ number: "7", summary: "mine" }));
	journal.record(sides({ summary: "mine" }), sides({ summary: "theirs", title: "theirs" }), false);
	tell(journal, sides({ summary: "theirs" }), sides({ summary: "theirs!" }));
	expect((await adopt())?.answers).toEqual(new Map([["summary", "theirs!"]]));
});

describe("a line that isn't finished", () => {
	const before = sides({ summary: "first" });
	const typed = ["first\ns", "first\nse", "first\nsec"].map((summary) => sides({ summary }));

	test("counts in its latest form, also after a save without it", async () => {
		const { open, adopt } = place();
		const journal = await open();
		tell(journal, sides({}), before);
		for (const after of typed) journal.recordUnfinished(before, after);
		journal.drop(journal.end());
		expect((await adopt())?.answers.get("summary")).toBe("first\nsec");
	});

	test("is replaced by what it became", async () => {
		const { open, adopt } = place();
		const journal = await open();
		for (const after of typed) journal.recordUnfinished(before, after);
		tell(journal, before, sides({ summary: "first\nsecond" }));
		journal.end();
		expect((await adopt())?.answers.get("summary")).toBe("first\nsecond");
	});

	test("is dropped where it was given up", async () => {
		const { open, adopt } = place();
		const journal = await open();
		for (const after of typed) journal.recordUnfinished(before, after);
		journal.recordUnfinished(before, before);
		expect((await adopt())?.answers.get("summary")).toBe("first");
	});
});

describe("the journal on disk", () => {
	test("is private to the user, and a keystroke takes a few bytes", async () => {
		const { open, state, journals } = place();
		const long = "word ".repeat(2000);
		const journal = await open();
		tell(journal, sides({}), sides({ summary: long }));
		const [name = ""] = journals();
		const size = () => statSync(join(state, name)).size;
		const before = size();
		tell(journal, sides({ summary: long }), sides({ summary: `${long.slice(0, 5000)}x${long.slice(5000)}` }));
		expect(size() - before).toBeLessThan(32);
		expect(statSync(join(state, name)).mode & 0o777).toBe(0o600);
		expect(name).toMatch(/^[0-9a-f]{32}\./);
	});

	test("starts another file before one gets slow to read, and reads both", async () => {
		const { open, adopt, journals } = place();
		const states = Array.from({ length: 5000 }, (_, at) => sides({ summary: "x".repeat(at % 50) + at }));
		tell(await open(), ...states);
		expect(journals().length).toBeGreaterThan(1);
		expect((await adopt())?.answers.get("summary")).toBe(states.at(-1)?.answers.summary);
	});
});

describe("leaves alone, without being blocked by it:", () => {
	test("the journal of a session that runs", async () => {
		const { open, adopt, journals } = place();
		tell(await open(), ...SUMMARIES);
		expect(await adopt(ALIVE)).toBeUndefined();
		expect(journals()).toHaveLength(1);
	});

	test("another machine's, until it has been silent for five minutes", async () => {
		const { open, adopt, journals, state } = place();
		tell(await open(REAL_APPENDS, { ...ALIVE, host: "elsewhere" }), ...SUMMARIES);
		expect(await adopt()).toBeUndefined();
		const then = new Date(Date.now() - 6 * 60_000);
		utimesSync(join(state, journals()[0] ?? ""), then, then);
		expect((await adopt())?.answers.size).toBe(1);
		expect(journals()).toEqual([]);
	});

	test("another draft's", async () => {
		const { env, open, journals } = place();
		tell(await open(), ...SUMMARIES);
		expect(await adoptJournals(env, join(env.HOME, "b.pep.yaml"), DEAD)).toBeUndefined();
		expect(journals()).toHaveLength(1);
	});

	test.each([
		"",
		"{",
		"null\n",
		"[]\n",
		'{"pep-wizard-journal":2}\n',
		"\0\0\0\0\n",
		'{"pep-wizard-journal":1,"pid":1}\n',
	])("one that begins with %j, which goes when it is a day old", async (text) => {
		const { open, adopt, journals, state } = place();
		tell(await open(), ...SUMMARIES);
		const path = join(state, journals()[0] ?? "");
		writeFileSync(path, text);
		expect(await adopt()).toBeUndefined();
		expect(journals()).toHaveLength(1);
		const then = new Date(Date.now() - 25 * 3_600_000);
		utimesSync(path, then, then);
		expect(await adopt()).toBeUndefined();
		expect(journals()).toEqual([]);
	});

	test("a folder with its name", async () => {
		const { open, adopt, journals, state } = place();
		tell(await open(), ...SUMMARIES);
		const [name = ""] = journals();
		mkdirSync(join(state, name.replace(/-\d+/, "-000009")));
		expect((await adopt())?.answers.size).toBe(1);
	});
});

describe("a damaged journal", () => {
	test.each(["[0,[],2,0", "[0", '["=","title","T"'])("loses at most its torn last line: %s", async (torn) => {
		const { open, adopt, journals, state } = place();
		tell(await open(), ...SUMMARIES);
		appendFileSync(join(state, journals()[0] ?? ""), torn);
		expect((await adopt())?.answers).toEqual(new Map([["summary", "ab\n\nc"]]));
	});

	test.each([
		"garbage",
		'[7,[],0,0,"x"]',
		'[0,[],99,0,"x"]',
		'[0,[],0,99,"x"]',
		'[0,[],-1,0,"x"]',
		'[0,["__proto__"],"x"]',
		'[0,["constructor","prototype"],"x"]',
		'[0,[0],"x"]',
		'[0,[],0,0,["x"]]',
		"[0]",
		"[0,3,4]",
		'["stage","alpha","omega"]',
	])("counts up to the first invalid line: %s", (line) => {
		const lines = [answerLine("summary", "ab"), editLines(0, [[[], 2, 0, "c"]]), line, editLines(0, [[[], 0, 0, "z"]])];
		expect(readLines(lines.map((each) => each.trimEnd())).answers).toEqual(new Map([["summary", "abc"]]));
		expect(Object.prototype).not.toHaveProperty("x");
	});
});

describe("a state folder that", () => {
	const failing = (at: number, code = "ENOSPC"): AppendCalls => {
		let calls = 0;
		const counted = <T>(run: () => T): T => {
			calls += 1;
			if (calls === at) throw Object.assign(new Error(code), { code });
			return run();
		};
		return {
			...REAL_APPENDS,
			open: (path) => counted(() => REAL_APPENDS.open(path)),
			write: (file, bytes, offset) => counted(() => REAL_APPENDS.write(file, bytes, offset)),
		};
	};

	test("is full loses no earlier keystroke, and the journal is complete again after the next save", async () => {
		const { open, adopt, journals } = place();
		const journal = await open(failing(4));
		tell(journal, ...SUMMARIES);
		journal.end();
		tell(journal, sides({ title: "T" }), sides({ title: "U" }));
		expect(journals()).toHaveLength(2);
		expect(Object.fromEntries((await adopt())!.answers)).toEqual({ summary: "ab", title: "U" });
	});

	test.each([1, 2])("can't be written at call %i leaves no file there", async (at) => {
		const { open, state } = place();
		const journal = await open(failing(at, "EACCES"));
		tell(journal, ...SUMMARIES);
		journal.close();
		expect(existsSync(state) ? readdirSync(state) : []).toEqual([]);
	});

	test("takes only part of a line gets the rest later", async () => {
		const { open, adopt, journals, state } = place();
		const short: AppendCalls = {
			...REAL_APPENDS,
			write: (file, bytes, offset) => REAL_APPENDS.write(file, bytes.subarray(0, offset + 3), offset),
		};
		tell(await open(short), ...SUMMARIES);
		expect(readFileSync(join(state, journals()[0] ?? ""), "utf8")).toContain("👩‍👩‍👧");
		expect((await adopt())?.answers.get("summary")).toBe("ab\n\nc");
	});
});

test("edits turn any answer into any other", () => {
	const text = fc.string({ unit: "grapheme", maxLength: 12 });
	const long = fc.tuple(fc.nat(3000), text, fc.nat(3000)).map(([a, t, b]) => "y".repeat(a) + t + "y".repeat(b));
	const value = fc.letrec((tie) => ({
		any: fc.oneof(
			{ maxDepth: 3 },
			text,
			long,
			fc.array(tie("any"), { maxLength: 4 }),
			fc.dictionary(fc.oneof(fc.constantFrom("name", "__proto__", "constructor"), text), tie("any"), { maxKeys: 3 }),
		),
	})).any;
	fc.assert(
		fc.property(fc.array(value, { minLength: 2, maxLength: 6 }), (values) => {
			const lines = values.map((each, at) =>
				at === 0 ? answerLine("id", each) : editLines(0, editsBetween(values[at - 1], each)),
			);
			const read = readLines(lines.join("").split("\n").slice(0, -1));
			expect(JSON.stringify(sorted(read.answers.get("id")))).toBe(JSON.stringify(sorted(values.at(-1))));
		}),
	);
});

/** The order of keys says nothing. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	return Object.entries(value)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, each]) => [key, sorted(each)]);
}
