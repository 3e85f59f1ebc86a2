/**
 * Decodes terminal reads into keys, pastes and mouse events, in order. A burst of text with line breaks counts as a paste,
 * for terminals that don't mark pastes. Knows no stream; `now` is the only clock.
 */
import { backgroundIn } from "../terminal/background.ts";
import { type PendingTimeout, type Token, Tokenizer } from "../terminal/tokenizer.ts";
import type { KeyPress, MousePress } from "../wizard/types.ts";
import { KeyReader } from "./keys.ts";
import { mouseOf } from "./mouse.ts";

export type InputEvent =
	| { readonly type: "keys"; readonly keys: readonly KeyPress[] }
	| { readonly type: "paste"; readonly text: string }
	| { readonly type: "mouse"; readonly mouse: MousePress }
	/** The terminal says which background it has. */
	| { readonly type: "background"; readonly background: "dark" | "light" }
	/** The terminal's reply to a query by Ink. */
	| { readonly type: "reply"; readonly sequence: string };

/** The reply that reports support for the kitty protocol. */
const KITTY_REPLY = /^\x1b\[\?\d+u$/;

const BREAK = /\r|\n/g;

/** More lines than anyone types between two reads, however slow the connection. */
const BURST_LINES = 3;

/**
 * Characters that nobody types while a connection stalls: two seconds of fast typing. In a multi-line text, more than
 * that with a line break inside is a paste. Treated as typing, it would be garbled, because Enter adds list markers and
 * indentation that it already contains. If it was typed after all (by a program, or during a long stall), only what
 * Enter would have added is missing. In other fields, Enter moves to the next field, so the input stays keys.
 */
const STALLED_CHARACTERS = 24;

/** Control characters that copied text doesn't contain. */
const KEYS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Milliseconds after a burst within which more input belongs to it: a long paste takes several reads. */
const BURST_PAUSE = 40;

/** One per terminal; keeps incomplete sequences between reads. */
export class InputDecoder {
	readonly #now: () => number;
	readonly #takesLines: () => boolean;
	readonly #tokenizer = new Tokenizer();
	readonly #reader = new KeyReader();
	#burstUntil = Number.NEGATIVE_INFINITY;

	/** `now` is a monotonic clock in milliseconds; `takesLines` tells whether a multi-line text is being edited. */
	constructor(now: () => number, takesLines: () => boolean = () => false) {
		this.#now = now;
		this.#takesLines = takesLines;
	}

	/** When to call `expire`, unless something is read first. */
	get waiting(): PendingTimeout | undefined {
		return this.#tokenizer.pendingTimeout;
	}

	/** Decodes one read. */
	read(read: string | Uint8Array): InputEvent[] {
		return this.#events(this.#tokenizer.feed(read));
	}

	/** Resolves incomplete input; call it when `waiting` has passed without a read. */
	expire(): InputEvent[] {
		return this.#events(this.#tokenizer.expire());
	}

	#events(tokens: readonly Token[]): InputEvent[] {
		const events: InputEvent[] = [];
		let typed: Token[] = [];
		const flush = (): void => {
			if (typed.length > 0) events.push(...this.#typed(typed));
			typed = [];
		};
		for (const token of tokens) {
			if (token.type === "osc") {
				const background = backgroundIn(token.text);
				if (background) events.push({ type: "background", background });
				continue;
			}
			const reply = token.type === "sequence" && KITTY_REPLY.test(token.text);
			if (!reply && token.type !== "paste" && token.type !== "mouse") {
				typed.push(token);
				continue;
			}
			flush();
			if (token.type === "paste") events.push(token);
			else if (token.type === "mouse") {
				const mouse = mouseOf(token.code, token.column, token.row, token.released);
				if (mouse) events.push({ type: "mouse", mouse });
			} else events.push({ type: "reply", sequence: token.text });
		}
		flush();
		return events;
	}

	/** Keys, or an unmarked paste. Copied colour sequences don't make it keys. */
	#typed(tokens: readonly Token[]): InputEvent[] {
		const keys = tokens.flatMap((token) => this.#reader.keysOf(token));
		const hasKeys = tokens.some((token) => token.type === "sequence" && this.#reader.keysOf(token).length > 0);
		const text = tokens.map((token) => ("text" in token ? token.text : "")).join("");
		if (!hasKeys && this.#isPasted(text.replace(/\x1b\[[\d;]*m/g, ""))) return [{ type: "paste", text }];
		return keys.length > 0 ? [{ type: "keys", keys }] : [];
	}

	#isPasted(text: string): boolean {
		const now = this.#now();
		const isText = /[^\x00-\x1f\x7f]/.test(text);
		const goesOn = now < this.#burstUntil && (isText || /^[\r\n\t]+$/.test(text));
		if (!this.#isBurst(text) && !goesOn) return false;
		this.#burstUntil = now + BURST_PAUSE;
		return true;
	}

	#isBurst(text: string): boolean {
		if (KEYS.test(text) || !/[^\x00-\x1f]/.test(text)) return false;
		if ((text.match(BREAK)?.length ?? 0) >= BURST_LINES) return true;
		return text.length > STALLED_CHARACTERS && text.trim().search(BREAK) >= 0 && this.#takesLines();
	}
}
