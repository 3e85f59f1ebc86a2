/**
 * What comes from the terminal, before Ink reads it: mouse reports are taken out (Ink drops them), and text that comes
 * in a burst with line breaks is wrapped as the paste that it is, for terminals that don't do so. Knows no keys.
 */
import type { MousePress } from "../wizard/types.ts";
import { mouseOf } from "./mouse.ts";

const PASTE = ["\x1b[200~", "\x1b[201~"] as const;

const MARKS = /\x1b\[(?:<(\d+);(\d+);(\d+)([Mm])|20([01])~)/g;

/** A mouse report, or a mark of pasted text, that may go on in the next read. */
const UNFINISHED = /\x1b\[(?:<[\d;]*|20?|20[01])$/;

const BREAK = /\r\n|\r|\n/g;

/** More lines than hands type between two reads, however slow the line is. */
const BURST = 3;

/**
 * A line break with text on both sides, in more text than hands type while a slow line stalls: two seconds of quick
 * typing. Where text of several lines is written, that is a paste. As typing it would be spoilt, as Enter goes on with
 * lists and indentation that are in it already; and who did type it (a program, or ahead of a line that stalled for
 * long) has the same text but for the marks that Enter would have added. Elsewhere Enter goes to the next field, and
 * the lines belong to several: they stay keys there.
 */
const STALLED = 24;

/** Keys, and no text that somebody copied. */
const KEYS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Milliseconds after a burst in which what comes still belongs to it: a long paste takes several reads. */
const GOES_ON = 40;

/** Reads of a terminal, as Ink shall see them. One for each terminal; it remembers what is under way. */
export class InputFilter {
	readonly #onMouse: (mouse: MousePress) => void;
	readonly #now: () => number;
	readonly #takesLines: () => boolean;
	#rest = "";
	#pasting = false;
	#burstUntil = Number.NEGATIVE_INFINITY;

	/** `now` gives milliseconds from anywhere; `takesLines` tells whether a text of several lines is being written. */
	constructor(onMouse: (mouse: MousePress) => void, now: () => number, takesLines: () => boolean = () => false) {
		this.#onMouse = onMouse;
		this.#now = now;
		this.#takesLines = takesLines;
	}

	/**
	 * One read in the parts that are for Ink, in order. A mouse report is told when the part behind it is asked for, so
	 * that it stays between the keys that came before and after it.
	 */
	*parts(read: string): Generator<string> {
		const whole = this.#rest + read;
		this.#rest = UNFINISHED.exec(whole)?.[0] ?? "";
		const text = whole.slice(0, whole.length - this.#rest.length);
		let from = 0;
		for (const mark of text.matchAll(MARKS)) {
			const [sequence, code, column, row, final, paste] = mark;
			if (paste !== undefined) this.#pasting = paste === "0";
			// What is pasted may hold anything, and presses no button.
			if (paste !== undefined || this.#pasting) continue;
			const before = text.slice(from, mark.index);
			from = mark.index + sequence.length;
			if (before !== "") yield this.#marked(before);
			const mouse = mouseOf(Number(code), Number(column), Number(row), final === "m");
			if (mouse) this.#onMouse(mouse);
		}
		const rest = text.slice(from);
		if (rest !== "") yield this.#marked(rest);
	}

	/** The part as a paste where it is one that the terminal didn't mark. */
	#marked(part: string): string {
		if (this.#pasting || part.includes("\x1b")) return part;
		const now = this.#now();
		const isText = /[^\x00-\x1f\x7f]/.test(part);
		if (!this.#isBurst(part) && !(now < this.#burstUntil && (isText || /^[\r\n\t]+$/.test(part)))) return part;
		this.#burstUntil = now + GOES_ON;
		return `${PASTE[0]}${part}${PASTE[1]}`;
	}

	#isBurst(part: string): boolean {
		if (KEYS.test(part) || !/[^\x00-\x1f]/.test(part)) return false;
		if ((part.match(BREAK)?.length ?? 0) >= BURST) return true;
		return part.length > STALLED && part.trim().search(BREAK) >= 0 && this.#takesLines();
	}
}

/** The stream with its reads filtered; everything else is the stream's own. */
export function filtered(stdin: NodeJS.ReadStream, filter: InputFilter): NodeJS.ReadStream {
	let parts: Iterator<string> | undefined;
	const read = (): string | null => {
		for (;;) {
			const next = parts?.next();
			if (next && !next.done) return next.value;
			const chunk: string | Buffer | null = stdin.read();
			if (chunk === null) return null;
			parts = filter.parts(String(chunk));
		}
	};
	return new Proxy(stdin, {
		get(target, name) {
			if (name === "read") return read;
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}
