/**
 * Killed at any instant: the draft can be read, nothing reported as saved is missing, and what was typed before the
 * kill is in the draft or offered.
 */
import { expect, test } from "vitest";
import { SEED } from "../seed.ts";
import { reviewTrial, type Trial, trial } from "./crash.ts";

/** `npm run test:crash` tries a thousand times. */
const TRIALS = Number(process.env.PEP_WIZARD_CRASHES ?? 8);
/** Parallel trials; most of a trial is waiting. */
const AT_ONCE = 4;

test(
	`${TRIALS} sessions that are killed, seed ${SEED}`,
	async ({ annotate }) => {
		const seeds = Array.from({ length: TRIALS }, (_, at) => SEED + at);
		const trials: Trial[] = [];
		const found: string[] = [];
		const work = async (): Promise<void> => {
			for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
				const done = await trial(seed);
				trials.push(done);
				if (done.wrong) found.push(`PEP_WIZARD_SEED=${seed} PEP_WIZARD_CRASHES=1: ${done.wrong}`);
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, work));
		const sum = (of: (each: Trial) => number): number => trials.reduce((all, each) => all + of(each), 0);
		const report = [
			`${TRIALS} kills: ${sum(({ lost }) => lost)} of ${sum(({ acknowledged }) => acknowledged)} acknowledged keys lost;`,
			`typing lost ${spread(trials.map(({ gone }) => gone))} ms,`,
			`in the draft alone ${spread(trials.map(({ behind }) => behind))} ms`,
		].join(" ");
		console.log(report);
		await annotate(report);
		expect(found).toEqual([]);
		// If nothing is reported as saved, nothing can be missing.
		expect(sum(({ acknowledged }) => acknowledged)).toBeGreaterThan(TRIALS);
	},
	180_000 + TRIALS * 15_000,
);

test(
	`${TRIALS} reviews whose writers are killed, seed ${SEED}`,
	async () => {
		const seeds = Array.from({ length: TRIALS }, (_, at) => SEED + at);
		const found: string[] = [];
		const work = async (): Promise<void> => {
			for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
				const wrong = await reviewTrial(seed);
				if (wrong) found.push(`PEP_WIZARD_SEED=${seed} PEP_WIZARD_CRASHES=1: ${wrong}`);
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, work));
		expect(found).toEqual([]);
	},
	180_000 + TRIALS * 15_000,
);

function spread(numbers: readonly number[]): string {
	const sorted = numbers.toSorted((a, b) => a - b);
	return `p50 ${sorted[Math.floor(sorted.length / 2)]}, max ${sorted.at(-1)}`;
}
