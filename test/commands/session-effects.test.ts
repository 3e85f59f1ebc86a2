/** What the session asks for, carried out on real files. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadDraft } from "../../src/commands/load-draft.ts";
import { sessionEffects } from "../../src/commands/session-effects.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { shortDraft } from "./drafts.ts";
import { folder } from "./run.ts";

async function session(env: Record<string, string> = {}) {
	const place = await folder();
	await shortDraft(place, "  title: Pools # kept\n");
	const draft = await loadDraft("a.pep.yaml", place.path);
	const world = {
		cwd: place.path,
		env: { ...process.env, XDG_STATE_HOME: join(place.path, ".state"), ...env },
		interactive: true,
		outIsTerminal: true,
		columns: 80,
		out: () => {},
		err: () => {},
		readInput: async () => new Uint8Array(),
		now: () => new Date(),
		streams: process,
	};
	const effects = sessionEffects(draft, world);
	const save = (answers: Answers) => effects.saveDraft({ type: "saveDraft", revision: 1, stage: "alpha", answers });
	return { place, draft, effects, save, world };
}

test("a save changes only the lines of what was answered", async () => {
	const { place, save } = await session();
	expect(await save({ title: "Pools", summary: "It grows." })).toBeUndefined();
	expect(await place.read("a.pep.yaml")).toMatch(/answers:\n {2}title: Pools # kept\n {2}summary: It grows\.\n$/);
});

test("what a script sets meanwhile is given to the session", async () => {
	const { place, save, effects } = await session();
	await place.run("set", "a.pep.yaml", "risk", "low");
	await place.run("set", "a.pep.yaml", "stage", "beta");
	expect(await save({ title: "Nodes" })).toEqual({ theirs: { risk: "low" }, stage: "beta", conflicts: [] });
	expect(await place.read("a.pep.yaml")).toContain("title: Nodes # kept\n  risk: low\n");
	effects.settle("risk");
	expect((await save({ title: "Nodes", risk: "high" }))?.conflicts ?? []).toEqual([]);
	expect(await place.read("a.pep.yaml")).toContain("risk: high\n");
});

test("what both change stays theirs until the author has decided", async () => {
	const { place, save, effects } = await session();
	await place.run("set", "a.pep.yaml", "title", "Theirs");
	expect(await save({ title: "Mine" })).toMatchObject({ conflicts: [{ item: "title", theirs: "Theirs" }] });
	expect(await place.read("a.pep.yaml")).toContain("title: Theirs");
	effects.settle("title");
	await save({ title: "Mine" });
	expect(await place.read("a.pep.yaml")).toContain("title: Mine");
});

test("the Markdown goes beside the draft, by the name that is shown", async () => {
	const { place, draft, effects } = await session();
	const proposal = { outline: draft.outline, stage: "alpha", answers: { summary: "It grows." } } as const;
	expect(await effects.writeMarkdown({ type: "writeMarkdown", proposal })).toBe("a.md");
	expect(await place.read("a.md")).toContain("\n## Summary\n\nIt grows.\n");
});

test("the author's editor gets the text and gives it back", async () => {
	const { place, effects, world } = await session();
	const editor = join(place.path, "ed.sh");
	await writeFile(editor, '#!/bin/sh\nprintf " and shrinks" >> "$1"\n', { mode: 0o755 });
	Object.assign(world.env, { VISUAL: editor });
	expect(await effects.openEditor("It grows")).toBe("It grows and shrinks");
	Object.assign(world.env, { VISUAL: join(place.path, "none") });
	await expect(effects.openEditor("It grows")).rejects.toThrow("is not found");
});

test("a draft that was broken meanwhile is told, and stays as it is", async () => {
	const { place, save } = await session();
	await place.write("a.pep.yaml", "pep-wizard: [\n");
	await expect(save({ title: "Mine" })).rejects.toThrow(/a\.pep\.yaml: not saved: it was changed/);
	expect(await place.read("a.pep.yaml")).toBe("pep-wizard: [\n");
});
