/** What a project's settings say about reviews: who is who, and which reviews are required. Reads no file. */
import { integer, list, map, record, string, word } from "../outline/schema.ts";
import { STAGES, type Stage } from "../outline/types.ts";
import type { Aliases } from "./people.ts";

/** A review that a proposal needs. */
export interface RequiredReview {
	/** The stage from which it is needed; the first one by default. */
	readonly from?: Stage;
	/** Who may approve; anyone by default. */
	readonly who?: readonly string[];
	/** How many of them have to; one by default. */
	readonly count?: number;
	/** Ids of the sections that have to be approved; the whole proposal by default. */
	readonly sections?: readonly string[];
}

export interface ReviewSettings {
	/** The name under which to review, in a repository of one person. */
	readonly as?: string;
	readonly required?: readonly RequiredReview[];
}

/** Their schemas, by key of the settings. */
export const REVIEW_KEYS = {
	people: record(() => list(() => string)),
	review: map(() => ({
		as: string,
		required: list(() =>
			map(() => ({ from: word(...STAGES), who: list(() => string), count: integer, sections: list(() => string) })),
		),
	})),
};

/** The settings under these keys. */
export interface ReviewConfig {
	readonly people?: Aliases;
	readonly review?: ReviewSettings;
}
