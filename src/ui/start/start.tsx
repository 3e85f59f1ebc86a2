/** The screens before the wizard: pick a draft, describe a new one, or decide about a locked one. */
import type { Draft } from "../../wizard/start/drafts.ts";
import { greeting } from "../../wizard/start/greeting.ts";
import { locked } from "../../wizard/start/locked.ts";
import { draftFrom, type NewDefaults, newForm } from "../../wizard/start/new-form.ts";
import type { LockedOutcome, NewDraftOutcome, PickOutcome } from "../../wizard/start/outcomes.ts";
import { picker } from "../../wizard/start/picker.ts";
import type { CreateDraft } from "../../wizard/start/steps.ts";
import type { Streams } from "../streams.ts";
import { type ScreenCapabilities, showScreen } from "./show-screen.tsx";

export interface StartOptions extends Streams {
	/** Newest first. */
	readonly drafts: readonly Draft[];
	/** Markdown files to offer for import if there is no draft yet. */
	readonly proposals: readonly string[];
	readonly capabilities: ScreenCapabilities;
}

/** The screen of `pep-wizard` without arguments: the drafts, or a greeting if there are none. */
export function runStart({ drafts, proposals, capabilities, ...streams }: StartOptions): Promise<PickOutcome> {
	const screen = drafts.length === 0 ? greeting(proposals) : picker(drafts);
	return showScreen({ ...streamsOf(streams), screen, capabilities });
}

export interface NewOptions extends Streams, NewDefaults {
	/** The draft's file name, shown while the author types. */
	readonly fileFor: (title: string, number: string) => string;
	readonly make: CreateDraft;
	readonly capabilities: ScreenCapabilities;
}

/**
 * Asks for what `given` lacks until the draft is created. If nothing is left to ask, resolves at once and creates
 * nothing.
 */
export async function runNew(options: NewOptions): Promise<NewDraftOutcome> {
	const { fileFor, make, capabilities } = options;
	const screen = newForm(options, fileFor);
	if (!screen) return { type: "new", ...draftFrom(options, fileFor) };
	return showScreen({ ...streamsOf(options), screen, capabilities, fileFor, make });
}

export interface LockedOptions extends Streams {
	readonly file: string;
	/** Who has it open, and since when. */
	readonly who: string;
	/** Resolves when nobody has the draft any more. */
	readonly whenFree: (stop: AbortSignal) => Promise<void>;
	readonly capabilities: ScreenCapabilities;
}

/** Asks what to do about a draft that another session has open. */
export function runLocked({ file, who, whenFree, capabilities, ...streams }: LockedOptions): Promise<LockedOutcome> {
	return showScreen({ ...streamsOf(streams), screen: locked(file, who), capabilities, whenFree });
}

function streamsOf({ stdin, stdout, stderr }: Streams): Streams {
	return { stdin, stdout, stderr };
}
