/** The key tables are made from the key map: all keys in docs/keys.md, the essential ones in the README. */
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { COMMANDS, type Command, ESSENTIAL_COMMANDS } from "../../src/wizard/key-map.ts";
import { keyText } from "../../src/wizard/key-press.ts";

const keysOf = ({ keys }: Command): string => keys.map(keyText).join(", ");
const outlineKeysOf = ({ inOutline = [] }: Command): string => inOutline.map((key) => `\`${keyText(key)}\``).join(", ");

/** All commands by group, with their keys in an item and in the outline. */
function fullTable(): string {
	const rows = COMMANDS.map((command, index) => {
		const group = command.group === COMMANDS[index - 1]?.group ? "" : command.group;
		return `| ${group} | ${keysOf(command)} | ${outlineKeysOf(command)} | ${command.title} |`;
	});
	return ["| | key | in the outline | does |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** The essential commands, with their keys in an item. */
function shortTable(): string {
	const rows = COMMANDS.filter(({ id }) => ESSENTIAL_COMMANDS.has(id)).map(
		(each) => `| ${keysOf(each)} | ${each.title} |`,
	);
	return ["| key | does |", "| --- | --- |", ...rows].join("\n");
}

test.each([
	["README.md", shortTable],
	["docs/keys.md", fullTable],
])("the key table in %s matches the key map (`npm run update` writes it)", async (file, table) => {
	const text = await readFile(file, "utf8");
	const wanted = text.replace(
		/(<!-- keys -->\n)[\s\S]*?(<!-- \/keys -->)/,
		(_, open: string, close: string) => `${open}\n${table()}\n\n${close}`,
	);
	expect(wanted).toContain("| --- |");
	if (process.env.UPDATE_DOCS) await writeFile(file, wanted);
	else expect(text).toBe(wanted);
});

test("every essential command has a key", () => {
	for (const command of COMMANDS.filter(({ id }) => ESSENTIAL_COMMANDS.has(id))) expect(keysOf(command)).not.toBe("");
});
