/** What of a session is kept aside, and what isn't: while others write the draft, and when it doesn't exist. */
import { mkdir, rename, rmdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadDraft } from "../../src/documents/load-draft.ts";
import { openJournal } from "../../src/draft/journal.ts";
import { adoptJournals } from "../../src/draft/journal-recovery.ts";
import { readRecovery, recallRecovery, recoveryIn, saveRecovery, unaskedTexts } from "../../src/draft/recovery.ts";
import { stateFile } from "../../src/draft/state-folder.ts";
import { REAL_FILES } from "../../src/files/file-system.ts";
import { thisMachine } from "../../src/files/machine.ts";
import { withNoLongerAsked } from "../../src/outline/no-longer-asked.ts";
import type { Stage } from "../../src/outline/types.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { type SavingOptions, sessionSaving } from "../../src/session/saving.ts";
import { eventually } from "../eventually.ts";
import { shortDraft } from "./drafts.ts";
import { type Folder, folder } from "./run.ts";

async function session(place: Folder, file = "a.pep.yaml", given: SavingOptions = {}) {
	const draft = await loadDraft(file, place.path);
	const saving = sessionSaving(draft, place.world(), given);
	const save = async (answers: Answers, stage: Stage = "alpha") => {
		const saved = saving.saveDraft({ type: "saveDraft", revision: 1, stage, answers });
		await saved.catch(() => {});
		await saving.finished();
		return saved;
	};
	const kept = () => recallRecovery(place.world().env, draft.path, draft.outline);
	return { draft, saving, save, kept };
}

test("does not keep changes that only others made", async () => {
	const place = await folder();
	await shortDraft(place, "  title: Pools\n  due: 2026-03-04\n");
	const { save, kept } = await session(place);
	await place.run("set", "a.pep.yaml", "stage", "beta");
	await place.run("set", "a.pep.yaml", "risk", "low");
	await place.run("set", "a.pep.yaml", "due", "--clear");
	await save({ title: "Pools", due: "2026-03-04", summary: "Mine." });
	expect(await kept()).toBeUndefined();
});

test("keeps the session's side of conflicts, and nothing else", async () => {
	const place = await folder();
	await shortDraft(place, "  title: Pools\n");
	const { save, kept } = await session(place);
	await place.run("set", "a.pep.yaml", "stage", "beta");
	await place.run("set", "a.pep.yaml", "risk", "low");
	await place.run("set", "a.pep.yaml", "summary", "Theirs.");
	await save({ title: "Pools", summary: "Mine." });
	expect(await kept()).toEqual({ from: "session", answers: new Map([["summary", "Mine."]]) });
});

test("keeps a decision made during a save until it is saved", async () => {
	const place = await folder();
	await shortDraft(place, "  title: Pools\n");
	const offer = { from: "session", answers: new Map([["summary", "Kept."]]) } as const;
	const before = await session(place);
	await saveRecovery(place.world().env, before.draft.path, before.draft.outline, offer);
	const { saving, save, kept } = await session(place, "a.pep.yaml", { kept: offer });
	const saved = save({ title: "Pools", risk: "low", summary: "Kept." });
	saving.settle({ answers: { summary: undefined } });
	await saved;
	expect(await place.read("a.pep.yaml")).not.toContain("Kept.");
	expect(await kept()).toEqual(offer);
	await save({ title: "Pools", risk: "low", summary: "Kept." });
	expect(await place.read("a.pep.yaml")).toContain("Kept.");
	expect(await kept()).toBeUndefined();
});

test("leaves what another session keeps unchanged", async () => {
	const place = await folder();
	await shortDraft(place, "  title: Pools\n");
	const old = await session(place);
	const young = await session(place);
	await place.run("set", "a.pep.yaml", "due", "2026-03-01");
	await young.save({ title: "Pools", summary: "Young.", due: "2026-04-04" });
	await old.save({ title: "Pools", summary: "Old." });
	const both = { due: "2026-04-04", summary: "Old." };
	expect(Object.fromEntries((await young.kept())!.answers)).toEqual(both);
	young.saving.settle({ answers: { due: "2026-03-01" } });
	await young.save({ title: "Pools", summary: "Young.", due: "2026-03-01" });
	expect(Object.fromEntries((await young.kept())!.answers)).toEqual({ summary: "Old." });
	await old.save({ title: "Pools", summary: "Young." });
	expect(await young.kept()).toBeUndefined();
});

test("finds what was kept once the link's target is back", async () => {
	const place = await folder();
	await place.write("real/a.pep.yaml", "pep-wizard: 1\nanswers:\n  title: Pools\n");
	await symlink("real", join(place.path, "link"));
	const { save, kept } = await session(place, "link/a.pep.yaml");
	await rename(join(place.path, "real"), join(place.path, "away"));
	await expect(save({ title: "Mine" })).rejects.toThrow("doesn't exist");
	await rename(join(place.path, "away"), join(place.path, "real"));
	expect(await kept()).toMatchObject({ answers: new Map([["title", "Mine"]]) });
	await save({ title: "Mine" });
	expect(await kept()).toBeUndefined();
});

test("drops what the draft already contains", async () => {
	const place = await folder();
	await shortDraft(place, "  title: Pools\n");
	const { draft, kept } = await session(place);
	const offer = { from: "session", answers: new Map([["title", "Pools"]]) } as const;
	await saveRecovery(place.world().env, draft.path, draft.outline, offer);
	const { saving } = await session(place, "a.pep.yaml", { kept: offer });
	await saving.finished();
	expect(await kept()).toBeUndefined();
});

test("keeps a stage together with the one that the draft had", async () => {
	const place = await folder();
	await shortDraft(place, "  title: Pools\n");
	const { save, kept } = await session(place);
	const draft = await place.read("a.pep.yaml");
	await place.write("a.pep.yaml", "pep-wizard: [\n");
	await expect(save({ title: "Pools" }, "beta")).rejects.toThrow();
	await place.write("a.pep.yaml", draft);
	expect(await kept()).toMatchObject({ stage: "beta", stageThere: "alpha" });
});

test("offers text for an item that others removed as a separate item", async () => {
	const place = await folder();
	await shortDraft(place, "  title: Pools\n  old: Notes.\n");
	const { save } = await session(place);
	await shortDraft(place, "  title: Pools\n");
	await save({ title: "Pools", old: "Notes, and more." });
	const { env } = place.world();
	const { path, outline } = await loadDraft("a.pep.yaml", place.path);
	expect((await recallRecovery(env, path, outline))?.answers.size).toBe(0);
	const unasked = unaskedTexts(await readRecovery(env, path), outline);
	expect(unasked).toEqual(["old"]);
	const kept = await recallRecovery(env, path, withNoLongerAsked(outline, unasked));
	expect(kept?.answers).toEqual(new Map([["old", "Notes, and more."]]));
});

describe("the journal of a session", () => {
	async function journaled(place: Folder) {
		const draft = await loadDraft("a.pep.yaml", place.path);
		const { env } = place.world();
		const { path: draftPath, outline } = draft;
		const machine = thisMachine(Date.now);
		const journal = await openJournal({ env, draftPath, outline, machine });
		const begun = await session(place, "a.pep.yaml", { journal });
		const { stage, answers } = draft.snapshot;
		let now = answers;
		const type = (summary: string) => {
			const before = now;
			now = { ...answers, summary };
			begun.saving.record?.({ stage, answers: before }, { stage, answers: now }, true);
		};
		const next = async () =>
			recoveryIn(await adoptJournals(env, draftPath, { ...machine, isAlive: () => false }), outline);
		const save = () => begun.saving.saveDraft({ type: "saveDraft", revision: 1, stage, answers: now });
		return { ...begun, type, save, next };
	}

	test("is deleted once the draft holds what was typed", async () => {
		const place = await folder();
		await shortDraft(place, "  title: Pools\n");
		const { type, save, next } = await journaled(place);
		type("Mine.");
		await save();
		expect(await next()).toBeUndefined();
	});

	test("restarts once the recovery file holds it, with what is typed afterwards", async () => {
		const place = await folder();
		await shortDraft(place, "  title: Pools\n");
		const { type, save, next, kept } = await journaled(place);
		await place.write("a.pep.yaml", "pep-wizard: [\n");
		type("Mine.");
		await expect(save()).rejects.toThrow();
		await eventually(async () => expect((await kept())?.answers.get("summary")).toBe("Mine."));
		type("Mine, and more.");
		expect((await next())?.answers.get("summary")).toBe("Mine, and more.");
	});

	test("stays where the recovery file can't be written either", async () => {
		const place = await folder();
		await shortDraft(place, "  title: Pools\n");
		const { type, save, next, draft } = await journaled(place);
		await place.write("a.pep.yaml", "pep-wizard: [\n");
		type("Mine.");
		const { path } = await stateFile(place.world().env, draft.path, REAL_FILES, ".recovery.json");
		await mkdir(path, { recursive: true });
		await expect(save()).rejects.toThrow();
		await rmdir(path);
		expect((await next())?.answers.get("summary")).toBe("Mine.");
	});
});
