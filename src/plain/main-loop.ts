/** The conversation's main loop: from item to item until the author leaves. Holds no state that the session has. */

import { pluralize } from "../text/english.ts";
import type { EffectHandlers, Session } from "../wizard/session.ts";
import { itemAt, statusOfProposal } from "../wizard/state.ts";
import { askItem } from "./ask-item.ts";
import { actionFor } from "./commands.ts";
import type { Navigation } from "./conversation.ts";
import { Conversation } from "./conversation.ts";
import { progressOf } from "./phrases.ts";
import type { PromptIO } from "./prompt-io.ts";

const FINISH = "/finish offers to write the Markdown, check it, look at it, and to commit and propose it.";

type Leaving = Extract<Navigation, { readonly type: "leave" }>["how"];

export class MainLoop {
	/** How the author left, once known. */
	left: Leaving | undefined;
	private readonly conversation: Conversation;
	private readonly hangUp: () => void;
	private progress = "";
	private wasIncomplete = false;
	/** The author tried to leave, but saving failed. */
	private saveFailed = false;

	/** `hangUp` saves and ends the session when the input has ended. */
	constructor(session: Session, io: PromptIO, effects: EffectHandlers, hangUp: () => void) {
		this.conversation = new Conversation(session, io, effects, actionFor);
		this.hangUp = hangUp;
		io.reader.onInterrupt = () => this.interrupt();
	}

	/** Resolves when the session is over. */
	async run(): Promise<void> {
		const { conversation } = this;
		conversation.print(
			`The draft is ${conversation.state.file}. Everything is saved as you type.`,
			"An empty line keeps the current answer and moves on.",
			"Type ?, a question mark, for more about a question: why it is asked, an example, what reviewers look for.",
			"/help lists the commands; /quit saves and exits.",
		);
		let navigation: Navigation = { type: "item", item: conversation.state.current };
		while (navigation.type !== "leave" || !(await this.leave(navigation.how)))
			navigation = await this.follow(navigation);
	}

	/** Ctrl+C or SIGINT: a second one while leaving ends the session without waiting. */
	interrupt(): void {
		const { session } = this.conversation;
		if (session.getState().leaving) session.dispatch({ type: "interrupted" });
		else void this.leave("interrupt");
	}

	private async follow(navigation: Navigation): Promise<Navigation> {
		const { conversation } = this;
		const left = await conversation.catchUp();
		if (left) return left;
		// After a failed save, the author is still at the same item.
		const item = navigation.type === "item" ? navigation.item : conversation.state.current;
		if (navigation.type === "end") return this.askAtEnd();
		conversation.session.dispatch({ type: "itemChosen", item });
		this.printProgress();
		return askItem(conversation, itemAt(conversation.state));
	}

	private printProgress(): void {
		const now = progressOf(this.conversation.state);
		if (now !== this.progress) this.conversation.print("", now);
		this.progress = now;
		this.printCompletion();
	}

	/** Says once that all required answers are given, and what to do then. */
	private printCompletion(): void {
		const { state } = this.conversation;
		const isComplete = statusOfProposal(state.proposal).missing.length === 0;
		if (isComplete && this.wasIncomplete)
			this.conversation.print(`All answers required for ${state.proposal.stage} are given. ${FINISH}`);
		this.wasIncomplete = !isComplete;
	}

	/** After the last item. */
	private async askAtEnd(): Promise<Navigation> {
		const { conversation } = this;
		const { missing } = statusOfProposal(conversation.state.proposal);
		const [first] = missing;
		conversation.print("", "That was the last item.", progressOf(conversation.state));
		conversation.print(
			"/write writes the Markdown, /show all prints it, /back and /go return to an item, /quit saves and exits.",
		);
		if (first === undefined) conversation.print(FINISH);
		const question =
			first === undefined ? "What next? " : `What next? (empty: ${pluralize(missing.length, "missing answer")}) `;
		const answered = await conversation.ask(question, {
			aboutItem: false,
			validate: (text) =>
				text.trim() === "" && first !== undefined ? undefined : "Enter a command; /help lists them.",
		});
		if (answered.type === "navigate") return answered.navigation;
		if (answered.type === "text" && first !== undefined) return { type: "item", item: first };
		if (answered.type === "answer-command") conversation.print("There is no answer to change here.");
		return { type: "end" };
	}

	/** True if the session is over; false if saving failed and the author may try again. */
	private async leave(how: Leaving): Promise<boolean> {
		const { conversation, saveFailed } = this;
		const { session } = conversation;
		this.left = how;
		if (how === "ended") this.hangUp();
		else if (saveFailed) session.dispatch({ type: "interrupted" });
		else session.dispatch({ type: "leaveRequested" });
		const over = await Promise.race([
			session.ended.then(() => true),
			conversation.until(({ leaving }) => !leaving && how !== "ended" && !saveFailed).then(() => false),
		]);
		this.saveFailed = !over;
		if (over) return true;
		conversation.printNotice();
		conversation.print("Leave again to exit without saving.");
		return false;
	}
}
