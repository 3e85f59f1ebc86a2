/** docs/themes.md lists the themes as they are in the table of themes. */
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { THEMES } from "../../src/terminal/themes.ts";

test("the themes in docs/themes.md match the code (`npm run update` writes them)", async () => {
	const text = await readFile("docs/themes.md", "utf8");
	const rows = Object.entries(THEMES).map(([name, { about }]) => `| \`${name}\` | ${about} |`);
	const table = ["| theme | has |", "| --- | --- |", ...rows].join("\n");
	const wanted = text.replace(
		/(<!-- themes -->\n)[\s\S]*?(<!-- \/themes -->)/,
		(_, open: string, close: string) => `${open}\n${table}\n\n${close}`,
	);
	expect(wanted).toContain("| `dark` |");
	if (process.env.UPDATE_DOCS) await writeFile("docs/themes.md", wanted);
	else expect(text).toBe(wanted);
});
