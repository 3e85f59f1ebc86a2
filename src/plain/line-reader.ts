/**
 * Reads lines from the keyboard or a pipe. Typeahead and pastes wait for the next question and are echoed there. In a
 * terminal, it reads single keys, because a terminal's own line mode cuts lines after a few thousand bytes; Emacs and
 * pipes send whole lines and do their own echo. Knows no question.
 */
import type { Env } from "../terminal/capabilities.ts";
import { type Token, Tokenizer } from "../terminal/tokenizer.ts";
import { keysOf, LineEditor, type LineEnding } from "./line-editor.ts";

export interface LineReaderOptions {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly env?: Env;
	readonly unicode: boolean;
}

export interface Reply {
	readonly type: LineEnding;
	/** The line; after an interrupt, the unfinished line. */
	readonly text: string;
}

/** Input that no question has consumed yet; shared by successive readers of the same stream. */
interface Typeahead {
	/** Text, and single control characters; those before `next` are consumed. */
	keys: string[];
	next: number;
	ended: boolean;
	readonly tokenizer: Tokenizer;
}

const typeaheads = new WeakMap<object, Typeahead>();

function typeaheadOf(stdin: NodeJS.ReadStream): Typeahead {
	let typeahead = typeaheads.get(stdin);
	if (!typeahead) {
		typeahead = { keys: [], next: 0, ended: false, tokenizer: new Tokenizer() };
		typeaheads.set(stdin, typeahead);
	}
	return typeahead;
}

function forget(typeahead: Typeahead): void {
	typeahead.keys = [];
	typeahead.next = 0;
}

export class LineReader {
	/** Ctrl+C while no question is open or about to open. */
	onInterrupt: () => void = () => {};
	/** Called after each key of an unfinished line. */
	onTyped: (line: string) => void = () => {};
	private readonly options: LineReaderOptions;
	private readonly typeahead: Typeahead;
	/** Keys arrive one by one and are echoed here. */
	private readonly keys: boolean;
	private isOpen = false;
	private isInPaste = false;
	private take: (() => void) | undefined;
	private timer: NodeJS.Timeout | undefined;

	constructor(options: LineReaderOptions) {
		this.options = options;
		this.typeahead = typeaheadOf(options.stdin);
		const { stdin, env } = options;
		const emacs = env?.INSIDE_EMACS?.includes("comint") ?? false;
		this.keys = Boolean(stdin.isTTY) && typeof stdin.setRawMode === "function" && !emacs;
	}

	/** False while another program has the keyboard. */
	get listens(): boolean {
		return this.isOpen;
	}

	/** Starts listening. */
	open(): void {
		if (this.isOpen) return;
		this.isOpen = true;
		const { stdin } = this.options;
		if (this.keys) stdin.setRawMode(true);
		stdin.on("data", this.onData);
		stdin.on("end", this.onEnd);
		stdin.on("error", this.onEnd);
		if (stdin.readableEnded) this.typeahead.ended = true;
		stdin.resume();
	}

	/** Releases the keyboard and the terminal; a pending question ends as if the input had ended. */
	close(): void {
		this.pause();
		this.typeahead.ended ||= this.take !== undefined;
		this.take?.();
	}

	/** Runs something that needs the keyboard to itself. */
	async suspend<T>(run: () => Promise<T>): Promise<T> {
		this.pause();
		try {
			return await run();
		} finally {
			this.open();
		}
	}

	/** Restores raw mode after the program was suspended: the shell may have changed the terminal's mode. */
	resume(): void {
		if (!this.isOpen || !this.keys) return;
		this.options.stdin.setRawMode(false);
		this.options.stdin.setRawMode(true);
	}

	/** Whether another whole line has already arrived. */
	get hasMore(): boolean {
		const { keys, next } = this.typeahead;
		for (let at = next; at < keys.length; at++) if (keys[at] === "\r" || keys[at] === "\n") return true;
		return false;
	}

	/** Whether the last line arrived together with others, as in a paste. */
	get isPaste(): boolean {
		return this.keys && this.isInPaste;
	}

	/** Whether the last line is inside a paste, whose rest is still to be read. */
	get isInsidePaste(): boolean {
		return this.isPaste && this.typeahead.next < this.typeahead.keys.length;
	}

	/** The next line, without its line break. `column`: the 0-based cell at which it starts. One read at a time. */
	read(column: number): Promise<Reply> {
		const { stdout, unicode } = this.options;
		const typing = new LineEditor({ column, columns: stdout.columns || 80, unicode });
		return new Promise((resolve) => {
			this.take = () => {
				const ending = this.pressAll(typing) ?? this.endOf(typing);
				if (!ending) return this.onTyped(typing.line);
				this.take = undefined;
				resolve({ type: ending, text: typing.line });
			};
			this.take();
		});
	}

	private pressAll(typing: LineEditor): LineEnding | undefined {
		const { typeahead } = this;
		while (typeahead.next < typeahead.keys.length) {
			const { echo, ending } = typing.press(typeahead.keys[typeahead.next++]!);
			if (this.keys && echo !== "") this.options.stdout.write(echo);
			if (ending) return ending;
		}
		forget(typeahead);
		return undefined;
	}

	/** A final line without a line break counts as a line. */
	private endOf(typing: LineEditor): LineEnding | undefined {
		if (!this.typeahead.ended) return undefined;
		return typing.line === "" ? "end" : "line";
	}

	private pause(): void {
		if (!this.isOpen) return;
		this.isOpen = false;
		const { stdin } = this.options;
		stdin.off("data", this.onData);
		stdin.off("end", this.onEnd);
		stdin.off("error", this.onEnd);
		stdin.pause();
		if (this.keys) stdin.setRawMode(false);
	}

	private onData = (data: Buffer | string): void => {
		this.type(this.typeahead.tokenizer.feed(data));
		this.wait();
		this.take?.();
		// Between two questions, the interrupt waits for the next one; during other work, no question would consume it.
		if (this.interruptWaits) setImmediate(this.interruptUnasked);
	};

	private get interruptWaits(): boolean {
		return !this.take && this.typeahead.keys.includes("\x03", this.typeahead.next);
	}

	private interruptUnasked = (): void => {
		if (!this.interruptWaits || !this.isOpen) return;
		forget(this.typeahead);
		this.onInterrupt();
	};

	private type(tokens: readonly Token[]): void {
		const { keys, next } = this.typeahead;
		const fresh = keysOf(tokens);
		const text = fresh.join("");
		const isRest = next < keys.length || /^[\r\n]*$/.test(text);
		this.isInPaste = /[\r\n][^\r\n]/.test(text) || (this.isInPaste && isRest);
		for (const key of fresh) keys.push(key);
	}

	/** A lone Esc must not form a sequence with later keys. A pipe may pause anywhere. */
	private wait(): void {
		clearTimeout(this.timer);
		const { pendingTimeout } = this.typeahead.tokenizer;
		if (!pendingTimeout || !this.keys) return;
		this.timer = setTimeout(() => {
			this.type(this.typeahead.tokenizer.expire());
			this.take?.();
		}, pendingTimeout.milliseconds).unref();
	}

	private onEnd = (): void => {
		if (!this.typeahead.ended) this.type(this.typeahead.tokenizer.expire());
		this.typeahead.ended = true;
		this.take?.();
	};
}
