/**
 * Lines from the keyboard or a pipe. What is typed ahead, or pasted, waits for the next question and is echoed there.
 * In a terminal this reads single keys, since a terminal's own lines end after a few thousand bytes; Emacs and pipes
 * send whole lines, and echo them or not as they like. Knows no question.
 */
import type { Env } from "../terminal/capabilities.ts";
import { type Token, Tokenizer } from "../terminal/tokenizer.ts";
import { type Ending, keysIn, Typing } from "./line-editor.ts";

export interface SourceOptions {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly env?: Env;
	readonly unicode: boolean;
}

export interface Reply {
	readonly type: Ending;
	/** Behind an interrupt: what was typed of a line that was not finished. */
	readonly text: string;
}

/** What was read and not asked for yet; kept from one source to the next on the same stream. */
interface Ahead {
	/** Text, and control characters one by one; those before `next` are used up. */
	keys: string[];
	next: number;
	ended: boolean;
	readonly tokenizer: Tokenizer;
}

const aheads = new WeakMap<object, Ahead>();

function aheadOf(stdin: NodeJS.ReadStream): Ahead {
	let ahead = aheads.get(stdin);
	if (!ahead) {
		ahead = { keys: [], next: 0, ended: false, tokenizer: new Tokenizer() };
		aheads.set(stdin, ahead);
	}
	return ahead;
}

function forget(ahead: Ahead): void {
	ahead.keys = [];
	ahead.next = 0;
}

export class LineSource {
	/** Ctrl+C while nothing is asked, and nothing is about to be. */
	onInterrupt: () => void = () => {};
	/** Told after each key of a line that isn't finished. */
	onTyped: (line: string) => void = () => {};
	private readonly options: SourceOptions;
	private readonly ahead: Ahead;
	/** Keys come one by one and are echoed here. */
	private readonly keys: boolean;
	private isOpen = false;
	private pastes = false;
	private take: (() => void) | undefined;
	private timer: NodeJS.Timeout | undefined;

	constructor(options: SourceOptions) {
		this.options = options;
		this.ahead = aheadOf(options.stdin);
		const { stdin, env } = options;
		const emacs = env?.INSIDE_EMACS?.includes("comint") ?? false;
		this.keys = Boolean(stdin.isTTY) && typeof stdin.setRawMode === "function" && !emacs;
	}

	/** False while another program has the keyboard. */
	get listens(): boolean {
		return this.isOpen;
	}

	/** Begins to listen. */
	open(): void {
		if (this.isOpen) return;
		this.isOpen = true;
		const { stdin } = this.options;
		if (this.keys) stdin.setRawMode(true);
		stdin.on("data", this.onData);
		stdin.on("end", this.onEnd);
		stdin.on("error", this.onEnd);
		if (stdin.readableEnded) this.ahead.ended = true;
		stdin.resume();
	}

	/** Gives keyboard and terminal back; a question that waits is answered as if input had ended. */
	close(): void {
		this.pause();
		this.ahead.ended ||= this.take !== undefined;
		this.take?.();
	}

	/** Runs something that needs the keyboard for itself. */
	async suspend<T>(run: () => Promise<T>): Promise<T> {
		this.pause();
		try {
			return await run();
		} finally {
			this.open();
		}
	}

	/** After the program was stopped and goes on, the terminal may be in another mode. */
	resume(): void {
		if (!this.isOpen || !this.keys) return;
		this.options.stdin.setRawMode(false);
		this.options.stdin.setRawMode(true);
	}

	/** Whether another whole line has come already. */
	get hasMore(): boolean {
		const { keys, next } = this.ahead;
		for (let at = next; at < keys.length; at++) if (keys[at] === "\r" || keys[at] === "\n") return true;
		return false;
	}

	/** Whether the line that was read last came with others in one go, as nobody types them. */
	get isPaste(): boolean {
		return this.keys && this.pastes;
	}

	/** The next line, without its end. `column`: the cell in which it begins, 0-based. One at a time. */
	read(column: number): Promise<Reply> {
		const { stdout, unicode } = this.options;
		const typing = new Typing({ column, columns: stdout.columns || 80, unicode });
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

	private pressAll(typing: Typing): Ending | undefined {
		const { ahead } = this;
		while (ahead.next < ahead.keys.length) {
			const { echo, ending } = typing.press(ahead.keys[ahead.next++]!);
			if (this.keys && echo !== "") this.options.stdout.write(echo);
			if (ending) return ending;
		}
		forget(ahead);
		return undefined;
	}

	/** A last line without an end is a line. */
	private endOf(typing: Typing): Ending | undefined {
		if (!this.ahead.ended) return undefined;
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
		this.type(this.ahead.tokenizer.feed(data));
		this.wait();
		this.take?.();
		// Between two questions it waits for the next one; while something else goes on, nobody would ask for it.
		if (this.interruptWaits) setImmediate(this.interruptUnasked);
	};

	private get interruptWaits(): boolean {
		return !this.take && this.ahead.keys.includes("\x03", this.ahead.next);
	}

	private interruptUnasked = (): void => {
		if (!this.interruptWaits || !this.isOpen) return;
		forget(this.ahead);
		this.onInterrupt();
	};

	private type(tokens: readonly Token[]): void {
		const { keys, next } = this.ahead;
		const fresh = keysIn(tokens);
		const text = fresh.join("");
		const isRest = next < keys.length || /^[\r\n]*$/.test(text);
		this.pastes = /[\r\n][^\r\n]/.test(text) || (this.pastes && isRest);
		for (const key of fresh) keys.push(key);
	}

	/** An Esc that nothing followed makes no sequence of what is typed later. A pipe may take its time. */
	private wait(): void {
		clearTimeout(this.timer);
		const { waiting } = this.ahead.tokenizer;
		if (!waiting || !this.keys) return;
		this.timer = setTimeout(() => {
			this.type(this.ahead.tokenizer.expire());
			this.take?.();
		}, waiting.milliseconds).unref();
	}

	private onEnd = (): void => {
		if (!this.ahead.ended) this.type(this.ahead.tokenizer.expire());
		this.ahead.ended = true;
		this.take?.();
	};
}
