/** A thread that checks batches of files in the order requested. */
import { parentPort, workerData } from "node:worker_threads";
import type { Target } from "../../project/targets.ts";
import { type CheckArguments, checkOptionsOf, resultFor } from "./run.ts";

const checking = checkOptionsOf(workerData as CheckArguments);
let last: Promise<void> = Promise.resolve();

// In sequence, because only the last document is cached.
parentPort?.on("message", (batch: readonly Target[]) => {
	last = last.then(async () => {
		const results = [];
		for (const target of batch) results.push(await resultFor(target, checking));
		parentPort?.postMessage(results);
	});
});
