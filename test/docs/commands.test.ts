/** Every command in the documentation: those in code blocks are run, those in sentences have to exist. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { chooseCommand, parseArguments } from "../../src/cli/arguments.ts";
import { TABLE } from "../../src/commands/table.ts";
import { type Folder, folder, type Outcome } from "../commands/run.ts";
import { openTerminal } from "../ui/terminal.ts";

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

/** The lines of a page's shell blocks that run the program. */
function linesOf(page: string): string[] {
	const blocks = [...readFileSync(page, "utf8").matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? "");
	return blocks
		.join("")
		.split("\n")
		.filter((line) => /^pep-wizard( |$)/.test(line));
}

/** A folder with the files that a page refers to. */
async function folderFor(page: string): Promise<Folder> {
	const place = await folder();
	if (page === "docs/ci.md") await place.write("proposals/1234-pool-resize.pep.yaml", "pep-wizard: 1\nanswers: {}\n");
	return place;
}

/** Runs a command line; what is interactive becomes a conversation in a terminal whose input has ended. */
async function runLine(words: readonly string[], { run, runAt }: Folder): Promise<Outcome> {
	const { terminal } = chooseCommand(words, TABLE).command;
	if (terminal === undefined) return run(...words);
	if (terminal.unless?.some((option) => words.includes(`--${option}`))) return run(...words);
	if (terminal.unless?.includes("no-edit")) return run(...words, "--no-edit");
	const { streams } = openTerminal(80, 24);
	const stdin = new PassThrough().end() as unknown as NodeJS.ReadStream;
	const { code, out } = await runAt({ streams: { ...streams, stdin } }, ...words, "--plain");
	return { code, out, err: "" };
}

describe("commands in blocks run, in their order", () => {
	test.each(PAGES.filter((page) => linesOf(page).length > 0))("%s", async (page) => {
		const place = await folderFor(page);
		for (const line of linesOf(page)) {
			const words = wordsOf(line).slice(1);
			const { code, err } = await runLine(words, place);
			// `check` ends with 1 when it finds something: that is its purpose.
			expect({ line, code: words[0] === "check" && code === 1 ? 0 : code, err }).toMatchObject({ line, code: 0 });
		}
	});

	test("includes these commands", () => {
		expect(PAGES.flatMap(linesOf).length).toBeGreaterThan(11);
	});
});

/** Commands in sentences: in backticks, with placeholders. */
function mentions(page: string): string[] {
	const text = readFileSync(page, "utf8").replace(/^```[\s\S]*?^```/gm, "");
	return [...text.matchAll(/`(?:[^`]*?\()?pep-wizard ([^`)]+)\)?[^`]*`/g)].map((match) => match[1] ?? "");
}

/** The words of a usage without its notation: `[PATH…]` loses its brackets, `a|b` becomes `a`. */
function said(mention: string): string[] {
	return wordsOf(mention.replace(/ [>|] .*$/, "")).flatMap((word) => {
		const [first = ""] = word.replace(/[[\]]/g, "").split("|");
		return first === "…" ? [] : [first];
	});
}

describe("commands in sentences exist, with the options they are shown with", () => {
	test.each(PAGES.filter((page) => mentions(page).length > 0))("%s", (page) => {
		for (const mention of mentions(page)) {
			if (mention.startsWith("COMMAND") || mention.startsWith("help COMMAND")) continue;
			const words = said(mention);
			const wrong = () => {
				const { command, rest } = chooseCommand(words, TABLE);
				const given = [...rest, "--help"].map((word) => (word === "S" || word === "STAGE" ? "beta" : word));
				parseArguments(command, given, TABLE);
			};
			expect(wrong, `${page}: pep-wizard ${mention}`).not.toThrow();
		}
	});
});

test("finds commands in sentences, and rejects one that doesn't exist", () => {
	expect(PAGES.flatMap(mentions).length).toBeGreaterThan(20);
	expect(said("status [PATH…] --format html|json")).toEqual(["status", "PATH…", "--format", "html"]);
	expect(() => chooseCommand(said("chekc PATH"), TABLE)).toThrow();
});

test("examples in the help are valid commands", () => {
	for (const command of [TABLE.start, ...TABLE.commands]) {
		for (const [line] of command.examples) {
			const [, call = ""] = /pep-wizard ?([^|>)]*)/.exec(line) ?? [];
			const { command: found, rest } = chooseCommand(wordsOf(call), TABLE);
			expect(() => parseArguments(found, rest, TABLE), line).not.toThrow();
		}
	}
});

test("links between the pages point to existing files", () => {
	const lost = PAGES.flatMap((page) => {
		const text = readFileSync(page, "utf8")
			.replace(/^```[\s\S]*?^```/gm, "")
			.replace(/`[^`]*`/g, "");
		const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? "");
		return targets.filter((target) => !existsSync(join(page, "..", target))).map((target) => `${page}: ${target}`);
	});
	expect(lost).toEqual([]);
});
