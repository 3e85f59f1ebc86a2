/** Which draft to go on with, or how to begin where there is none, asked as a numbered list. Reads no files. */
import type { Env } from "../terminal/capabilities.ts";
import { type Draft, matches } from "../wizard/start/drafts.ts";
import { ABOUT, beginnings } from "../wizard/start/greeting.ts";
import type { Picked } from "../wizard/start/outcomes.ts";
import { Voice } from "./prompt-io.ts";

interface Talk {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly env?: Env;
	/** Signs beyond ASCII can be shown (default). */
	readonly unicode?: boolean;
}

export interface PickOptions extends Talk {
	/** Newest first; one at least. */
	readonly drafts: readonly Draft[];
}

export interface GreetOptions extends Talk {
	/** Markdown files that could become drafts. */
	readonly proposals: readonly string[];
}

/** Says what the program is, and asks how to begin. Ctrl+C and the end of input cancel. */
export async function greet({ proposals, stdin, stdout, env, unicode = true }: GreetOptions): Promise<Picked> {
	const voice = new Voice({ stdin, stdout, env, unicode });
	const ways = beginnings(proposals);
	const meant = (text: string) => ways[text.trim() === "" ? 0 : Number(text) - 1];
	try {
		voice.say("pep-wizard", ...ABOUT, "Nothing to resume below this folder.");
		voice.say(...ways.map(({ label, about }, at) => `${at + 1}. ${label}: ${about}`));
		const reply = await voice.ask("Which one? (empty: 1) ", (text) => {
			return meant(text) ? undefined : `Give a number from 1 to ${ways.length}.`;
		});
		if (reply.type !== "line") return { type: "cancelled", interrupted: reply.type === "interrupt" };
		return meant(reply.text)?.picked ?? { type: "new" };
	} finally {
		voice.close();
	}
}

/** Asks for a draft by its number or words of its title, or `new`. Ctrl+C and the end of input cancel. */
export async function pickDraft({ drafts, stdin, stdout, env, unicode = true }: PickOptions): Promise<Picked> {
	const voice = new Voice({ stdin, stdout, env, unicode });
	try {
		voice.say("Drafts, the newest first:");
		voice.say(...drafts.map((draft, at) => `${at + 1}. ${draftWords(draft)}`));
		const reply = await voice.ask("Number or words of the title, or new: ", (text) => {
			const found = draftsMeant(text, drafts);
			if (isNew(text) || found.length === 1) return undefined;
			return found.length === 0 || text.trim() === ""
				? `Give a number from 1 to ${drafts.length}, words of one title, or new.`
				: `These are meant: ${found.map(({ title }) => title).join("; ")}. Say more.`;
		});
		if (reply.type !== "line") return { type: "cancelled", interrupted: reply.type === "interrupt" };
		const [draft] = isNew(reply.text) ? [] : draftsMeant(reply.text, drafts);
		return draft ? { type: "resume", file: draft.file } : { type: "new" };
	} finally {
		voice.close();
	}
}

function isNew(text: string): boolean {
	return /^\s*(n|new)\s*$/i.test(text);
}

/** A number counts in the list; it may as well stand in a title. */
function draftsMeant(text: string, drafts: readonly Draft[]): readonly Draft[] {
	const numbered = /^\s*\d+\s*$/.test(text) ? drafts[Number(text) - 1] : undefined;
	return numbered ? [numbered] : drafts.filter((draft) => matches(draft, text.trim()));
}

function draftWords({ title, file, stage, completeness, age }: Draft): string {
	return `${title}, ${stage}, ${Math.floor(completeness * 100)} percent, ${age}, ${file}`;
}
