/**
 * `pep-wizard template check`: how a template is understood, what existing proposals make of it, and the questionnaire
 * that would understand them better; with `--write`, in its file.
 */
import { dirname, join, resolve } from "node:path";
import type { RunCommand } from "../cli/command-spec.ts";
import { jsonText } from "../cli/output.ts";
import { EXIT, UsageError, type World } from "../cli/world.ts";
import { writeFileAtomically } from "../draft/store.ts";
import { MAX_BYTES } from "../files/read.ts";
import { InputError } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { readText } from "../project/read-text.ts";
import { type Suggestion, suggestionsFor } from "../proposal/survey/suggest.ts";
import { type NamedPath, outlineOfText, type TemplateFiles, templateFiles } from "../templates/own-template.ts";
import { resolveTemplate } from "../templates/resolve-template.ts";
import { visible } from "../terminal/sanitize.ts";
import { pluralize } from "../text/english.ts";
import { withSuggestions } from "./template/questionnaire.ts";
import { MOST_PROPOSALS, proposalTargets, type Surveyed, surveyOf } from "./template/read-proposals.ts";
import { addedText, changedText, outlineJson, outlineText } from "./template/report.ts";

export const run: RunCommand = async (call, world) => {
	const [, named = "", ...paths] = call.words;
	if (call.options.force && !call.options.write) throw new UsageError("--force is for --write");
	const resolved = await resolveTemplate({ cwd: world.cwd, option: named });
	const { outline, template } = resolved;
	const files = resolved.path === undefined ? undefined : await templateFiles(resolve(world.cwd, template), template);
	if (call.options.write && !files)
		throw new UsageError(`--write is for templates of your own; “${template}” is built in`);
	const found = await proposalTargets(paths, resolved.path, world);
	const surveyed = await surveyOf(outline, found, world);
	const force = call.options.force === true;
	const proposed = await propose(outline, files, surveyed, { force, world });
	if (call.options.json) world.out(jsonText(reportJson(template, outline, files, surveyed, proposed)));
	else world.out(visible(reportText(outline, surveyed, proposed, call.options.write === true)));
	if (call.options.write) await save(proposed, files, force, world);
	return surveyed.unusable > 0 ? EXIT.input : EXIT.fine;
};

/** What could be written, and what it would bring. */
interface Proposed {
	readonly suggestions: readonly Suggestion[];
	/** The template is built in, and can't be given another questionnaire. */
	readonly isBuiltIn?: boolean;
	/** The questionnaire's text; undefined if there is nothing to propose. */
	readonly text?: string;
	/** The existing questionnaire, if the text adds to it. */
	readonly base?: string | undefined;
	/** The existing questionnaire can't take it: the text is a new one. */
	readonly isApart?: boolean;
	readonly after?: Surveyed;
}

interface How {
	/** The existing questionnaire doesn't count. */
	readonly force: boolean;
	readonly world: World;
}

async function propose(
	outline: Outline,
	files: TemplateFiles | undefined,
	surveyed: Surveyed,
	{ force, world }: How,
): Promise<Proposed> {
	const suggestions = suggestionsFor(outline, surveyed.survey);
	if (suggestions.length === 0 || !files) return { suggestions, isBuiltIn: !files };
	const existing = force || !files.questionnaire ? undefined : await textOf(files.questionnaire);
	for (const base of existing === undefined ? [undefined] : [existing, undefined]) {
		const first = await step(files, { outline, suggestions, surveyed }, base, world);
		if (!first) continue;
		// What is found under its new names may show more.
		const more = suggestionsFor(first.outline, first.surveyed.survey).flatMap(withoutAliases);
		const second =
			more.length === 0 ? undefined : await step(files, { ...first, suggestions: more }, first.text, world);
		const { text, surveyed: after } = second ?? first;
		const isApart = existing !== undefined && base === undefined;
		return { suggestions: [...suggestions, ...(second ? more : [])], text, base, isApart, after };
	}
	return { suggestions };
}

/** Words that are similar to an alias would only add its forms. */
function withoutAliases(suggestion: Suggestion): Suggestion[] {
	return suggestion.kind || suggestion.questions.length > 0 ? [{ ...suggestion, aliases: [] }] : [];
}

/** What is known of the template, and what to add to its questionnaire. */
interface Known {
	readonly outline: Outline;
	readonly suggestions: readonly Suggestion[];
	readonly surveyed: Surveyed;
}

/** The questionnaire with the suggestions, and what is known with it; undefined if the template doesn't take it. */
async function step(
	files: TemplateFiles,
	{ outline, suggestions, surveyed: { survey, targets } }: Known,
	base: string | undefined,
	world: World,
): Promise<(Pick<Known, "outline" | "surveyed"> & { readonly text: string }) | undefined> {
	const text = withSuggestions(outline, suggestions, survey.proposals, base);
	const better = text === undefined ? undefined : await outlineIf(files, text);
	if (text === undefined || !better) return undefined;
	return { text, outline: better, surveyed: await surveyOf(better, targets, world) };
}

function textOf({ path, shown }: NamedPath): Promise<string> {
	return readText(path, shown, undefined, MAX_BYTES.settings);
}

/** The outline with that questionnaire, if the template takes it. */
async function outlineIf(files: TemplateFiles, text: string): Promise<Outline | undefined> {
	try {
		return await outlineOfText(files, text);
	} catch (error) {
		if (error instanceof InputError) return undefined;
		throw error;
	}
}

const OWN_COPY = `Aliases and kinds can only be proposed for a template of your own: copy this one with “pep-wizard init”.\n`;

function reportText(outline: Outline, surveyed: Surveyed, proposed: Proposed, written: boolean): string {
	const { survey } = surveyed;
	// The outline was shown before; what was written is in its file.
	const parts = written ? [] : [outlineText(outline, survey)];
	const read = [countText(surveyed), addedText(survey)].join("");
	if (read !== "") parts.push(read);
	const { text, after, suggestions, isBuiltIn } = proposed;
	if (survey.proposals > 0 && suggestions.length === 0) parts.push("Nothing to propose.\n");
	if (suggestions.length > 0 && isBuiltIn) parts.push(OWN_COPY);
	if (text !== undefined && after) {
		const title = proposed.isApart
			? "Proposed, to be added to the questionnaire by hand"
			: "Proposed questionnaire (--write saves it)";
		if (!written) parts.push(`${title}:\n\n${text}`);
		parts.push(changedText(survey, after.survey));
	}
	return parts.filter((part) => part !== "").join("\n");
}

function countText({ survey, others, more }: Surveyed): string {
	if (survey.proposals === 0 && others.length === 0) return "";
	const left = others.length === 0 ? "" : `; ${pluralize(others.length, "other file")} with nothing in common left out`;
	return `${pluralize(survey.proposals, "proposal")} read${left}${more ? `; the first ${MOST_PROPOSALS} only` : ""}.\n`;
}

function reportJson(
	template: string,
	outline: Outline,
	files: TemplateFiles | undefined,
	{ survey, others, more }: Surveyed,
	{ suggestions, text }: Proposed,
): unknown {
	return {
		"pep-wizard-template": 1,
		template,
		description: outline.description,
		questionnaire: files?.questionnaire?.shown ?? null,
		proposals: survey.proposals,
		others,
		more,
		items: outlineJson(outline, survey),
		added: survey.added.slice(0, 100),
		suggestions: suggestions.map(({ kind, ...rest }) => ({ ...rest, kind: kind ?? null })),
		proposed: text ?? null,
	};
}

/** Writes the questionnaire beside the template, or into the one that there is. */
async function save(
	{ suggestions, text, base, isApart }: Proposed,
	files: TemplateFiles | undefined,
	force: boolean,
	world: World,
): Promise<void> {
	if (!files || suggestions.length === 0) return world.err("Nothing to write.\n");
	const existing = files.questionnaire;
	if (text === undefined || (isApart && existing)) {
		const where = existing?.shown ?? "a new file";
		const message = "the proposals can't be added without changing how the rest is written; nothing was written";
		const fix = "Add the lines that are printed without --write by hand, or replace the file: --write --force";
		throw new InputError([{ rule: "template/questionnaire", severity: "error", message, at: { file: where }, fix }]);
	}
	const target = existing ?? besideTemplate(files);
	const expected = base === undefined ? {} : { expected: new TextEncoder().encode(base) };
	await writeFileAtomically(target.path, text, { exclusive: !existing, file: target.shown, ...expected });
	const did = existing ? (force ? "Replaced" : "Added to") : "Written:";
	world.err(visible(`${did} ${target.shown}; check every line before you keep it.\n`));
}

function besideTemplate({ template }: TemplateFiles): NamedPath {
	const renamed = (path: string): string =>
		/(^|[\\/])template\.[a-z]+$/i.test(path)
			? join(dirname(path), "questionnaire.yaml")
			: path.replace(/\.[a-z]+$/i, ".yaml");
	return { path: renamed(template.path), shown: renamed(template.shown) };
}
