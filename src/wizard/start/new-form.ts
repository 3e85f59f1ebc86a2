/**
 * The form for a new draft, step by step. Pure: it requests the draft's creation as an effect and receives the result
 * as an event.
 */
import { applyEdit, type Buffer, bufferOf, textOf } from "../../editor/buffer.ts";
import type { EditCommand } from "../../editor/types.ts";
import { chordOf } from "../key-press.ts";
import { lineCommand, pastedLine } from "../line-input.ts";
import type { KeyPress } from "../types.ts";
import { choiceKey } from "./choice-list.ts";
import { lineSize } from "./screen-size.ts";
import {
	choicesFor,
	type GivenAnswers,
	type NewDraft,
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
	/** From the command line; not asked again. */
	readonly given: GivenAnswers;
	/** The suggested number. */
	readonly number?: string | undefined;
	/** The first is the default. */
	readonly templates: readonly Template[];
}

/** The draft that would be created without further questions. */
export function draftFrom({ given, number = "", templates }: NewDefaults, fileFor: FileFor): NewDraft {
	const draft = { title: "", number, template: templates[0]?.name ?? "", stage: "alpha" as const, ...given };
	return { ...draft, file: given.file ?? fileFor(draft.title, draft.number) };
}

/** The form at its first step; undefined if nothing is left to ask. */
export function newForm(defaults: NewDefaults, fileFor: FileFor): NewScreen | undefined {
	const steps = stepsFor(defaults.given, defaults.templates);
	if (steps.length === 0) return undefined;
	const form: NewScreen = {
		type: "new",
		steps,
		templates: defaults.templates,
		answers: draftFrom(defaults, fileFor),
		isFileGiven: defaults.given.file !== undefined,
		at: 0,
		field: 0,
		hasAnswers: false,
	};
	return goToStep(form, 0);
}

export function stepOf({ steps, at }: NewScreen): Step {
	return steps[at] ?? "title";
}

/** A key in the form; while the draft is being created, keys are held back. */
export function newFormKey(form: NewScreen, key: KeyPress, around: StartContext): ScreenResult<NewScreen> {
	if (form.typedAhead) return [{ ...form, typedAhead: [...form.typedAhead, key] }, []];
	const chord = chordOf(key);
	if (chord === "shift+tab") return [goToStep(form, Math.max(0, form.at - 1)), []];
	if (typeof form.field === "number") return choicesKey(form, form.field, key, around);
	if (chord === "enter") return submit(form, textOf(form.field), around);
	const command = lineCommand(key);
	return [command ? edited(form, form.field, command, around) : form, []];
}

export function pastedIntoForm(form: NewScreen, text: string, around: StartContext): NewScreen {
	if (form.typedAhead || typeof form.field === "number") return form;
	return edited(form, form.field, { type: "paste", text: pastedLine(text) }, around);
}

/** The draft can't be created: goes to the step at fault, and shows why. */
export function formRefused(
	form: NewScreen,
	{ step, message }: Refusal,
	around: StartContext,
): ScreenResult<NewScreen> {
	const { typedAhead = [], ...rest } = form;
	const wrong = form.steps.indexOf(step);
	const there: NewScreen = { ...goToStep(rest, wrong < 0 ? form.at : wrong), problem: message };
	return typedAhead.reduce<ScreenResult<NewScreen>>(
		([before, effects], key) => {
			const [after, more] = newFormKey(before, key, around);
			return [after, [...effects, ...more]];
		},
		[there, []],
	);
}

function choicesKey(form: NewScreen, selected: number, key: KeyPress, around: StartContext): ScreenResult<NewScreen> {
	const choices = choicesFor(stepOf(form), form.templates) ?? [];
	const meant = choiceKey(key, { selected, count: choices.length });
	if (!meant) return [form, []];
	if ("select" in meant) return [{ ...form, field: meant.select }, []];
	return submit(form, choices[meant.take]?.value ?? "", around);
}

function goToStep({ problem: _, ...form }: NewScreen, at: number): NewScreen {
	const step = form.steps[at] ?? "title";
	const value = form.answers[step];
	const choices = choicesFor(step, form.templates);
	const selected = choices?.findIndex((choice) => choice.value === value);
	return { ...form, at, field: selected === undefined ? bufferOf(value) : Math.max(0, selected) };
}

function edited(form: NewScreen, field: Buffer, command: EditCommand, { size, now, fileFor }: StartContext): NewScreen {
	const after = applyEdit(field, command, { view: lineSize(size), now });
	const text = textOf(after);
	if (text === textOf(field)) return { ...form, field: after };
	const { problem: _, ...rest } = answered(form, text, fileFor);
	return { ...rest, field: after, hasAnswers: true };
}

function answered(form: NewScreen, value: string, fileFor: FileFor): NewScreen {
	const step = stepOf(form);
	const answers = { ...form.answers, [step]: value };
	const isFileGiven = form.isFileGiven || step === "file";
	const file = isFileGiven ? answers.file : fileFor(answers.title, answers.number);
	return { ...form, answers: { ...answers, file }, isFileGiven };
}

function submit(form: NewScreen, value: string, { fileFor }: StartContext): ScreenResult<NewScreen> {
	const problem = problemWith(stepOf(form), value);
	if (problem !== undefined) return [{ ...form, hasAnswers: true, problem }, []];
	const next = { ...answered(form, value, fileFor), hasAnswers: true };
	if (form.at + 1 < form.steps.length) return [goToStep(next, form.at + 1), []];
	return [{ ...next, typedAhead: [] }, [{ type: "make", draft: next.answers }]];
}
