/** docs/architecture.md: its diagram is made from the imports; the files that this and other pages name exist. */
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { between, roomOf } from "../house/rooms.ts";

const FILE = "docs/architecture.md";
const rooms = new Set(between.flatMap(({ file, target }) => [roomOf(file), roomOf(target)]));

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

test("the page lists every room", async () => {
	const text = await readFile(FILE, "utf8");
	for (const room of arrows().keys()) expect(text).toMatch(new RegExp(`^      ${room.replace(".", "\\.")}/? `, "m"));
});

/** Paths in backticks, from the project's folder or from `src/`; not those in the table of slow tests, which may be old. */
function namedFiles(text: string): string[] {
	const fromRoot = "(?:src|test|docs)/[\\w./-]+";
	const fromSrc = `(?:${[...rooms].join("|")})/[\\w./-]+\\.[a-z]+`;
	const current = text.replace(/<!-- profile[\s\S]*<!-- \/profile -->/, "");
	return [...current.matchAll(new RegExp(`\`(${fromRoot}|${fromSrc})\``, "g"))].map((match) => match[1] ?? "");
}

test("names only existing files on every page", async () => {
	const pages = ["README.md", "CONTRIBUTING.md", ...(await readdir("docs")).filter((name) => name.endsWith(".md"))];
	const named = await Promise.all(
		pages.map(async (page) => {
			const path = existsSync(page) ? page : `docs/${page}`;
			return namedFiles(await readFile(path, "utf8")).map((file) => ({ path, file }));
		}),
	);
	expect(named.flat().length).toBeGreaterThan(50);
	expect(named.flat().filter(({ file }) => !existsSync(file) && !existsSync(`src/${file}`))).toEqual([]);
});
