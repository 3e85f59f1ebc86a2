/** The README claims only what is so: its key table is the key map. */
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { COMMANDS, keyText } from "../../src/wizard/key-map.ts";

const README = "README.md";

/** The table between the two comments, made from the key map. */
function keyTable(): string {
	const rows = COMMANDS.map(({ keys, inOutline = [], title, group }, index) => {
		const shown = keys.map(keyText).join(", ");
		const single = inOutline.map((key) => `\`${keyText(key)}\``).join(", ");
		const head = group === COMMANDS[index - 1]?.group ? "" : group;
		return `| ${head} | ${shown} | ${single} | ${title} |`;
	});
	return ["| | key | in the outline | does |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

test("the key table is the key map (`UPDATE_DOCS=1` writes it anew)", async () => {
	const text = await readFile(README, "utf8");
	const wanted = text.replace(
		/(<!-- keys -->\n)[\s\S]*?(<!-- \/keys -->)/,
		(_, open: string, close: string) => `${open}\n${keyTable()}\n\n${close}`,
	);
	if (process.env.UPDATE_DOCS) await writeFile(README, wanted);
	else expect(text).toBe(wanted);
});
