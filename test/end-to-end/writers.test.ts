/** Two writers at once on one draft: no edit that was acknowledged is missing. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parseDraft } from "../../src/draft/codec.ts";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { startInTerminal } from "./terminal.ts";

const ITEMS = Array.from({ length: 12 }, (_, at) => `item-${at}`);
const TEMPLATE = `# Proposal\n\n## Summary\n${ITEMS.map((_, at) => `\n## Item ${at}\n`).join("")}`;

test("a session that is typed into, and scripts that set answers meanwhile", async () => {
	const { folder, env } = await emptyFolder();
	const draft = join(folder, "a.pep.yaml");
	await writeFile(join(folder, "short.md"), TEMPLATE);
	await writeFile(draft, "pep-wizard: 1\ntemplate: ./short.md\n");
	const screen = startInTerminal(["a.pep.yaml"], { cwd: folder, env });
	onTestFinished(() => screen.close());
	await screen.until("F1");
	const set = async (id: string) => {
		screen.type(`${id} `);
		const { code, stderr } = await runProgram(["set", "a.pep.yaml", id, `value of ${id}`], { cwd: folder, env });
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
	};
	// Two scripts at a time, and the keyboard.
	const waiting = [...ITEMS];
	const work = async (): Promise<void> => {
		for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await set(id);
	};
	await Promise.all([work(), work()]);
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
	const { data } = parseDraft(await readFile(draft, "utf8"), "a.pep.yaml");
	for (const id of ITEMS) {
		expect(data[id]).toBe(`value of ${id}`);
		expect(data.summary).toContain(id);
	}
});
