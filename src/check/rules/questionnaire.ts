/** Rules for mistakes in the questionnaire that only checks can detect. */
import { nearestWord } from "../../outline/nearest.ts";
import { itemName, quoted } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

/** Items and fields with a role, in outline order. */
function rolesIn({ proposal: { outline } }: Context): { item: string; name: string; role: string }[] {
	return outline.items.flatMap((item) => {
		const fields = [...(item.fields ?? []), ...(item.options ?? []).flatMap((option) => option.fields)];
		return [item, ...fields].flatMap(({ role, label }) =>
			role === undefined ? [] : [{ item: item.id, name: label === item.label ? itemName(item) : quoted(label), role }],
		);
	});
}

export const unknownRole = {
	id: "questionnaire/unknown-role",
	severity: "warning",
	about: "The questionnaire gives an item or a field a `role` that no rule looks for.",
	fix: "Correct the role in the questionnaire, or remove it.",
	check: (context) =>
		rolesIn(context)
			.filter(({ role }) => !context.knownRoles.includes(role))
			.map(({ item, name, role }): RawFinding => {
				const meant = nearestWord(role, context.knownRoles);
				const fix = meant ? `Did you mean ${quoted(meant)}?` : "Correct it in the questionnaire.";
				return { message: `${name} has the role ${quoted(role)}, which no rule looks for`, fix, item };
			}),
} as const satisfies Rule;
