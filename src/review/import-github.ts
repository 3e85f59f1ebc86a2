/**
 * Takes a pull request's review comments, as GitHub's REST gives them, to the items that their lines are in. Comments that
 * were taken before are not taken again. Pure; knows no file.
 */
import { lineTexts } from "../markdown/lines.ts";
import { isMap, type PlainMap } from "../proposal/plain-data.ts";
import { itemRanges, type LineRange, type ReviewedDocument } from "./lines.ts";
import { isOutdated } from "./matching.ts";
import { addComment, reply } from "./operations.ts";
import type { SamePerson } from "./people.ts";
import type { Digests, Review } from "./types.ts";

export interface Import {
	readonly document: ReviewedDocument;
	readonly digests: Digests;
	/** The answer to an item, as Markdown. */
	readonly answerOf: (item: string) => string;
	readonly nameOf: (login: string) => string;
	readonly isSame: SamePerson;
}

export interface Imported {
	readonly review: Review;
	readonly comments: number;
	readonly replies: number;
	/** Comments on other files. */
	readonly elsewhere: number;
	/** Comments on lines that are in no item, and replies to comments that weren't given. */
	readonly lost: number;
}

/** The parts of a comment that are used. */
interface Given {
	readonly id: number;
	readonly path: string;
	readonly body: string;
	readonly login: string;
	readonly at: string;
	readonly line: number | undefined;
	readonly start: number | undefined;
	readonly hunk: string;
	readonly to: number | undefined;
	/** It is about the file as a whole. */
	readonly isOnFile: boolean;
}

/** The comments in the pages that `gh api` prints, also with `--slurp`; undefined for anything else. */
export function commentsIn(data: unknown): readonly Given[] | undefined {
	if (!Array.isArray(data)) return undefined;
	const all = (data as unknown[]).flat(2);
	const given = all.map(givenOf);
	return given.every((each) => each !== undefined) ? given : undefined;
}

function givenOf(data: unknown): Given | undefined {
	if (!isMap(data)) return undefined;
	const { id, path, body, user, created_at: at, line, start_line: start, diff_hunk: hunk, in_reply_to_id: to } = data;
	if (typeof id !== "number" || typeof path !== "string" || typeof body !== "string") return undefined;
	// The line of a removed text is one of the file as it was before.
	const isRemoved = data.side === "LEFT";
	const login = isMap(user) ? (user as PlainMap).login : undefined;
	const number = (value: unknown): number | undefined => (Number.isSafeInteger(value) ? (value as number) : undefined);
	return {
		id,
		path,
		body: body.replaceAll("\r\n", "\n"),
		// A deleted account has no user.
		login: typeof login === "string" ? login : "ghost",
		at: typeof at === "string" ? at : "",
		line: isRemoved ? undefined : number(line),
		// A selection may begin in removed lines.
		start: data.start_side === "LEFT" ? undefined : number(start),
		hunk: typeof hunk === "string" ? hunk : "",
		to: number(to),
		isOnFile: data.subject_type === "file",
	};
}

/** The review with the comments on the document. */
export function importComments(review: Review, given: readonly Given[], into: Import): Imported {
	const { document } = into;
	const here = given.filter(({ path }) => path === document.path);
	const texts = lineTexts(document.text);
	const ranges = [...itemRanges(document)].reverse();
	const known = new Set(review.comments.map(({ id }) => id));
	const result = { comments: 0, replies: 0, lost: 0 };
	let now = review;
	for (const each of [...here].sort((a, b) => Number(a.to !== undefined) - Number(b.to !== undefined) || a.id - b.id)) {
		const id = `github-${each.id}`;
		const said = { id, by: into.nameOf(`@${each.login}`), at: each.at, text: each.body };
		const before = now;
		if (each.to !== undefined) {
			now = reply(now, `github-${each.to}`, said, into.isSame);
			if (!known.has(`github-${each.to}`)) result.lost++;
			else if (now !== before) result.replies++;
			continue;
		}
		const found = placeOf(each, texts, ranges);
		if (!found) result.lost++;
		else {
			known.add(id);
			const quote = quoteAt(found.lines, texts, into.answerOf(found.item));
			now = addComment(now, {
				...said,
				item: found.item,
				kind: "comment",
				of: into.digests[found.item],
				quote: found.quote ?? quote,
			});
			if (now !== before) result.comments++;
		}
	}
	return { review: now, ...result, elsewhere: given.length - here.length };
}

type Ranges = readonly (readonly [string, LineRange])[];

/** The item at the comment's line. The line of an outdated comment is looked for by its text. */
function placeOf(
	{ line, start, hunk, isOnFile }: Given,
	texts: readonly string[],
	ranges: Ranges,
): { readonly item: string; readonly lines: LineRange; readonly quote?: string } | undefined {
	if (isOnFile) {
		const [item, lines] = ranges[0] ?? [];
		return item === undefined || !lines ? undefined : { item, lines: { ...lines, last: 0 } };
	}
	if (line !== undefined) {
		const item = itemAt(line, ranges);
		return item === undefined ? undefined : { item, lines: { first: start ?? line, last: line } };
	}
	const lines = hunk.split("\n").filter((each) => !each.startsWith("@@") && !each.startsWith("\\"));
	const old = lines.at(-1)?.slice(1).trim() ?? "";
	// The nearest line of the hunk that is still there tells the item; the text that it is about may be gone.
	for (const each of lines.toReversed()) {
		const text = each.slice(1).trim();
		const at = text === "" ? -1 : texts.findIndex((other) => other.trim() === text);
		const item = at < 0 ? undefined : itemAt(at + 1, ranges);
		if (item !== undefined) return { item, lines: { first: at + 1, last: at + 1 }, ...(old !== "" && { quote: old }) };
	}
	return undefined;
}

/** The item whose lines are the nearest above; those below a heading, but above the first answer, count to the next. */
function itemAt(line: number, ranges: Ranges): string | undefined {
	const inside = ranges.filter(([, { first, last }]) => first <= line && line <= last)[0];
	return (inside ?? ranges.find(([, { first }]) => first > line) ?? ranges.at(-1))?.[0];
}

/** The text of the lines, if the answer contains it. */
function quoteAt({ first, last }: LineRange, texts: readonly string[], answer: string): string | undefined {
	const quote = texts
		.slice(first - 1, last)
		.map((line) => line.trim())
		.join("\n")
		.trim();
	return quote === "" || isOutdated({ quote }, answer) ? undefined : quote;
}
