/**
 * One question at a time, with the session behind it: before each, the author hears what has happened meanwhile; a
 * command is carried out here, and the question comes again, unless the command leads elsewhere or is about the answer.
 */
import type { Item } from "../outline/types.ts";
import { withAnswer } from "../proposal/answers.ts";
import { effectiveAnswer } from "../proposal/scopes.ts";
import type { Answer } from "../proposal/types.ts";
import type { EffectHandlers, Session } from "../wizard/session.ts";
import { itemAt } from "../wizard/state.ts";
import type { State } from "../wizard/types.ts";
import { type Command, type Line, readLine, readTextLine } from "./command-syntax.ts";
import type { Complain } from "./line-prompt.ts";
import type { Reply } from "./line-reader.ts";
import { leaving, type Way } from "./navigation.ts";
import { conflictWords } from "./phrases.ts";
import type { Voice } from "./prompt-io.ts";

/** Commands about the answer that is being asked for. */
export const LOCAL = ["edit", "lines", "more", "clear", "remove", "undo"] as const;
export type LocalCommand = (typeof LOCAL)[number];

export type Answered =
	| { readonly type: "text"; readonly text: string }
	| { readonly type: "local"; readonly command: LocalCommand }
	| { readonly type: "way"; readonly way: Way };

export interface AskOptions {
	/** What is wrong with a text that is no command. */
	readonly complain?: Complain;
	/** `first` line of a longer text, or a `further` one. */
	readonly long?: "first" | "further";
	/** Not about the current item's answer. */
	readonly aside?: true;
	/** Told after each key what a text is so far; empty for what is none. */
	readonly typed?: (text: string) => void;
}

/** What a command does; gives the way to go, or undefined to ask on. */
export type Aside = (talk: Talk, rest: string) => Promise<Way | undefined>;

/** Commands that are not about the answer. */
export type AsideName = Exclude<Command["name"], LocalCommand>;

export class Talk {
	readonly session: Session;
	readonly voice: Voice;
	private readonly effects: EffectHandlers;
	private readonly asideFor: (name: AsideName) => Aside;
	private told: State["notice"];

	/** `asideFor` gives what a command does that is not about the answer. */
	constructor(session: Session, voice: Voice, effects: EffectHandlers, asideFor: (name: AsideName) => Aside) {
		this.session = session;
		this.voice = voice;
		this.effects = effects;
		this.asideFor = asideFor;
	}

	get state(): State {
		return this.session.getState();
	}

	/** Whether another line has come already, as in a paste. */
	get hasMore(): boolean {
		return this.voice.source.hasMore;
	}

	/** Whether what was answered last is part of a paste of several lines. */
	get isPaste(): boolean {
		return this.voice.source.isPaste;
	}

	say(...lines: readonly string[]): void {
		this.voice.say(...lines);
	}

	/** What somebody wrote, as it is. */
	quote(...lines: readonly string[]): void {
		this.voice.quote(...lines);
	}

	/** Asks until there is an answer, or a way that leads elsewhere. */
	async ask(question: string, options: AskOptions = {}): Promise<Answered> {
		const read = (line: string) => (options.long === "further" ? readTextLine(line) : readLine(line, !!options.long));
		for (;;) {
			const left = await this.catchUpBefore(options);
			if (left) return { type: "way", way: left };
			// What is answered is answered to what was told until now.
			this.session.dispatch({ type: "answeringBegan" });
			const reply = await this.listen(question, read, options);
			if (reply.type !== "line") return { type: "way", way: leaving(reply) };
			const line = read(reply.text);
			if (line.type === "text") return line;
			if (line.type === "unknown") continue;
			const answered = await this.carryOut(line.command);
			if (answered) return answered;
		}
	}

	private async listen(
		question: string,
		read: (line: string) => Line,
		{ complain, typed }: AskOptions,
	): Promise<Reply> {
		const textOf = (line: Line): string => (line.type === "text" ? line.text : "");
		this.voice.source.onTyped = (text) => typed?.(textOf(read(text)));
		try {
			return await this.voice.ask(question, (text) => {
				const line = read(text);
				if (line.type === "unknown") return line.complaint;
				return line.type === "text" ? complain?.(line.text) : undefined;
			});
		} finally {
			this.voice.source.onTyped = () => {};
			typed?.("");
		}
	}

	/** The answer as it would be with what is being typed; as it is, where nothing is. Kept for a crash alone. */
	keepTyped(item: Item, answer: Answer | undefined): void {
		const { proposal } = this.state;
		const isSame = answer === this.answer(item);
		this.effects.recordUnfinished?.(proposal, isSame ? proposal : withAnswer(proposal, item, answer));
	}

	/** A question of a command's own, where commands mean nothing; how it was left otherwise. */
	async aside(question: string, complain?: Complain): Promise<string | Way> {
		const reply = await this.voice.ask(question, complain);
		return reply.type === "line" ? reply.text : leaving(reply);
	}

	answer(item: Item): Answer | undefined {
		return effectiveAnswer(this.state.proposal, item);
	}

	/** The answer goes to the session, which saves it. */
	give(item: Item, answer: Answer | undefined): void {
		if (answer !== this.answer(item)) this.session.dispatch({ type: "answerGiven", item: item.id, answer });
	}

	/** The text as the author's editor left it; undefined, with the reason told, where that failed. */
	async edit(text: string): Promise<string | undefined> {
		try {
			return await this.voice.source.suspend(() => this.effects.openEditor(text, this.state.current));
		} catch (error) {
			this.say(error instanceof Error ? error.message : String(error));
			return undefined;
		} finally {
			this.session.dispatch({ type: "checkRequested" });
		}
	}

	/** Resolves as soon as the state is as wanted, or the session is over. */
	until(wanted: (state: State) => boolean): Promise<void> {
		return new Promise((resolve) => {
			const look = (): void => {
				if (!wanted(this.state)) return;
				stop();
				resolve();
			};
			const stop = this.session.subscribe(look);
			void this.session.ended.then(() => {
				stop();
				resolve();
			});
			look();
		});
	}

	private async carryOut({ name, rest }: Command): Promise<Answered | undefined> {
		const local = LOCAL.find((each) => each === name);
		if (local) return { type: "local", command: local };
		const way = await this.asideFor(name as AsideName)(this, rest);
		return way && { type: "way", way };
	}

	/** As catchUp; leads to the item anew where its answer is another one by then, which was not told. */
	private async catchUpBefore({ long, aside }: AskOptions): Promise<Way | undefined> {
		const item = itemAt(this.state);
		const told = this.answer(item);
		const left = await this.catchUp();
		if (left || aside || long === "further" || this.answer(item) === told) return left;
		return { type: "item", item: item.id };
	}

	/** Tells what happened since the last question, and has the author decide what two sides have changed. */
	async catchUp(): Promise<Way | undefined> {
		this.session.dispatch({ type: "answeringEnded" });
		this.tellNotice();
		if (this.state.conflicts.length === 0) return undefined;
		const { current } = this.state;
		while (this.state.overlay?.type === "conflict") {
			const left = await this.decide();
			if (left) return left;
		}
		this.session.dispatch({ type: "itemChosen", item: current });
		this.tellNotice();
		return undefined;
	}

	tellNotice(): void {
		const { notice } = this.state;
		if (notice && notice !== this.told) this.say(notice.text);
		this.told = notice;
	}

	private async decide(): Promise<Way | undefined> {
		const [conflict] = this.state.conflicts;
		if (!conflict) return undefined;
		const item = itemAt(this.state, conflict.item);
		this.quote(...conflictWords(item, this.answer(item), conflict));
		const which = conflict.from ? "1 takes the first, 2 keeps the draft's: " : "1 keeps yours, 2 takes theirs: ";
		const reply = await this.aside(which, (text) =>
			/^\s*[12]\s*$/.test(text) ? undefined : "Both are kept until you have chosen.",
		);
		if (typeof reply !== "string") return reply;
		const key = { name: "text", text: reply.trim(), ctrl: false, alt: false, shift: false } as const;
		this.session.press([key]);
		return undefined;
	}
}
