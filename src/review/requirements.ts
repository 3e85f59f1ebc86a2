/** Which of the required reviews are missing. Knows no settings file. */
import { itemOf, sectionOf } from "../outline/lookup.ts";
import type { Problem } from "../outline/problem.ts";
import { isDue, type Outline, type Stage } from "../outline/types.ts";
import { joinWords } from "../text/english.ts";
import { nameKey, type People } from "./people.ts";
import { type Standing, standingVerdicts } from "./rounds.ts";
import type { RequiredReview } from "./settings.ts";
import type { Review } from "./types.ts";

/** A proposal's review with what the settings say about it. */
export interface ReviewInProject {
	readonly review: Review;
	readonly people: People;
	readonly required: readonly RequiredReview[];
	/** The review has a name that the proposal no longer has. */
	readonly former?: Problem | undefined;
}

/** A required review that is missing. */
export interface MissingReview {
	/** How many there are already. */
	readonly given: number;
	/** How many approvals are still needed. */
	readonly count: number;
	/** Who may give them, without those who have; undefined for anyone. */
	readonly who?: readonly string[];
	/** Id of the section; undefined for the whole proposal. */
	readonly section?: string;
}

/** The verdicts at a stage, by the reviewers' main names. */
export function verdictsAt({ review, people }: ReviewInProject, stage: Stage): readonly Standing[] {
	return standingVerdicts(review, stage, (name) => people.nameOf(name));
}

/** What is still to be approved at a stage, in the order of the settings. */
export function missingReviews(project: ReviewInProject, stage: Stage): readonly MissingReview[] {
	const { required, people } = project;
	const approvals = verdictsAt(project, stage).filter(({ round }) => round.verdict === "approved");
	return required
		.filter(({ from = "alpha" }) => isDue(from, stage))
		.flatMap(({ who, count = 1, sections }) =>
			(sections ?? [undefined]).flatMap((section): MissingReview[] => {
				const covering = approvals.filter(({ round }) => covers(round.only, section));
				const allowed = covering.filter(({ by }) => !who || who.some((name) => people.isSame(name, by)));
				const given = new Set(allowed.map(({ by }) => nameKey(by)));
				if (given.size >= count) return [];
				const left = who?.filter((name) => !given.has(nameKey(people.nameOf(name))));
				return [
					{
						given: given.size,
						count: count - given.size,
						...(left && { who: left }),
						...(section !== undefined && { section }),
					},
				];
			}),
		);
}

/** Whether a verdict on one section, or on everything, covers another one. */
export function covers(only: string | undefined, section: string | undefined): boolean {
	return only === undefined || (section !== undefined && (section === only || section.startsWith(`${only}/`)));
}

/** `Beta requires an approval of “Risks” by @ann or @ben`. */
export function missingText({ given, count, who, section }: MissingReview, outline: Outline, stage: Stage): string {
	const approvals =
		count > 1 ? `${count} ${given > 0 ? "more " : ""}approvals` : `${given > 0 ? "another" : "an"} approval`;
	const label = section && (sectionOf(outline, section) ?? itemOf(outline, section))?.label;
	const what = section === undefined ? "" : ` of “${label ?? section}”`;
	const by = who ? ` by ${joinWords(who, count < who.length ? "or" : "and")}` : "";
	return `${outline.stageLabels[stage]} requires ${approvals}${what}${by}`;
}
