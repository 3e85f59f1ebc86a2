/**
 * The only code that writes reviews: on the same file store as drafts, so atomically and never over another writer's
 * changes. Merges comment by comment; nothing is ever in conflict.
 */
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { MAX_BYTES, readNow } from "../files/read.ts";
import { errorCode } from "../files/system-error.ts";
import type { Problem } from "../outline/problem.ts";
import { isEqual } from "../proposal/plain-data.ts";
import { mergeReviews } from "../review/merge.ts";
import { EMPTY_REVIEW, type Review } from "../review/types.ts";
import { MergedFile } from "./merged-file.ts";
import { decodeText, readError } from "./read-error.ts";
import { newReviewText, parseReview, updateReviewInSteps } from "./review-yaml.ts";

/** A proposal's review, as read from its file; an empty one if there is no such file yet. */
export interface LoadedReview {
	/** The file, absolute. */
	readonly path: string;
	/** The file's name in messages. */
	readonly file: string;
	/** Undefined if there is no file. */
	readonly text: string | undefined;
	readonly review: Review;
	/** Keys that this version doesn't know; they stay in the file. */
	readonly unknown: readonly Problem[];
}

/**
 * Reads the review file at `path`, which messages call `file`.
 * @throws InputError with file, line and column if it can't be used
 */
export function loadReview(path: string, file: string): LoadedReview {
	const text = textOf(path, file);
	if (text === undefined) return { path, file, text, review: EMPTY_REVIEW, unknown: [] };
	return { path, file, text, ...parseReview(text, file) };
}

function textOf(path: string, file: string): string | undefined {
	try {
		return decodeText(readNow(path, MAX_BYTES.document), file);
	} catch (error) {
		if (errorCode(error) === "ENOENT") return undefined;
		throw errorCode(error) || !(error instanceof Error) || error.name !== "InputError" ? readError(file, error) : error;
	}
}

export interface ReviewStoreOptions {
	/** Item ids in the outline's order, in which comments on new items are inserted. */
	readonly order?: readonly string[];
	/** The path of the JSON Schema for editors, written into a new file. */
	readonly schema?: string | undefined;
}

/** The review file of one session. Saves run one after the other. */
export class ReviewStore {
	readonly #file: MergedFile<Review>;
	#isThere: boolean;

	constructor(
		{ path, file, text, review }: LoadedReview,
		{ order = [], schema }: ReviewStoreOptions = {},
		files: FileSystem = REAL_FILES,
	) {
		this.#isThere = text !== undefined;
		const read = { path, file, text: text ?? newReviewText(schema), content: review };
		this.#file = new MergedFile(
			read,
			{
				noun: "review",
				parse: (given, name) => parseReview(given, name).review,
				update: (from, to, name) => updateReviewInSteps(from.text, to, order, name),
			},
			files,
		);
	}

	/** The review in the file as last read or written. */
	get onDisk(): Review {
		return this.#file.onDisk.content;
	}

	/**
	 * Writes a session's changes since `base`, merged with others' changes, and gives what is now in the file. A review
	 * without content makes no file; a deleted one is recreated. On failure the file stays unchanged.
	 * @throws WriteError
	 */
	save(base: Review, mine: Review): Promise<Review> {
		return this.#file.enqueue(async () => {
			if (!this.#isThere && isEqual(mine, EMPTY_REVIEW)) return mine;
			const saved = await this.#file.save((theirs) => {
				const content = mergeReviews(base, mine, theirs);
				return { content, result: content };
			});
			this.#isThere = true;
			return saved;
		});
	}

	/**
	 * The review in the file if others have changed it since the last check; undefined otherwise. May be called often.
	 * @throws InputError if the file is no longer a review; once
	 */
	check(): Promise<Review | undefined> {
		return this.#file.enqueue(async () => {
			const isChanged = await this.#file.check().catch((error: unknown) => {
				if (error instanceof Error && error.name === "InputError") throw error;
				return false;
			});
			return isChanged ? this.onDisk : undefined;
		});
	}
}
