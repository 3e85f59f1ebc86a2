/**
 * Kills a session at a random instant during typing, and checks what is left: everything that the screen reported as
 * saved must be in the draft, and everything that it showed must be there or be offered. Reproducible: `trial(seed)`
 * types and waits in the same way again.
 */
import { readdirSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type LoadedDraft, loadDraft } from "../../src/documents/load-draft.ts";
import { adoptJournals } from "../../src/draft/journal-recovery.ts";
import { recoveryIn } from "../../src/draft/recovery.ts";
import { loadReview } from "../../src/draft/review-store.ts";
import { sweepFolder } from "../../src/files/cleanup.ts";
import { thisMachine } from "../../src/files/machine.ts";
import { runProgram } from "./program.ts";
import { Screen } from "./terminal.ts";

const TEMPLATE = "## Summary\n\n## Details (optional)\n";
const DRAFT = "pep-wizard: 1\ntemplate: ./short.md\n";

/** Milliseconds in which something is saved, however busy the machine is. */
const AT_MOST = 60_000;

/** Milliseconds between two keys of a word. */
const A_KEY = 25;

export interface Trial {
	/** The problem found afterwards; undefined if there is none. */
	readonly wrong: string | undefined;
	/** Keys reported as saved, and how many of them are missing in the draft. */
	readonly acknowledged: number;
	readonly lost: number;
	/** Milliseconds of typing lost before the kill: by the draft alone, and including what is offered. */
	readonly behind: number;
	readonly gone: number;
}

/** What was typed, and when each key was pressed. */
interface Typed {
	readonly text: string;
	readonly times: readonly number[];
	readonly killed: number;
	/** Keys reported as saved, and keys shown. */
	readonly acknowledged: number;
	readonly shown: number;
}

/** Types and kills once. */
export async function trial(seed: number): Promise<Trial> {
	const random = generator(seed);
	// On a busy machine, a session may be killed before anything is saved: every other one isn't.
	const isSaved = seed % 2 === 0;
	return withDraft(async (folder, env) => lookAt(folder, env, await typeAndKill(folder, env, random, isSaved)));
}

/** Types distinct words until the kill; `isSaved`: which comes after something was reported as saved. */
async function typeAndKill(
	folder: string,
	env: Record<string, string>,
	random: () => number,
	isSaved: boolean,
): Promise<Typed> {
	const screen = new Screen(["a.pep.yaml"], { cwd: folder, env, columns: 80, rows: 24 });
	try {
		await screen.until("F1");
		const times: number[] = [];
		let [text, acknowledged, shown, unsaved] = ["", 0, 0, 0];
		const until = Date.now() + 200 + random() * 2600;
		const mustGoOn = (): boolean => isSaved && acknowledged === 0 && Date.now() < until + AT_MOST;
		const look = (): void => {
			const [header = ""] = screen.rows;
			const last = screen.text.match(/w\d+\./g)?.at(-1);
			shown = last === undefined ? 0 : text.indexOf(last) + last.length;
			// The header's state before the word doesn't count: "saved" must follow "saving".
			if (header.includes("saving")) unsaved = shown;
			if (/saved \d\d:\d\d/.test(header)) acknowledged = Math.max(acknowledged, Math.min(unsaved, shown));
		};
		for (let word = 1; Date.now() < until || mustGoOn(); word++) {
			for (const key of `w${word}. `) {
				screen.type(key);
				text += key;
				times.push(Date.now());
				await setTimeout(A_KEY);
			}
			const end = mustGoOn() ? Number.POSITIVE_INFINITY : until;
			const pause = Math.min(Date.now() + Math.max(0, random() * 1500 - 600), end);
			for (look(); Date.now() < pause; look()) await setTimeout(5);
		}
		look();
		const killed = Date.now();
		screen.kill("SIGKILL");
		await screen.exited();
		return { text, times, killed, acknowledged, shown };
	} finally {
		screen.close();
	}
}

/**
 * Comments, and kills the program at a random instant, several times. What it had reported must be in the review, and the
 * review must be whole; the problem found, or undefined.
 */
export async function reviewTrial(seed: number): Promise<string | undefined> {
	const random = generator(seed);
	return withDraft(async (folder, env) => {
		const reported: string[] = [];
		for (let turn = 0; turn < 6; turn++) {
			const call = ["review", "a.pep.yaml", "--comment", "summary", `comment ${turn}`, "--as", "@ann"];
			const killAfter = turn === 0 ? undefined : 40 + random() * 160;
			const { stdout } = await runProgram(call, { cwd: folder, env, ...(killAfter !== undefined && { killAfter }) });
			if (stdout.endsWith("\n")) reported.push(`comment ${turn}`);
			const said = loadReview(join(folder, "a.review.yaml"), "a.review.yaml").review.comments.map(({ text }) => text);
			const missing = reported.find((text) => !said.includes(text));
			if (missing) return `reported, and not in the review: “${missing}”`;
		}
		return (await leftIn(folder)).find((left) => !left.endsWith("a.review.yaml"));
	});
}

/** Runs a trial in a folder of its own with a draft, and removes it afterwards. */
async function withDraft<T>(run: (folder: string, env: Record<string, string>) => Promise<T>): Promise<T> {
	const outer = await mkdtemp(join(tmpdir(), "pep-wizard-crash-"));
	try {
		const folder = join(outer, "work");
		await mkdir(folder);
		await writeFile(join(folder, "short.md"), TEMPLATE);
		await writeFile(join(folder, "a.pep.yaml"), DRAFT);
		return await run(folder, { XDG_STATE_HOME: join(outer, "state"), HOME: folder });
	} finally {
		await rm(outer, { recursive: true, force: true });
	}
}

async function lookAt(folder: string, env: Record<string, string>, typed: Typed): Promise<Trial> {
	const draft = await loadDraft("a.pep.yaml", folder);
	const inDraft = summaryOf(draft);
	const offered = await offeredIn(draft, env, inDraft);
	const lost = Math.max(0, typed.acknowledged - inDraft.length);
	const since = (text: string): number => {
		const first = typed.times[text.length];
		return first === undefined ? 0 : typed.killed - first;
	};
	const wrong = [
		...[inDraft, offered].filter((text) => !typed.text.startsWith(text)).map((text) => `never typed: “${text}”`),
		...(lost > 0 ? [`called saved: “${typed.text.slice(0, typed.acknowledged)}”, in the draft: “${inDraft}”`] : []),
		...(offered.length < typed.shown ? [`shown: “${typed.text.slice(0, typed.shown)}”, offered: “${offered}”`] : []),
		...(await leftIn(folder)),
	];
	const { acknowledged } = typed;
	return { wrong: wrong[0], acknowledged, lost, behind: since(inDraft), gone: since(offered) };
}

function summaryOf({ snapshot }: LoadedDraft): string {
	return typeof snapshot.answers.summary === "string" ? snapshot.answers.summary : "";
}

/** What the next session offers, or the draft's answer. */
async function offeredIn({ path, outline }: LoadedDraft, env: Record<string, string>, there: string): Promise<string> {
	const kept = recoveryIn(await adoptJournals(env, path, thisMachine(Date.now)), outline);
	const answer = kept?.answers.get("summary");
	return typeof answer === "string" ? answer : there;
}

/** Files that the next start leaves behind, except its own lock. */
async function leftIn(folder: string): Promise<string[]> {
	await sweepFolder(folder);
	const known = ["a.pep.yaml", "short.md", ".a.pep.yaml.lock"];
	return readdirSync(folder)
		.filter((name) => !known.includes(name))
		.map((name) => `left behind: ${name}`);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
