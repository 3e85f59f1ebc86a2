/**
 * Asks one question at a time on top of the session. Before each question, reports what has happened in the meantime.
 * Runs commands and repeats the question, unless the command navigates or is about the answer.
 */
import type { Item } from "../outline/types.ts";
import { withAnswer } from "../proposal/answers.ts";
import { effectiveAnswer } from "../proposal/scopes.ts";
import type { Answer } from "../proposal/types.ts";
import type { EffectHandlers, Session } from "../wizard/session.ts";
import { itemAt } from "../wizard/state.ts";
import type { SpellingVerdicts, State } from "../wizard/types.ts";
import { type ParsedCommand, type ParsedLine, parseLine, parseTextLine } from "./command-syntax.ts";
import type { Validate } from "./line-prompt.ts";
import type { Reply } from "./line-reader.ts";
import { conflictWords } from "./phrases.ts";
import type { Pickable } from "./pickable.ts";
import type { PromptIO } from "./prompt-io.ts";

/** Where the conversation continues: at an item, after the last one, or not at all. */
export type Navigation =
	| { readonly type: "item"; readonly item: string }
	/** After the last item. */
	| { readonly type: "end" }
	/** `partial`: the unfinished line when Ctrl+C was pressed. */
	| { readonly type: "leave"; readonly how: "quit" | "interrupt" | "ended"; readonly partial: string };

/** How Ctrl+C or the end of input ends the conversation. */
function leaving({ type, text }: Reply): Navigation {
	return { type: "leave", how: type === "interrupt" ? "interrupt" : "ended", partial: text };
}

/** Commands about the answer to the current question. */
export const ANSWER_COMMANDS = ["edit", "lines", "more", "clear", "remove", "undo"] as const;
export type AnswerCommand = (typeof ANSWER_COMMANDS)[number];

export type Answered =
	| { readonly type: "text"; readonly text: string }
	| { readonly type: "answer-command"; readonly command: AnswerCommand }
	| { readonly type: "navigate"; readonly navigation: Navigation };

export interface AskOptions {
	/** Checks a text that is not a command. */
	readonly validate?: Validate;
	/** The `first` line of a longer text, or a `further` one. */
	readonly long?: "first" | "further";
	/** Whether the question is about the current item's answer (default). */
	readonly aboutItem?: boolean;
	/** Called after each key with the text so far; empty if the line is not text. */
	readonly typed?: (text: string) => void;
}

/** Runs a command; gives where to go, or undefined to repeat the question. */
export type CommandAction = (conversation: Conversation, rest: string) => Promise<Navigation | undefined>;

/** Commands that are not about the answer. */
export type GlobalCommand = Exclude<ParsedCommand["name"], AnswerCommand>;

export class Conversation {
	readonly session: Session;
	readonly io: PromptIO;
	private readonly effects: EffectHandlers;
	private readonly actionFor: (name: GlobalCommand) => CommandAction;
	/** What can be picked for the current question; undefined if nothing can. */
	pickable: Pickable | undefined;
	private lastNotice: State["notice"];

	/** `actionFor` looks up commands that are not about the answer. */
	constructor(
		session: Session,
		io: PromptIO,
		effects: EffectHandlers,
		actionFor: (name: GlobalCommand) => CommandAction,
	) {
		this.session = session;
		this.io = io;
		this.effects = effects;
		this.actionFor = actionFor;
	}

	get state(): State {
		return this.session.getState();
	}

	/** Whether another line has already arrived, as in a paste. */
	get hasMore(): boolean {
		return this.io.reader.hasMore;
	}

	/** Whether the last line was part of a paste of several lines. */
	get isPaste(): boolean {
		return this.io.reader.isPaste;
	}

	/** Whether the last line is inside a paste, whose rest is still to be read. */
	get isInsidePaste(): boolean {
		return this.io.reader.isInsidePaste;
	}

	print(...lines: readonly string[]): void {
		this.io.print(...lines);
	}

	/** Prints text that someone wrote, without wrapping it. */
	printVerbatim(...lines: readonly string[]): void {
		this.io.printVerbatim(...lines);
	}

	/** Asks until there is an answer or the author navigates away. */
	async ask(question: string, options: AskOptions = {}): Promise<Answered> {
		const read = (line: string) => (options.long === "further" ? parseTextLine(line) : parseLine(line, !!options.long));
		for (;;) {
			const left = await this.catchUpBefore(options);
			if (left) return { type: "navigate", navigation: left };
			// The answer refers to what has been shown so far.
			this.session.dispatch({ type: "answeringBegan" });
			const reply = await this.listen(question, read, options);
			if (reply.type !== "line") return { type: "navigate", navigation: leaving(reply) };
			const line = read(reply.text);
			if (line.type === "text") return line;
			if (line.type === "unknown") continue;
			const answered = await this.carryOut(line.command);
			if (answered) return answered;
		}
	}

	private async listen(
		question: string,
		read: (line: string) => ParsedLine,
		{ validate, typed }: AskOptions,
	): Promise<Reply> {
		const textOf = (line: ParsedLine): string => (line.type === "text" ? line.text : "");
		this.io.reader.onTyped = (text) => typed?.(textOf(read(text)));
		try {
			return await this.io.ask(question, (text) => {
				const line = read(text);
				if (line.type === "unknown") return line.error;
				return line.type === "text" ? validate?.(line.text) : undefined;
			});
		} finally {
			this.io.reader.onTyped = () => {};
			typed?.("");
		}
	}

	/** Keeps the answer including the unfinished line, for crash recovery only. */
	keepTyped(item: Item, answer: Answer | undefined): void {
		const { proposal } = this.state;
		const isSame = answer === this.answer(item);
		this.effects.recordUnfinished?.(proposal, isSame ? proposal : withAnswer(proposal, item, answer));
	}

	/** Asks a command's own question, in which commands have no meaning. */
	async askPlain(question: string, validate?: Validate): Promise<string | Navigation> {
		const reply = await this.io.ask(question, validate);
		return reply.type === "line" ? reply.text : leaving(reply);
	}

	answer(item: Item): Answer | undefined {
		return effectiveAnswer(this.state.proposal, item);
	}

	/** Passes the answer to the session, which saves it. */
	setAnswer(item: Item, answer: Answer | undefined): void {
		if (answer !== this.answer(item)) this.session.dispatch({ type: "answerGiven", item: item.id, answer });
	}

	/**
	 * The text as the author's editor left it; undefined, after reporting the reason, if that failed. `notes` are shown
	 * beside it, by default the guidance.
	 */
	async edit(text: string, notes?: readonly string[]): Promise<string | undefined> {
		try {
			return await this.io.reader.suspend(() => this.effects.openEditor(text, this.state.current, notes));
		} catch (error) {
			this.print(error instanceof Error ? error.message : String(error));
			return undefined;
		} finally {
			this.session.dispatch({ type: "checkRequested" });
		}
	}

	/** What the spelling checker says; rejects, with the reason, if there is none. */
	async spellingOf(words: readonly string[]): Promise<SpellingVerdicts> {
		if (!this.effects.checkSpelling) throw new Error("There is no spelling checker here");
		return this.effects.checkSpelling(words);
	}

	/** Offers what follows the last answer, once everything is saved. */
	async finish(): Promise<undefined> {
		await this.until(({ save }) => save.state === "saved" || save.state === "failed");
		try {
			await this.io.reader.suspend(async () => this.effects.finish?.(false));
		} catch (error) {
			this.print(error instanceof Error ? error.message : String(error));
		}
		this.session.dispatch({ type: "checkRequested" });
	}

	/** Resolves once the state is as wanted or the session is over. */
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

	private async carryOut({ name, rest }: ParsedCommand): Promise<Answered | undefined> {
		const local = ANSWER_COMMANDS.find((each) => each === name);
		if (local) return { type: "answer-command", command: local };
		const navigation = await this.actionFor(name as GlobalCommand)(this, rest);
		return navigation && { type: "navigate", navigation };
	}

	/** Like catchUp; returns to the item if its answer has changed without being shown. */
	private async catchUpBefore({ long, aboutItem = true }: AskOptions): Promise<Navigation | undefined> {
		const item = itemAt(this.state);
		const told = this.answer(item);
		const left = await this.catchUp();
		if (left || !aboutItem || long === "further" || this.answer(item) === told) return left;
		return { type: "item", item: item.id };
	}

	/** Reports what happened since the last question and asks the author to resolve conflicts. */
	async catchUp(): Promise<Navigation | undefined> {
		this.session.dispatch({ type: "answeringEnded" });
		this.printNotice();
		if (this.state.conflicts.length === 0) return undefined;
		const { current } = this.state;
		while (this.state.overlay?.type === "conflict") {
			const left = await this.decide();
			if (left) return left;
		}
		this.session.dispatch({ type: "itemChosen", item: current });
		this.printNotice();
		return undefined;
	}

	printNotice(): void {
		const { notice } = this.state;
		if (notice && notice !== this.lastNotice) this.print(notice.text);
		this.lastNotice = notice;
	}

	private async decide(): Promise<Navigation | undefined> {
		const [conflict] = this.state.conflicts;
		if (!conflict) return undefined;
		const item = itemAt(this.state, conflict.item);
		this.printVerbatim(...conflictWords(item, this.answer(item), conflict));
		const which = conflict.from ? "1 takes the first, 2 keeps the draft's: " : "1 keeps yours, 2 takes theirs: ";
		const reply = await this.askPlain(which, (text) =>
			/^\s*[12]\s*$/.test(text) ? undefined : "Type 1 or 2; both versions are kept until you choose.",
		);
		if (typeof reply !== "string") return reply;
		const key = { name: "text", text: reply.trim(), ctrl: false, alt: false, shift: false } as const;
		this.session.press([key]);
		return undefined;
	}
}
