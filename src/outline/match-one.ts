/** Finds the one part of a template that a questionnaire entry describes. Knows no kinds of parts. */

import type { Problem } from "./problem.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import { questionnaireProblem } from "./questionnaire-entry.ts";
import type { Path } from "./schema.ts";
import type { SectionNode } from "./section-tree.ts";
import { nearestFix, sameWording } from "./wording.ts";

/** What matching needs besides the nodes. */
export interface MatchContext {
	readonly file: QuestionnaireFile;
	/** The template's name in messages. */
	readonly template: string;
	/** All of the template's sections. */
	readonly sections: readonly Candidate<SectionNode>[];
	readonly problems: Problem[];
}

export interface Candidate<N> {
	readonly node: N;
	readonly text: string;
	/** 1-based line in the template. */
	readonly line: number;
}

interface MatchRequest<N> {
	/** The entry's own wording and its aliases. */
	readonly wordings: readonly string[];
	/** Path of the wording in the questionnaire. */
	readonly path: Path;
	/** Noun for messages. */
	readonly what: string;
	/** ` in “…”` for messages; may be empty. */
	readonly where: string;
	readonly candidates: readonly Candidate<N>[];
	/** Candidates elsewhere in the template, for suggestions. */
	readonly elsewhere?: readonly Candidate<N>[];
}

/**
 * The first candidate with the entry's wording that this file has not described yet; the entry's own wording takes
 * precedence over its aliases. Reports a mistake if there is none.
 */
export function matchOne<N extends { readonly matched: readonly { readonly file: QuestionnaireFile }[] }>(
	{ file, template, problems }: MatchContext,
	{ wordings, path, what, where, candidates, elsewhere = [] }: MatchRequest<N>,
): N | undefined {
	const [own = ""] = wordings;
	const at = file.locationOf(path);
	const fitting = wordings.flatMap((wording) => candidates.filter(({ text }) => sameWording(text, wording)));
	const free = fitting.find(({ node }) => !node.matched.some((matched) => matched.file === file));
	if (free) return free.node;
	if (fitting.length > 0) {
		const message = `${what} “${own}” is described twice${where}`;
		problems.push(questionnaireProblem("twice", message, at, "Merge the two descriptions."));
		return undefined;
	}
	const known = candidates.map(({ text, line }) => ({ text, where: `${template}:${line}` }));
	const message = `the template has no ${what} “${own}”${where}`;
	const moved = elsewhere.find(({ text }) => sameWording(text, own));
	const fix = moved
		? `It is at ${template}:${moved.line}; describe it inside the section that it belongs to.`
		: nearestFix(own, known, what);
	problems.push(questionnaireProblem(`unknown-${what}`, message, at, fix));
	return undefined;
}
