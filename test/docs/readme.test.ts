/** The README claims only what is so: its key table is the key map, and its commands run. */
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { COMMANDS, keyText } from "../../src/wizard/key-map.ts";
import { folder } from "../commands/run.ts";

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

/** A line of a shell as its words; quotes hold them together. */
function wordsOf(line: string): string[] {
	return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

test("every command of the README runs, in its order", async () => {
	const text = await readFile(README, "utf8");
	const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
	const lines = blocks
		.join("")
		.split("\n")
		.filter((line) => line.startsWith("pep-wizard "));
	expect(lines.length).toBeGreaterThan(8);
	const { run } = await folder();
	for (const line of lines) {
		const { code, err } = await run(...wordsOf(line).slice(1));
		expect({ line, code, err }).toMatchObject({ line, code: 0 });
	}
});
