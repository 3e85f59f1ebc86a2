/**
 * A writer who counts keys, and presses only keys that the screen names: each other one is a moment of not knowing what to
 * press. Knows no build of the program, so that builds can be compared.
 */
import { keyText } from "../../src/wizard/key-press.ts";
import type { Screen } from "./terminal.ts";

/** What the screen calls a key that it names in other words than the key map. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
	" ": ["Space"],
	down: ["Up/Down", "Down"],
	up: ["Up/Down"],
	right: ["Left/Right", "Arrows"],
};

/** Milliseconds after which a key counts as not named; only a failing test waits that long. */
const PATIENCE = 60_000;

export class KeyCounter {
	readonly screen: Screen;
	/** Keys pressed for letters of answers, and all others. */
	letters = 0;
	others = 0;
	/** What has been written of answers, in letters. */
	written = 0;
	/** Keys that the screen didn't name when they were needed. */
	readonly unknown: string[] = [];

	constructor(screen: Screen) {
		this.screen = screen;
	}

	/** Keys beyond the text itself: negative where picking was shorter than typing. */
	get beyond(): number {
		return this.letters + this.others - this.written;
	}

	get counted(): object {
		const { beyond, letters, others, written, unknown } = this;
		return { beyond, pressed: letters + others, written, unknown };
	}

	/** Presses a key for a purpose, once the screen names it. Letters and digits have to stand alone, as keys or choices. */
	async press(purpose: string, chord: string): Promise<void> {
		const names = NAMES[chord] ?? [keyText(chord)];
		const isNamed = ({ text }: Screen): boolean =>
			names.some((name) => text.includes(name.length === 1 ? ` ${name} ` : name));
		const known = this.screen.until(isNamed).then(() => true);
		const soon = await Promise.race([known, new Promise<false>((resolve) => setTimeout(resolve, PATIENCE, false))]);
		if (!soon) this.unknown.push(`${purpose}: ${keyText(chord)}`);
		known.catch(() => {});
		this.others += 1;
		this.screen.press(chord);
	}

	/** Types an answer's text, and waits until it is shown. */
	async write(text: string): Promise<void> {
		this.letters += [...text].length;
		this.written += [...text].length;
		this.screen.type(text);
		await this.screen.until(({ text: shown }) =>
			shown.replace(/\s+/g, "").includes(text.slice(-12).replace(/\s+/g, "")),
		);
	}

	/** Types something that is no part of an answer, such as a filter. */
	filter(text: string): void {
		this.others += [...text].length;
		this.screen.type(text);
	}

	/** An answer's text that was picked instead of typed. */
	picked(text: string): void {
		this.written += [...text].length;
	}
}
