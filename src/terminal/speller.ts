/**
 * Asks the system's spelling checker, `aspell` or `hunspell`, about words. Both speak the protocol of `ispell -a`: a line
 * with a word gives lines about it and an empty line (aspell's manual, "Through A Pipe"). One process serves a session;
 * one that hangs or ends is given up. Knows no text, only words.
 */
import type { Env } from "./capabilities.ts";
import { firstProgramOnPath, type PipedProgram, startPiped } from "./programs.ts";

/** By word: undefined if it is spelled right, otherwise what may be meant, best first. */
export type Verdicts = ReadonlyMap<string, readonly string[] | undefined>;

export interface Speller {
	/** The program's name. */
	readonly name: string;
	/** @throws Error with a message for the author if the program ended, or doesn't answer in time */
	check(words: readonly string[]): Promise<Verdicts>;
	/** Adds the word to the author's personal dictionary, which the program keeps. */
	learn(word: string): void;
	close(): void;
}

/** Milliseconds without an answer after which the program is given up. */
const PATIENCE = 10_000;

/** Words sent at once, so that neither side's buffer fills up. */
const BATCH = 100;

const PROGRAMS: Readonly<Record<string, (language: string) => readonly string[]>> = {
	aspell: (language) => ["-a", "--encoding=utf-8", `--lang=${language}`, "--sug-mode=fast"],
	hunspell: (language) => ["-a", "-i", "UTF-8", "-d", language],
};

/**
 * Starts the first program on the $PATH that has a dictionary for the language, such as `en_GB`.
 * @throws Error with a message for the author if there is none
 */
export async function openSpeller(language: string, env: Env, patience = PATIENCE): Promise<Speller> {
	const found = Object.keys(PROGRAMS).filter((name) => firstProgramOnPath([name], env));
	if (found.length === 0) throw new Error("Spelling needs aspell or hunspell on the $PATH");
	for (const name of found) {
		const process = new SpellerProcess(name, PROGRAMS[name]!(language), env, patience);
		if (await process.isReady) return process;
	}
	throw new Error(`${found.join(" and ")} found no dictionary for ${language}`);
}

/** What an answer is waited for: the lines so far, and how many words it is about. */
interface Waiting {
	readonly words: readonly string[];
	readonly lines: string[];
	/** Words that are answered. */
	done: number;
	readonly resolve: (verdicts: Verdicts) => void;
	readonly reject: (error: Error) => void;
}

class SpellerProcess implements Speller {
	readonly name: string;
	/** Resolves once the program has introduced itself; false if it ended before. */
	readonly isReady: Promise<boolean>;
	private readonly child: PipedProgram;
	private readonly patience: number;
	private waiting: Waiting | undefined;
	private queue: Promise<unknown> = Promise.resolve();
	private rest = "";
	private over: Error | undefined;
	private introduced: (isReady: boolean) => void = () => {};
	private timer: NodeJS.Timeout | undefined;

	constructor(name: string, parameters: readonly string[], env: Env, patience: number) {
		this.name = name;
		this.patience = patience;
		this.isReady = new Promise((resolve) => {
			this.introduced = resolve;
		});
		this.child = startPiped([name, ...parameters], env);
		this.child.stdout.setEncoding("utf8").on("data", this.onData);
		this.child.stderr.resume();
		this.child.stdin.on("error", () => {});
		this.child.on("error", () => this.end(new Error(`${name} can't be started`)));
		this.child.on("close", () => this.end(new Error(`${name} ended`)));
		// The session must not wait for it.
		this.child.unref();
		this.watch();
	}

	check(words: readonly string[]): Promise<Verdicts> {
		const checked = this.queue.then(async () => {
			const all = new Map<string, readonly string[] | undefined>();
			for (let at = 0; at < words.length; at += BATCH)
				for (const [word, verdict] of await this.ask(words.slice(at, at + BATCH))) all.set(word, verdict);
			return all;
		});
		this.queue = checked.catch(() => {});
		return checked;
	}

	learn(word: string): void {
		// "#" saves the personal dictionary.
		if (!this.over) this.child.stdin.write(`*${word}\n#\n`);
	}

	close(): void {
		this.end(new Error(`${this.name} was closed`));
	}

	private ask(words: readonly string[]): Promise<Verdicts> {
		return new Promise((resolve, reject) => {
			if (this.over) return reject(this.over);
			this.waiting = { words, lines: [], done: 0, resolve, reject };
			this.watch();
			// "^" keeps a word from being a command.
			this.child.stdin.write(words.map((word) => `^${word}\n`).join(""));
		});
	}

	private onData = (data: string): void => {
		const lines = (this.rest + data).split(/\r?\n/);
		this.rest = lines.pop() ?? "";
		for (const line of lines) this.onLine(line);
	};

	private onLine(line: string): void {
		if (line.startsWith("@(#)")) {
			clearTimeout(this.timer);
			this.introduced(true);
			return;
		}
		const { waiting } = this;
		if (!waiting) return;
		waiting.lines.push(line);
		if (line === "") waiting.done++;
		if (waiting.done < waiting.words.length) return;
		clearTimeout(this.timer);
		this.waiting = undefined;
		waiting.resolve(verdictsOf(waiting.words, waiting.lines));
	}

	private watch(): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => this.end(new Error(`${this.name} doesn't answer`)), this.patience).unref();
	}

	private end(error: Error): void {
		if (this.over) return;
		this.over = error;
		clearTimeout(this.timer);
		this.introduced(false);
		this.waiting?.reject(error);
		this.child.kill("SIGKILL");
	}
}

/** An answer is lines up to an empty one; `&` and `#` report a mistake, with and without suggestions. */
function verdictsOf(words: readonly string[], lines: readonly string[]): Verdicts {
	const verdicts = new Map<string, readonly string[] | undefined>();
	let at = 0;
	let verdict: readonly string[] | undefined;
	for (const line of lines) {
		if (line === "") {
			verdicts.set(words[at++]!, verdict);
			verdict = undefined;
		} else if (line.startsWith("&"))
			verdict = line
				.slice(line.indexOf(":") + 1)
				.trim()
				.split(", ");
		else if (line.startsWith("#")) verdict ??= [];
	}
	return verdicts;
}
