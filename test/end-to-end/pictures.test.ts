/** The pictures in the README and the tour match the screens that they show. */
import { readdir, readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { pictures } from "../pictures/screens.ts";
import { wordsOf } from "../pictures/svg.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const THEMES = ["dark", "light"] as const;

describe.each(THEMES)("%s", (theme) => {
	test("the pictures show the same words as the screens (`npm run pictures` draws them)", async () => {
		const made = await pictures(theme);
		expect(made.size).toBe(5);
		for (const [name, svg] of made) {
			const kept = await readFile(`${root}/docs/pictures/${name}`, "utf8");
			expect({ name, words: wordsOf(kept) }).toEqual({ name, words: wordsOf(svg) });
			expect(wordsOf(svg).length).toBeGreaterThan(5);
		}
	});
});

test("keeps pictures small and self-contained, and shows all of them in the README or the tour", async () => {
	const pages = ["README.md", "docs/tour.md"];
	const shown = (await Promise.all(pages.map((page) => readFile(`${root}/${page}`, "utf8")))).join("");
	const names = await readdir(`${root}/docs/pictures`);
	expect(names).toHaveLength(12);
	for (const name of names) {
		expect(shown).toContain(`pictures/${name}`);
		if (name.endsWith(".png")) {
			expect((await stat(`${root}/docs/pictures/${name}`)).size).toBeLessThan(300_000);
			continue;
		}
		const svg = await readFile(`${root}/docs/pictures/${name}`, "utf8");
		expect(svg.length).toBeLessThan(300_000);
		expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(|<script|<image|@import/);
	}
});

test("reveals nothing about the machine that drew the pictures", async () => {
	for (const name of await readdir(`${root}/docs/pictures`))
		expect(await readFile(`${root}/docs/pictures/${name}`, "utf8")).not.toMatch(/\/tmp\/|\/home\/|pep-wizard-pictures/);
});
