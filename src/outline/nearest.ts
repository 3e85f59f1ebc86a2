/**
 * The valid word that a wrong one was most likely meant to be. Knows nothing of what the words stand for.
 */
import { distance } from "fastest-levenshtein";

/** How far off a word may be: about one slip in three letters, and two in a short word. */
function tolerance(word: string): number {
	return Math.max(2, Math.floor(word.length / 3));
}

/** Slips between a word and a valid one; of a path like `motivation/goals`, the last part alone counts too. */
function slips(word: string, valid: string): number {
	const tail = valid.slice(valid.lastIndexOf("/") + 1);
	const whole = distance(word, valid);
	return tail === valid ? whole : Math.min(whole, distance(word, tail) + 0.5);
}

/** The nearest valid word; undefined where none is near. Case doesn't count. */
export function nearest(word: string, valid: readonly string[]): string | undefined {
	const wanted = word.toLowerCase();
	if (wanted === "") return undefined;
	let best: string | undefined;
	let least = tolerance(wanted) + 1;
	for (const candidate of valid) {
		const known = candidate.toLowerCase();
		// A beginning is as good as a slip: `stat` is `status`.
		const far = known.startsWith(wanted) ? Math.min(1, slips(wanted, known)) : slips(wanted, known);
		if (far < least) {
			best = candidate;
			least = far;
		}
	}
	return best;
}
