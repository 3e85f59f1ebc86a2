/** What could not be saved is kept, found again and dropped; broken files count as missing. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dropRecovery, recallRecovery, saveRecovery, unsavedChanges } from "../../src/draft/recovery.ts";
import { faultyFiles, temporaryFolder } from "./files.ts";
import { OUTLINE, sides } from "./fixture.ts";

function fresh() {
	const folder = temporaryFolder();
	const draft = join(folder, "a.pep.yaml");
	writeFileSync(draft, "");
	const state = join(folder, "state", "pep-wizard");
	return { env: { HOME: folder, XDG_STATE_HOME: join(folder, "state") }, state, draft };
}

describe("what the recovery file holds beyond the draft", () => {
	test("is only what differs, and what was removed", () => {
		const mine = sides({ title: "a", summary: "new" }, "beta");
		const kept = unsavedChanges(OUTLINE, mine, sides({ title: "a", "kinds/list": ["g"] }));
		expect(kept).toEqual({
			from: "session",
			stage: "beta",
			stageThere: "alpha",
			answers: new Map<string, unknown>([
				["summary", "new"],
				["kinds/list", undefined],
			]),
		});
	});

	test("is nothing if both are equal", () => {
		expect(unsavedChanges(OUTLINE, sides({ title: "a", summary: "" }), sides({ title: "a" }))).toBeUndefined();
	});
});

test("can be read again, only by the user, and is gone when dropped", async () => {
	const { env, state, draft } = fresh();
	const kept = unsavedChanges(OUTLINE, sides({ summary: "new", "kinds/list": ["g"] }), sides({ title: "a" }))!;
	expect(await recallRecovery(env, draft, OUTLINE)).toBeUndefined();
	await saveRecovery(env, draft, OUTLINE, kept);
	expect(await recallRecovery(env, draft, OUTLINE)).toEqual(kept);
	const [name = ""] = readdirSync(state);
	expect(name).toMatch(/^[0-9a-f]{32}\.recovery\.json$/);
	expect(statSync(join(state, name)).mode & 0o777).toBe(0o600);
	await dropRecovery(env, draft);
	expect(readdirSync(state)).toEqual([]);
	await dropRecovery(env, draft);
});

test("is written atomically: on failure the former copy stays", async () => {
	const { env, state, draft } = fresh();
	const [first, second] = ["first", "second"].map((summary) => unsavedChanges(OUTLINE, sides({ summary }), sides({}))!);
	await saveRecovery(env, draft, OUTLINE, first!);
	const { files } = faultyFiles({ at: 5, code: "ENOSPC", andAllAfter: true });
	await expect(saveRecovery(env, draft, OUTLINE, second!, files)).rejects.toThrow("ENOSPC");
	expect(await recallRecovery(env, draft, OUTLINE)).toEqual(first);
	expect(readFileSync(join(state, readdirSync(state)[0] ?? ""), "utf8")).toContain("first");
});

test.each([
	"",
	"{",
	"null",
	"[]",
	'{"pep-wizard-recovery":2,"answers":{}}',
	'{"pep-wizard-recovery":1,"answers":null}',
	'{"answers":{"title":"x"}}',
])("a broken file (%s) counts as missing", async (text) => {
	const { env, state, draft } = fresh();
	await saveRecovery(env, draft, OUTLINE, unsavedChanges(OUTLINE, sides({ title: "a" }), sides({}))!);
	writeFileSync(join(state, readdirSync(state)[0] ?? ""), text);
	expect(await recallRecovery(env, draft, OUTLINE)).toBeUndefined();
});

test("skips what doesn't fit the outline", async () => {
	const { env, state, draft } = fresh();
	await saveRecovery(env, draft, OUTLINE, unsavedChanges(OUTLINE, sides({ title: "a" }), sides({}))!);
	const answers = '{"title":"b","gone":"x","__proto__":{"x":1},"constructor":"y","kinds/list":{"a":{}}}';
	writeFileSync(
		join(state, readdirSync(state)[0] ?? ""),
		`{"pep-wizard-recovery":1,"stage":"omega","answers":${answers}}`,
	);
	expect(await recallRecovery(env, draft, OUTLINE)).toEqual({ from: "session", answers: new Map([["title", "b"]]) });
});
