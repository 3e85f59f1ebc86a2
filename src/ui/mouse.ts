/** Mouse reporting: switches it on and off, and decodes reports. Knows no session. */
import type { MousePress } from "../wizard/types.ts";

/** Clicks (1000), motion with a button down (1002), in decimal numbers (1006), as all current terminals support. */
export const MOUSE_ON = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
export const MOUSE_OFF = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

const BUTTONS = ["left", "middle", "right"] as const;

/**
 * Decodes `ESC [ < code ; column ; row M` (press, motion) or `… m` (release); undefined for unused events:
 * motion without a button, horizontal wheels, extra buttons.
 */
export function mouseOf(code: number, column: number, row: number, released: boolean): MousePress | undefined {
	const at = { row: row - 1, column: column - 1 };
	if ((code & 64) !== 0) {
		if ((code & 3) > 1 || code >= 128) return undefined;
		return { kind: (code & 1) === 0 ? "wheel-up" : "wheel-down", button: "middle", ...at };
	}
	const button = BUTTONS[code & 3];
	if (button === undefined || code >= 128) return undefined;
	return { kind: released ? "release" : (code & 32) !== 0 ? "drag" : "press", button, ...at };
}

/** Switches one terminal's reports on and off; writes only on changes. */
export class MouseReports {
	readonly #write: (text: string) => void;
	#on = false;

	constructor(write: (text: string) => void) {
		this.#write = write;
	}

	set(on: boolean): void {
		if (on === this.#on) return;
		this.#on = on;
		this.#write(on ? MOUSE_ON : MOUSE_OFF);
	}
}
