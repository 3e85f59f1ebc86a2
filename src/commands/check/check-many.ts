/**
 * Checks many files, on several threads if that is faster, and yields the results in the order of the files. Keeps only a
 * few results in memory at a time.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Result } from "../../check/results.ts";
import type { Target } from "../../project/targets.ts";
import { isBuilt } from "../../templates/built-in-templates.ts";
import { type CheckArguments, checkOptionsOf, resultFor } from "./run.ts";

type Given = Result | undefined;

/** Fewer files are checked faster than a thread starts. */
const MIN_FILES_FOR_THREADS = 60;
const MAX_THREADS = 8;
/** Files per request to a thread. */
const BATCH = 4;
/** Requests queued per thread, so that it never waits. */
const AHEAD = 4;

/** The results, one for each target in order; undefined for Markdown that isn't a proposal. */
export async function* checkMany(targets: readonly Target[], args: CheckArguments): AsyncGenerator<Given> {
	const threads = Math.min(MAX_THREADS, availableParallelism());
	// The worker file only exists in the bundle; fixes are written by a single thread.
	if (isBuilt && !args.fix && threads > 1 && targets.length >= MIN_FILES_FOR_THREADS)
		return yield* onThreads(targets, args, threads);
	const checking = checkOptionsOf(args);
	for (const target of targets) yield await resultFor(target, checking);
}

async function* onThreads(targets: readonly Target[], args: CheckArguments, count: number): AsyncGenerator<Given> {
	const threads = Array.from({ length: count }, () => new Thread(args));
	const asked: Promise<readonly Given[]>[] = [];
	try {
		for (let at = 0; at < targets.length || asked.length > 0; ) {
			while (at < targets.length && asked.length < count * AHEAD) {
				asked.push(threads[(at / BATCH) % count]!.ask(targets.slice(at, at + BATCH)));
				at += BATCH;
			}
			yield* await asked.shift()!;
		}
	} finally {
		await Promise.all(threads.map((thread) => thread.end()));
	}
}

interface Waiting {
	resolve(results: readonly Given[]): void;
	reject(error: unknown): void;
}

class Thread {
	private readonly worker: Worker;
	private readonly waiting: Waiting[] = [];

	constructor(args: CheckArguments) {
		this.worker = new Worker(new URL("./check-worker.js", import.meta.url), { workerData: args });
		this.worker.on("message", (results: readonly Given[]) => this.waiting.shift()?.resolve(results));
		this.worker.on("error", (error) => {
			for (const each of this.waiting.splice(0)) each.reject(error);
		});
	}

	/** The results for these files. A thread answers requests in order. */
	ask(batch: readonly Target[]): Promise<readonly Given[]> {
		const results = new Promise<readonly Given[]>((resolve, reject) => this.waiting.push({ resolve, reject }));
		// Marks the rejection as handled: it may come before this batch's turn.
		results.catch(() => {});
		this.worker.postMessage(batch);
		return results;
	}

	async end(): Promise<void> {
		await this.worker.terminate();
	}
}
