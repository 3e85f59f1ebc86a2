/**
 * Suggests the valid word closest to an invalid one. Knows nothing about what the words mean.
 */
import { distance } from "fastest-levenshtein";

/** Maximum number of typos: about one in three letters, and two in a short word. */
function tolerance(word: string): number {
	return Math.max(2, Math.floor(word.length / 3));
}

/**
 * Number of typos between a word and a valid one. For a path such as `motivation/goals`, the last part alone also
 * counts.
 */
function typos(word: string, valid: string): number {
	const tail = valid.slice(valid.lastIndexOf("/") + 1);
	const whole = distance(word, valid);
	return tail === valid ? whole : Math.min(whole, distance(word, tail) + 0.5);
}

/** The nearest valid word, ignoring case; undefined if none is close. */
export function nearestWord(word: string, valid: readonly string[]): string | undefined {
	const wanted = word.toLowerCase();
	if (wanted === "") return undefined;
	let best: string | undefined;
	let least = tolerance(wanted) + 1;
	for (const candidate of valid) {
		const known = candidate.toLowerCase();
		// A prefix counts as one typo: `stat` means `status`.
		const far = known.startsWith(wanted) ? Math.min(1, typos(wanted, known)) : typos(wanted, known);
		if (far < least) {
			best = candidate;
			least = far;
		}
	}
	return best;
}
