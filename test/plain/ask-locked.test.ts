/** The questions when another session has the draft open. */
import { expect, test } from "vitest";
import { askLocked } from "../../src/plain/ask-locked.ts";
import { streams } from "./person.ts";

const never = () => new Promise<void>(() => {});

function ask(whenFree: (stop: AbortSignal) => Promise<void> = never) {
	const { stdin, stdout, keyboard, ears } = streams(true);
	const held = askLocked({ file: "a\x1b.pep.yaml", who: "ann on desk\x1b[2J", whenFree, stdin, stdout, unicode: true });
	return { held, keyboard, ears };
}

test("names the other session and offers three choices", async () => {
	const { held, keyboard, ears } = ask();
	await ears.hear("Number: ");
	expect(ears.all).toContain("is already open: ann on desk␛[2J.");
	keyboard.write("4\r1\r");
	expect(await held).toEqual({ type: "look" });
	expect(ears.all).toContain("Enter a number from 1 to 3.");
	expect(keyboard.isRaw).toBe(false);
});

test("supports taking over, leaving and the end of input", async () => {
	for (const [typed, outcome] of [
		["3\r", { type: "take" }],
		["\x03", { type: "cancelled", interrupted: true }],
		["\x04", { type: "cancelled", interrupted: false }],
	] as const) {
		const { held, keyboard } = ask();
		keyboard.write(typed);
		expect(await held).toEqual(outcome);
	}
});

test("waits until the draft is unlocked", async () => {
	let leave = () => {};
	const { held, keyboard, ears } = ask(() => new Promise((resolve) => (leave = resolve)));
	keyboard.write("2\r");
	await ears.hear("Waiting until they leave");
	leave();
	expect(await held).toEqual({ type: "unlocked" });
});

test("Ctrl+C stops waiting", async () => {
	let stopped: AbortSignal | undefined;
	const { held, keyboard, ears } = ask((stop) => {
		stopped = stop;
		return never();
	});
	keyboard.write("2\r");
	await ears.hear("Press Ctrl+C to stop waiting");
	keyboard.write("\x03");
	expect(await held).toEqual({ type: "cancelled", interrupted: true });
	expect(stopped?.aborted).toBe(true);
});
