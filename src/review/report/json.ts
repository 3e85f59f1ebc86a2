/** The shape that `review --format json` prints, version 1; docs/json.md documents each field. */
import type { Outline } from "../../outline/types.ts";
import { placeOf, type ReviewOverview } from "../overview.ts";

/** The review as a value for `JSON.stringify`. */
export function reviewJson(
	{ stage, items, standings, counts }: ReviewOverview,
	outline: Outline,
	file: string,
): unknown {
	return {
		"pep-wizard-review-report": 1,
		file,
		stage,
		counts,
		verdicts: standings.map(({ by, round, stale }) => ({
			by,
			at: round.at,
			verdict: round.verdict,
			only: round.only ?? null,
			summary: round.summary ?? null,
			stale,
		})),
		items: items
			.filter(({ comments, verdicts }) => comments.length > 0 || verdicts.length > 0)
			.map(({ id, item, comments, verdicts }) => ({
				id,
				place: placeOf(outline, { id, item }),
				exists: item !== undefined,
				verdicts: verdicts.map(({ by, round, isSeen, isStale }) => ({
					by,
					verdict: round.verdict,
					seen: isSeen,
					stale: isStale,
				})),
				comments: comments.map(({ comment, isOutdated }) => {
					const { id, by, at, kind, state, quote = null, text, replies } = comment;
					const said = replies.map(({ id, by, at, text }) => ({ id, by, at, text }));
					return { id, by, at, kind, state, outdated: isOutdated, quote, text, replies: said };
				}),
			})),
	};
}
