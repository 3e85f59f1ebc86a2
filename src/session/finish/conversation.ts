/**
 * Offers the steps after the last answer one by one, line by line. Runs nothing without a yes, and prints each command
 * so that it can be run by hand. Decides nothing about the steps.
 */
import { EXIT, type World } from "../../cli/world.ts";
import { PromptIO } from "../../plain/prompt-io.ts";
import { type Around, freeBranch } from "../../project/repository.ts";
import { visibleLine } from "../../terminal/sanitize.ts";
import { joinWords } from "../../text/english.ts";
import { type Finishing, factsOf } from "./facts.ts";
import { COVERED_AFTERWARDS } from "./from-wizard.ts";
import { type Command, lineOf, own, type Step, stepIdsFor, stepOf } from "./steps.ts";

export interface FinishOptions {
	readonly file: string;
	readonly template?: string | undefined;
	readonly unicode: boolean;
	/** Runs a command in a folder until it exits; gives its exit code, and reports why it can't be started. */
	readonly run: (command: Command, folder: string) => Promise<number>;
}

/** How many missing answers are named. */
const MAX_NAMED = 5;

/** Asks for each step. Returns the exit code; Ctrl+C ends it as interrupted. */
export async function converse(options: FinishOptions, world: World): Promise<number> {
	const { stdin, stdout } = world.streams;
	let facts = await factsOf(options.file, world, options.template);
	const io = new PromptIO({ stdin, stdout, env: world.env, unicode: options.unicode });
	const ids = stepIdsFor(facts);
	try {
		io.print(completionOf(facts), "Nothing is done without your yes. An empty line skips a step.");
		for (const [at, id] of ids.entries()) {
			const step = stepOf(id, facts);
			io.print("", `Step ${at + 1} of ${ids.length}: ${step.title}`);
			const outcome = await offer(io, step, facts, options, world);
			if (typeof outcome === "number") return outcome;
			if (outcome === "ran") facts = await factsOf(options.file, world, options.template);
		}
		io.print("", `That was the last step. To come back: ${lineOf(own("finish", facts))}`);
		if (world.env[COVERED_AFTERWARDS]) await io.ask("Enter goes back to the wizard: ");
		return EXIT.fine;
	} finally {
		io.close();
	}
}

/** `All 32 answers required for alpha are given.`, or what is missing. */
export function completionOf({ status, proposal, draft }: Finishing): string {
	const { stage, outline } = proposal;
	const { missing, required } = status;
	if (required.of === 0) return `${draft}: ${stage} requires no answers.`;
	if (missing.length === 0) return `${draft}: all ${required.of} answers required for ${stage} are given.`;
	const labels = outline.items.filter(({ id }) => missing.includes(id)).map(({ short, label }) => short ?? label);
	const more = labels.length - MAX_NAMED;
	const named = [...labels.slice(0, MAX_NAMED), ...(more > 0 ? [`${more} more`] : [])];
	return `${draft}: ${missing.length} of ${required.of} answers required for ${stage} are missing: ${joinWords(named)}.`;
}

/** Whether something was run; the exit code if the author leaves. */
async function offer(
	io: PromptIO,
	step: Step,
	{ folder }: Finishing,
	{ run }: FinishOptions,
	world: World,
): Promise<number | "ran" | "skipped"> {
	if (step.blocked !== undefined) {
		io.print(step.blocked);
		return "skipped";
	}
	if (folder !== world.cwd && step.commands.some(({ words }) => words[0] !== "pep-wizard"))
		io.print(`In the folder ${visibleLine(folder)}:`);
	io.printVerbatim(...step.commands.map((command) => `Command: ${visibleLine(lineOf(command))}`));
	const around = { cwd: folder, env: world.env };
	const chosen = await answerTo(io, step, around);
	if ("left" in chosen) return chosen.left;
	if (chosen.commands.length === 0) return "skipped";
	for (const command of chosen.commands) {
		const code = await io.reader.suspend(() => run(command, folder));
		if (code === 0) continue;
		io.print(
			`That ended with code ${code}${step.id === "check" ? ": there is something to look at." : ". Nothing more was done."}`,
		);
		const { undo } = step;
		if (undo) await io.reader.suspend(() => run(undo, folder));
		break;
	}
	return "ran";
}

type Chosen = { readonly left: number } | { readonly commands: readonly Command[] };

async function answerTo(io: PromptIO, step: Step, around: Around): Promise<Chosen> {
	const isBranch = step.id === "branch";
	const question = isBranch ? "Do it? (yes, no or another name, empty: no): " : "Do it? (yes or no, empty: no): ";
	let { commands } = step;
	for (;;) {
		const reply = await io.ask(question, (text) =>
			isBranch || isYes(text) || isNo(text) ? undefined : "Please answer yes or no.",
		);
		if (reply.type !== "line") return { left: reply.type === "interrupt" ? EXIT.interrupted : EXIT.fine };
		if (isNo(reply.text)) return { commands: [] };
		if (isYes(reply.text)) return { commands };
		const name = reply.text.trim();
		const isFree = (await freeBranch(name, around)) === name;
		if (!isFree) io.print(`${name} is taken, or not a name for a branch.`);
		// Asked for again, because a mistyped yes is a name for a branch, too.
		if (isFree) commands = [{ words: ["git", "switch", "-c", name] }];
		io.printVerbatim(...commands.map((command) => `Command: ${visibleLine(lineOf(command))}`));
	}
}

const isYes = (text: string): boolean => /^\s*y(es)?\s*$/i.test(text);
const isNo = (text: string): boolean => /^\s*(no?)?\s*$/i.test(text);
