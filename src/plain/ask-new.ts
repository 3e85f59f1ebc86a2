/** Asks line by line for what a new proposal needs. Gives plain values; creates no file. */
import type { Env } from "../terminal/capabilities.ts";
import { draftFrom } from "../wizard/start/new-form.ts";
import type { NewDraftOutcome } from "../wizard/start/outcomes.ts";
import {
	type CreateDraft,
	choicesFor,
	type GivenAnswers,
	helpFor,
	type NewAnswers,
	problemWith,
	questions,
	type Step,
	stepsFor,
	type Template,
} from "../wizard/start/steps.ts";
import type { Reply } from "./line-reader.ts";
import { parseChoice, pleaseAnswer } from "./parse-choice.ts";
import { ANSWER } from "./phrases.ts";
import { PromptIO } from "./prompt-io.ts";

export interface AskNewOptions {
	/** Values from the command line, which are not asked for. */
	readonly given: GivenAnswers;
	/** The suggested number. */
	readonly number?: string | undefined;
	/** The first is the default. */
	readonly templates: readonly Template[];
	/** The name of the draft's file. */
	readonly fileFor: (title: string, number: string) => string;
	readonly make: CreateDraft;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly env?: Env;
	/** The terminal shows characters beyond ASCII (default). */
	readonly unicode?: boolean;
}

/**
 * Asks for what `given` lacks until the draft is created; if `given` is complete, it neither asks nor creates anything.
 * Ctrl+C and the end of input cancel.
 */
export async function askNew(options: AskNewOptions): Promise<NewDraftOutcome> {
	const { given, number = "", templates, fileFor, make, stdin, stdout, env, unicode = true } = options;
	const answers: GivenAnswers = { ...given };
	const made = (): NewAnswers => draftFrom({ given: answers, number, templates }, fileFor);
	const steps = stepsFor(given, templates);
	if (steps.length === 0) return { type: "new", ...made() };
	const io = new PromptIO({ stdin, stdout, env, unicode });
	try {
		io.print("New proposal.");
		for (let left = steps; left.length > 0; ) {
			for (const step of left) {
				const reply = await askStep(io, step, made()[step], options);
				if (reply.type !== "line") return { type: "cancelled", interrupted: reply.type === "interrupt" };
				Object.assign(answers, { [step]: reply.text });
			}
			const refusal = await make(made());
			if (refusal) io.print(refusal.message);
			left = refusal ? [steps.includes(refusal.step) ? refusal.step : steps.at(-1)!] : [];
		}
		return { type: "new", ...made() };
	} finally {
		io.close();
	}
}

/** Asks one step; an empty line gives `otherwise`. */
async function askStep(
	io: PromptIO,
	step: Step,
	otherwise: string,
	{ templates, number }: AskNewOptions,
): Promise<Reply> {
	const { ask } = questions[step];
	const help = helpFor(step, otherwise, number);
	const choices = choicesFor(step, templates)?.map(({ value, label }) => ({ id: value, label }));
	io.print("", ask, help, ...(choices ?? []).map(({ label }, at) => `${at + 1}. ${label}`));
	const question = otherwise === "" ? `${ANSWER}: ` : `${ANSWER} (empty: ${otherwise}): `;
	const meant = (text: string): string =>
		text.trim() === "" ? otherwise : ((choices ? parseChoice(text, choices)?.id : text) ?? text);
	const reply = await io.ask(question, (text) => {
		if (choices && text.trim() !== "" && !parseChoice(text, choices)) return pleaseAnswer(choices.map(({ id }) => id));
		return problemWith(step, meant(text));
	});
	if (reply.type !== "line") return reply;
	const text = meant(reply.text);
	// A number or a part of a name is confirmed by the name.
	if (choices && ![text, ""].includes(reply.text.trim().toLowerCase())) io.print(`${text}.`);
	return { type: "line", text };
}
