/**
 * Loads a draft and its template: the first step of every command that takes a DRAFT. Writes nothing.
 */
import { resolve } from "node:path";
import { shellWord } from "../cli/output.ts";
import type { World } from "../cli/world.ts";
import { readAnswers } from "../draft/answers.ts";
import { fastParseDraft, LocationsUnavailable } from "../draft/fast-parse.ts";
import type { ParsedDraft } from "../draft/parse.ts";
import { withNoLongerAsked } from "../outline/no-longer-asked.ts";
import { formatProblem, InputError, type Problem } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { ADVICE, readText } from "../project/read-text.ts";
import { outlineWithExtras } from "../proposal/layout/extras.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import type { Proposal } from "../proposal/types.ts";
import { resolveTemplate } from "../templates/resolve-template.ts";

export interface LoadedDraft {
	/** The draft's name in messages. */
	readonly file: string;
	/** Absolute. */
	readonly path: string;
	readonly parsed: Omit<ParsedDraft, "locationOf">;
	/** Absolute path of the template's file; undefined for a built-in one. */
	readonly templatePath: string | undefined;
	/** The template's outline alone. */
	readonly templateOutline: Outline;
	/** The template's outline, plus extra sections of the document and answers whose items the template no longer has. */
	readonly outline: Outline;
	readonly snapshot: Snapshot;
	/** Keys and answers that the template doesn't know; they stay in the file. */
	readonly unknown: readonly Problem[];
}

/** A loaded draft with the location of everything in its file. */
export interface LocatedDraft extends LoadedDraft {
	readonly parsed: ParsedDraft;
}

/**
 * Reads the draft. `template`, if given, overrides the template that the draft names.
 * @throws InputError for mistakes in the draft or its template, with file, line and column
 * @throws UsageError if `template` doesn't exist
 */
export async function loadDraft(file: string, cwd: string, template?: string): Promise<LoadedDraft> {
	return loadDraftText(await draftText(file, cwd), file, cwd, template);
}

/** The same for the text of a draft that the file holds or has held. */
export async function loadDraftText(text: string, file: string, cwd: string, template?: string): Promise<LoadedDraft> {
	const skimmed = fastParseDraft(text, file);
	try {
		if (skimmed) return await withTemplate(skimmed, cwd, template);
	} catch (error) {
		// An error needs a position, which only the library provides.
		if (!(error instanceof LocationsUnavailable)) throw error;
	}
	return withTemplate(await parsedExactly(text, file), cwd, template);
}

/** Like loadDraft, but always with positions. */
export async function loadLocatedDraft(file: string, cwd: string, template?: string): Promise<LocatedDraft> {
	const text = await draftText(file, cwd);
	return withTemplate(await parsedExactly(text, file), cwd, template);
}

/** Refuses Markdown: naming the document instead of its draft would otherwise give a YAML error. */
async function draftText(file: string, cwd: string): Promise<string> {
	const text = await readText(resolve(cwd, file), file, ADVICE.draft);
	if (!/\.(md|markdown)$/i.test(file)) return text;
	const fix = `Name its draft, or make one from it: pep-wizard import ${shellWord(file)}`;
	throw new InputError([
		{ rule: "draft/markdown", severity: "error", message: "is Markdown, not a draft", at: { file }, fix },
	]);
}

/** Parses with the YAML library, which most drafts don't need. */
async function parsedExactly(text: string, file: string): Promise<ParsedDraft> {
	const { parseDraft } = await import("../draft/codec.ts");
	return parseDraft(text, file);
}

async function withTemplate(parsed: ParsedDraft, cwd: string, template: string | undefined): Promise<LocatedDraft> {
	const { file } = parsed;
	const path = resolve(cwd, file);
	const naming = { template: parsed.template, path, file, place: () => parsed.locationOf(["template"]) };
	const { outline: templateOutline, path: templatePath } = await resolveTemplate({
		cwd,
		option: template,
		draft: naming,
	});
	const known = outlineWithExtras(templateOutline, parsed.layout);
	const read = readAnswers(parsed, known);
	const outline = withNoLongerAsked(known, read.kept);
	const { answers } = outline === known ? read : readAnswers(parsed, outline);
	return {
		file,
		path,
		parsed,
		templatePath,
		templateOutline,
		outline,
		snapshot: { stage: parsed.stage, answers },
		unknown: read.unknown,
	};
}

/** The proposal that the draft holds. */
export function proposalOf({ outline, snapshot, parsed: { layout, name } }: LoadedDraft): Proposal {
	return { outline, ...snapshot, name, ...(layout && { layout }) };
}

/** Reports on standard error the answers and keys that the template doesn't know. */
export async function reportUnknown({ unknown }: LoadedDraft, world: World): Promise<void> {
	if (unknown.length === 0) return;
	const { visible } = await import("../terminal/sanitize.ts");
	for (const problem of unknown) world.err(`${visible(formatProblem(problem))}\n`);
}
