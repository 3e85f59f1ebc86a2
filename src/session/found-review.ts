/** Finds a draft's review during a session, and opens it. Loaded after the first frame. */
import { existsSync, statSync } from "node:fs";
import type { World } from "../cli/world.ts";
import { documentOf } from "../documents/document-path.ts";
import type { LoadedDraft } from "../documents/load-draft.ts";
import type { ReviewFile } from "../documents/review-file.ts";
import { reviewName } from "../project/draft-name.ts";
import { mayHaveReview } from "../project/left-reviews.ts";
import type { ReviewedDraft, ReviewedDraftOptions } from "./reviewed-draft.ts";

/** The review as soon as there is one. */
export class FoundReview {
	/** Undefined until it is found. */
	review: Promise<ReviewedDraft | undefined> | undefined;
	readonly #draft: LoadedDraft;
	readonly #options: Omit<ReviewedDraftOptions, "path" | "file">;
	readonly #world: World;
	#isFirstLook = true;
	/** It has the draft's former name. */
	#isFormer = false;
	/** The file that could not be used; tried again once it has changed. */
	#failed: string | undefined;
	#looking = Promise.resolve();

	constructor(draft: LoadedDraft, options: Omit<ReviewedDraftOptions, "path" | "file">, world: World) {
		this.#draft = draft;
		this.#options = options;
		this.#world = world;
	}

	/** Finds it, or takes in what reviewers wrote. Looks run one after the other. */
	look(): Promise<void> {
		this.#looking = this.#looking.then(() => this.#look());
		return this.#looking;
	}

	async #look(): Promise<void> {
		if (this.#isFormer && existsSync(reviewName(this.#draft.path))) {
			// It was renamed like the draft.
			await (await this.review)?.finished();
			this.review = undefined;
		}
		if (this.review) return (await this.review)?.look();
		const file = await this.#find();
		const stamp = file && stampOf(file.path);
		if (!file || stamp === this.#failed) return;
		this.#isFormer = file.former !== undefined;
		this.review = this.#open(file);
		if (!(await this.review)) [this.review, this.#failed] = [undefined, stamp];
	}

	/**
	 * The review, if there is one. Only the first look is also for one with a former name of the draft: drafts are renamed
	 * between sessions, and others' reviews would be read each time.
	 */
	async #find(): Promise<ReviewFile | undefined> {
		const { proposal } = this.#options;
		const draft = this.#draft;
		const isElsewhere = draft.outline.sidecar?.document !== undefined;
		const beside = [draft.path, ...(isElsewhere ? [documentOf(draft, proposal().answers).path] : [])];
		const hasOne = this.#isFirstLook ? mayHaveReview : (each: string) => existsSync(reviewName(each));
		this.#isFirstLook = false;
		if (!beside.some(hasOne)) return undefined;
		const { reviewOfDraft } = await import("../documents/review-file.ts");
		const file = reviewOfDraft(draft, proposal);
		return existsSync(file.path) ? file : undefined;
	}

	async #open({ path, shown, former }: ReviewFile): Promise<ReviewedDraft | undefined> {
		const { ReviewedDraft } = await import("./reviewed-draft.ts");
		if (former) this.#options.fail(`${former.at?.file}: ${former.message}. ${former.fix}`);
		return ReviewedDraft.open({ ...this.#options, path, file: shown }, this.#world);
	}
}

/** A value that changes with every write to the file. */
function stampOf(path: string): string {
	const { ino, size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {};
	return `${path} ${ino} ${size} ${mtimeMs}`;
}
