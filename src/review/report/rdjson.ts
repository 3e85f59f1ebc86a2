/** Open comments as reviewdog's diagnostics: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. */
import type { Outline } from "../../outline/types.ts";
import type { ReviewOverview } from "../overview.ts";
import { type GitHubOptions, pointsOf } from "./github.ts";

const SEVERITIES = { change: "WARNING", question: "INFO", comment: "INFO" } as const;

/** The diagnostics as a value for `JSON.stringify`. */
export function reviewRdjson(
	overview: ReviewOverview,
	outline: Outline,
	options: Pick<GitHubOptions, "document">,
): unknown {
	const diagnostics = pointsOf(overview, outline, options).map(({ comment: { by, kind, text }, range, place }) => ({
		message: `${place}: ${by}: ${text.trim()}`,
		location: {
			path: options.document.path,
			...(range && { range: { start: { line: range.first }, end: { line: range.last } } }),
		},
		severity: SEVERITIES[kind],
		code: { value: `review/${kind}` },
	}));
	return { source: { name: "pep-wizard" }, diagnostics };
}
