/** Another session has the draft open: offers to look, wait or take over, as a numbered list. Knows no lock. */
import type { Env } from "../terminal/capabilities.ts";
import { LOCKED_CHOICES, type LockedOutcome } from "../wizard/start/outcomes.ts";
import { PromptIO } from "./prompt-io.ts";

export interface LockedOptions {
	readonly file: string;
	/** Who has it open, and since when. */
	readonly who: string;
	/** Resolves when the draft is unlocked. */
	readonly whenFree: (stop: AbortSignal) => Promise<void>;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly env?: Env;
	readonly unicode: boolean;
}

/** Asks for one of the three. Ctrl+C and the end of input cancel, also while waiting. */
export async function askLocked({ file, who, whenFree, ...options }: LockedOptions): Promise<LockedOutcome> {
	const io = new PromptIO(options);
	try {
		io.print(`${file} is already open: ${who}.`);
		io.print(...LOCKED_CHOICES.map(({ label }, at) => `${at + 1}. ${label}.`));
		const reply = await io.ask("Number: ", (text) =>
			/^\s*[1-3]\s*$/.test(text) ? undefined : "Enter a number from 1 to 3.",
		);
		if (reply.type !== "line") return { type: "cancelled", interrupted: reply.type === "interrupt" };
		const choice = LOCKED_CHOICES[Number(reply.text) - 1]?.type ?? "look";
		if (choice !== "wait") return { type: choice };
		io.print("Waiting until they leave. Press Ctrl+C to stop waiting.");
		return await waited(io, whenFree);
	} finally {
		io.close();
	}
}

function waited(io: PromptIO, whenFree: LockedOptions["whenFree"]): Promise<LockedOutcome> {
	const stop = new AbortController();
	return new Promise((resolve) => {
		io.reader.onInterrupt = () => {
			stop.abort();
			resolve({ type: "cancelled", interrupted: true });
		};
		whenFree(stop.signal).then(
			() => resolve({ type: "unlocked" }),
			() => {},
		);
	});
}
