/**
 * Updates answers in front matter, for documents that have them there instead of in the file beside them. Keeps
 * everything else byte for byte. Opens no file.
 */
import { itemOf } from "../outline/lookup.ts";
import { InputError, type Location } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { answerOf } from "../proposal/answers.ts";
import { findMarks, skeletonText } from "../proposal/layout/marks.ts";
import type { Proposal } from "../proposal/types.ts";
import { valueAt } from "./metadata.ts";
import { readSidecar, updateSidecar } from "./sidecar.ts";

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/**
 * The lines between the marks of a skeleton's front matter; undefined if it has none, or if answers are inserted into
 * it.
 */
function frontMatterOf(skeleton: string | undefined): string | undefined {
	const inner = skeleton === undefined ? undefined : FRONT_MATTER.exec(skeleton)?.[1];
	return inner === undefined || (inner.includes("{{") && findMarks(inner).length > 0) ? undefined : inner;
}

/** The proposal with other lines in its front matter; the same object if nothing changes. */
function withLines(proposal: Proposal, lines: string): Proposal {
	const { layout } = proposal;
	const before = frontMatterOf(layout?.skeleton);
	if (!layout || before === undefined || before === lines) return proposal;
	const start = layout.skeleton.indexOf("\n") + 1;
	return {
		...proposal,
		layout: {
			...layout,
			skeleton: layout.skeleton.slice(0, start) + lines + layout.skeleton.slice(start + before.length),
		},
	};
}

/**
 * The fields of the file beside the document that its front matter has, and those that the author has answered in
 * addition.
 */
function inFrontMatter(proposal: Proposal, lines: string, file: string): Outline | undefined {
	const { outline } = proposal;
	const { sidecar } = outline;
	if (!sidecar) return undefined;
	const data = dataIn(outline, lines, file);
	if (data === undefined) return undefined;
	const isThere = (key: string): boolean => valueAt({ data }, key.split("/")) !== undefined;
	const keys = new Map(sidecar.fields.map((field) => [field, [field.key, ...(field.otherKeys ?? [])]]));
	if (![...keys.values()].flat().some(isThere)) return undefined;
	// A title or number that only the document has needs no second place.
	const fields = sidecar.fields.filter((field) => {
		const item = itemOf(outline, field.item);
		return keys.get(field)!.some(isThere) || (item && answerOf(proposal, item) !== undefined && !item.isStage);
	});
	return { ...outline, sidecar: { ...sidecar, fields } };
}

/** Undefined if the front matter can't be read; the checks report why. */
function dataIn(outline: Outline, lines: string, file: string): unknown {
	try {
		return readSidecar(outline, lines, file).data;
	} catch (error) {
		if (error instanceof InputError) return undefined;
		throw error;
	}
}

/**
 * The proposal with its answers in its front matter; undefined if the front matter has nothing of the file beside the
 * document.
 * @throws InputError if the front matter can't be changed line by line
 */
export function updateFrontMatter(proposal: Proposal, file: string): Proposal | undefined {
	const lines = frontMatterOf(proposal.layout?.skeleton);
	const outline = lines === undefined ? undefined : inFrontMatter(proposal, lines, file);
	if (lines === undefined || !outline) return undefined;
	const updated = inItsPlace(() => updateSidecar({ ...proposal, outline }, lines, file));
	return updated === lines ? proposal : withLines(proposal, skeletonText([updated]));
}

/** Runs the update, with problems located at the lines of the document. */
function inItsPlace<T>(update: () => T): T {
	try {
		return update();
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const below = ({ line = 0, ...at }: Location): Location => ({ ...at, line: line + 1 });
		throw new InputError(error.problems.map(({ at, ...problem }) => ({ ...problem, ...(at && { at: below(at) }) })));
	}
}

/** The proposal with the front matter of another one; the same object if they are equal, or if one of them has none. */
export function withFrontMatterOf(proposal: Proposal, other: Pick<Proposal, "layout">): Proposal {
	const lines = frontMatterOf(other.layout?.skeleton);
	return lines === undefined ? proposal : withLines(proposal, lines);
}
