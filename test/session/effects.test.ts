/** What the session asks for, carried out on real files. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadDraft } from "../../src/documents/load-draft.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { sessionEffects } from "../../src/session/effects.ts";
import { shortDraft } from "../commands/drafts.ts";
import { type Folder, folder } from "../commands/run.ts";

async function session(env: Record<string, string> = {}) {
	const place = await folder();
	await shortDraft(place, "  title: Pools # kept\n");
	const draft = await loadDraft("a.pep.yaml", place.path);
	const world = {
		cwd: place.path,
		env: { ...process.env, XDG_STATE_HOME: join(place.path, ".state"), ...env },
		interactive: true,
		outIsTerminal: true,
		errIsTerminal: true,
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

test("changes only the lines of what was answered on a save", async () => {
	const { place, save } = await session();
	expect(await save({ title: "Pools", summary: "It grows." })).toBeUndefined();
	expect(await place.read("a.pep.yaml")).toMatch(/answers:\n {2}title: Pools # kept\n {2}summary: It grows\.\n$/);
});

test("passes on to the session what a script sets meanwhile", async () => {
	const { place, save, effects } = await session();
	await place.run("set", "a.pep.yaml", "risk", "low");
	await place.run("set", "a.pep.yaml", "stage", "beta");
	expect(await save({ title: "Nodes" })).toEqual({ theirs: { risk: "low" }, stage: "beta", conflicts: [] });
	expect(await place.read("a.pep.yaml")).toContain("title: Nodes # kept\n  risk: low\n");
	effects.settle({ stage: "beta", answers: { risk: "low" } });
	expect((await save({ title: "Nodes", risk: "high" }))?.conflicts ?? []).toEqual([]);
	expect(await place.read("a.pep.yaml")).toContain("risk: high\n");
});

test("keeps their answer in a conflict until the author has decided", async () => {
	const { place, save, effects } = await session();
	await place.run("set", "a.pep.yaml", "title", "Theirs");
	expect(await save({ title: "Mine" })).toMatchObject({ conflicts: [{ item: "title", theirs: "Theirs" }] });
	expect(await place.read("a.pep.yaml")).toContain("title: Theirs");
	effects.settle({ answers: { title: "Theirs" } });
	await save({ title: "Mine" });
	expect(await place.read("a.pep.yaml")).toContain("title: Mine");
});

test("writes the Markdown next to the draft, under the shown name", async () => {
	const { place, draft, effects } = await session();
	const proposal = { outline: draft.outline, stage: "alpha", answers: { summary: "It grows." } } as const;
	expect(await effects.writeMarkdown({ type: "writeMarkdown", proposal })).toBe("a.md");
	expect(await place.read("a.md")).toContain("\n## Summary\n\nIt grows.\n");
});

test("does not overwrite Markdown that someone changed, but says what to do", async () => {
	const { place, draft, effects } = await session();
	const write = (summary: string) => {
		const proposal = { outline: draft.outline, stage: "alpha", answers: { title: "Pools", summary } } as const;
		return effects.writeMarkdown({ type: "writeMarkdown", proposal });
	};
	await write("One");
	await write("Two");
	await place.write("a.md", (await place.read("a.md")).replace("Two", "Three"));
	await expect(write("Four")).rejects.toThrow(
		/a\.md: was changed since it was written\n.*pep-wizard sync a\.pep\.yaml/,
	);
	expect(await place.read("a.md")).toContain("Three");
});

test("recognises Markdown that says what the draft said when it was opened", async () => {
	const { place, draft, effects } = await session();
	await place.write("a.md", (await place.run("render", "a.pep.yaml", "-o", "-")).out);
	const proposal = { outline: draft.outline, stage: "alpha", answers: { summary: "It grows." } } as const;
	expect(await effects.writeMarkdown({ type: "writeMarkdown", proposal })).toBe("a.md");
});

test("opens the text in the author's editor, with the question and its guidance below it, and takes it back", async () => {
	const { place, effects, world } = await session();
	const editor = join(place.path, "ed.sh");
	await writeFile(editor, '#!/bin/sh\ncp "$1" "$0.seen"\nsed -i "1s/$/ and shrinks/" "$1"\n', { mode: 0o755 });
	Object.assign(world.env, { VISUAL: `"${editor}"` });
	expect(await effects.openEditor("It grows", "summary")).toBe("It grows and shrinks");
	const seen = await readFile(`${editor}.seen`, "utf8");
	expect(seen).toMatch(/^It grows\n\n%% -+ >8 -+\n/);
	expect(seen).toMatch(/^%% Summary$/m);
	Object.assign(world.env, { VISUAL: `"${join(place.path, "none")}"` });
	await expect(effects.openEditor("It grows", "summary")).rejects.toThrow("is not found");
});

test("reports a draft that was broken meanwhile, and leaves it unchanged", async () => {
	const { place, save } = await session();
	await place.write("a.pep.yaml", "pep-wizard: [\n");
	await expect(save({ title: "Mine" })).rejects.toThrow(/a\.pep\.yaml: not saved: it was changed/);
	expect(await place.read("a.pep.yaml")).toBe("pep-wizard: [\n");
});

describe("text that the draft doesn't hold", () => {
	const keptIn = async (place: Folder): Promise<string> => {
		const folder = join(place.path, ".state", "pep-wizard");
		const names = await readdir(folder).catch(() => []);
		const name = names.find((each) => each.endsWith(".recovery.json"));
		return name === undefined ? "" : readFile(join(folder, name), "utf8");
	};

	test("is kept while saving fails, and dropped after the next successful save", async () => {
		const { place, save, effects } = await session();
		const draft = await place.read("a.pep.yaml");
		await place.write("a.pep.yaml", "pep-wizard: [\n");
		await expect(save({ title: "Mine" })).rejects.toThrow("not saved");
		await effects.finished();
		expect(JSON.parse(await keptIn(place))).toMatchObject({ answers: { title: "Mine" } });
		await place.write("a.pep.yaml", draft);
		await save({ title: "Mine" });
		expect(await keptIn(place)).toBe("");
		expect(await place.read("a.pep.yaml")).toContain("title: Mine");
	});

	test("is kept while a conflict waits for the author", async () => {
		const { place, save, effects } = await session();
		await place.run("set", "a.pep.yaml", "title", "Theirs");
		await save({ title: "Mine" });
		expect(JSON.parse(await keptIn(place))).toMatchObject({ answers: { title: "Mine" } });
		effects.settle({ answers: { title: "Theirs" } });
		await save({ title: "Mine" });
		expect(await keptIn(place)).toBe("");
	});

	test("is not written if another session kept it, before the author has decided", async () => {
		const { place, draft, world } = await session();
		const kept = { from: "session", answers: new Map([["risk", "low"]]) } as const;
		const effects = sessionEffects(draft, world, { kept });
		const save = (answers: Answers) => effects.saveDraft({ type: "saveDraft", revision: 1, stage: "alpha", answers });
		await save({ title: "Pools", summary: "It grows.", risk: "low" });
		expect(await place.read("a.pep.yaml")).not.toContain("risk");
		expect(JSON.parse(await keptIn(place))).toMatchObject({ answers: { risk: "low" } });
		effects.settle({ answers: { risk: undefined } });
		await save({ title: "Pools", summary: "It grows.", risk: "low" });
		expect(await place.read("a.pep.yaml")).toContain("risk: low");
		expect(await keptIn(place)).toBe("");
	});
});
