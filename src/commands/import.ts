/**
 * `pep-wizard import`: turns an existing proposal into a draft, after verifying that the draft renders to the same
 * file.
 */
import { basename, join, resolve } from "node:path";
import { optionText, type RunCommand } from "../cli/command-spec.ts";
import { jsonText, shellWord } from "../cli/output.ts";
import { EXIT, UsageError, type World } from "../cli/world.ts";
import type { SidecarFile } from "../documents/document-metadata.ts";
import { isFolder, mustBeNew, namedDraft, templateFrom } from "../documents/make-draft.ts";
import { nameOfDocument } from "../documents/open-markdown.ts";
import { joined, readMetadata } from "../documents/read-sidecar.ts";
import { parseDraft, printDraft, readAnswers } from "../draft/codec.ts";
import { rememberRendered } from "../draft/last-rendered.ts";
import { writeFileAtomically } from "../draft/store.ts";
import { exists } from "../files/evidence.ts";
import { formatProblem } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { reviewName } from "../project/draft-name.ts";
import { ADVICE, readText } from "../project/read-text.ts";
import { ownSchema } from "../project/settings.ts";
import { outlineWithExtras } from "../proposal/layout/extras.ts";
import { type Reading, readProposal } from "../proposal/reading/read.ts";
import { verifyRoundTrip } from "../proposal/reading/verify-round-trip.ts";
import type { ProposalName } from "../proposal/types.ts";
import { type Fitting, fittingTemplate, sidecarsBeside } from "../templates/fitting-template.ts";
import { type ResolvedTemplate, resolveTemplate, templateCandidates } from "../templates/resolve-template.ts";
import { visible } from "../terminal/sanitize.ts";
import type { Imported } from "./import/understood.ts";

export const run: RunCommand = async (call, world) => {
	const [file = ""] = call.words;
	const wanted = { output: optionText(call, "output"), template: optionText(call, "template") };
	const imported = await makeDraftOf(file, wanted, world);
	const { importedJson, itemsText, summaryText } = await import("./import/understood.ts");
	if (call.options.json) {
		world.out(jsonText(importedJson(imported)));
		return EXIT.fine;
	}
	world.err(summaryText(imported));
	if (call.options.explain) world.err(itemsText(imported));
	else world.err(`To see why: ${visible(explainingCommand(file, wanted.template))}\n`);
	const { draft } = imported;
	world.out(`${world.outIsTerminal ? visible(draft) : draft}\n`);
	return EXIT.fine;
};

function explainingCommand(file: string, template: string | undefined): string {
	const named = template === undefined ? "" : ` --template ${shellWord(template)}`;
	return `pep-wizard status ${shellWord(file)}${named} --explain all`;
}

/** Options of the new draft. */
interface Wanted {
	readonly output?: string | undefined;
	readonly template?: string | undefined;
}

/**
 * Creates a draft from the Markdown file, reports on standard error what was recognised, and returns the draft's path.
 * @throws UsageError for invalid names, InputError for a file that can't be used, WriteError
 */
export async function importProposal(file: string, wanted: Wanted, world: World): Promise<string> {
	const imported = await makeDraftOf(file, wanted, world);
	const { summaryText } = await import("./import/understood.ts");
	world.err(summaryText(imported));
	return imported.draft;
}

async function makeDraftOf(file: string, { output, template: given }: Wanted, world: World): Promise<Imported> {
	if (output === "") throw new UsageError("--output needs a draft's name");
	if (/\.ya?ml$/i.test(file))
		throw new UsageError(`“${file}” is not a Markdown file`, { hint: "name the proposal's .md" });
	const usual = `${file.replace(/\.(md|markdown)$/i, "")}.pep.yaml`;
	const into = output !== undefined && isFolder(output, world.cwd);
	const draft = namedDraft(into ? join(output, basename(usual)) : (output ?? usual));
	mustBeNew(draft, world.cwd, `pep-wizard import ${shellWord(file)} -o DRAFT`);
	const markdown = await readText(resolve(world.cwd, file), file, ADVICE.markdown);
	const { template, outline, fitting } = await templateFor(given, markdown, resolve(world.cwd, file), world.cwd);
	const reading = await withSidecar(readProposal(outline, markdown), outline, file, markdown, world);
	const path = resolve(world.cwd, draft);
	const name = nameOfDocument(outline, reading.answers, reading.name, resolve(world.cwd, file));
	const about = { template: templateFrom(template, path, world.cwd), name, schema: await ownSchema(path) };
	const text = draftText(outline, about, reading);
	prove(text, outline, markdown, file);
	await writeFileAtomically(path, text, { exclusive: true, file: draft });
	await rememberRendered(world.env, path, resolve(world.cwd, file), markdown);
	if (reading.sidecar) await rememberRendered(world.env, path, reading.sidecar.file.path, reading.sidecar.text);
	tellReview(reviewName(file), reviewName(draft), world);
	return { draft, template, fitting, outline, markdown, reading, sidecar: reading.metadata };
}

/** The review of the document stays under its name, which a draft of another name doesn't share. */
function tellReview(from: string, to: string, world: World): void {
	const [there, own] = [from, to].map((name) => resolve(world.cwd, name)) as [string, string];
	if (there === own || !exists(there)) return;
	const take = `To take it along: git mv ${shellWord(from)} ${shellWord(to)}`;
	world.err(visible(`${from} stays the review of the document, and the draft has none.\n  ${take}\n`));
}

/** The requested template; by default, the best fit among the project's own and the built-in ones. */
async function templateFor(
	given: string | undefined,
	markdown: string,
	path: string,
	cwd: string,
): Promise<ResolvedTemplate & { readonly fitting: Fitting | undefined }> {
	if (given !== undefined) return { ...(await resolveTemplate({ cwd, option: given })), fitting: undefined };
	const fitting = fittingTemplate(markdown, await templateCandidates(cwd), sidecarsBeside(path));
	return { ...fitting, fitting };
}

/**
 * Completes the reading with the YAML file beside the document, or its front matter. Reports a broken or incomplete
 * file. `sidecar`: a file that the draft may write; `metadata`: what was read, in a file or in front matter.
 */
async function withSidecar(
	reading: Reading,
	outline: Outline,
	file: string,
	markdown: string,
	world: World,
): Promise<Reading & { readonly sidecar?: SidecarFile; readonly metadata?: SidecarFile }> {
	const document = { path: resolve(world.cwd, file), shown: file };
	const sidecar = await readMetadata(outline, document, reading.answers, markdown);
	if (!sidecar) return reading;
	if (sidecar.problems) {
		for (const problem of sidecar.problems) world.err(`${visible(formatProblem(problem))}\n`);
		world.err(`${visible(sidecar.file.shown)} stays as it is; the draft has nothing of it.\n`);
		return reading;
	}
	// Front matter is part of the document's layout.
	if (sidecar.file.path === document.path) return { ...joined(reading, sidecar), metadata: sidecar };
	const { updateSidecar } = await import("../metadata/sidecar.ts");
	const whole = { ...joined(reading, sidecar), metadata: sidecar };
	const { text } = sidecar;
	const { shown } = sidecar.file;
	const { stage, answers } = whole;
	if (updateSidecar({ outline, stage, answers }, text, shown) === text) return { ...whole, sidecar };
	// Not recorded as written, so that no later command takes it for its own.
	world.err(`${visible(shown)} lacks what the document says; it stays as it is until “pep-wizard render” adds it.\n`);
	return whole;
}

function draftText(
	outline: Outline,
	about: { readonly template: string; readonly name: ProposalName; readonly schema: string | undefined },
	{ answers, stage, layout }: Reading,
): string {
	return printDraft(outlineWithExtras(outline, layout), { ...about, stage, answers, layout });
}

/**
 * Reads the draft's text as a later run would, and compares what it renders to.
 * @throws InputError if they differ
 */
function prove(text: string, outline: Outline, markdown: string, file: string): void {
	const parsed = parseDraft(text, file);
	const templateOutline = outlineWithExtras(outline, parsed.layout);
	verifyRoundTrip(
		templateOutline,
		markdown,
		{ answers: readAnswers(parsed, templateOutline).answers, stage: parsed.stage, layout: parsed.layout },
		file,
	);
}
