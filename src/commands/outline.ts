/**
 * `pep-wizard outline`: the items of a template, as a table or as JSON.
 */

import { optionText, type RunCommand } from "../cli/command-spec.ts";
import { jsonText } from "../cli/output.ts";
import { table } from "../cli/text-table.ts";
import { EXIT } from "../cli/world.ts";
import type { Item, Outline } from "../outline/types.ts";
import { resolveTemplate } from "../templates/resolve-template.ts";
import { visibleLine } from "../terminal/sanitize.ts";

export const run: RunCommand = async (call, world) => {
	const { outline } = await resolveTemplate({ cwd: world.cwd, option: optionText(call, "template") });
	world.out(call.options.json ? jsonText(outlineJson(outline)) : outlineText(outline));
	return EXIT.fine;
};

/** Version 1 of the shape that `--json` prints; docs/json.md documents each field. */
function outlineJson(outline: Outline): unknown {
	return {
		"pep-wizard-outline": 1,
		template: outline.template,
		description: outline.description,
		items: outline.items.map((item) => ({
			id: item.id,
			kind: item.kind,
			label: item.label,
			section: item.section,
			path: item.path,
			required: item.required,
			...(item.expected && { expected: item.expected }),
			...(item.encouraged && { encouraged: item.encouraged }),
			...(item.choices && { choices: item.choices.map(({ id, label }) => ({ id, label })) }),
			...(item.entries && { entries: item.entries.map(({ id, text, required }) => ({ id, text, required })) }),
			...(item.fields && { fields: item.fields.map(fieldJson) }),
			...(item.options && {
				options: item.options.map(({ id, label, fields }) => ({ id, label, fields: fields.map(fieldJson) })),
			}),
		})),
	};
}

function fieldJson(field: NonNullable<Item["fields"]>[number]): unknown {
	const { id, label, kind, optional = false, choices } = field;
	return { id, label, kind, optional, ...(choices && { choices: choices.map(({ id, label }) => ({ id, label })) }) };
}

function outlineText(outline: Outline): string {
	const rows = outline.items.map((item) => [item.id, item.kind, item.required, visibleLine(item.label)]);
	return table([["ID", "KIND", "FROM", "HEADING OR QUESTION"], ...rows]);
}
