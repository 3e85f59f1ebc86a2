/** Proposals that need less than the full form: what a questionnaire says of them, with the items it names looked up. */
import type { Problem } from "./problem.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import { questionnaireProblem } from "./questionnaire-entry.ts";
import type { Path } from "./schema.ts";
import type { Item, Relaxation } from "./types.ts";

/** Those of the template's own questionnaire. Unknown items and values are added to `problems`. */
export function compileRelaxed(
	file: QuestionnaireFile | undefined,
	items: readonly Item[],
	problems: Problem[],
): Relaxation[] {
	const byId = new Map(items.map((item) => [item.id, item]));
	const unknown = (what: string, path: Path, fix: string): void =>
		void problems.push(questionnaireProblem("relaxed", `there is no ${what}`, file!.locationOf(path), fix));
	return (file?.data.relaxed ?? []).flatMap(({ when, required }, nth) => {
		for (const [at, id] of required.entries()) {
			if (!byId.has(id))
				unknown(`item “${id}”`, ["relaxed", nth, "required", at], "“pep-wizard outline” lists the ids.");
		}
		return Object.entries(when).map(([id, values]): Relaxation => {
			const item = byId.get(id);
			const path = ["relaxed", nth, "when", id];
			if (!item) unknown(`item “${id}”`, path, "“pep-wizard outline” lists the ids.");
			const known = item?.choices?.map((choice) => choice.id);
			for (const [at, value] of values.entries()) {
				if (known && !known.includes(value)) {
					unknown(`choice “${value}” of “${id}”`, [...path, at], `It has ${known.join(", ")}.`);
				}
			}
			return { item: id, values, required };
		});
	});
}
