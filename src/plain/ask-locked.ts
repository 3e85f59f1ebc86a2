/** Someone else has the draft: look, wait or take over, asked as a numbered list. Knows no lock. */
import type { Env } from "../terminal/capabilities.ts";
import { HELD_CHOICES, type Held } from "../wizard/start/outcomes.ts";
import { Voice } from "./prompt-io.ts";

export interface HeldOptions {
	readonly file: string;
	/** Who has it, and since when. */
	readonly who: string;
	/** Resolves when nobody has the draft any more. */
	readonly whenFree: (stop: AbortSignal) => Promise<void>;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly env?: Env;
	readonly unicode: boolean;
}

/** Asks for one of the three; Ctrl+C and the end of input cancel, while it waits as well. */
export async function askHeld({ file, who, whenFree, ...options }: HeldOptions): Promise<Held> {
	const voice = new Voice(options);
	try {
		voice.say(`${file} is open already: ${who}.`);
		voice.say(...HELD_CHOICES.map(({ label }, at) => `${at + 1}. ${label}.`));
		const reply = await voice.ask("Number: ", (text) =>
			/^\s*[1-3]\s*$/.test(text) ? undefined : "Give a number from 1 to 3.",
		);
		if (reply.type !== "line") return { type: "cancelled", interrupted: reply.type === "interrupt" };
		const choice = HELD_CHOICES[Number(reply.text) - 1]?.type ?? "look";
		if (choice !== "wait") return { type: choice };
		voice.say("Waiting until they leave. Ctrl+C ends the waiting.");
		return await waited(voice, whenFree);
	} finally {
		voice.close();
	}
}

function waited(voice: Voice, whenFree: HeldOptions["whenFree"]): Promise<Held> {
	const stop = new AbortController();
	return new Promise((resolve) => {
		voice.source.onInterrupt = () => {
			stop.abort();
			resolve({ type: "cancelled", interrupted: true });
		};
		whenFree(stop.signal).then(
			() => resolve({ type: "free" }),
			() => {},
		);
	});
}
