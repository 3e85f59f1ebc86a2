/** A test user of the plain conversation: types lines and waits for output, never for time. */
import { PassThrough, Writable } from "node:stream";
import type { Stage } from "../../src/outline/types.ts";
import { runPlain } from "../../src/plain/run.ts";
import type { Answers, Proposal } from "../../src/proposal/types.ts";
import type { Clock, EffectHandlers, SessionEnd } from "../../src/wizard/session.ts";
import { initialState } from "../../src/wizard/state.ts";
import type { Effect } from "../../src/wizard/types.ts";

export class Keyboard extends PassThrough {
	isTTY: boolean;
	isRaw = false;

	constructor(isTTY: boolean) {
		super();
		this.isTTY = isTTY;
	}

	setRawMode(raw: boolean): this {
		this.isRaw = raw;
		return this;
	}
}

export class Ears extends Writable {
	isTTY = true;
	columns = 80;
	/** All output so far. */
	all = "";
	private from = 0;
	private waiting: { readonly for: string; readonly heard: () => void } | undefined;

	override _write(chunk: Buffer, _encoding: string, done: () => void): void {
		this.all += chunk.toString();
		this.look();
		done();
	}

	/** Resolves when the text is printed after the text awaited last. */
	hear(text: string): Promise<void> {
		return new Promise((resolve) => {
			this.waiting = { for: text, heard: resolve };
			this.look();
		});
	}

	private look(): void {
		if (!this.waiting) return;
		const at = this.all.indexOf(this.waiting.for, this.from);
		if (at < 0) return;
		this.from = at + this.waiting.for.length;
		const { heard } = this.waiting;
		this.waiting = undefined;
		heard();
	}
}

/** Fake streams for the conversation. */
export function streams(isTTY = true) {
	const keyboard = new Keyboard(isTTY);
	const ears = new Ears();
	const stdin = keyboard as unknown as NodeJS.ReadStream;
	const stdout = ears as unknown as NodeJS.WriteStream;
	return { keyboard, ears, stdin, stdout };
}

type Saved = Extract<Effect, { readonly type: "saveDraft" }>;

export interface Setting {
	readonly proposal: Proposal;
	readonly at?: string;
	readonly isTTY?: boolean;
	readonly env?: Readonly<Record<string, string>>;
	readonly clock?: Clock;
	readonly unicode?: boolean;
	readonly effects?: Partial<EffectHandlers>;
}

/** A running conversation. */
export class Person {
	readonly saved: Saved[] = [];
	readonly settled: string[] = [];
	readonly keyboard: Keyboard;
	readonly ears: Ears;
	readonly end: Promise<SessionEnd>;

	constructor(setting: Setting) {
		const { keyboard, ears, stdin, stdout } = streams(setting.isTTY);
		this.keyboard = keyboard;
		this.ears = ears;
		const { proposal, at } = setting;
		const start = at === undefined ? {} : { lastPosition: { item: at, focus: 0 } };
		const size = { columns: 80, rows: 24 };
		this.end = runPlain({
			state: initialState({ file: "a.pep.yaml", markdownFile: "a.md", proposal, size, now: 0, ...start }),
			stdin,
			stdout,
			env: setting.env ?? {},
			capabilities: { unicode: setting.unicode ?? true },
			...(setting.clock ? { clock: setting.clock } : {}),
			effects: {
				saveDraft: async (effect) => {
					this.saved.push(effect);
					return undefined;
				},
				checkDraft: async () => undefined,
				settle: ({ answers }) => this.settled.push(...Object.keys(answers)),
				writeMarkdown: async () => "a.md",
				openEditor: async (text) => text,
				remember: async () => {},
				...setting.effects,
			},
		});
	}

	/** Waits for words, then types a line and Enter. */
	async says(line: string, after: string): Promise<void> {
		await this.ears.hear(after);
		this.keyboard.write(`${line}\r`);
	}

	/** Types text unchanged, at once. */
	types(text: string): void {
		this.keyboard.write(text);
	}

	/** The answers saved last. */
	get answers(): Answers | undefined {
		return this.saved.at(-1)?.answers;
	}

	get stage(): Stage | undefined {
		return this.saved.at(-1)?.stage;
	}
}

/** A whole conversation from a script, line by line, followed by the end of input. */
export async function converse(setting: Omit<Setting, "isTTY">, lines: readonly string[]) {
	const person = new Person({ ...setting, isTTY: false });
	person.keyboard.end(lines.map((line) => `${line}\n`).join(""));
	const end = await person.end;
	return { end, said: person.ears.all, answers: end.state.proposal.answers, saved: person.saved };
}
