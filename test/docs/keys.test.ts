/** The key tables are made from the key map: all keys in docs/keys.md, the essential ones in the README. */
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { COMMANDS, type Command, ESSENTIAL_COMMANDS } from "../../src/wizard/key-map.ts";
import { keyText } from "../../src/wizard/key-press.ts";
import { REVIEW_COMMANDS } from "../../src/wizard/review/key-map.ts";

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

/** All commands of the review, by group. */
function reviewTable(): string {
	const rows = REVIEW_COMMANDS.map((command, index) => {
		const group = command.group === REVIEW_COMMANDS[index - 1]?.group ? "" : command.group;
		return `| ${group} | ${command.keys.map((key) => `\`${keyText(key)}\``).join(", ")} | ${command.title} |`;
	});
	return ["| | key | does |", "| --- | --- | --- |", ...rows].join("\n");
}

/** The essential commands, with their keys in an item. */
function shortTable(): string {
	const rows = COMMANDS.filter(({ id }) => ESSENTIAL_COMMANDS.has(id)).map(
		(each) => `| ${keysOf(each)} | ${each.title} |`,
	);
	return ["| key | does |", "| --- | --- |", ...rows].join("\n");
}

test.each([
	["README.md", "keys", shortTable],
	["docs/keys.md", "keys", fullTable],
	["docs/keys.md", "review-keys", reviewTable],
])(
	"the table in %s between the marks “%s” matches the key map (`npm run update` writes it)",
	async (file, mark, table) => {
		const text = await readFile(file, "utf8");
		const wanted = text.replace(
			new RegExp(`(<!-- ${mark} -->\n)[\\s\\S]*?(<!-- /${mark} -->)`),
			(_, open: string, close: string) => `${open}\n${table()}\n\n${close}`,
		);
		expect(wanted).toContain(`<!-- ${mark} -->\n\n| `);
		if (process.env.UPDATE_DOCS) await writeFile(file, wanted);
		else expect(text).toBe(wanted);
	},
);

test("every essential command has a key", () => {
	for (const command of COMMANDS.filter(({ id }) => ESSENTIAL_COMMANDS.has(id))) expect(keysOf(command)).not.toBe("");
});
