/** A review in a few facts, for lists of proposals. Knows no file. */
import type { Outline, Stage } from "../outline/types.ts";
import { outlineWithExtras } from "../proposal/layout/extras.ts";
import type { Proposal } from "../proposal/types.ts";
import { pluralize } from "../text/english.ts";
import { digestsOf } from "./digests.ts";
import { unresolved } from "./matching.ts";
import { type ReviewInProject, verdictsAt } from "./requirements.ts";
import { staleItems } from "./rounds.ts";
import type { Verdict } from "./types.ts";
import { REVIEW_STATES, type ReviewState, VERDICT_WORDS } from "./words.ts";

export interface ReviewStatus {
	readonly states: readonly ReviewState[];
	/** Numbers of comments. */
	readonly open: number;
	readonly answered: number;
	readonly resolved: number;
	/** The last verdict of each reviewer at the stage, and how many answers changed since. */
	readonly verdicts: readonly {
		readonly by: string;
		readonly verdict: Verdict;
		readonly at: string;
		readonly only?: string;
		readonly stale: number;
	}[];
	/** The same as a sentence for people. */
	readonly text: string;
}

/** Approved means: by someone, of everything, and nobody requests changes. */
export function reviewStatusOf(project: ReviewInProject, proposal: Proposal, stage: Stage): ReviewStatus {
	const outline: Outline = outlineWithExtras(proposal.outline, proposal.layout);
	const digests = digestsOf(proposal);
	const { comments } = project.review;
	const count = (state: string): number => comments.filter((each) => each.state === state).length;
	const verdicts = verdictsAt(project, stage).map(({ by, round: { verdict, at, only, ...round } }) => {
		const stale =
			verdict === "approved"
				? staleItems({ ...round, by, verdict, at, ...(only && { only }) }, digests, outline).length
				: 0;
		return { by, verdict, at, ...(only !== undefined && { only }), stale };
	});
	const requested = verdicts.some(({ verdict }) => verdict === "changes-requested");
	const approved = verdicts.some(({ verdict, only }) => verdict === "approved" && only === undefined);
	const is: Readonly<Record<ReviewState, boolean>> = {
		open: unresolved(comments).length > 0,
		"changes-requested": requested,
		stale: verdicts.some(({ stale }) => stale > 0),
		approved: approved && !requested,
	};
	const states = REVIEW_STATES.filter((state) => is[state]);
	const facts = { states, open: count("open"), answered: count("answered"), resolved: count("resolved"), verdicts };
	return { ...facts, text: statusText(facts) };
}

/** `2 open comments, 1 answered; @ann approved (2 answers changed since)`. */
function statusText({ open, answered, verdicts }: Omit<ReviewStatus, "text">): string {
	const comments = [
		...(open > 0 ? [pluralize(open, "open comment")] : []),
		...(answered > 0 ? [`${answered} answered`] : []),
	];
	const said = verdicts.map(({ by, verdict, only, stale }) => {
		const since = stale > 0 ? ` (${pluralize(stale, "answer")} changed since)` : "";
		return `${by} ${VERDICT_WORDS[verdict]}${only === undefined ? "" : ` for ${only}`}${since}`;
	});
	return [comments.join(", ") || "no open comments", ...said].join("; ");
}
