/** What the author's keyboard and mouse send, as plain data. Knows no terminal. */

/** A key press, independent of any terminal library. `name` identifies keys without text. */
export interface KeyPress {
	readonly name:
		| "text"
		| "enter"
		| "tab"
		| "escape"
		| "backspace"
		| "delete"
		| "up"
		| "down"
		| "left"
		| "right"
		| "home"
		| "end"
		| "pageup"
		| "pagedown"
		| "f1"
		| "f4"
		| "f7";
	/** For `text`: the typed text; with Ctrl or Alt, the key's letter in lower case. */
	readonly text: string;
	readonly ctrl: boolean;
	readonly alt: boolean;
	readonly shift: boolean;
}

/** A mouse event at a cell of the screen, 0-based. */
export interface MousePress {
	readonly kind: "press" | "drag" | "release" | "wheel-up" | "wheel-down";
	readonly button: "left" | "middle" | "right";
	readonly row: number;
	readonly column: number;
}
