/** Remembers what a function made of short texts, within a limit. Knows nothing of the texts. */

/** Longer texts are unlikely to come again, and comparing them takes as long as working them out. */
const LONGEST = 400;

/** Of each generation. */
const MOST_TEXTS = 4096;

/**
 * The same function, which works out each text once as long as it is asked for again. Only for pure functions, whose
 * results nobody changes. It remembers at most two generations of texts: what is asked for moves to the young one, and
 * the old one is dropped when the young one is full.
 */
export function remembering<T>(workOut: (text: string) => T): (text: string) => T {
	let young = new Map<string, T>();
	let old = new Map<string, T>();
	return (text) => {
		if (text.length > LONGEST) return workOut(text);
		const known = young.get(text);
		if (known !== undefined) return known;
		const own = ownText(text);
		const result = old.get(text) ?? workOut(own);
		if (young.size >= MOST_TEXTS) {
			old = young;
			young = new Map();
		}
		young.set(own, result);
		return result;
	};
}

/** Engines copy texts that are shorter. */
const SHORTEST_POINTER = 13;

/**
 * The same text with characters of its own. Engines cut a text out of a document by pointing into it: remembering a heading
 * would keep its whole document.
 */
export function ownText(text: string): string {
	return text.length < SHORTEST_POINTER ? text : ` ${text}`.slice(1);
}
