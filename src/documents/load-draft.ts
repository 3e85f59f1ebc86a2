/**
 * A draft that the command line names, read together with its template: what every command that takes a DRAFT begins
 * with. Writes nothing.
 */
import { resolve } from "node:path";
import { shellWord } from "../cli/shell-word.ts";
import type { World } from "../cli/world.ts";
import { readAnswers } from "../draft/answers.ts";
import { PlaceWanted, skimDraft } from "../draft/fast-parse.ts";
import type { ParsedDraft } from "../draft/parse.ts";
import { withNoLongerAsked } from "../outline/no-longer-asked.ts";
import { InputError, type Problem, problemText } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { ADVICE, readText } from "../project/read-text.ts";
import { outlineWithExtras } from "../proposal/layout/extras.ts";
import type { Sides } from "../proposal/merge-answers.ts";
import type { Proposal } from "../proposal/types.ts";
import { resolveTemplate } from "../templates/resolve-template.ts";

export interface LoadedDraft {
	/** As messages call it. */
	readonly file: string;
	/** Absolute. */
	readonly path: string;
	readonly parsed: Omit<ParsedDraft, "placeOf">;
	/** Absolute path of the template's file; undefined for a built-in one. */
	readonly templatePath: string | undefined;
	/** The template's alone. */
	readonly asked: Outline;
	/** The template's, with what the draft's document has beside it, and texts that nobody asks for any more. */
	readonly outline: Outline;
	readonly sides: Sides;
	/** Keys and answers that say nothing to the template; they stay in the file. */
	readonly unknown: readonly Problem[];
}

/** With the places of what stands in the file. */
export interface PlacedDraft extends LoadedDraft {
	readonly parsed: ParsedDraft;
}

/**
 * Reads the draft. `template`, where given, counts instead of the one that the draft names.
 * @throws InputError for whatever is wrong with it or its template, with file, line and column
 * @throws UsageError for a `template` that there isn't
 */
export async function loadDraft(file: string, cwd: string, template?: string): Promise<LoadedDraft> {
	const text = await draftText(file, cwd);
	const skimmed = skimDraft(text, file);
	try {
		if (skimmed) return await withTemplate(skimmed, cwd, template);
	} catch (error) {
		// Something has to be told about a line of the file.
		if (!(error instanceof PlaceWanted)) throw error;
	}
	return withTemplate(await parsedExactly(text, file), cwd, template);
}

/** As loadDraft, also where nothing is wrong with it: for who tells where something stands. */
export async function loadPlacedDraft(file: string, cwd: string, template?: string): Promise<PlacedDraft> {
	const text = await draftText(file, cwd);
	return withTemplate(await parsedExactly(text, file), cwd, template);
}

/** Not of Markdown: whoever names the document for its draft would only be told what is wrong with it as YAML. */
async function draftText(file: string, cwd: string): Promise<string> {
	const text = await readText(resolve(cwd, file), file, ADVICE.draft);
	if (!/\.(md|markdown)$/i.test(file)) return text;
	const fix = `Name its draft, or make one of it: pep-wizard import ${shellWord(file)}`;
	throw new InputError([
		{ rule: "draft/markdown", severity: "error", message: "is Markdown, no draft", at: { file }, fix },
	]);
}

/** With the YAML library, which most drafts can be read without. */
async function parsedExactly(text: string, file: string): Promise<ParsedDraft> {
	const { parseDraft } = await import("../draft/codec.ts");
	return parseDraft(text, file);
}

async function withTemplate(parsed: ParsedDraft, cwd: string, template: string | undefined): Promise<PlacedDraft> {
	const { file } = parsed;
	const path = resolve(cwd, file);
	const naming = { template: parsed.template, path, file, place: () => parsed.placeOf(["template"]) };
	const { outline: asked, path: templatePath } = await resolveTemplate({ cwd, option: template, draft: naming });
	const known = outlineWithExtras(asked, parsed.layout);
	const read = readAnswers(parsed, known);
	const outline = withNoLongerAsked(known, read.kept);
	const { answers } = outline === known ? read : readAnswers(parsed, outline);
	return {
		file,
		path,
		parsed,
		templatePath,
		asked,
		outline,
		sides: { stage: parsed.stage, answers },
		unknown: read.unknown,
	};
}

export function proposalOf({ outline, sides, parsed: { layout } }: LoadedDraft): Proposal {
	return { outline, ...sides, ...(layout && { layout }) };
}

/** Tells on standard error what of a draft says nothing to its template. */
export async function tellUnknown({ unknown }: LoadedDraft, world: World): Promise<void> {
	if (unknown.length === 0) return;
	const { visible } = await import("../terminal/sanitize.ts");
	for (const problem of unknown) world.err(`${visible(problemText(problem))}\n`);
}
