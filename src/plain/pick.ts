/** Asks which draft to resume, or how to start without one, as a numbered list. Reads no files. */
import type { Env } from "../terminal/capabilities.ts";
import { type Draft, matches } from "../wizard/start/drafts.ts";
import { ABOUT, NO_DRAFTS, startChoices } from "../wizard/start/greeting.ts";
import type { PickOutcome } from "../wizard/start/outcomes.ts";
import { PromptIO } from "./prompt-io.ts";

interface Terminal {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly env?: Env;
	/** The terminal shows characters beyond ASCII (default). */
	readonly unicode?: boolean;
}

export interface PickOptions extends Terminal {
	/** Newest first; at least one. */
	readonly drafts: readonly Draft[];
}

export interface GreetOptions extends Terminal {
	/** Markdown files that can be imported. */
	readonly proposals: readonly string[];
}

/** Introduces the program and asks how to start. Ctrl+C and the end of input cancel. */
export async function greet({ proposals, stdin, stdout, env, unicode = true }: GreetOptions): Promise<PickOutcome> {
	const io = new PromptIO({ stdin, stdout, env, unicode });
	const ways = startChoices(proposals);
	const meant = (text: string) => ways[text.trim() === "" ? 0 : Number(text) - 1];
	try {
		io.print("pep-wizard", ...ABOUT, NO_DRAFTS);
		io.print(...ways.map(({ label, about }, at) => `${at + 1}. ${label}: ${about}`));
		const reply = await io.ask("Which one? (empty: 1) ", (text) => {
			return meant(text) ? undefined : `Enter a number from 1 to ${ways.length}.`;
		});
		if (reply.type !== "line") return { type: "cancelled", interrupted: reply.type === "interrupt" };
		return meant(reply.text)?.picked ?? { type: "new" };
	} finally {
		io.close();
	}
}

/** Asks for a draft by number or words from its title, or `new`. Ctrl+C and the end of input cancel. */
export async function pickDraft({ drafts, stdin, stdout, env, unicode = true }: PickOptions): Promise<PickOutcome> {
	const io = new PromptIO({ stdin, stdout, env, unicode });
	try {
		io.print("Drafts, newest first:");
		io.print(...drafts.map((draft, at) => `${at + 1}. ${draftWords(draft)}`));
		const reply = await io.ask("Number, words from the title, or new: ", (text) => {
			const found = draftsMeant(text, drafts);
			if (isNew(text) || found.length === 1) return undefined;
			return found.length === 0 || text.trim() === ""
				? `Enter a number from 1 to ${drafts.length}, words from one title, or new.`
				: `Several drafts match: ${found.map(({ title }) => title).join("; ")}. Please be more specific.`;
		});
		if (reply.type !== "line") return { type: "cancelled", interrupted: reply.type === "interrupt" };
		const [draft] = isNew(reply.text) ? [] : draftsMeant(reply.text, drafts);
		return draft ? { type: "resume", file: draft.file } : { type: "new" };
	} finally {
		io.close();
	}
}

function isNew(text: string): boolean {
	return /^\s*(n|new)\s*$/i.test(text);
}

/** A number is a position in the list; beyond the list, it is looked for in the titles. */
function draftsMeant(text: string, drafts: readonly Draft[]): readonly Draft[] {
	const numbered = /^\s*\d+\s*$/.test(text) ? drafts[Number(text) - 1] : undefined;
	return numbered ? [numbered] : drafts.filter((draft) => matches(draft, text.trim()));
}

function draftWords({ title, file, stage, completeness, missing, age }: Draft): string {
	const percent = `${Math.floor(completeness * 100)} percent`;
	return `${title}, ${stage}, ${percent}, ${missing.length === 0 ? "nothing" : missing.length} missing, ${age}, ${file}`;
}
