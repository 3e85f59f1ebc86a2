/** While a session runs, something other than a file replaces the draft: it is reported, and the text is kept. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DraftStore, writeFileAtomically } from "../../src/draft/store.ts";
import { REAL_FILES } from "../../src/files/file-system.ts";

import { NO_FILES } from "../files/no-files.ts";
import { temporaryFolder } from "./files.ts";
import { draftWith, OUTLINE, sides, sidesIn } from "./fixture.ts";

const TEXT = draftWith("  title: a");

describe.each(Object.entries(NO_FILES))("%s", (words, make) => {
	test("a check reports it once, a save keeps the text for later, and both work again afterwards", async () => {
		const path = join(temporaryFolder(), "a.pep.yaml");
		writeFileSync(path, TEXT);
		const store = new DraftStore({ path, file: "a.pep.yaml", text: TEXT, outline: OUTLINE, snapshot: sidesIn(TEXT) });
		rmSync(path);
		await make(path);
		await expect(store.check()).rejects.toThrow(`a.pep.yaml: ${words}`);
		expect(await store.check()).toBeUndefined();
		await expect(store.save(sides({ title: "b" }))).rejects.toMatchObject({
			name: "WriteError",
			message: expect.stringContaining(words),
		});
		rmSync(path, { recursive: true });
		if (!existsSync(path)) writeFileSync(path, TEXT);
		await store.save(sides({ title: "b" }));
		expect(sidesIn(readFileSync(path, "utf8")).answers).toEqual({ title: "b" });
	});

	test("one that takes the file's place between the last check and the write is not overwritten", async () => {
		const path = join(temporaryFolder(), "a.pep.yaml");
		writeFileSync(path, TEXT);
		let isDone = false;
		const files: typeof REAL_FILES = {
			...REAL_FILES,
			access: async (...given) => {
				await REAL_FILES.access(...given);
				rmSync(path);
				await make(path);
				isDone = true;
			},
		};
		const expected = new TextEncoder().encode(TEXT);
		await expect(writeFileAtomically(path, "new", { expected }, files)).rejects.toThrow(
			"someone else has just written to it",
		);
		expect(isDone).toBe(true);
		expect(() => REAL_FILES.readNow(path)).toThrow(words);
	});
});
