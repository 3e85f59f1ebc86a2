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

/** What the form asks: the new draft, and where the author wants to write. */
export interface NewAnswers extends NewDraft {
	readonly where: "wizard" | "editor";
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
export type GivenAnswers = Readonly<Partial<NewAnswers>>;

export type Step = keyof NewAnswers;

const order: readonly Step[] = ["title", "number", "template", "stage", "file", "where"];

/** What can be edited; the template only if there is a choice. */
export function editableSteps(templates: readonly Template[]): readonly Step[] {
	return order.filter((step) => step !== "template" || templates.length > 1);
}

/** The steps to ask one after the other. Where to write is never asked alone: the wizard is the default. */
export function stepsFor(given: GivenAnswers, templates: readonly Template[]): readonly Step[] {
	const left = editableSteps(templates).filter((step) => given[step] === undefined);
	return left.every((step) => step === "where") ? [] : left;
}

interface Question {
	/** The name of its field. */
	readonly name: string;
	readonly ask: string;
	readonly help: string;
}

export const questions: Readonly<Record<Step, Question>> = {
	title: {
		name: "Title",
		ask: "What is the proposal called?",
		help: "A few words that say what changes. It can be changed later.",
	},
	number: {
		name: "Number",
		ask: "What is its number?",
		help: "The number of its issue. Leave it empty if there is none yet.",
	},
	template: { name: "Template", ask: "Which template?", help: "It decides the sections and questions." },
	stage: {
		name: "Stage",
		ask: "Which stage are you targeting?",
		help: "It decides which answers are required. It can be changed later.",
	},
	file: {
		name: "File",
		ask: "Where should the draft be saved?",
		help: "A file or a folder. Answers are saved to this file while you write.",
	},
	where: {
		name: "Write in",
		ask: "Where do you want to write?",
		help: "Your editor gets the Markdown with the guidance as comments; “pep-wizard sync” brings it back.",
	},
};

/** What to consider for an answer; a suggested number is explained until it is changed. */
export function helpFor(step: Step, answer: string, suggested?: string): string {
	if (step === "number" && suggested !== undefined && answer === suggested)
		return "The next free number here. Change it if you have another one.";
	return questions[step].help;
}

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
	if (step === "where") return WHERE;
	if (step !== "template") return undefined;
	return templates.map(({ name, about }) => ({ value: name, label: about ? `${name}  ${about}` : name }));
}

const WHERE = [
	{ value: "wizard", label: "this wizard, one question at a time" },
	{ value: "editor", label: "my own editor, as Markdown" },
] as const;
