/**
 * Several processes write one draft, or one review, for some seconds: no acknowledged edit is ever missing.
 * `npm run test:writers` runs for a minute.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parseDraft } from "../../src/draft/codec.ts";
import { parseReview } from "../../src/draft/review-yaml.ts";
import type { Comment } from "../../src/review/types.ts";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { type Screen, startInTerminal } from "./terminal.ts";

const SECONDS = Number(process.env.PEP_WIZARD_WRITERS ?? 8);
const ITEMS = Array.from({ length: 12 }, (_, at) => `item-${at}`);
const TEMPLATE = `## Summary\n${ITEMS.map((_, at) => `\n## Item ${at}\n`).join("")}`;

interface Place {
	readonly folder: string;
	readonly env: Record<string, string>;
	readonly until: number;
}

async function dataIn({ folder }: Place): Promise<Readonly<Record<string, unknown>>> {
	const path = join(folder, "a.pep.yaml");
	return parseDraft(await readFile(path, "utf8"), path).data;
}

/**
 * Sets these answers repeatedly; each must be in the draft as soon as the program reports it. Returns the last ones.
 */
async function script(place: Place, items: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const acknowledged = new Map<string, string>();
	for (let turn = 0; Date.now() < place.until; turn++) {
		const id = items[turn % items.length]!;
		const value = `value ${turn} of ${id}`;
		const { code, stderr } = await runProgram(["set", "a.pep.yaml", id, value], { cwd: place.folder, env: place.env });
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		acknowledged.set(id, value);
		const data = await dataIn(place);
		for (const [item, last] of acknowledged) expect(data[item], `after ${value}`).toBe(last);
	}
	return acknowledged;
}

/** Types words; each must be in the draft as soon as the screen reports it as saved. Returns their number. */
async function author(place: Place, screen: Screen): Promise<number> {
	const isSaved = ({ rows }: Screen): boolean => /saved \d\d:\d\d/.test(rows[0] ?? "");
	let words = 0;
	while (Date.now() < place.until) {
		const word = `w${++words}.`;
		screen.type(`${word} `);
		// The word and its save state are in the same frame.
		await screen.until((shown) => shown.text.includes(word) && !isSaved(shown));
		await screen.until(isSaved);
		expect(summaryOf(await dataIn(place))).toBe(wordsUpTo(words));
	}
	return words;
}

/** The blank after the last word may not be saved yet. */
function summaryOf({ summary }: Readonly<Record<string, unknown>>): string {
	return typeof summary === "string" ? summary.trimEnd() : "";
}

function wordsUpTo(count: number): string {
	return Array.from({ length: count }, (_, at) => `w${at + 1}.`).join(" ");
}

test(
	`a session that is typed into, and two scripts that set answers meanwhile, for ${SECONDS} s`,
	async ({ annotate }) => {
		const { folder, env } = await emptyFolder();
		await writeFile(join(folder, "short.md"), TEMPLATE);
		await writeFile(join(folder, "a.pep.yaml"), "pep-wizard: 1\ntemplate: ./short.md\n");
		const screen = startInTerminal(["a.pep.yaml"], { cwd: folder, env });
		onTestFinished(() => screen.close());
		await screen.until("F1");
		const place = { folder, env, until: Date.now() + SECONDS * 1000 };
		const half = ITEMS.length / 2;
		const [words, ...scripts] = await Promise.all([
			author(place, screen),
			script(place, ITEMS.slice(0, half)),
			script(place, ITEMS.slice(half)),
		]);
		screen.press("ctrl+q");
		expect(await screen.exited()).toBe(0);
		const data = await dataIn(place);
		expect(summaryOf(data)).toBe(wordsUpTo(words));
		for (const acknowledged of scripts) for (const [item, last] of acknowledged) expect(data[item]).toBe(last);
		const sets = scripts.flatMap((each) => [...each.values()].map((value) => Number(/\d+/.exec(value)![0]) + 1));
		await annotate(`${words} words typed, at least ${Math.max(...sets)} answers set by each script`);
	},
	SECONDS * 1000 + 180_000,
);

async function commentsIn({ folder }: Place): Promise<readonly Comment[]> {
	return parseReview(await readFile(join(folder, "a.review.yaml"), "utf8"), "a.review.yaml").review.comments;
}

/** Comments, and answers the first comment; each must be in the review as soon as the program reports it. */
async function reviewer(place: Place, by: string): Promise<readonly string[]> {
	const said: string[] = [];
	const run = async (...words: readonly string[]): Promise<string> => {
		const call = ["review", "a.pep.yaml", ...words, "--as", by];
		const { code, stdout, stderr } = await runProgram(call, { cwd: place.folder, env: place.env });
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		return stdout.slice(0, 8);
	};
	const first = await run("--comment", "summary", `first of ${by}`);
	for (let turn = 0; turn === 0 || Date.now() < place.until; turn++) {
		const text = `${turn} of ${by}`;
		if (turn % 3 === 2) await run("--reply", first, text);
		else await run("--comment", ITEMS[turn % ITEMS.length]!, text);
		said.push(text);
		const texts = (await commentsIn(place)).flatMap(({ text, replies }) => [text, ...replies.map((each) => each.text)]);
		for (const each of said) expect(texts).toContain(each);
	}
	return said;
}

test(
	`three reviewers who comment on one proposal at once, for ${SECONDS / 2} s`,
	async ({ annotate }) => {
		const { folder, env } = await emptyFolder();
		await writeFile(join(folder, "short.md"), TEMPLATE);
		await writeFile(join(folder, "a.pep.yaml"), "pep-wizard: 1\ntemplate: ./short.md\n");
		const place = { folder, env, until: Date.now() + SECONDS * 500 };
		const said = await Promise.all(["@ann", "@ben", "@eve"].map((by) => reviewer(place, by)));
		const comments = await commentsIn(place);
		const texts = comments.flatMap(({ text, replies }) => [text, ...replies.map((each) => each.text)]);
		expect(texts.sort()).toEqual([...said.flat(), ...["@ann", "@ben", "@eve"].map((by) => `first of ${by}`)].sort());
		await annotate(`${texts.length} comments and replies, none lost`);
	},
	SECONDS * 1000 + 180_000,
);
