/** Compiles what a questionnaire declares of attributes: looks up the names that it gives. Knows no values. */
import { isNamed } from "./attributes.ts";
import type { Problem } from "./problem.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import { questionnaireProblem } from "./questionnaire-entry.ts";
import { type MetadataDeclaration, type Outline, STAGES } from "./types.ts";
import { nearestFix } from "./wording.ts";

/** The attributes that a questionnaire declares. Names of nothing are added to `problems`. */
export function compileAttributes(
	file: QuestionnaireFile | undefined,
	outline: Pick<Outline, "items" | "sections" | "sidecar" | "metadata">,
	problems: Problem[],
): Outline["attributes"] {
	const declared = file?.data.attributes;
	if (!file || !declared) return undefined;
	const { items, sections, sidecar, metadata } = outline;
	const boxes = items.flatMap(({ id, entries = [] }) => entries.map((entry) => `${id}/${entry.id}`));
	const keys = [sidecar, metadata].flatMap((each) => each ?? []).flatMap(keysIn);
	const known = [...items.map(({ id }) => id), ...sections.map(({ id }) => id), ...boxes, ...keys];
	for (const [attribute, names] of Object.entries(declared)) {
		for (const [at, name] of names.entries()) {
			const meant = STAGES.map((stage) => name.replace("{stage}", stage));
			if (known.some((each) => meant.some((one) => isNamed(each, one)))) continue;
			const message = `nothing is called “${name}”, neither a key nor an item`;
			const fix = nearestFix(
				name,
				known.map((text) => ({ text })),
				"key or item",
			);
			problems.push(questionnaireProblem("attribute", message, file.locationOf(["attributes", attribute, at]), fix));
		}
	}
	return declared;
}

function keysIn({ fields, others = [], companions = [] }: MetadataDeclaration): string[] {
	return [...[...fields, ...others].map(({ key }) => key), ...companions.flatMap(keysIn)];
}
