/** Killed at any instant: the draft can be read, and nothing that was called saved is missing. */
import { expect, test } from "vitest";
import { SEED } from "../seed.ts";
import { trial } from "./crash.ts";

/** `npm run test:crash` tries a thousand times. */
const TRIALS = Number(process.env.PEP_WIZARD_CRASHES ?? 50);
/** At the same time; most of a trial is waiting. */
const AT_ONCE = 4;

test(
	`${TRIALS} sessions that are killed, seed ${SEED}`,
	async ({ annotate }) => {
		const seeds = Array.from({ length: TRIALS }, (_, at) => SEED + at);
		const found: string[] = [];
		let words = 0;
		const work = async (): Promise<void> => {
			for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
				const { wrong, acknowledged } = await trial(seed);
				words += acknowledged;
				if (wrong) found.push(`PEP_WIZARD_SEED=${seed} PEP_WIZARD_CRASHES=1: ${wrong}`);
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, work));
		expect(found).toEqual([]);
		// Where nothing is called saved, nothing can be missing.
		expect(words).toBeGreaterThan(TRIALS / 4);
		await annotate(`${words} words were called saved`);
	},
	TRIALS * 15_000,
);
