/**
 * The form for a new draft, all on one screen. Pure: it requests the draft's creation as an effect and receives the
 * result as an event.
 */
import { applyEdit, type Buffer, bufferOf, textOf } from "../../editor/buffer.ts";
import type { EditCommand } from "../../editor/types.ts";
import { chordOf, isTyped } from "../key-press.ts";
import { lineCommand, pastedLine } from "../line-input.ts";
import type { KeyPress } from "../types.ts";
import { lineSize } from "./screen-size.ts";
import {
	choicesFor,
	editableSteps,
	type GivenAnswers,
	type NewAnswers,
	problemWith,
	type Refusal,
	type Step,
	stepsFor,
	type Template,
} from "./steps.ts";
import type { NewScreen, ScreenResult, StartContext } from "./types.ts";

type FileFor = StartContext["fileFor"];

/** What is known before anything is asked. */
export interface NewDefaults {
	/** From the command line. */
	readonly given: GivenAnswers;
	/** The suggested number. */
	readonly number?: string | undefined;
	/** The first is the default. */
	readonly templates: readonly Template[];
}

/** Cells before a field's value. */
export const NAME_WIDTH = 12;

/** The draft that would be created without further questions. */
export function draftFrom({ given, number = "", templates }: NewDefaults, fileFor: FileFor): NewAnswers {
	const draft = {
		title: "",
		number,
		template: templates[0]?.name ?? "",
		stage: "alpha" as const,
		where: "wizard" as const,
		...given,
	};
	return { ...draft, file: given.file ?? fileFor(draft.title, draft.number) };
}

/** The form at the first step that isn't given; undefined if all are. */
export function newForm(defaults: NewDefaults, fileFor: FileFor): NewScreen | undefined {
	const { given, number } = defaults;
	const [first] = stepsFor(given, defaults.templates);
	if (first === undefined) return undefined;
	const templates = withGiven(defaults.templates, given.template);
	const steps = editableSteps(templates);
	const form: NewScreen = {
		type: "new",
		steps,
		templates,
		answers: draftFrom({ ...defaults, templates }, fileFor),
		...(given.number === undefined && number !== undefined && { suggested: number }),
		isFileGiven: given.file !== undefined,
		at: 0,
		problems: {},
		hasAnswers: false,
	};
	return goToStep(form, steps.indexOf(first));
}

/** A template given by its path can be chosen like those that come with the program. */
function withGiven(templates: readonly Template[], given: string | undefined): readonly Template[] {
	if (given === undefined || templates.some(({ name }) => name === given)) return templates;
	return [{ name: given, about: "" }, ...templates];
}

/** The current step; undefined on the button. */
export function stepOf({ steps, at }: NewScreen): Step | undefined {
	return steps[at];
}

/** A key in the form; while the draft is being created, keys are held back. */
export function newFormKey(form: NewScreen, key: KeyPress, around: StartContext): ScreenResult<NewScreen> {
	if (form.typedAhead) return [{ ...form, typedAhead: [...form.typedAhead, key] }, []];
	const chord = chordOf(key);
	const by = STEPS[chord];
	if (by !== undefined) return [moved(form, by, around.fileFor), []];
	const step = stepOf(form);
	if (chord === "ctrl+s" || (chord === "enter" && step === undefined)) return create(form, around.fileFor);
	if (chord === "enter") return [submitted(form, around.fileFor), []];
	if (step !== undefined && form.field === undefined) return [choiceChanged(form, step, key, around.fileFor), []];
	const command = form.field && lineCommand(key);
	return [form.field && command ? edited(form, form.field, command, around) : form, []];
}

const STEPS: Readonly<Record<string, 1 | -1>> = { tab: 1, down: 1, "shift+tab": -1, up: -1 };

/** A paste into the current field, as one line. */
export function pastedIntoForm(form: NewScreen, text: string, around: StartContext): NewScreen {
	if (form.typedAhead || form.field === undefined) return form;
	return edited(form, form.field, { type: "paste", text: pastedLine(text) }, around);
}

/** The draft can't be created: goes to the step at fault, and shows why there. */
export function formRefused(
	form: NewScreen,
	{ step, message }: Refusal,
	around: StartContext,
): ScreenResult<NewScreen> {
	const { typedAhead = [], ...rest } = form;
	const there: NewScreen = { ...goToStep(rest, form.steps.indexOf(step)), problems: { [step]: message } };
	return typedAhead.reduce<ScreenResult<NewScreen>>(
		([before, effects], key) => {
			const [after, more] = newFormKey(before, key, around);
			return [after, [...effects, ...more]];
		},
		[there, []],
	);
}

/** Space and the arrows choose the next or previous value; a digit or a first letter chooses that value. */
function choiceChanged(form: NewScreen, step: Step, key: KeyPress, fileFor: FileFor): NewScreen {
	const choices = choicesFor(step, form.templates) ?? [];
	const selected = Math.max(
		0,
		choices.findIndex(({ value }) => value === form.answers[step]),
	);
	const by = chordOf(key) === "right" || (isTyped(key) && key.text === " ") ? 1 : chordOf(key) === "left" ? -1 : 0;
	const typed = isTyped(key) ? key.text.toLowerCase() : "";
	const named = choices.findIndex(
		({ value }, at) => typed === `${at + 1}` || (/\w/.test(typed) && value.startsWith(typed)),
	);
	const at = by === 0 ? named : (selected + by + choices.length) % choices.length;
	const chosen = choices[at];
	return chosen === undefined || at === selected
		? form
		: { ...answered(form, chosen.value, fileFor), hasAnswers: true };
}

/** Moves to another step; from the last to the first and back. */
function moved(form: NewScreen, by: 1 | -1, fileFor: FileFor): NewScreen {
	const count = form.steps.length + 1;
	return goToStep(withFile(form, fileFor), (form.at + by + count) % count);
}

function goToStep({ field: _, ...form }: NewScreen, at: number): NewScreen {
	const step = form.steps[at];
	if (step === undefined || choicesFor(step, form.templates)) return { ...form, at };
	return { ...form, at, field: bufferOf(form.answers[step]) };
}

function edited(form: NewScreen, field: Buffer, command: EditCommand, { size, now, fileFor }: StartContext): NewScreen {
	const after = applyEdit(field, command, { view: lineSize(size, NAME_WIDTH), now });
	const text = textOf(after);
	if (text === textOf(field)) return { ...form, field: after };
	return { ...answered(form, text, fileFor), field: after, hasAnswers: true };
}

function answered(form: NewScreen, value: string, fileFor: FileFor): NewScreen {
	const step = stepOf(form) ?? "title";
	const answers = { ...form.answers, [step]: value };
	const isFileGiven = form.isFileGiven || step === "file";
	const file = isFileGiven ? answers.file : fileFor(answers.title, answers.number);
	const { [step]: _, ...problems } = form.problems;
	return { ...form, answers: { ...answers, file }, isFileGiven, problems };
}

/** An emptied file name follows title and number again. */
function withFile(form: NewScreen, fileFor: FileFor): NewScreen {
	const { title, number, file } = form.answers;
	if (file.trim() !== "") return form;
	return { ...form, isFileGiven: false, answers: { ...form.answers, file: fileFor(title, number) } };
}

/** Accepts the current answer, or shows its problem. */
function submitted(form: NewScreen, fileFor: FileFor): NewScreen {
	const whole = withFile(form, fileFor);
	const step = stepOf(whole);
	const problem = step && problemWith(step, whole.answers[step]);
	if (step && problem !== undefined) return { ...whole, problems: { ...whole.problems, [step]: problem } };
	return goToStep(whole, whole.at + 1);
}

/** Requests the draft; with problems, goes to the first one. */
function create(form: NewScreen, fileFor: FileFor): ScreenResult<NewScreen> {
	const whole = withFile(form, fileFor);
	const found = whole.steps.flatMap((step) => {
		const problem = problemWith(step, whole.answers[step]);
		return problem === undefined ? [] : [[step, problem] as const];
	});
	const [first] = found;
	if (first) return [{ ...goToStep(whole, whole.steps.indexOf(first[0])), problems: Object.fromEntries(found) }, []];
	return [{ ...whole, hasAnswers: true, typedAhead: [] }, [{ type: "make", draft: whole.answers }]];
}
