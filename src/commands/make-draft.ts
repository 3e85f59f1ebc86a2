/**
 * Makes a new draft's file, never over another one. Asks nobody.
 */
import { statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { printDraft } from "../draft/codec.ts";
import { WriteError, writeWhole } from "../draft/store.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Outline } from "../outline/types.ts";
import { withAnswer } from "../proposal/answers.ts";
import type { Proposal } from "../proposal/types.ts";
import type { NewDraft } from "../wizard/start/steps.ts";
import { draftName, freeName } from "./draft-name.ts";
import { isTemplatePath } from "./load-template.ts";
import { shellWord } from "./shell-word.ts";
import { UsageError } from "./world.ts";

/** Where a new draft goes: a function of its title and number, or a file that is given. */
export interface Destination {
	readonly file: string | undefined;
	readonly fileFor: (title: string, number: string) => string;
}

/**
 * What FILE on the command line means: a folder gets the draft under its default name, a name without an ending gets
 * `.pep.yaml`. Throws UsageError for a name that no draft has.
 */
export function destinationOf(given: string | undefined, cwd: string): Destination {
	const folder = given === undefined ? "" : isFolder(given, cwd) ? given : undefined;
	const fileFor = (title: string, number: string): string => {
		const within = folder ?? "";
		return join(within, freeName(draftName(title, number), resolve(cwd, within)));
	};
	return { file: folder === undefined && given !== undefined ? namedDraft(given) : undefined, fileFor };
}

function isFolder(given: string, cwd: string): boolean {
	return /[\\/]$/.test(given) || (statSync(resolve(cwd, given), { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/** A draft's file name, with its ending. Throws UsageError for a name that no draft has. */
export function namedDraft(given: string): string {
	if (/\.ya?ml$/i.test(given)) return given;
	const ending = /\.[a-z]+$/i.exec(basename(given))?.[0];
	if (ending === undefined || ending === ".pep") return `${given.replace(/\.pep$/i, "")}.pep.yaml`;
	const name = `${given.slice(0, -ending.length)}.pep.yaml`;
	throw new UsageError(`A draft is a YAML file, “${given}” is not named like one`, { hint: `call it ${name}` });
}

/** Throws WriteError where there is such a file already; with what to do about it, and `other` as a way to name one. */
export function mustBeNew(file: string, cwd: string, other = "pep-wizard new FILE"): void {
	if (statSync(resolve(cwd, file), { throwIfNoEntry: false }) === undefined) return;
	const mend = `Resume it with “pep-wizard edit ${shellWord(file)}”, or name another file: ${other}`;
	throw new WriteError(file, "there is such a file already", mend);
}

/**
 * Writes the new draft. `outline` is its template's.
 * @throws WriteError where it can't be written, or is there already
 */
export async function makeDraft(draft: NewDraft, outline: Outline, cwd: string): Promise<void> {
	const { file, title, number, stage } = draft;
	mustBeNew(file, cwd);
	const path = resolve(cwd, file);
	let proposal: Proposal = { outline, stage, answers: {} };
	for (const [id, text] of [
		["title", title],
		["number", number],
	] as const) {
		const item = itemOf(outline, id);
		if (item && text.trim() !== "") proposal = withAnswer(proposal, item, text.trim());
	}
	const template = templateIn(draft.template, path, cwd);
	await writeWhole(path, printDraft(outline, { template, stage, answers: proposal.answers }), {
		exclusive: true,
		file,
	});
}

/** A template's name or path as the draft names it: from the draft's own folder, with slashes. */
export function templateIn(template: string, draftPath: string, cwd: string): string {
	if (!isTemplatePath(template)) return template;
	const path = relative(dirname(draftPath), resolve(cwd, template)).split(sep).join("/");
	return isAbsolute(path) || path.startsWith("../") ? path : `./${path}`;
}
