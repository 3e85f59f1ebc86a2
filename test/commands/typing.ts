/** Runs a command in a test terminal, and types into it as a person would. */
import { openTerminal, type TestTerminal } from "../ui/terminal.ts";
import type { Folder, Outcome } from "./run.ts";

export const enter = "\r";
export const leave = "\x11";
export const interrupt = "\x03";

/** What a person types in one go, or what happens to the files meanwhile. */
export type Step = string | ((terminal: TestTerminal) => Promise<unknown>);

/** Waits until the screen says something, in one row or wrapped: where, depends on the name of the temporary folder. */
export const says = (words: string) => (terminal: TestTerminal) =>
	terminal.until((text) => text.includes(words) || text.replace(/\s+/g, " ").includes(words));

/** Starts a command in a terminal. Each step waits until something is on the screen, and gives what was there. */
export async function type(place: Folder, args: readonly string[], steps: readonly Step[]) {
	const terminal = openTerminal(80, 24);
	const running = place.runAt({ streams: terminal.streams }, ...args);
	await shown(terminal, running);
	const screens: string[] = [];
	for (const step of steps) {
		await shown(terminal, running);
		screens.push(terminal.text());
		await (typeof step === "string" ? terminal.type(step) : step(terminal));
	}
	return { terminal, screens, ...(await running) };
}

/** Resolves when there is something on the screen, or the command has ended without it. */
async function shown(terminal: TestTerminal, running: Promise<Outcome>): Promise<void> {
	let ended = false;
	void running.finally(() => {
		ended = true;
	});
	while (!ended && terminal.text().trim() === "") await terminal.settle();
}
