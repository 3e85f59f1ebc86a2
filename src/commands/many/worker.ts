/** A thread that works on batches of files in the order requested. */
import { parentPort, workerData } from "node:worker_threads";
import type { Target } from "../../project/targets.ts";
import { type Given, workerWith } from "./work.ts";

const worker = workerWith(workerData as Given);
let last: Promise<void> = Promise.resolve();

// In sequence, because only the last document is cached, and what it asks of the file system is taken down.
parentPort?.on("message", (batch: readonly Target[]) => {
	last = last.then(async () => {
		const results = [];
		for (const target of batch) results.push(await (await worker)(target));
		parentPort?.postMessage(results);
	});
});
