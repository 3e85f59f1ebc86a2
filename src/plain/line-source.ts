/**
 * Lines from the keyboard or a pipe. What is typed ahead, or pasted, waits for the next question and is echoed there.
 * In a terminal this reads single keys, since a terminal's own lines end after a few thousand bytes; Emacs and pipes
 * send whole lines, and echo them or not as they like. Knows no question.
 */
import { StringDecoder } from "node:string_decoder";
import type { Env } from "../terminal/capabilities.ts";
import { type Ending, firstKey, Typing } from "./typing.ts";

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
	read: string;
	ended: boolean;
	/** A carriage return came last: a newline right behind it is the same key. */
	returned: boolean;
	readonly decoder: StringDecoder;
}

const aheads = new WeakMap<object, Ahead>();

function aheadOf(stdin: NodeJS.ReadStream): Ahead {
	let ahead = aheads.get(stdin);
	if (!ahead) {
		ahead = { read: "", ended: false, returned: false, decoder: new StringDecoder("utf8") };
		aheads.set(stdin, ahead);
	}
	return ahead;
}

export class LineSource {
	/** Ctrl+C while nothing is asked, and nothing is about to be. */
	onInterrupt: () => void = () => {};
	private readonly options: SourceOptions;
	private readonly ahead: Ahead;
	/** Keys come one by one and are echoed here. */
	private readonly keys: boolean;
	private isOpen = false;
	private pastes = false;
	private take: (() => void) | undefined;

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
		return /[\r\n]/.test(this.ahead.returned ? this.ahead.read.replace(/^\n/, "") : this.ahead.read);
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
				if (!ending) return;
				this.take = undefined;
				resolve({ type: ending, text: typing.line });
			};
			this.take();
		});
	}

	private pressAll(typing: Typing): Ending | undefined {
		const { ahead } = this;
		for (let key = firstKey(ahead.read); key !== undefined; key = firstKey(ahead.read)) {
			ahead.read = ahead.read.slice(key.length);
			const sameKey = ahead.returned && key === "\n";
			ahead.returned = key === "\r";
			if (sameKey) continue;
			const { echo, ending } = typing.press(key);
			if (this.keys && echo !== "") this.options.stdout.write(echo);
			if (ending) return ending;
		}
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
		const text = typeof data === "string" ? data : this.ahead.decoder.write(data);
		const isRest = this.ahead.read !== "" || /^[\r\n]*$/.test(text);
		this.pastes = /[\r\n][^\r\n]/.test(text) || (this.pastes && isRest);
		this.ahead.read += text;
		this.take?.();
		// Between two questions it waits for the next one; while something else goes on, nobody would ask for it.
		if (this.interruptWaits) setImmediate(this.interruptUnasked);
	};

	private get interruptWaits(): boolean {
		return !this.take && this.ahead.read.includes("\x03");
	}

	private interruptUnasked = (): void => {
		if (!this.interruptWaits || !this.isOpen) return;
		this.ahead.read = "";
		this.onInterrupt();
	};

	private onEnd = (): void => {
		this.ahead.ended = true;
		this.take?.();
	};
}
