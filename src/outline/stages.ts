/** The stages that a proposal goes through, in order, and what they require. */

export const STAGES = ["alpha", "beta", "stable"] as const;
export type Stage = (typeof STAGES)[number];

/** The stage from which an answer is required; `never` if it is optional. */
export type Requirement = Stage | "never";

/** Whether something required from one stage on is required at another. */
export function isDue(required: Requirement, stage: Stage): boolean {
	return required !== "never" && STAGES.indexOf(required) <= STAGES.indexOf(stage);
}

/** Whether a box has to be ticked by the author at a stage: those that others tick never do. */
export function isOwnBoxDue(
	box: { readonly required: Requirement; readonly byOthers?: boolean },
	stage: Stage,
): boolean {
	return !box.byOthers && isDue(box.required, stage);
}
