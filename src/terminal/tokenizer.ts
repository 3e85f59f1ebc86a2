/**
 * Splits the bytes of a terminal into text, control characters, escape sequences, pastes and mouse reports. A state
 * machine: a sequence may be split anywhere across reads; what only time can decide (a lone Esc) is resolved by `expire`.
 * Knows no keys, streams or clocks.
 *
 * Supports ECMA-48 control sequences (`ESC [`) and control strings (OSC, DCS, APC, PM, SOS) up to ST or BEL; also SS3
 * (`ESC O`), Alt as an ESC before a character, and three older forms that break the rules: `ESC [ [ A` (Linux console),
 * `ESC [ 3 $` (rxvt), and `ESC [ M` with three bytes (mouse).
 */

export type Token =
	/** Printable text, never empty. */
	| { readonly type: "text"; readonly text: string }
	/** One C0 character or DEL. CR LF is reduced to CR. */
	| { readonly type: "control"; readonly text: string }
	/** A whole escape sequence, a lone ESC, or ESC before one character. */
	| { readonly type: "sequence"; readonly text: string }
	| { readonly type: "paste"; readonly text: string }
	/** The content of an OSC control string, such as a reply: `11;rgb:0000/0000/0000`. Long ones are dropped. */
	| { readonly type: "osc"; readonly text: string }
	/** As in SGR mouse reports: `code` is button and modifiers; column and row are 1-based. */
	| {
			readonly type: "mouse";
			readonly code: number;
			readonly column: number;
			readonly row: number;
			readonly released: boolean;
	  };

/** How long to wait for the rest of unfinished input. A new `id` restarts the wait. */
export interface PendingTimeout {
	readonly id: number;
	readonly milliseconds: number;
}

/** The Esc key sends the byte that starts every sequence; terminals send the rest of a sequence at once. */
const ESC_TIMEOUT = 30;
/** A sequence that is incomplete after this time is abandoned. */
const SEQUENCE_TIMEOUT = 1000;
/** A paste may stall on a slow connection, but a lost end mark must not block the keyboard. */
const PASTE_TIMEOUT = 3000;
/** The longest meaningful sequence, in bytes. */
const MAX_SEQUENCE = 256;

const PASTE_BEGIN = "\x1b[200~";
const PASTE_END = "\x1b[201~";

/** All patterns match bytes, decoded as Latin-1. */
const TEXT = /[^\x00-\x1f\x7f]+/y;
const CSI = /\x1b{1,2}\[[0-?]*(?:[ -/]*[@-~])?/y;
const CSI_BEGUN = /\x1b{1,2}\[[0-?]*[ -/]*/y;
const RXVT_SHIFT = /\x1b\[[235678]\$/y;
const LINUX = /\x1b\[\[(?:\d+~|[@-~])/y;
const LINUX_BEGUN = /\x1b\[\[\d*$/y;
const SS3 = /\x1b{1,2}O[0-9;]*[@-~]/y;
const SS3_BEGUN = /\x1b{1,2}O[0-9;]*/y;
const LONE_START = /^(?:\x1b{1,2}[[O]?|\x1b[\]PX^_])$/;
const STRING_START = /[\]PX^_]/;
/** BEL and ST end a control string, and so do bytes that are not allowed in one. */
const STRING_END = /[\x00-\x07\x0e-\x1f]/g;
const CSI_END = /[^ -?]/g;
const SGR_MOUSE = /^\x1b\[<(\d+);(\d+);(\d+)([Mm])$/;
const URXVT_MOUSE = /^\x1b\[(\d+);(\d+);(\d+)M$/;
/** C1 controls, as characters. */
const C1 = /[\x80-\x9f]+/g;

type Mode = "ground" | "paste" | "string" | "long sequence";

export class Tokenizer {
	#mode: Mode = "ground";
	/** An incomplete token at the end of the last read. */
	#rest = "";
	#pasted: string[] = [];
	/** The OSC string so far; undefined in other control strings, and in one that is too long. */
	#string: string | undefined;
	/** The last byte was CR, so that an LF directly after it is dropped. */
	#returned = false;
	#waiting: PendingTimeout | undefined;
	#ids = 0;

	/** When to call `expire` unless more is read first; undefined if nothing is incomplete. */
	get pendingTimeout(): PendingTimeout | undefined {
		return this.#waiting;
	}

	/** Tokenizes one read. Strings are encoded as UTF-8. */
	feed(read: string | Uint8Array): Token[] {
		const mode = this.#mode;
		const data = this.#rest + bytesOf(read);
		this.#rest = "";
		const tokens: Token[] = [];
		let at = 0;
		while (at < data.length) {
			const next = this.#step(data, at, tokens);
			if (next === undefined) {
				this.#rest = data.slice(at);
				break;
			}
			at = next;
		}
		this.#wait(mode);
		return joinTexts(tokens);
	}

	/** Resolves incomplete input after a timeout: a lone Esc or a paste becomes a token; anything else is dropped. */
	expire(): Token[] {
		const rest = this.#rest;
		const mode = this.#mode;
		const pasted = this.#pasted.join("") + rest;
		this.#mode = "ground";
		this.#rest = "";
		this.#pasted = [];
		this.#returned = false;
		this.#waiting = undefined;
		if (mode === "paste") return pasted === "" ? [] : [{ type: "paste", text: textOf(pasted) }];
		if (mode !== "ground" || rest === "") return [];
		return LONE_START.test(rest) ? [{ type: "sequence", text: rest }] : [];
	}

	/**
	 * Consumes the token that starts at `at`; returns where the next one starts, or undefined if the token is
	 * incomplete.
	 */
	#step(data: string, at: number, tokens: Token[]): number | undefined {
		switch (this.#mode) {
			case "paste":
				return this.#paste(data, at, tokens);
			case "string":
				return this.#controlString(data, at, tokens);
			case "long sequence":
				return this.#skip(data, at, CSI_END);
			case "ground":
				return this.#ground(data, at, tokens);
		}
	}

	#ground(data: string, at: number, tokens: Token[]): number | undefined {
		const byte = data[at]!;
		const returned = this.#returned;
		this.#returned = byte === "\r";
		if (byte === "\x1b") return this.#escape(data, at, tokens);
		if (isControl(byte)) {
			if (!(returned && byte === "\n")) tokens.push({ type: "control", text: byte });
			return at + 1;
		}
		const run = matchAt(TEXT, data, at)!;
		const whole = at + run.length === data.length ? run.slice(0, run.length - unfinished(run)) : run;
		if (whole === "") return undefined;
		const text = textOf(whole).replace(C1, "");
		if (text !== "") tokens.push({ type: "text", text });
		return at + whole.length;
	}

	#escape(data: string, at: number, tokens: Token[]): number | undefined {
		// ESC ESC is Alt before a sequence, or Esc pressed twice.
		const second = data[at + 1] === "\x1b" ? 2 : 1;
		const lead = data[at + second];
		if (lead === undefined) return undefined;
		const take = (text: string): number => {
			tokens.push({ type: "sequence", text });
			return at + text.length;
		};
		if (lead === "[") return this.#controlSequence(data, at, at + second + 1, tokens);
		if (lead === "O") {
			const begun = matchAt(SS3_BEGUN, data, at)!;
			if (at + begun.length === data.length && begun.length < MAX_SEQUENCE) return undefined;
			return take(matchAt(SS3, data, at) ?? begun);
		}
		if (STRING_START.test(lead)) {
			if (second === 2) return take("\x1b");
			if (at + 2 === data.length) return undefined;
			this.#mode = "string";
			this.#string = lead === "]" ? "" : undefined;
			return at + 2;
		}
		if (second === 2) return take("\x1b\x1b");
		const length = lengthOf(lead);
		const character = data.slice(at + 1, at + 1 + length);
		if (unfinished(character) > 0 && at + 1 + length > data.length) return undefined;
		tokens.push({ type: "sequence", text: `\x1b${textOf(character)}` });
		return at + 1 + character.length;
	}

	/** `from` is the offset after the bracket. */
	#controlSequence(data: string, at: number, from: number, tokens: Token[]): number | undefined {
		if (data[from] === "M") return x10Mouse(data, from + 1, tokens);
		if (matchAt(LINUX_BEGUN, data, at) !== undefined) return undefined;
		const known = matchAt(LINUX, data, at) ?? matchAt(RXVT_SHIFT, data, at);
		const sequence = known ?? matchAt(CSI, data, at)!;
		if (known === undefined && !/[@-~]$/.test(sequence.slice(from - at))) {
			const begun = matchAt(CSI_BEGUN, data, at)!;
			const end = at + begun.length;
			if (begun.length > MAX_SEQUENCE) {
				this.#mode = "long sequence";
				return end;
			}
			if (end === data.length) return undefined;
			// A byte that is not allowed in a sequence ends it. The bracket alone is Alt+[.
			if (end === from) tokens.push({ type: "sequence", text: begun });
			return end;
		}
		if (sequence === PASTE_BEGIN) this.#mode = "paste";
		else if (sequence !== PASTE_END) tokens.push(mouseIn(sequence) ?? { type: "sequence", text: sequence });
		return at + sequence.length;
	}

	#paste(data: string, at: number, tokens: Token[]): number | undefined {
		const end = data.indexOf(PASTE_END, at);
		if (end < 0) {
			const kept = Math.max(at, data.length - PASTE_END.length + 1);
			this.#pasted.push(data.slice(at, kept));
			return kept === at ? undefined : kept;
		}
		const text = textOf(this.#pasted.join("") + data.slice(at, end));
		this.#pasted = [];
		this.#mode = "ground";
		if (text !== "") tokens.push({ type: "paste", text });
		return end + PASTE_END.length;
	}

	#controlString(data: string, at: number, tokens: Token[]): number | undefined {
		const next = this.#skip(data, at, STRING_END);
		const part = data.slice(at, next).replace(/[\x07\x1b].*$/s, "");
		if (this.#string !== undefined) this.#string += part;
		if (this.#string !== undefined && this.#string.length > MAX_SEQUENCE) this.#string = undefined;
		const isWhole = this.#mode === "ground" && /^(?:\x07|\x1b\\)/.test(data.slice(at + part.length, next));
		if (isWhole && this.#string !== undefined) tokens.push({ type: "osc", text: this.#string });
		return next;
	}

	/** Skips the rest of a control string, or of a sequence that is too long. */
	#skip(data: string, at: number, ends: RegExp): number | undefined {
		ends.lastIndex = at;
		const end = ends.exec(data)?.index;
		if (end === undefined) return data.length;
		const byte = data[end]!;
		if (byte === "\x1b" && end + 1 === data.length) return end === at ? undefined : end;
		this.#mode = "ground";
		if (this.#isStringEnd(data, end)) return end + (byte === "\x1b" ? 2 : 1);
		return ends === CSI_END && byte >= "@" && byte <= "~" ? end + 1 : end;
	}

	/** ST, BEL, CAN or SUB. */
	#isStringEnd(data: string, at: number): boolean {
		return "\x07\x18\x1a".includes(data[at]!) || data.startsWith("\x1b\\", at);
	}

	#wait(before: Mode): void {
		const open = this.#rest !== "" || this.#mode !== "ground" || this.#returned;
		if (!open) this.#waiting = undefined;
		// A control string that continues keeps the timeout from its start.
		else if (!(this.#waiting && before === this.#mode && (before === "string" || before === "long sequence")))
			this.#waiting = { id: ++this.#ids, milliseconds: this.#patience() };
	}

	#patience(): number {
		if (this.#mode === "paste") return PASTE_TIMEOUT;
		if (this.#mode === "ground" && (this.#rest === "" || LONE_START.test(this.#rest))) return ESC_TIMEOUT;
		return SEQUENCE_TIMEOUT;
	}
}

/** `ESC [ M` and three bytes: button, column and row, each with 32 added. */
function x10Mouse(data: string, from: number, tokens: Token[]): number | undefined {
	const bytes = data.slice(from, from + 3);
	const stray = /[\x00-\x1f]/.exec(bytes);
	if (stray) return from + stray.index;
	if (bytes.length < 3) return undefined;
	const [code = 0, column = 0, row = 0] = [...bytes].map((byte) => byte.charCodeAt(0) - 32);
	tokens.push(withoutRelease(code, column, row));
	return from + 3;
}

function mouseIn(sequence: string): Token | undefined {
	const sgr = SGR_MOUSE.exec(sequence);
	if (sgr) return { type: "mouse", code: +sgr[1]!, column: +sgr[2]!, row: +sgr[3]!, released: sgr[4] === "m" };
	const urxvt = URXVT_MOUSE.exec(sequence);
	return urxvt ? withoutRelease(+urxvt[1]! - 32, +urxvt[2]!, +urxvt[3]!) : undefined;
}

/** Older protocols don't report which button was released; it is assumed to be the left one. */
function withoutRelease(code: number, column: number, row: number): Token {
	const released = (code & 0b1110_0011) === 3;
	return { type: "mouse", code: released ? code & ~3 : code, column, row, released };
}

function joinTexts(tokens: readonly Token[]): Token[] {
	const all: Token[] = [];
	for (const token of tokens) {
		const last = all.at(-1);
		if (token.type === "text" && last?.type === "text")
			all[all.length - 1] = { type: "text", text: last.text + token.text };
		else all.push(token);
	}
	return all;
}

function isControl(byte: string): boolean {
	return byte < " " || byte === "\x7f";
}

function matchAt(pattern: RegExp, data: string, at: number): string | undefined {
	pattern.lastIndex = at;
	return pattern.exec(data)?.[0];
}

function bytesOf(read: string | Uint8Array): string {
	const bytes =
		typeof read === "string" ? Buffer.from(read, "utf8") : Buffer.from(read.buffer, read.byteOffset, read.byteLength);
	return bytes.toString("latin1");
}

function textOf(bytes: string): string {
	return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Number of bytes of the UTF-8 character with this lead byte. */
function lengthOf(lead: string): number {
	const code = lead.charCodeAt(0);
	if (code < 0xc0) return 1;
	return code < 0xe0 ? 2 : code < 0xf0 ? 3 : code < 0xf8 ? 4 : 1;
}

/** Number of bytes at the end that belong to an incomplete UTF-8 character. */
function unfinished(bytes: string): number {
	const tail = /[\xc2-\xf4][\x80-\xbf]{0,2}$/.exec(bytes)?.[0] ?? "";
	return tail !== "" && tail.length < lengthOf(tail) ? tail.length : 0;
}
