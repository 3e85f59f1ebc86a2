/** What is measured: the built program, the least that Node, Ink and enquirer take, and editors that are installed. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import { printDraft } from "../../src/draft/codec.ts";
import type { Outline } from "../../src/outline/types.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { runProgram } from "../end-to-end/program.ts";
import { PROGRAM } from "../end-to-end/terminal.ts";
import type { Place, Program } from "./measure.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const BLANK = "7-bench.pep.yaml";
const LONG = "7-long.pep.yaml";
const LONG_ANSWER = "7-long-answer.pep.yaml";
const WORDS = 100_000;
/** What a program of ours shows when it can be typed in. */
const TITLE = "Bench";

/** A paragraph of 20 words. */
const PARAGRAPH = "An operator who changes the size of a pool waits for every node to be drained, and nobody has to. ";

function paragraphs(words: number): string {
	return `${PARAGRAPH.trimEnd()}\n\n`.repeat(Math.ceil(words / 20));
}

const LONG_TEXT = paragraphs(WORDS);

/** The programs that stand beside ours, bundled as ours is; their paths. */
export async function bundled(folder: string): Promise<{ readonly ink: string; readonly enquirer: string }> {
	await build({
		input: { ink: join(root, "test/bench/hello.tsx"), enquirer: join(root, "test/bench/enquirer-hello.ts") },
		cwd: root,
		platform: "node",
		transform: { target: "node20", define: { "process.env.NODE_ENV": '"production"' } },
		resolve: { alias: { "react-devtools-core": false } },
		output: {
			dir: folder,
			format: "esm",
			minify: true,
			entryFileNames: "[name].mjs",
			chunkFileNames: "[name]-[hash].mjs",
		},
		logLevel: "silent",
	});
	return { ink: join(folder, "ink.mjs"), enquirer: join(folder, "enquirer.mjs") };
}

/** Whether a program is there to be started. */
function isInstalled(command: string): boolean {
	try {
		execFileSync(command, ["--version"], { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
}

/** Editors show a file's first words; keys to the place where text is typed. */
const EDITORS: readonly {
	readonly command: string;
	readonly options: readonly string[];
	readonly setup: readonly string[];
}[] = [
	{ command: "vim", options: ["-N", "-u", "NONE"], setup: ["i"] },
	{ command: "nano", options: ["--ignorercfiles"], setup: [] },
	{ command: "micro", options: ["-config-dir", "micro"], setup: [] },
];

export interface Measured {
	readonly bare: Program;
	/** To their end, at a pipe. */
	readonly commands: readonly Program[];
	/** Until the first frame. */
	readonly screens: readonly Program[];
	/** A key in each of these. */
	readonly typed: readonly Program[];
}

/** Makes the files that the programs are started with, in the place's folder, as no session has left them yet. */
export async function prepare(place: Place): Promise<void> {
	mkdirSync(place.cwd, { recursive: true });
	const { stderr, code } = await runProgram(["new", BLANK, "--title", TITLE, "--number", "7", "--no-edit"], place);
	if (code !== 0) throw new Error(stderr);
	const outline: Outline = JSON.parse(readFileSync(join(root, "dist/outlines/pep.json"), "utf8"));
	const prose = outline.items.filter(({ kind }) => kind === "prose");
	const share = paragraphs(WORDS / prose.length);
	const write = (file: string, answers: Answers): void => {
		const head = { title: TITLE, number: "7" };
		const draft = printDraft(outline, { template: "pep", stage: "alpha", answers: { ...head, ...answers } });
		writeFileSync(join(place.cwd, file), draft);
	};
	write(LONG, Object.fromEntries(prose.map(({ id }) => [id, share])));
	write(LONG_ANSWER, { summary: LONG_TEXT });
	mkdirSync(join(place.cwd, "micro"));
	writeFileSync(join(place.cwd, "blank.md"), `${TITLE}\n`);
	writeFileSync(join(place.cwd, "long.md"), `${TITLE}\n\n${LONG_TEXT}`);
}

/** All programs; the editors only `withEditors`, as they don't run on Node. */
export function programs(bundles: { readonly ink: string; readonly enquirer: string }, withEditors: boolean): Measured {
	// Ctrl+G goes to an item by its words, and Ctrl+Home to the text's start, where more text follows.
	const setup = ["\x07", "summary", "\r", "\x1b[1;5H"];
	const wizard = (name: string, draft: string): Program => ({
		name,
		args: [PROGRAM, draft],
		until: TITLE,
		setup,
		quit: "\x11",
	});
	const blank = wizard("wizard, blank draft", BLANK);
	const long = wizard("wizard, 100,000 words", LONG);
	const answer = wizard("wizard, all in one answer", LONG_ANSWER);
	const ink: Program = { name: "Ink hello", args: [bundles.ink], until: "hello" };
	const enquirer: Program = { name: "enquirer hello", args: [bundles.enquirer], until: "hello" };
	const installed = withEditors ? EDITORS.filter(({ command }) => isInstalled(command)) : [];
	const editors = (words: string, file: string): Program[] =>
		installed.map(({ command, options, setup }) => {
			return { name: `${command}, ${words}`, command, args: [...options, file], until: TITLE, setup };
		});
	const all = [
		ink,
		enquirer,
		blank,
		long,
		answer,
		...editors("blank file", "blank.md"),
		...editors("100,000 words", "long.md"),
	];
	return {
		bare: { name: "node -e 0", args: ["-e", "0"] },
		commands: [
			{ name: "--version", args: [PROGRAM, "--version"] },
			{ name: "render", args: [PROGRAM, "render", BLANK, "-o", "-"] },
			{ name: "status", args: [PROGRAM, "status", BLANK] },
			{ name: "get", args: [PROGRAM, "get", BLANK, "title"] },
		],
		screens: all,
		typed: all,
	};
}
