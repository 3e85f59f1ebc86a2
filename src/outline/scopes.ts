/**
 * Scopes: questions at the start whose answers mark other items as not applicable. They become items that are asked but
 * not printed. Knows no answers.
 */

import { idProblem } from "./assign-ids.ts";
import { guidanceOf } from "./guidance.ts";
import { IdAllocator } from "./ids.ts";
import { nearestWord } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import { questionnaireProblem } from "./questionnaire-entry.ts";
import type { QScope } from "./questionnaire-types.ts";
import type { Path } from "./schema.ts";
import { ASK_ANYWAY, type Block, type Guidance, type Item, SCOPE_SECTION, type Scope, type Section } from "./types.ts";

interface ScopeEntry {
	readonly scope: QScope;
	readonly file: QuestionnaireFile;
	readonly path: Path;
}

export interface CompiledScopes {
	readonly blocks: readonly Block[];
	readonly sections: readonly Section[];
	readonly items: readonly Item[];
	readonly scopes: readonly Scope[];
}

/** Whether any of the files has scopes. */
export function hasScopes(files: readonly QuestionnaireFile[]): boolean {
	return files.some(({ data }) => (data.scopes ?? []).length > 0);
}

/**
 * What the files' scopes add before the items of an outline. The template's own scopes come first and override included
 * ones with the same id. Mistakes are added to `problems`.
 */
export function compileScopes(
	files: readonly QuestionnaireFile[],
	items: readonly Item[],
	problems: Problem[],
): CompiledScopes {
	const all = new Map<string, ScopeEntry>();
	for (const file of files.toReversed()) {
		const ids = new IdAllocator();
		ids.reserve("wanted");
		for (const [i, scope] of (file.data.scopes ?? []).entries()) {
			const entry: ScopeEntry = { scope, file, path: ["scopes", i] };
			const problem = idProblem(scope.id, ids, file.locationOf([...entry.path, "id"]));
			if (problem) problems.push(problem);
			else if (!all.has(scope.id)) all.set(scope.id, entry);
		}
	}
	const scopes = [...all.values()].map((entry) => scopeOf(entry, items, problems));
	const questions = [...all.values()].map(({ scope }) => scopeQuestion(scope));
	const asked = [...questions, askAnywayItem(scopes, items)];
	return {
		blocks: [{ type: "unprinted", section: SCOPE_SECTION, items: asked.map(({ id }) => id) }],
		sections: [{ id: SCOPE_SECTION, label: "Scope", level: 0, optional: true, aliases: [] }],
		items: asked,
		scopes,
	};
}

const SCOPE_ITEM = {
	path: ["Scope"],
	section: SCOPE_SECTION,
	required: "never",
	aside: true,
	placeholders: [],
	aliases: [],
} as const;

function scopeQuestion(scope: QScope): Item {
	return {
		...SCOPE_ITEM,
		id: `${SCOPE_SECTION}/${scope.id}`,
		kind: "confirm",
		label: scope.question,
		...(scope.short && { short: scope.short }),
		guidance: guidanceOf(scope),
	};
}

/** The item whose entries are the ids that scopes can set aside. */
function askAnywayItem(scopes: readonly Scope[], items: readonly Item[]): Item {
	const ids = new Set(scopes.flatMap(({ setsAside }) => setsAside));
	const choices = items.filter(({ id }) => ids.has(id)).map(({ id, label }) => ({ id, label }));
	const guidance: Guidance = {
		text: "List the ids, one per entry, of items that you want to answer although an answer above marks them as not applicable.",
		why: "Scopes cover the usual case; your proposal may be an exception in one question.",
		example: "- production-readiness/scalability/api-calls",
		reviewers: "Every listed item has an answer.",
	};
	return {
		...SCOPE_ITEM,
		id: ASK_ANYWAY,
		kind: "list",
		label: "Ask anyway",
		entryName: "item",
		choices,
		guidance,
	};
}

function scopeOf({ scope, file, path }: ScopeEntry, items: readonly Item[], problems: Problem[]): Scope {
	const setsAside = scope["sets-aside"].flatMap((id, i) => {
		const found = items.filter((item) => matchesId(id, item.id));
		const at = file.locationOf([...path, "sets-aside", i]);
		if (found.length === 0) problems.push(unknownItem(id, items, at));
		if (found.some(({ isStage }) => isStage))
			problems.push(questionnaireProblem("stage-aside", "the stage can't be set aside", at, "Remove it here."));
		return found.map((item) => item.id);
	});
	const { id, when = "no", reason } = scope;
	return { item: `${SCOPE_SECTION}/${id}`, when, setsAside: [...new Set(setsAside)], reason };
}

/** Whether an id names an item or a section above it; the last parts of an id are enough. */
function matchesId(id: string, item: string): boolean {
	return `/${item}/`.includes(`/${id}/`);
}

function unknownItem(id: string, items: readonly Item[], at: Problem["at"]): Problem {
	const ids = items.flatMap((item) => item.id.split("/").map((_, i, parts) => parts.slice(0, i + 1).join("/")));
	const meant = nearestWord(id, [...new Set(ids)]);
	const fix = meant ? `Did you mean “${meant}”?` : "Expected an id of “pep-wizard outline”, or its last part.";
	return questionnaireProblem("unknown-item", `the template has no item “${id}”`, at, fix);
}
