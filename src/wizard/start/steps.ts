/** The questions for a new proposal, and the rules for their answers. Pure. */
import { STAGES, type Stage } from "../../outline/types.ts";

export interface NewDraft {
	readonly title: string;
	readonly number: string;
	/** A template's name. */
	readonly template: string;
	readonly stage: Stage;
	/** The draft's file name, as the author entered it. */
	readonly file: string;
}

export interface Template {
	readonly name: string;
	/** One line about its purpose. */
	readonly about: string;
}

/** Why a draft could not be created, and which step to ask again. */
export interface Refusal {
	readonly step: Step;
	/** A sentence. */
	readonly message: string;
}

/** Creates the draft; resolves with the reason if it can't be created. */
export type CreateDraft = (draft: NewDraft) => Promise<Refusal | undefined>;

/** Answers from the command line, which are not asked again. */
export type GivenAnswers = Readonly<Partial<NewDraft>>;

export type Step = keyof NewDraft;

const order: readonly Step[] = ["title", "number", "template", "stage", "file"];

/** The steps to ask; the template only if there is a choice. */
export function stepsFor(given: GivenAnswers, templates: readonly Template[]): readonly Step[] {
	return order.filter((step) => given[step] === undefined && !(step === "template" && templates.length < 2));
}

export const questions: Readonly<Record<Step, { readonly ask: string; readonly help: string }>> = {
	title: { ask: "What is the proposal called?", help: "A few words that say what changes. It can be changed later." },
	number: { ask: "What is its number?", help: "The number of its issue. Leave it empty if there is none yet." },
	template: { ask: "Which template?", help: "It decides the sections and questions." },
	stage: {
		ask: "Which stage are you targeting?",
		help: "It decides which answers are required. It can be changed later.",
	},
	file: {
		ask: "Where should the draft be saved?",
		help: "Answers are saved to this file while you write. To write in your own editor, start “new --guidance”.",
	},
};

/** Whether a number is a single word that can be part of a file name; it may be empty. */
export function isNumberWord(number: string): boolean {
	return !/[\s/\\]/.test(number.trim());
}

/** The problem with an answer, as a sentence; undefined if it is valid. */
export function problemWith(step: Step, value: string): string | undefined {
	if (step === "title" && value.trim() === "") return "A proposal needs a title.";
	if (step === "number" && !isNumberWord(value)) return "A number is one word without slashes, like 1234.";
	if (step === "file" && value.trim() === "") return "The draft needs a file name.";
	return undefined;
}

/** The choices of a step; undefined for a step that takes text. */
export function choicesFor(
	step: Step,
	templates: readonly Template[],
): readonly { readonly value: string; readonly label: string }[] | undefined {
	if (step === "stage") return STAGES.map((stage) => ({ value: stage, label: stage }));
	if (step !== "template") return undefined;
	return templates.map(({ name, about }) => ({ value: name, label: about ? `${name}  ${about}` : name }));
}
