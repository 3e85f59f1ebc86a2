/** What a new proposal needs to be told, asked line by line. Gives plain values; makes no file. */
import type { Env } from "../terminal/capabilities.ts";
import type { Made } from "../wizard/start/outcomes.ts";
import {
	choicesFor,
	complaintAbout,
	type Given,
	type Make,
	type NewDraft,
	questions,
	type Step,
	stepsFor,
	type Template,
} from "../wizard/start/steps.ts";
import type { Reply } from "./line-reader.ts";
import { chosenBy } from "./parse-choice.ts";
import { Voice } from "./prompt-io.ts";

export interface AskNewOptions {
	/** Not asked again. */
	readonly given: Given;
	/** The number that is offered. */
	readonly number?: string | undefined;
	/** The first is the default. */
	readonly templates: readonly Template[];
	/** The draft's file as it will be named. */
	readonly fileFor: (title: string, number: string) => string;
	readonly make: Make;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly env?: Env;
	/** Signs beyond ASCII can be shown (default). */
	readonly unicode?: boolean;
}

/**
 * Asks what `given` does not say, until the draft is made; asks and makes nothing when nothing is left. Ctrl+C and the
 * end of input cancel.
 */
export async function askNew(options: AskNewOptions): Promise<Made> {
	const { given, number = "", templates, fileFor, make, stdin, stdout, env, unicode = true } = options;
	const draft = { title: "", number, template: templates[0]?.name ?? "", stage: "alpha" as const, ...given };
	const made = (): NewDraft => ({ ...draft, file: draft.file ?? fileFor(draft.title, draft.number) });
	const steps = stepsFor(given, templates);
	if (steps.length === 0) return { type: "new", ...made() };
	const voice = new Voice({ stdin, stdout, env, unicode });
	try {
		voice.say("A new proposal.");
		for (let left = steps; left.length > 0; ) {
			for (const step of left) {
				const reply = await askStep(voice, step, made()[step], templates);
				if (reply.type !== "line") return { type: "cancelled", interrupted: reply.type === "interrupt" };
				Object.assign(draft, { [step]: reply.text });
			}
			const refusal = await make(made());
			if (refusal) voice.say(refusal.message);
			left = refusal ? [steps.includes(refusal.step) ? refusal.step : steps.at(-1)!] : [];
		}
		return { type: "new", ...made() };
	} finally {
		voice.close();
	}
}

/** One step; an empty line gives `otherwise`. */
async function askStep(voice: Voice, step: Step, otherwise: string, templates: readonly Template[]): Promise<Reply> {
	const { ask, help } = questions[step];
	const choices = choicesFor(step, templates)?.map(({ value, label }) => ({ id: value, label }));
	voice.say(help, ...(choices ?? []).map(({ label }, at) => `${at + 1}. ${label}`));
	const question = otherwise === "" ? `${ask} ` : `${ask} (empty: ${otherwise}) `;
	const meant = (text: string): string =>
		text.trim() === "" ? otherwise : ((choices ? chosenBy(text, choices)?.id : text) ?? text);
	const reply = await voice.ask(question, (text) => {
		if (choices && text.trim() !== "" && !chosenBy(text, choices))
			return `That is none of them: ${choices.map(({ id }) => id).join(", ")}.`;
		return complaintAbout(step, meant(text));
	});
	return reply.type === "line" ? { type: "line", text: meant(reply.text) } : reply;
}
