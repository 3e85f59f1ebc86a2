/**
 * Compiles the declaration of the YAML file beside the document: which of its keys hold which items. Its own items are
 * asked but not printed in the document. Knows no answers and no YAML.
 */

import { ID_FIX, isId } from "./ids.ts";
import { type CompileContext, sidecarItem } from "./items.ts";
import { factsOf } from "./kinds.ts";
import { declarationOf, valueChecksOf } from "./metadata-declaration.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import type { QuestionnaireEntry } from "./questionnaire-entry.ts";
import { type Inherited, questionnaireProblem } from "./questionnaire-entry.ts";
import type { QSidecar } from "./questionnaire-types.ts";
import type { Block, Item, Section, Sidecar } from "./types.ts";
import { nearestFix } from "./wording.ts";

export interface CompiledSidecar {
	readonly blocks: readonly Block[];
	readonly sections: readonly Section[];
	readonly items: readonly Item[];
	readonly sidecar: Sidecar;
}

/** What a template's own questionnaire adds after the document's items. Mistakes are added to `context.problems`. */
export function compileSidecar(
	file: QuestionnaireFile,
	declared: QSidecar,
	document: readonly Item[],
	context: CompileContext,
	inherited: Inherited,
): CompiledSidecar {
	const position = { section: declared.id, path: [declared.file], inherited };
	const items: Item[] = [];
	const fields = declared.fields.map((field, i) => {
		const path = ["sidecar", "fields", i];
		const { item: otherwise } = field;
		if (otherwise !== undefined && !document.some(({ id }) => id === otherwise))
			noteUnknown(file, otherwise, path, document, context);
		const id = `${declared.id}/${field.key}`;
		if (!field.key.split("/").every(isId) || items.some((item) => item.id === id)) {
			const message = `“${field.key}” can't be a key here, or is there already`;
			context.problems.push(questionnaireProblem("key", message, file.locationOf([...path, "key"]), ID_FIX));
		}
		const entry = otherwise === undefined ? field : { ...field, required: "never" as const };
		const item = sidecarItem(context, id, field.label ?? field.key, [{ entry, file, path }], position);
		if (factsOf(item.kind).isDocumentOnly) {
			const message = `a key has no room for the kind “${item.kind}”`;
			context.problems.push(
				questionnaireProblem("kind-of-key", message, file.locationOf([...path, "kind"]), "Expected another kind."),
			);
		}
		items.push(item);
		const about: readonly QuestionnaireEntry[] = [{ entry, file, path }];
		const values = valueChecksOf(
			about,
			context.problems,
			(item.choices ?? []).map((choice) => choice.id),
		);
		const more = { ...(otherwise && { otherwise }), ...(field.plain && { plain: true as const }) };
		return { matched: about, field: { key: field.key, item: id, ...more, ...values } };
	});
	notePlaces(file, declared, context);
	return {
		blocks: [{ type: "unprinted", section: declared.id, items: items.map(({ id }) => id) }],
		sections: [
			{ id: declared.id, label: declared.file, level: 0, optional: inherited.required === "never", aliases: [] },
		],
		items,
		sidecar: {
			file: declared.file,
			...(declared.document !== undefined && { document: declared.document }),
			...(declared.expected && { expected: true as const }),
			...declarationOf(fields, declared, file, ["sidecar"], context.problems),
		},
	};
}

function noteUnknown(
	file: QuestionnaireFile,
	item: string,
	path: readonly (string | number)[],
	document: readonly Item[],
	{ problems }: CompileContext,
): void {
	const fix = nearestFix(
		item,
		document.map(({ id }) => ({ text: id })),
		"item",
	);
	problems.push(
		questionnaireProblem("unknown-item", `the template has no item “${item}”`, file.locationOf([...path, "item"]), fix),
	);
}

/** Reports paths other than beside the document and below the draft's folder. */
function notePlaces(file: QuestionnaireFile, declared: QSidecar, { problems }: CompileContext): void {
	const fix = "Expected a path that leads down, such as “docs/{number}-{title}/README.md”.";
	if (!/^[\w.-]*\w[\w.-]*$/.test(declared.file))
		problems.push(
			questionnaireProblem("path", "expected a file's name alone", file.locationOf(["sidecar", "file"]), fix),
		);
	const { document } = declared;
	if (document !== undefined && /^(\/|$)|[\\:]|(^|\/)\.{0,2}(\/|$)/.test(document))
		problems.push(
			questionnaireProblem("path", "expected a path inside of a folder", file.locationOf(["sidecar", "document"]), fix),
		);
}
