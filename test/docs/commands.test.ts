/** Every command that the documentation shows: those in blocks are run, those within sentences are ones that there are. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chooseCommand, readCall } from "../../src/cli/arguments.ts";
import { TABLE } from "../../src/commands/table.ts";
import { type Folder, folder } from "../commands/run.ts";

const PAGES = [
	"README.md",
	"CONTRIBUTING.md",
	...readdirSync("docs")
		.filter((name) => name.endsWith(".md"))
		.map((name) => `docs/${name}`),
];

/** A line of a shell as its words; quotes hold them together, and a comment ends it. */
function wordsOf(line: string): string[] {
	const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
	const end = words.indexOf("#");
	return end < 0 ? words : words.slice(0, end);
}

/** The lines of a page's shell blocks that call the program. */
function linesOf(page: string): string[] {
	const blocks = [...readFileSync(page, "utf8").matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? "");
	return blocks
		.join("")
		.split("\n")
		.filter((line) => line.startsWith("pep-wizard "));
}

/** A folder with the files that a page speaks of. */
async function folderFor(page: string): Promise<Folder> {
	const place = await folder();
	if (page === "docs/ci.md") await place.write("proposals/1234-pool-resize.pep.yaml", "pep-wizard: 1\nanswers: {}\n");
	return place;
}

/** What talks to a person is run without one. */
function unattended(words: readonly string[]): readonly string[] {
	const { command } = chooseCommand(words, TABLE);
	return command.terminal?.unless === undefined || words.includes(`--${command.terminal.unless}`)
		? words
		: [...words, `--${command.terminal.unless}`];
}

describe("commands in blocks run, in their order", () => {
	test.each(PAGES.filter((page) => linesOf(page).length > 0))("%s", async (page) => {
		const { run } = await folderFor(page);
		for (const line of linesOf(page)) {
			const words = unattended(wordsOf(line).slice(1));
			const { code, err } = await run(...words);
			// `check` ends with 1 where it finds something: that is what it is for.
			expect({ line, code: words[0] === "check" && code === 1 ? 0 : code, err }).toMatchObject({ line, code: 0 });
		}
	});

	test("this looked at them", () => {
		expect(PAGES.flatMap(linesOf).length).toBeGreaterThan(11);
	});
});

/** Commands within sentences: in backticks, with words for what is to be put in. */
function mentions(page: string): string[] {
	const text = readFileSync(page, "utf8").replace(/^```[\s\S]*?^```/gm, "");
	return [...text.matchAll(/`(?:[^`]*?\()?pep-wizard ([^`)]+)\)?[^`]*`/g)].map((match) => match[1] ?? "");
}

/** A usage's own signs are no words: `[PATH…]`, `a|b` is the first of them. */
function said(mention: string): string[] {
	return wordsOf(mention.replace(/ [>|] .*$/, "")).flatMap((word) => {
		const [first = ""] = word.replace(/[[\]]/g, "").split("|");
		return first === "…" ? [] : [first];
	});
}

describe("commands within sentences are ones that there are, with options that they have", () => {
	test.each(PAGES.filter((page) => mentions(page).length > 0))("%s", (page) => {
		for (const mention of mentions(page)) {
			if (mention.startsWith("COMMAND") || mention.startsWith("help COMMAND")) continue;
			const words = said(mention);
			const wrong = () => {
				const { command, rest } = chooseCommand(words, TABLE);
				const given = [...rest, "--help"].map((word) => (word === "S" || word === "STAGE" ? "beta" : word));
				readCall(command, given, TABLE);
			};
			expect(wrong, `${page}: pep-wizard ${mention}`).not.toThrow();
		}
	});
});

test("this looked at the sentences, and would find what there isn't", () => {
	expect(PAGES.flatMap(mentions).length).toBeGreaterThan(20);
	expect(said("status [PATH…] --format html|json")).toEqual(["status", "PATH…", "--format", "html"]);
	expect(() => chooseCommand(said("chekc PATH"), TABLE)).toThrow();
});

test("examples of the help are commands that there are", () => {
	for (const command of [TABLE.start, ...TABLE.commands]) {
		for (const [line] of command.examples) {
			const [, call = ""] = /pep-wizard ?([^|>)]*)/.exec(line) ?? [];
			const { command: found, rest } = chooseCommand(wordsOf(call), TABLE);
			expect(() => readCall(found, rest, TABLE), line).not.toThrow();
		}
	}
});

test("links between the pages lead to files that are there", () => {
	const lost = PAGES.flatMap((page) => {
		const text = readFileSync(page, "utf8")
			.replace(/^```[\s\S]*?^```/gm, "")
			.replace(/`[^`]*`/g, "");
		const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? "");
		return targets.filter((target) => !existsSync(join(page, "..", target))).map((target) => `${page}: ${target}`);
	});
	expect(lost).toEqual([]);
});
