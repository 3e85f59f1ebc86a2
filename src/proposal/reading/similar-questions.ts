/**
 * Recognises slightly reworded questions: other function words, only one of several sentences, a typo or two. Never matches
 * if two questions are possible or a content word differs. Knows no document.
 */
import { distance } from "fastest-levenshtein";
import { contentWords, meaningfulWords, stemOf } from "../../markdown/stemming.ts";

/** A known question with its content words. */
interface KnownQuestion<T> {
	readonly value: T;
	readonly words: readonly string[];
	/** The words separated, preceded and followed by spaces. */
	readonly line: string;
}

/** Questions with fewer content words are too easily confused. */
const MIN_WORDS = 3;

/** Longer wordings are not compared. */
const MAX_LENGTH = 400;

export class SimilarQuestions<T> {
	private readonly asked: KnownQuestion<T>[] = [];
	/** Of each question, what another one that has all of its words begins with as well. */
	private readonly beginnings = new Set<string>();

	constructor(
		wordings: Iterable<readonly [wording: string, value: T]>,
		/** Whether both values stand for the same question. */
		private readonly same: (a: T, b: T) => boolean,
	) {
		for (const [wording, value] of wordings) {
			const words = contentWords(wording);
			if (words.length < MIN_WORDS) continue;
			this.asked.push({ value, words, line: lineOf(words) });
			this.beginnings.add(beginningOf(words));
		}
	}

	/** The only question that a wording can mean; undefined if there is none or several. */
	find(wording: string): T | undefined {
		if (this.asked.length === 0 || wording.length > MAX_LENGTH) return undefined;
		const written = meaningfulWords(wording);
		const isQuestion = /[?][\W_]*$/.test(wording);
		// Most wordings are none of these, whatever the stems of their words.
		if (written.length < MIN_WORDS || !(isQuestion || this.beginnings.has(beginningOf(written)))) return undefined;
		const words = written.map(stemOf);
		const line = lineOf(words);
		return (
			this.only((each) => each.line === line) ??
			this.only((each) => isMisspelled(words, each.words)) ??
			(isQuestion ? this.only((each) => each.line.includes(line)) : undefined)
		);
	}

	private only(isMeant: (asked: KnownQuestion<T>) => boolean): T | undefined {
		const meant = this.asked.filter(isMeant);
		const first = meant[0]?.value;
		return first !== undefined && meant.every(({ value }) => this.same(value, first)) ? first : undefined;
	}
}

/** A typo in the first word is not in its first two letters. */
const beginningOf = (words: readonly string[]): string => `${words.length} ${words[0]!.slice(0, 2)}`;

const lineOf = (words: readonly string[]): string => ` ${words.join(" ")} `;

/** The maximum number of words with a typo; none in short questions. */
const MAX_TYPOS = 2;

function isMisspelled(written: readonly string[], known: readonly string[]): boolean {
	if (written.length !== known.length || known.length <= MIN_WORDS) return false;
	let typos = 0;
	return known.every((word, at) => word === written[at] || (isTypo(written[at]!, word) && ++typos <= MAX_TYPOS));
}

/** Short words, and words that start differently (“increase”, “decrease”), are different words. */
function isTypo(written: string, known: string): boolean {
	const long = Math.min(written.length, known.length);
	if (long < 5 || /\d/.test(written + known) || written.slice(0, 2) !== known.slice(0, 2)) return false;
	return distance(written, known) <= (long < 8 ? 1 : 2);
}
