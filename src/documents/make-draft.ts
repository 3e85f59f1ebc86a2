/**
 * Makes a new draft's file, never over another one. Asks nobody.
 */
import { statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { shellWord } from "../cli/shell-word.ts";
import { UsageError } from "../cli/world.ts";
import { printDraft } from "../draft/codec.ts";
import { WriteError, writeWhole } from "../draft/store.ts";
import { REAL_FILES } from "../files/file-system.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Outline } from "../outline/types.ts";
import { draftName, freeName } from "../project/draft-name.ts";
import { conventionBelow, type DraftLocation } from "../project/numbering-convention.ts";
import { ownSchema } from "../project/own-schema.ts";
import { withAnswer } from "../proposal/answers.ts";
import type { Proposal } from "../proposal/types.ts";
import { isTemplatePath } from "../templates/own-template.ts";
import type { NewDraft } from "../wizard/start/steps.ts";

/** Where a new draft goes: a function of its title and number, or a file that is given. */
export interface Destination {
	/** The number that is free, where the repository counts its proposals and no file is given. */
	readonly number: string | undefined;
	readonly file: string | undefined;
	readonly fileFor: (title: string, number: string) => string;
}

/**
 * What FILE on the command line means: a folder gets the draft under its default name, a name without an ending gets
 * `.pep.yaml`, and without it the draft goes where the repository keeps them. Throws UsageError for a name that no draft
 * has.
 */
export async function destinationOf(given: string | undefined, cwd: string): Promise<Destination> {
	const folder = given === undefined || isFolder(given, cwd) ? (given ?? "") : undefined;
	if (given !== undefined && folder === undefined) {
		return { number: undefined, file: namedDraft(given), fileFor: fileIn({ folder: "", own: false }, cwd) };
	}
	const { number, location } = await conventionBelow(cwd);
	return {
		number,
		file: undefined,
		fileFor: fileIn(given === undefined ? location : { ...location, folder: given }, cwd),
	};
}

/** What a folder is called that holds one proposal. */
function ownFolder(title: string, number: string): string {
	return draftName(title, number).replace(/\.pep\.yaml$/, "");
}

/** The free file for a title and a number there. */
function fileIn({ folder, own, file }: DraftLocation, cwd: string): Destination["fileFor"] {
	return (title, number) => {
		const name = draftName(title, number);
		const within = own ? join(folder, ownFolder(title, number)) : folder;
		return join(within, file ?? freeName(name, resolve(cwd, within)));
	};
}

/** There is such a folder, or only a folder is written like that. */
export function isFolder(given: string, cwd: string): boolean {
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

const NAMED = "pep-wizard new FILE";

/**
 * Throws WriteError where there is such a file already; with what to do about it, and `other` as a command to name one
 * with; empty where another can be given at once.
 */
export function mustBeNew(file: string, cwd: string, other = NAMED): void {
	if (statSync(resolve(cwd, file), { throwIfNoEntry: false }) === undefined) return;
	const mend = `Resume it with “pep-wizard edit ${shellWord(file)}”, or name another file${other === "" ? "." : `: ${other}`}`;
	throw new WriteError(file, "there is such a file already", mend);
}

/**
 * Writes the new draft. `outline` is its template's, `other` as for `mustBeNew`.
 * @throws WriteError where it can't be written, or is there already
 */
export async function makeDraft(draft: NewDraft, outline: Outline, cwd: string, other = NAMED): Promise<void> {
	const { file, title, number, stage } = draft;
	mustBeNew(file, cwd, other);
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
	// A proposal may get a folder of its own; any other that isn't there was mistyped.
	if (basename(dirname(path)) === ownFolder(title, number))
		await REAL_FILES.mkdir(dirname(path), 0o777).catch(() => {});
	const schema = await ownSchema(path);
	await writeWhole(path, printDraft(outline, { template, stage, answers: proposal.answers, schema }), {
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
