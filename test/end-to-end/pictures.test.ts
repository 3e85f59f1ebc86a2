/** The pictures of the README are not older than the screens that they show. */
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { pictures } from "../pictures/screens.ts";
import { wordsOf } from "../pictures/svg.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const THEMES = ["dark", "light"] as const;

describe.each(THEMES)("%s", (theme) => {
	test("what the pictures say is what the screens say now (`npm run pictures` makes them anew)", async () => {
		const made = await pictures(theme);
		expect(made.size).toBe(4);
		for (const [name, svg] of made) {
			const kept = await readFile(`${root}/docs/pictures/${name}`, "utf8");
			expect({ name, words: wordsOf(kept) }).toEqual({ name, words: wordsOf(svg) });
			expect(wordsOf(svg).length).toBeGreaterThan(5);
		}
	});
});

test("pictures are small, ask for nothing, and are all shown in the README", async () => {
	const readme = await readFile(`${root}/README.md`, "utf8");
	const names = await readdir(`${root}/docs/pictures`);
	expect(names).toHaveLength(8);
	for (const name of names) {
		const svg = await readFile(`${root}/docs/pictures/${name}`, "utf8");
		expect(svg.length).toBeLessThan(300_000);
		expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(|<script|<image|@import/);
		expect(readme).toContain(`docs/pictures/${name}`);
	}
});

test("pictures name nothing of the machine that they were made on", async () => {
	for (const name of await readdir(`${root}/docs/pictures`))
		expect(await readFile(`${root}/docs/pictures/${name}`, "utf8")).not.toMatch(/\/tmp\/|\/home\/|pep-wizard-pictures/);
});
