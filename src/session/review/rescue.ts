/** The last resort if a review can't be saved: writes what is here to a file of its own. */
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { loadReview, ReviewStore } from "../../draft/review-store.ts";
import { EMPTY_REVIEW, type Review } from "../../review/types.ts";

/**
 * Writes the review beside its file (absolute path) or, failing that, in a private temporary folder. Returns the path of the
 * copy; undefined if nothing can be written.
 */
export async function rescueReview(path: string, review: Review): Promise<string | undefined> {
	const name = basename(path).replace(/\.review\.yaml$/, "");
	const folders = [async () => dirname(path), () => mkdtemp(join(tmpdir(), "pep-wizard-"))];
	for (const folder of folders) {
		try {
			const copy = join(await folder(), `${name}-rescued.review.yaml`);
			if (existsSync(copy)) continue;
			await new ReviewStore(loadReview(copy, copy)).save(EMPTY_REVIEW, review);
			return copy;
		} catch {
			// The next folder may do.
		}
	}
	return undefined;
}
