/** What is counted over proposals. */

/** A wording, and in how many proposals it is. */
export interface Counted {
	readonly text: string;
	readonly count: number;
}
