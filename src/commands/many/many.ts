/**
 * Works on many files, on several threads if that is faster, and yields the results in the order of the files. What an
 * earlier run has worked out is not worked out again. Has only a few results in memory at a time.
 */
import { availableParallelism } from "node:os";
import { Worker as NodeWorker } from "node:worker_threads";
import type { Target } from "../../project/targets.ts";
import { isBuilt } from "../../templates/built-in-templates.ts";
import { prepareEngine } from "./engine.ts";
import type { Kept, ResultCache } from "./result-cache.ts";
import { type Given, nameOf, type Worker, workerWith } from "./work.ts";

/** Fewer files are worked on faster than a thread starts. */
const MIN_FILES_FOR_THREADS = 60;
const MAX_THREADS = 8;
/** Files per request to a thread. */
const BATCH = 4;
/** Requests queued per thread, so that it never waits. */
const AHEAD = 4;
/** How many files tell about how many there is a result. */
const SAMPLES = 16;

/** Megabytes for new objects: a document's are gone when it is done, and collecting them more often takes longer. */
const YOUNG_MEGABYTES = 16;

/** A result that was worked out, or one that an earlier run has kept. */
export type Outcome = { readonly done: unknown } | { readonly kept: Kept };

/** The results, one for each target in order. `alone`: no threads. */
export async function* processMany(
	targets: readonly Target[],
	given: Given,
	cache: ResultCache | undefined,
	alone = false,
): AsyncGenerator<Outcome> {
	const pool = new Pool(given, alone ? 0 : threadsFor(targets, cache));
	const queue: (Kept | Asked)[] = [];
	try {
		for (const target of targets) {
			const kept = target.unusable ? undefined : await cache?.find(nameOf(target));
			queue.push(kept ?? pool.work(target));
			while (queue.length >= pool.capacity) yield await pool.outcomeOf(queue.shift()!);
		}
		while (queue.length > 0) yield await pool.outcomeOf(queue.shift()!);
	} finally {
		await pool.end();
		cache?.end();
	}
}

/** How many threads are worth it for the targets without a kept result. */
function threadsFor(targets: readonly Target[], cache: ResultCache | undefined): number {
	const threads = Math.min(MAX_THREADS, availableParallelism());
	// The worker's file only exists in the bundle.
	if (!isBuilt || threads < 2 || targets.length < MIN_FILES_FOR_THREADS) return 0;
	const step = Math.max(1, Math.floor(targets.length / SAMPLES));
	const samples = targets.filter((_, at) => at % step === 0);
	const open = samples.filter((target) => !cache?.has(nameOf(target))).length;
	return (open / samples.length) * targets.length < MIN_FILES_FOR_THREADS ? 0 : threads;
}

/** A file that somebody was asked to work on. */
class Asked {
	readonly target: Target;
	readonly result: Promise<unknown>;
	resolve!: (result: unknown) => void;
	reject!: (error: unknown) => void;

	constructor(target: Target) {
		this.target = target;
		this.result = new Promise((resolve, reject) => {
			this.resolve = resolve;
			this.reject = reject;
		});
		// Marks a rejection as handled: it may come before this file's turn.
		this.result.catch(() => {});
	}
}

/** Threads that share the work; without any, it is done here, one after the other. */
class Pool {
	/** How many results to wait for at most. */
	readonly capacity: number;
	private readonly threads: readonly Thread[];
	private readonly given: Given;
	private here: Promise<Worker> | undefined;
	private batch: Asked[] = [];

	constructor(given: Given, threads: number) {
		this.given = given;
		if (threads > 0) prepareEngine();
		this.threads = Array.from({ length: threads }, () => new Thread(given));
		this.capacity = Math.max(1, threads * AHEAD * BATCH);
	}

	work(target: Target): Asked {
		const asked = new Asked(target);
		if (this.threads.length === 0) {
			this.here ??= workerWith(this.given);
			this.here.then((worker) => worker(target)).then(asked.resolve, asked.reject);
			return asked;
		}
		this.batch.push(asked);
		if (this.batch.length === BATCH) this.flush();
		return asked;
	}

	async outcomeOf(next: Kept | Asked): Promise<Outcome> {
		if (!(next instanceof Asked)) return { kept: next };
		// Its batch may never be full.
		if (this.batch.includes(next)) this.flush();
		return { done: await next.result };
	}

	private flush(): void {
		// Documents differ in length.
		const idlest = this.threads.reduce((one, other) => (other.waits < one.waits ? other : one));
		idlest.ask(this.batch);
		this.batch = [];
	}

	async end(): Promise<void> {
		await Promise.all(this.threads.map((thread) => thread.end()));
	}
}

class Thread {
	private readonly worker: NodeWorker;
	private readonly waiting: (readonly Asked[])[] = [];

	constructor(given: Given) {
		this.worker = new NodeWorker(new URL("./worker.js", import.meta.url), {
			workerData: given,
			resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
		});
		this.worker.on("message", (results: readonly unknown[]) => {
			for (const [at, each] of (this.waiting.shift() ?? []).entries()) each.resolve(results[at]);
		});
		this.worker.on("error", (error) => {
			for (const batch of this.waiting.splice(0)) for (const each of batch) each.reject(error);
		});
	}

	/** How many requests it has not answered. */
	get waits(): number {
		return this.waiting.length;
	}

	/** A thread answers requests in order. */
	ask(batch: readonly Asked[]): void {
		this.waiting.push(batch);
		this.worker.postMessage(batch.map(({ target }) => target));
	}

	async end(): Promise<void> {
		await this.worker.terminate();
	}
}
