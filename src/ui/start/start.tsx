/** The screens before the wizard: pick a draft, or say what a new one shall be. Gives plain values; reads no files. */

import { type Draft, START_NEW } from "../../wizard/start/drafts.ts";
import { beginnings } from "../../wizard/start/greeting.ts";
import type { Held, Made, Picked } from "../../wizard/start/outcomes.ts";
import { type Given, type Make, stepsFor, type Template } from "../../wizard/start/steps.ts";
import type { Streams } from "../streams.ts";
import { ask } from "./ask.tsx";
import { Greeting } from "./Greeting.tsx";
import { HeldChoice } from "./HeldChoice.tsx";
import { NewForm } from "./NewForm.tsx";
import { Picker } from "./Picker.tsx";

export interface StartOptions extends Streams {
	/** Newest first. */
	readonly drafts: readonly Draft[];
	/** Markdown files that could become drafts, offered where there is none yet. */
	readonly proposals: readonly string[];
	readonly capabilities: { readonly unicode: boolean };
}

/** The screen of `pep-wizard` alone: the drafts, or a greeting where there is none. */
export function runStart(options: StartOptions): Promise<Picked> {
	const { drafts, proposals, stdin, stdout, stderr } = options;
	const { unicode } = options.capabilities;
	if (drafts.length === 0) {
		return ask<Picked>({ stdin, stdout, stderr }, (done) => (
			<Greeting beginnings={beginnings(proposals)} unicode={unicode} onPick={done} />
		));
	}
	return ask<Picked>({ stdin, stdout, stderr }, (done) => (
		<Picker
			drafts={drafts}
			unicode={unicode}
			onPick={(index) => done(index === START_NEW ? { type: "new" } : { type: "resume", file: drafts[index]!.file })}
		/>
	));
}

export interface NewOptions extends Streams {
	/** Not asked again. */
	readonly given: Given;
	/** The number that is offered. */
	readonly number?: string | undefined;
	/** The first is the default. */
	readonly templates: readonly Template[];
	/** The draft's file as it will be named, shown while the author types. */
	readonly fileFor: (title: string, number: string) => string;
	readonly make: Make;
}

/**
 * Asks what `given` does not say, until the draft is made; resolves at once when nothing is left to ask, and makes
 * nothing then.
 */
export async function runNew(options: NewOptions): Promise<Made> {
	const { given, number = "", templates, fileFor, make, stdin, stdout, stderr } = options;
	const initial = { title: "", number, template: templates[0]?.name ?? "", stage: "alpha" as const, ...given };
	const steps = stepsFor(given, templates);
	if (steps.length === 0)
		return { type: "new", ...initial, file: given.file ?? fileFor(initial.title, initial.number) };
	return ask({ stdin, stdout, stderr }, (done) => (
		<NewForm
			steps={steps}
			templates={templates}
			initial={initial}
			fileFor={fileFor}
			make={make}
			onDone={(draft) => done({ type: "new", ...draft })}
		/>
	));
}

export interface HeldOptions extends Streams {
	readonly file: string;
	/** Who has it, and since when. */
	readonly who: string;
	/** Resolves when nobody has the draft any more. */
	readonly whenFree: (stop: AbortSignal) => Promise<void>;
	readonly capabilities: { readonly unicode: boolean };
}

/** Asks what to do about a draft that someone else has open. */
export function runHeld({ file, who, whenFree, capabilities, ...streams }: HeldOptions): Promise<Held> {
	const { stdin, stdout, stderr } = streams;
	return ask({ stdin, stdout, stderr }, (done) => (
		<HeldChoice file={file} who={who} unicode={capabilities.unicode} whenFree={whenFree} onDone={done} />
	));
}
