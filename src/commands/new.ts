/** `pep-wizard new`: creates a draft, asks for what is not given, and opens it in the wizard. */

import { optionText, type ParsedArguments, type RunCommand } from "../cli/command-spec.ts";
import { EXIT, UsageError, type World } from "../cli/world.ts";
import { loadDraft } from "../documents/load-draft.ts";
import { type Destination, destinationOf, makeDraft, mustBeNew } from "../documents/make-draft.ts";
import { WriteError } from "../files/write-error.ts";
import { formatProblem, InputError } from "../outline/problem.ts";
import type { Stage } from "../outline/types.ts";
import { controlIn, hasBreak } from "../proposal/input-text.ts";
import type { ProposalName } from "../proposal/types.ts";
import { askTerminal, isPlain, runSession, terminalOf } from "../session/run-session.ts";
import { builtInOutline, DEFAULT_TEMPLATE, templateNames } from "../templates/built-in-templates.ts";
import { resolveTemplate } from "../templates/resolve-template.ts";
import { visible } from "../terminal/sanitize.ts";
import { joinWords } from "../text/english.ts";
import type { NewDraftOutcome } from "../wizard/start/outcomes.ts";
import {
	type CreateDraft,
	type GivenAnswers,
	isNumberWord,
	type NewAnswers,
	type NewDraft,
	type Template,
} from "../wizard/start/steps.ts";

export const run: RunCommand = async (call, world, table) => {
	const ended = await newProposal(call, world, table);
	return ended === "cancelled" ? EXIT.fine : ended;
};

/** Creates the draft and opens it; `cancelled` if Esc left the form. */
export async function newProposal(
	...[call, world, table]: Parameters<RunCommand>
): Promise<Awaited<ReturnType<RunCommand>> | "cancelled"> {
	const { given, destination } = await readGiven(call, world);
	if (call.options["no-edit"]) return makeOnly(given, destination, call, world);
	const maker = new Maker(world);
	const made = await askFor(given, destination, maker.make, call, world);
	if (made.type === "cancelled") {
		if (made.interrupted) return EXIT.interrupted;
		return isPlain(call, terminalOf(world)) ? EXIT.fine : "cancelled";
	}
	const file = await maker.fileOf(made);
	tellKept(maker.kept, world);
	const template = optionText(call, "template");
	if (made.where === "editor") return (await import("./new/in-editor.ts")).writeInEditor(file, call, world, table);
	return runSession(await loadDraft(file, world.cwd, template), call, world, { template });
}

/**
 * Validates the arguments when there is no terminal.
 * @throws UsageError
 */
export async function refuse(call: ParsedArguments, world: World): Promise<void> {
	await readGiven(call, world);
}

/**
 * The validated values of the command line.
 * @throws UsageError for invalid values
 */
async function readGiven(
	call: ParsedArguments,
	world: World,
): Promise<{ readonly given: GivenAnswers; readonly destination: Destination }> {
	// Mistakes are reported before the author is asked anything.
	const { template, namedBy } = await resolveTemplate({ cwd: world.cwd, option: optionText(call, "template") });
	const destination = await destinationOf(call.words[0], world);
	if (destination.file !== undefined) mustBeNew(destination.file, world.cwd);
	const given: GivenAnswers = {
		...defined("title", titleIn(call)),
		...defined("number", numberIn(call)),
		...defined("template", namedBy === "default" ? undefined : template),
		...defined("stage", optionText(call, "stage") as Stage | undefined),
		...defined("file", destination.file),
		...defined("where", call.options.guidance ? "editor" : undefined),
	};
	return { given, destination };
}

function titleIn(call: ParsedArguments): string | undefined {
	return oneLine("title", optionText(call, "title"));
}

/** The number must be one word, because file names contain it. */
function numberIn(call: ParsedArguments): string | undefined {
	const number = oneLine("number", optionText(call, "number"));
	if (number === undefined || isNumberWord(number)) return number;
	throw new UsageError(`invalid --number “${number}”`, { hint: "it is one word without slashes, like 1234" });
}

/** @throws UsageError if the text has several lines */
function oneLine(option: string, text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	if (hasBreak(text)) throw new UsageError(`--${option} must be one line`, { hint: "remove the line breaks" });
	const control = controlIn(text);
	if (control === undefined) return text;
	throw new UsageError(`--${option} contains a control character, ${control}`, { hint: "remove it" });
}

function defined<K extends keyof NewAnswers>(key: K, value: NewAnswers[K] | undefined): GivenAnswers {
	return value === undefined ? {} : { [key]: value };
}

/** Reports title or number if the template has no place for them. */
function tellKept(name: ProposalName, world: World): void {
	const kept = (["title", "number"] as const).filter((key) => name[key] !== undefined);
	if (kept.length === 0) return;
	const them = kept.length === 1 ? "it" : "them";
	world.err(
		`The template has no place for the ${joinWords(kept, "or")}; the draft keeps ${them}, and nothing prints ${them}.\n`,
	);
}

/** `--no-edit`: prints only the path. */
async function makeOnly(
	given: GivenAnswers,
	{ number: free, fileFor }: Destination,
	call: ParsedArguments,
	world: World,
): Promise<number> {
	const { title = "", number = free ?? "", template = DEFAULT_TEMPLATE, stage = "alpha" } = given;
	const file = given.file ?? fileFor(title, number);
	const { outline } = await resolveTemplate({ cwd: world.cwd, option: template });
	tellKept(await makeDraft({ title, number, template, stage, file }, outline, world.cwd), world);
	world.out(`${world.outIsTerminal ? visible(file) : file}\n`);
	if (call.options.guidance)
		await (await import("./new/in-editor.ts")).writeGuided(file, optionText(call, "template"), world);
	return EXIT.fine;
}

async function askFor(
	given: GivenAnswers,
	{ number, fileFor }: Destination,
	make: CreateDraft,
	call: ParsedArguments,
	world: World,
): Promise<NewDraftOutcome> {
	const capabilities = terminalOf(world);
	const templates = await templateList();
	if (isPlain(call, capabilities)) {
		const { askNew } = await import("../plain/ask-new.ts");
		const talk = { ...world.streams, env: world.env, unicode: capabilities.unicode };
		return askNew({ given, number, templates, fileFor, make, ...talk });
	}
	const known = askTerminal(world, capabilities);
	const { runNew } = await import("../ui/start/start.tsx");
	return runNew({ given, number, templates, fileFor, make, ...world.streams, capabilities: known() });
}

/** The built-in templates, the default one first. */
async function templateList(): Promise<Template[]> {
	const names = await templateNames();
	const sorted = [DEFAULT_TEMPLATE, ...names.filter((name) => name !== DEFAULT_TEMPLATE)];
	return Promise.all(sorted.map(async (name) => ({ name, about: (await builtInOutline(name))?.description ?? "" })));
}

/** Creates the draft while the answers are still on the screen, so that none is lost if creation fails. */
class Maker {
	readonly #world: World;
	#file: string | undefined;
	#failure: unknown;
	/** Title and number that the template has no place for. */
	kept: ProposalName = {};

	constructor(world: World) {
		this.#world = world;
	}

	readonly make: CreateDraft = async (draft) => {
		try {
			this.#file = await this.#create(draft, "");
		} catch (error) {
			if (error instanceof UsageError || error instanceof WriteError)
				return { step: "file", message: sentenceOf(error) };
			if (error instanceof InputError)
				return { step: "template", message: error.problems.map(formatProblem).join("; ") };
			this.#failure = error;
		}
		return undefined;
	};

	/** The draft's file, created now if nothing was asked. Throws errors that another answer would not fix. */
	async fileOf(draft: NewDraft): Promise<string> {
		if (this.#failure !== undefined) throw this.#failure;
		return this.#file ?? this.#create(draft);
	}

	async #create(made: NewDraft, other?: string): Promise<string> {
		// The author may have typed a folder, or a name without an extension.
		const { cwd } = this.#world;
		const { file: named, fileFor } = await destinationOf(made.file.trim(), this.#world);
		const file = named ?? fileFor(made.title, made.number);
		const { outline } = await resolveTemplate({ cwd: cwd, option: made.template });
		this.kept = await makeDraft({ ...made, file }, outline, cwd, other);
		return file;
	}
}

/** The problem and its fix on one line. */
function sentenceOf(error: UsageError | WriteError): string {
	const hint = error instanceof UsageError && error.hint !== undefined ? `; ${error.hint}` : "";
	return `${error.message}${hint}`.replace(/\s*\n\s*/g, ". ").replace(/\.?$/, ".");
}
