/** The diagram in docs/architecture.md is made from the imports. */
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { between, roomOf } from "../house/rooms.ts";

const FILE = "docs/architecture.md";

/** The rooms that each room imports. */
function arrows(): Map<string, Set<string>> {
	const all = new Map<string, Set<string>>();
	for (const { file, target } of between) {
		const [from, to] = [roomOf(file), roomOf(target)];
		if (from !== to) all.set(from, (all.get(from) ?? new Set()).add(to));
	}
	return all;
}

/** Whether `to` can also be reached without the direct arrow. */
function isRoundabout(from: string, to: string, all: ReadonlyMap<string, ReadonlySet<string>>): boolean {
	const reaches = (room: string): boolean => [...(all.get(room) ?? [])].some((next) => next === to || reaches(next));
	return [...(all.get(from) ?? [])].some((next) => next !== to && reaches(next));
}

/** A flowchart of the arrows that no longer path implies. */
function picture(): string {
	const all = arrows();
	const lines = [...all].flatMap(([from, targets]) =>
		[...targets].filter((to) => !isRoundabout(from, to, all)).map((to) => `  ${from} --> ${to}`),
	);
	return ["```mermaid", "flowchart TD", ...lines.sort(), "```"].join("\n");
}

test("the diagram matches the imports (`npm run update` writes it)", async () => {
	const text = await readFile(FILE, "utf8");
	const wanted = text.replace(
		/(<!-- house -->\n)[\s\S]*?(<!-- \/house -->)/,
		(_, open: string, close: string) => `${open}\n${picture()}\n\n${close}`,
	);
	expect(wanted).toContain("flowchart TD");
	if (process.env.UPDATE_DOCS) await writeFile(FILE, wanted);
	else expect(text).toBe(wanted);
});

test("the page lists every room, and every file that it names exists", async () => {
	const text = await readFile(FILE, "utf8");
	for (const room of arrows().keys()) expect(text).toMatch(new RegExp(`^      ${room.replace(".", "\\.")}/? `, "m"));
	const named = [
		...text.matchAll(
			/`((?:src|test|cli|commands|documents|draft|files|project|session|templates|wizard|ui|docs)\/[\w./-]+\.tsx?)`/g,
		),
	].map((match) => match[1] ?? "");
	expect(named.length).toBeGreaterThan(10);
	for (const file of named) {
		const path = /^(src|test|docs)\//.test(file) ? file : `src/${file}`;
		await expect(readFile(path, "utf8")).resolves.toBeTruthy();
	}
});
