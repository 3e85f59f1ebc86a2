/**
 * Creates the file of a new draft; never overwrites. Not interactive.
 */
import { statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { shellWord } from "../cli/output.ts";
import type { World } from "../cli/world.ts";
import { UsageError } from "../cli/world.ts";
import { printDraft } from "../draft/codec.ts";
import { WriteError, writeFileAtomically } from "../draft/store.ts";
import { REAL_FILES } from "../files/file-system.ts";
import { isFirstValue, roleOfName } from "../outline/head-fields.ts";
import { itemOf, numberId, titleId } from "../outline/lookup.ts";
import type { Item, Outline, Stage } from "../outline/types.ts";
import { draftName, freeName } from "../project/new-draft-name.ts";
import { conventionBelow, type DraftLocation } from "../project/numbering-convention.ts";
import { ownSchema } from "../project/settings.ts";
import { withAnswer } from "../proposal/answers.ts";
import { kindOf } from "../proposal/kinds/table.ts";
import type { Proposal, ProposalName } from "../proposal/types.ts";
import { isTemplatePath } from "../templates/own-template.ts";
import type { NewDraft } from "../wizard/start/steps.ts";

/** Where a new draft goes: a given file, or one named by title and number. */
export interface Destination {
	/** The next free number, if the repository numbers its proposals and no file is given. */
	readonly number: string | undefined;
	readonly file: string | undefined;
	readonly fileFor: (title: string, number: string) => string;
}

/**
 * Interprets FILE on the command line. In a folder, the draft gets its default name; a name without an extension gets
 * `.pep.yaml`; without FILE, the draft goes where the repository keeps drafts.
 * @throws UsageError for a name that is invalid for a draft
 */
export async function destinationOf(
	given: string | undefined,
	{ cwd, env }: Pick<World, "cwd" | "env">,
): Promise<Destination> {
	const folder = given === undefined || isFolder(given, cwd) ? (given ?? "") : undefined;
	if (given !== undefined && folder === undefined) {
		return { number: undefined, file: namedDraft(given), fileFor: fileIn({ folder: "", own: false }, cwd) };
	}
	const { number, location } = await conventionBelow(cwd, env);
	return {
		number,
		file: undefined,
		fileFor: fileIn(given === undefined ? location : { ...location, folder: given }, cwd),
	};
}

/** The name of a folder for a single proposal. */
function ownFolder(title: string, number: string): string {
	return draftName(title, number).replace(/\.pep\.yaml$/, "");
}

/** Names a file for a title and a number in that location that doesn't exist yet. */
function fileIn({ folder, own, file }: DraftLocation, cwd: string): Destination["fileFor"] {
	return (title, number) => {
		const name = draftName(title, number);
		const within = own ? join(folder, ownFolder(title, number)) : folder;
		return join(within, file ?? freeName(name, resolve(cwd, within)));
	};
}

/** Whether the path is an existing folder, or is written like one (`proposals/`). */
export function isFolder(given: string, cwd: string): boolean {
	return /[\\/]$/.test(given) || (statSync(resolve(cwd, given), { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/** A draft's file name, with its extension. @throws UsageError for a name that can't be a draft's */
export function namedDraft(given: string): string {
	if (/\.ya?ml$/i.test(given)) return given;
	const ending = /\.[a-z]+$/i.exec(basename(given))?.[0];
	if (ending === undefined || ending === ".pep") return `${given.replace(/\.pep$/i, "")}.pep.yaml`;
	const name = `${given.slice(0, -ending.length)}.pep.yaml`;
	throw new UsageError(`A draft is a YAML file; “${given}” is not the name of one`, { hint: `use ${name}` });
}

const NAMED = "pep-wizard new FILE";

/**
 * Throws WriteError if the file exists. `other` is a command that takes another name, for the message; empty if the author
 * can enter another name right away.
 */
export function mustBeNew(file: string, cwd: string, other = NAMED): void {
	if (statSync(resolve(cwd, file), { throwIfNoEntry: false }) === undefined) return;
	const fix = `Resume it with “pep-wizard edit ${shellWord(file)}”, or name another file${other === "" ? "." : `: ${other}`}`;
	throw new WriteError(file, "already exists", fix);
}

/**
 * Writes the new draft. `outline` is its template's; `other` as for `mustBeNew`. Returns the title and number that the
 * template has no place for, which the draft keeps.
 * @throws WriteError if it can't be written or exists
 */
export async function makeDraft(draft: NewDraft, outline: Outline, cwd: string, other = NAMED): Promise<ProposalName> {
	const { file, title, number, stage } = draft;
	mustBeNew(file, cwd, other);
	const path = resolve(cwd, file);
	const { answers, name } = startOf(outline, stage, { title: title.trim(), number: number.trim() });
	const template = templateFrom(draft.template, path, cwd);
	// Only a proposal's own folder is created; any other missing folder is a typing mistake.
	if (basename(dirname(path)) === ownFolder(title, number))
		await REAL_FILES.mkdir(dirname(path), 0o777).catch(() => {});
	const schema = await ownSchema(path);
	await writeFileAtomically(path, printDraft(outline, { template, stage, answers, name, schema }), {
		exclusive: true,
		file,
	});
	return name;
}

/** The first answers: title and number wherever the template asks for them. `name` holds what it doesn't ask for. */
function startOf(
	outline: Outline,
	stage: Stage,
	given: Required<ProposalName>,
): Pick<Proposal, "answers"> & { readonly name: ProposalName } {
	let proposal: Proposal = withFirstValues({ outline, stage, answers: {} });
	const name: Record<string, string> = {};
	for (const [role, text] of Object.entries(given) as [keyof ProposalName, string][]) {
		if (text === "") continue;
		const places = placesFor(outline, role);
		for (const item of places) proposal = withAnswer(proposal, item, text);
		if (places.length === 0) name[role] = text;
	}
	return { answers: proposal.answers, name };
}

/** Lines on which the template itself has a value keep it: `Status: Draft`. */
function withFirstValues(proposal: Proposal): Proposal {
	return proposal.outline.blocks.reduce((sofar, block) => {
		const item = block.type === "item" ? itemOf(proposal.outline, block.item) : undefined;
		const [value, ...others] = item?.placeholders ?? [];
		const isLine = block.type === "item" && (block.form === "field" || block.form === "line");
		if (!item || !isLine || value === undefined || others.length > 0 || item.isStage || item.choices) return sofar;
		return kindOf(item).isOneLine && isFirstValue(item.label, value) ? withAnswer(sofar, item, value) : sofar;
	}, proposal);
}

/** The item that holds the title or number, and fields that repeat it in the document. */
function placesFor(outline: Outline, role: "title" | "number"): readonly Item[] {
	const id = role === "title" ? titleId(outline) : numberId(outline);
	const repeated = outline.blocks.flatMap((block) => {
		const item = block.type === "item" && block.yaml ? itemOf(outline, block.item) : undefined;
		return item && item.id !== id && roleOfName(item.label) === role ? [item] : [];
	});
	const own = itemOf(outline, id);
	return own ? [own, ...repeated] : repeated;
}

/** The template's name, or its path from the draft's folder, with slashes: as the draft will contain it. */
export function templateFrom(template: string, draftPath: string, cwd: string): string {
	if (!isTemplatePath(template)) return template;
	const path = relative(dirname(draftPath), resolve(cwd, template)).split(sep).join("/");
	return isAbsolute(path) || path.startsWith("../") ? path : `./${path}`;
}
