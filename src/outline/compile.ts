/**
 * Compiles a template and its questionnaires into an outline. Opens no file: the same input always gives the same
 * outline.
 */
import { assemble } from "./assemble.ts";
import { assignIds } from "./assign-ids.ts";
import { compileAttributes } from "./compile-attributes.ts";
import { roleOfName } from "./head-fields.ts";
import { loadQuestionnaires, type QuestionnaireSource } from "./include.ts";
import type { CompileContext } from "./items.ts";
import { matchQuestionnaires } from "./match.ts";
import { documentDeclaration } from "./metadata-declaration.ts";
import { InputError, type Problem } from "./problem.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import type { Questionnaire } from "./questionnaire-types.ts";
import { compileRelaxed } from "./relaxed.ts";
import { compileScopes, hasScopes } from "./scopes.ts";
import { buildSectionTree, type SectionNode } from "./section-tree.ts";
import { compileSidecar } from "./sidecar.ts";
import { readTemplate } from "./template.ts";
import { type Item, type Outline, SCOPE_SECTION, type Stage } from "./types.ts";

const STAGE_LABELS: Readonly<Record<Stage, string>> = { alpha: "Alpha", beta: "Beta", stable: "Stable" };

export interface CompileInput {
	/** The outline's name. The questionnaire with the same name is the template's own. */
	readonly name: string;
	/** `file` is its name in messages. */
	readonly template: { readonly name?: string; readonly text: string; readonly file: string };
	/** The template's own questionnaire and all that it can include. */
	readonly questionnaires: readonly QuestionnaireSource[];
}

/**
 * The outline of a template and its questionnaire. Without a questionnaire, the template's form alone decides: any
 * Markdown with a heading gives an outline.
 * @throws InputError with all mistakes in the template and the questionnaires: file, line, what was expected, and the
 * nearest wording.
 */
export function compileOutline({ name, template, questionnaires }: CompileInput): Outline {
	const raw = readTemplate(template.text, template.file);
	const files = loadQuestionnaires(name, questionnaires);
	const own = files.at(-1)?.data;
	const root = buildSectionTree(raw, files);
	const problems: Problem[] = matchQuestionnaires(root, files, template.file);
	if (problems.length > 0) throw new InputError(problems);
	const parts = compileParts(template.file, files, root, problems);
	if (problems.length > 0) throw new InputError(problems);
	return {
		template: name,
		description: own?.description ?? root.children[0]!.label,
		...parts,
		...(own?.resolved && { resolved: own.resolved }),
	};
}

/** Everything that depends on the sections. Mistakes are added to `problems`. */
function compileParts(
	template: string,
	files: readonly QuestionnaireFile[],
	root: SectionNode,
	problems: Problem[],
): Omit<Outline, "template" | "description" | "resolved"> {
	const file = files.at(-1);
	const withScopes = hasScopes(files);
	const declared = file?.data.sidecar;
	problems.push(...assignIds(root, [...(withScopes ? [SCOPE_SECTION] : []), ...(declared ? [declared.id] : [])]));
	const stageLabels = Object.assign({}, STAGE_LABELS, ...files.map(({ data }) => data.stages));
	const context = { template, stageLabels, problems, stages: [], fields: [], headFields: [], toc: tocOf(file?.data) };
	const inherited = { required: file?.data.required ?? "alpha" } as const;
	const assembled = assemble(root, context, inherited);
	const appended = declared && compileSidecar(file!, declared, assembled.items, context, inherited);
	const metadata = documentDeclaration(context.fields, file, problems);
	const items = [...assembled.items, ...(appended?.items ?? [])];
	const before = withScopes ? compileScopes(files, items, problems) : undefined;
	const relaxed = compileRelaxed(file, items, problems);
	const parts = {
		blocks: [...(before?.blocks ?? []), ...assembled.blocks, ...(appended?.blocks ?? [])],
		sections: [...(before?.sections ?? []), ...assembled.sections, ...(appended?.sections ?? [])],
		items: [...(before?.items ?? []), ...items],
		stageLabels,
		...(relaxed.length > 0 && { relaxed }),
		...(appended && { sidecar: appended.sidecar }),
		...(metadata && { metadata }),
		...(before && { scopes: before.scopes }),
		...namesOf(assembled.items, context.headFields),
	};
	const attributes = compileAttributes(file, parts, problems);
	return { ...parts, ...(attributes && { attributes }) };
}

/** The fields at the head that hold title and number, if no item has these ids. */
function namesOf(items: readonly Item[], headFields: readonly Item[]): Pick<Outline, "names"> {
	const idFor = (role: "title" | "number"): Outline["names"] => {
		const isThere = items.some(({ id }) => id === role);
		const field = isThere ? undefined : headFields.find(({ label }) => roleOfName(label) === role);
		return field && { [role]: field.id };
	};
	const names = { ...idFor("title"), ...idFor("number") };
	return Object.keys(names).length === 0 ? {} : { names };
}

function tocOf(own: Questionnaire | undefined): CompileContext["toc"] {
	const { "toc-depth": depth, "toc-tool": tool, toc } = own ?? {};
	return { ...(depth && { depth }), ...(tool && { tool }), ...(toc && { optional: true }) };
}
