/**
 * The review as a conversation: reads an answer aloud, asks what to do about it, and passes that to the session, the same
 * one that the screen uses.
 */
import { VERDICTS } from "../../review/types.ts";
import { commentsHere } from "../../wizard/review/comments.ts";
import type { ReviewCommandId } from "../../wizard/review/key-map.ts";
import { reviewCommandOf } from "../../wizard/review/key-map.ts";
import { passagesOf } from "../../wizard/review/passages.ts";
import { suggestedVerdict } from "../../wizard/review/rounds.ts";
import type { ReviewSession } from "../../wizard/review/session.ts";
import { shownItem } from "../../wizard/review/state.ts";
import type { ReviewState } from "../../wizard/review/types.ts";
import { findItems } from "../../wizard/search.ts";
import type { KeyPress } from "../../wizard/types.ts";
import type { Validate } from "../line-prompt.ts";
import type { PromptIO } from "../prompt-io.ts";
import { type PlainCommand, type PlainLine, parseReviewLine, reviewHelpLines } from "./commands.ts";
import {
	answerNow,
	answerText,
	guidanceLines,
	leftLines,
	presentation,
	progressLine,
	roundLines,
	VERDICT_NAMES,
} from "./phrases.ts";

/** How the reviewer left. */
type Leaving = "quit" | "interrupt" | "ended";

export class ReviewConversation {
	/** How the reviewer left, once known. */
	left: Leaving | undefined;
	private readonly session: ReviewSession;
	private readonly io: PromptIO;
	private told: ReviewState["notice"];
	/** The reviewer tried to leave, but saving failed. */
	private hasFailed = false;

	constructor(session: ReviewSession, io: PromptIO) {
		this.session = session;
		this.io = io;
		io.reader.onInterrupt = () => this.leave("interrupt");
	}

	/** Resolves when the session is over, or is about to be. */
	async run(): Promise<void> {
		const { state } = this;
		this.io.print(
			`Review of ${state.file} for ${state.stage}, as ${state.reviewer}. Everything is saved as you go.`,
			...roundLines(state.review),
			progressLine(state),
			"f marks an answer as fine, c writes a comment, w asks for a change, v ends the round. ? lists all commands.",
		);
		do await this.review();
		while (!(await this.isOver()));
	}

	/** Goes from answer to answer until the reviewer leaves. */
	private async review(): Promise<void> {
		let shown: unknown;
		while (this.left === undefined) {
			const now = shownItem(this.state);
			if (shown !== now) this.present();
			shown = now;
			this.printNotice();
			if (await this.turn()) shown = undefined;
		}
	}

	/** False if saving failed: the reviewer may try again. */
	private async isOver(): Promise<boolean> {
		const failed = new Promise<false>((resolve) => {
			const look = (): void => {
				if (this.state.leaving) return;
				stop();
				resolve(false);
			};
			const stop = this.session.subscribe(look);
			look();
		});
		if (await Promise.race([this.session.ended.then(() => true), failed])) return true;
		this.left = undefined;
		this.hasFailed = true;
		this.printNotice();
		this.io.print("Leave again to exit without saving.");
		return false;
	}

	/** Ctrl+C, a signal, or the end of the input. */
	leave(how: Leaving): void {
		const isAgain = this.left !== undefined || this.hasFailed;
		this.left ??= how;
		this.session.dispatch({ type: isAgain ? "interrupted" : "leaveRequested" });
	}

	private get state(): ReviewState {
		return this.session.getState();
	}

	private present(): void {
		const { head, answer, notes } = presentation(this.state);
		this.io.print(...head);
		this.io.printVerbatim(...answer);
		this.io.print(...notes);
	}

	private printNotice(): void {
		const { notice } = this.state;
		if (notice && notice !== this.told) this.io.print(`${notice.text}.`);
		this.told = notice;
	}

	/** Asks once; true if the answer should be read again. */
	private async turn(): Promise<boolean> {
		const line = await this.ask("Fine? (f; empty: next answer) ", (text) => {
			const parsed = text.trim() === "" ? undefined : parseReviewLine(text);
			return parsed && "error" in parsed ? parsed.error : undefined;
		});
		if (line === undefined) return false;
		if (line.trim() === "") return this.press("next");
		const parsed = parseReviewLine(line);
		return "error" in parsed ? false : this.carryOut(parsed);
	}

	private async carryOut(line: PlainLine): Promise<boolean> {
		const told = this.state.notice;
		const again = await ACTIONS[line.name](this, line);
		// The notice of a command may have the same words as the last one.
		if (this.state.notice !== told) this.told = undefined;
		return again;
	}

	/** Runs a command of the screen. */
	press(id: ReviewCommandId): boolean {
		const chord = reviewCommandOf(id).keys[0] ?? "";
		this.session.press([chord.startsWith("ctrl+") ? { ...keyOf(chord.slice(5)), ctrl: true } : keyOf(chord)]);
		return false;
	}

	/** Writes a comment: the text after the command, or lines up to one with a single dot. */
	async write(id: ReviewCommandId, { text, number }: PlainLine): Promise<boolean> {
		if (!this.select(number)) return false;
		this.press(id);
		if (!this.state.writing) return false;
		// One's own words are replaced as a whole.
		if (id === "revise") this.session.press([{ ...keyOf("a"), ctrl: true }]);
		if (text !== "") this.session.dispatch({ type: "pasted", text });
		else await this.takeLines((lines) => this.session.dispatch({ type: "pasted", text: lines }));
		this.session.press([keyOf("escape")]);
		return true;
	}

	/** Reads lines and passes each on, so that none is lost. `/edit` goes on in the reviewer's editor. */
	private async takeLines(put: (text: string) => void): Promise<void> {
		this.io.print("Enter lines; finish with a line containing only a dot:");
		for (let first = true; ; first = false) {
			const line = await this.ask("");
			if (line === undefined || line === ".") return;
			if (line.trim() === "/edit") return this.edit();
			put(`${first ? "" : "\n"}${line.startsWith("..") ? line.slice(1) : line}`);
		}
	}

	/** Opens what is written so far in the reviewer's editor; resolves when that has ended. */
	private async edit(): Promise<void> {
		this.press("editor");
		await new Promise<void>((resolve) => {
			const stop = this.session.subscribe(() => look());
			const look = (): void => {
				if (this.state.handover) return;
				stop();
				resolve();
			};
			look();
		});
		this.printNotice();
	}

	/** Makes a numbered comment the one that the next command is about. */
	select(number: number | undefined): boolean {
		if (number === undefined) return true;
		const comment = commentsHere(this.state)[number - 1];
		if (comment) this.session.dispatch({ type: "commentChosen", comment: comment.id });
		else this.io.print(`There is no comment ${number} here.`);
		return comment !== undefined;
	}

	async goTo(words: string): Promise<boolean> {
		const given = words === "" ? await this.ask("Words in the heading or the answer: ") : words;
		const [found] = given?.trim() ? findItems(this.state.proposal, given) : [];
		if (found) this.session.dispatch({ type: "itemChosen", item: found.id });
		else if (given?.trim()) this.io.print(`Nothing found for ${given.trim()}.`);
		return found !== undefined;
	}

	/** Selects the passage with some words, for the next comment. */
	quote(words: string): boolean {
		const wanted = words.trim().toLowerCase();
		const passages = passagesOf(answerText(this.state));
		const passage = passages.findIndex(({ text }) => wanted !== "" && text.toLowerCase().includes(wanted));
		this.session.dispatch({ type: "passageChosen", passage: passage < 0 ? undefined : passage });
		if (passage < 0) return this.print([words === "" ? "Nothing is quoted." : `The answer has no “${words}”.`]);
		return this.print([`The next comment quotes: ${passages[passage]!.text.replace(/\s+/g, " ")}`]);
	}

	/** Asks for the verdict and the summary, and ends the round. */
	async end(): Promise<boolean> {
		this.io.print(progressLine(this.state), ...VERDICTS.map((verdict, at) => `${at + 1}. ${VERDICT_NAMES[verdict]}.`));
		const suggested = VERDICTS.indexOf(suggestedVerdict(this.state)) + 1;
		const reply = await this.ask(`Number, such as ${suggested} (empty cancels): `, (text) =>
			/^\s*[1-3]?\s*$/.test(text) ? undefined : "Enter a number from 1 to 3.",
		);
		if (!reply?.trim()) return false;
		this.press("verdict");
		this.session.press([keyOf(reply.trim()), keyOf("tab")]);
		this.io.print("Summary for the author (optional).");
		await this.takeLines((text) => this.session.dispatch({ type: "pasted", text }));
		// Without an answer, the reviewer has left, and the round stays open.
		if (this.left !== undefined) return false;
		this.session.press([{ ...keyOf("s"), ctrl: true }]);
		if (this.state.ended) this.left = "quit";
		else this.session.press([keyOf("escape")]);
		return false;
	}

	print(lines: readonly string[]): boolean {
		this.io.print(...lines);
		return false;
	}

	get shown(): ReviewState {
		return this.state;
	}

	/** A line; undefined once the reviewer has left. */
	private async ask(question: string, validate?: Validate): Promise<string | undefined> {
		const reply = await this.io.ask(question, validate);
		if (reply.type === "line") return reply.text;
		if (reply.text.trim() !== "" && this.state.writing) this.session.dispatch({ type: "pasted", text: reply.text });
		this.leave(reply.type === "interrupt" ? "interrupt" : "ended");
		return undefined;
	}
}

/** What each command does; true if the answer should be read again. */
const ACTIONS: Readonly<Record<PlainCommand, (conversation: ReviewConversation, line: PlainLine) => Promise<boolean>>> =
	{
		fine: async (conversation) => conversation.press("fine"),
		comment: (conversation, line) => conversation.write("comment", line),
		quote: async (conversation, { text }) => conversation.quote(text),
		question: (conversation, line) => conversation.write("question", line),
		change: (conversation, line) => conversation.write("change", line),
		reply: (conversation, line) => conversation.write("reply", line),
		edit: (conversation, line) => conversation.write("revise", line),
		resolve: async (conversation, { number }) => conversation.select(number) && !conversation.press("resolve"),
		unmark: async (conversation) => conversation.press("unmark"),
		next: async (conversation) => conversation.press("next-unseen"),
		changed: async (conversation) => conversation.press("next-changed"),
		open: async (conversation) => conversation.press("next-open"),
		back: async (conversation) => conversation.press("back"),
		go: (conversation, { text }) => conversation.goTo(text),
		show: async (conversation) => conversation.print(answerNow(conversation.shown)),
		guidance: async (conversation) => conversation.print(guidanceLines(shownItem(conversation.shown))),
		verdict: (conversation) => conversation.end(),
		left: async (conversation) => conversation.print(leftLines(conversation.shown)),
		help: async (conversation) => conversation.print(reviewHelpLines()),
		quit: async (conversation) => {
			conversation.leave("quit");
			return false;
		},
	};

const NAMED = new Set(["tab", "escape", "enter", "left", "right", "up", "down"]);

function keyOf(chord: string): KeyPress {
	const isNamed = NAMED.has(chord);
	return {
		name: isNamed ? (chord as KeyPress["name"]) : "text",
		text: isNamed ? "" : chord,
		ctrl: false,
		alt: false,
		shift: false,
	};
}
