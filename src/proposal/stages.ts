/** The order of stages. */
import { type Requirement, STAGES, type Stage } from "../outline/types.ts";

/** Whether what is required from one stage on is required at another. */
export function isDue(required: Requirement, stage: Stage): boolean {
	return required !== "never" && STAGES.indexOf(required) <= STAGES.indexOf(stage);
}
