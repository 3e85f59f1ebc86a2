/**
 * Kills a session at a random instant while it is typed into, and looks at what is left: everything that the screen
 * called saved has to be in the draft. Random, but by a seed: `trial(seed)` types and waits the same way again.
 */
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseDraft } from "../../src/draft/codec.ts";
import { Screen } from "./terminal.ts";

const TEMPLATE = "# Proposal\n\n## Summary\n";
const DRAFT = "pep-wizard: 1\ntemplate: ./short.md\n";

export interface Trial {
	/** What was wrong afterwards; undefined for nothing. */
	readonly wrong: string | undefined;
	/** Words that were called saved. */
	readonly acknowledged: number;
}

/** Types and kills once. */
export async function trial(seed: number): Promise<Trial> {
	const random = generator(seed);
	const outer = await mkdtemp(join(tmpdir(), "pep-wizard-crash-"));
	try {
		const folder = join(outer, "work");
		await mkdir(folder);
		await writeFile(join(folder, "short.md"), TEMPLATE);
		await writeFile(join(folder, "a.pep.yaml"), DRAFT);
		const acknowledged = await typeAndKill(folder, join(outer, "state"), random);
		return { wrong: lookAt(folder, acknowledged), acknowledged };
	} finally {
		await rm(outer, { recursive: true, force: true });
	}
}

/** Types words that can be told from each other, and gives those that were called saved before the kill. */
async function typeAndKill(folder: string, state: string, random: () => number): Promise<number> {
	const env = { XDG_STATE_HOME: state, HOME: folder };
	const screen = new Screen(["a.pep.yaml"], { cwd: folder, env, columns: 80, rows: 24 });
	try {
		await screen.until("F1");
		let acknowledged = 0;
		let unsaved = 0;
		const until = Date.now() + 200 + random() * 2600;
		for (let word = 1; Date.now() < until; word++) {
			screen.type(`w${word}. `);
			const pause = Date.now() + random() * 900;
			while (Date.now() < Math.min(pause, until)) {
				await setTimeout(5);
				const [header = ""] = screen.rows;
				const isShown = screen.text.includes(`w${word}.`);
				// What the header said before the word was there doesn't count: "saved" has to come after "saving".
				if (isShown && header.includes("saving")) unsaved = word;
				if (isShown && unsaved === word && /saved \d\d:\d\d/.test(header)) acknowledged = word;
			}
		}
		screen.kill("SIGKILL");
		await screen.exited();
		return acknowledged;
	} finally {
		screen.close();
	}
}

function lookAt(folder: string, acknowledged: number): string | undefined {
	const text = readFileSync(join(folder, "a.pep.yaml"), "utf8");
	const { data } = parseDraft(text, "a.pep.yaml");
	const summary = typeof data.summary === "string" ? data.summary : "";
	const words = Array.from({ length: acknowledged }, (_, at) => `w${at + 1}. `)
		.join("")
		.trimEnd();
	if (!summary.startsWith(words)) return `called saved: “${words}”, in the draft: “${summary}”`;
	const whole = Array.from({ length: 99 }, (_, at) => `w${at + 1}. `).join("");
	if (!whole.startsWith(summary)) return `never typed: “${summary}”`;
	const others = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "short.md");
	return others.length === 0 ? undefined : `left behind: ${others.join(", ")}`;
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
