/** The conversation: from item to item, until the author leaves. Holds nothing that the session doesn't. */

import type { EffectHandlers, Session } from "../wizard/session.ts";
import { itemAt, statusOfProposal } from "../wizard/state.ts";
import { askItem } from "./ask-item.ts";
import { asideFor } from "./commands.ts";
import { Talk } from "./conversation.ts";
import type { Way } from "./navigation.ts";
import { count, progressOf } from "./phrases.ts";
import type { Voice } from "./prompt-io.ts";

type Leaving = Extract<Way, { readonly type: "leave" }>["how"];

export class Conversation {
	/** How the author left, as soon as that is known. */
	left: Leaving | undefined;
	private readonly talk: Talk;
	private readonly hangUp: () => void;
	private progress = "";
	/** The author wanted to leave, and saving failed. */
	private held = false;

	/** `hangUp` saves and ends, when nobody is there any more. */
	constructor(session: Session, voice: Voice, effects: EffectHandlers, hangUp: () => void) {
		this.talk = new Talk(session, voice, effects, asideFor);
		this.hangUp = hangUp;
		voice.source.onInterrupt = () => this.interrupt();
	}

	/** Resolves when the session is over. */
	async run(): Promise<void> {
		const { talk } = this;
		talk.say(
			`The draft is ${talk.state.file}. Answers are saved as you give them.`,
			"An empty line keeps what is there and goes on. ? tells more about a question.",
			"/help lists the commands, /quit saves and leaves.",
		);
		let way: Way = { type: "item", item: talk.state.current };
		while (way.type !== "leave" || !(await this.leave(way.how))) way = await this.follow(way);
	}

	/** Ctrl+C, or its signal: the second one while leaving ends without waiting any longer. */
	interrupt(): void {
		const { session } = this.talk;
		if (session.getState().leaving) session.dispatch({ type: "interrupted" });
		else void this.leave("interrupt");
	}

	private async follow(way: Way): Promise<Way> {
		const { talk } = this;
		const left = await talk.catchUp();
		if (left) return left;
		// After a save that failed, the author is still where they were.
		const item = way.type === "item" ? way.item : talk.state.current;
		if (way.type === "end") return this.askAtEnd();
		talk.session.dispatch({ type: "itemChosen", item });
		this.tellProgress();
		return askItem(talk, itemAt(talk.state));
	}

	private tellProgress(): void {
		const now = progressOf(this.talk.state);
		if (now !== this.progress) this.talk.say("", now);
		this.progress = now;
	}

	/** Behind the last item. */
	private async askAtEnd(): Promise<Way> {
		const { talk } = this;
		const { missing } = statusOfProposal(talk.state.proposal);
		const [first] = missing;
		talk.say("", "That was the last item.", progressOf(talk.state));
		talk.say("/write writes the Markdown, /show all tells it, /back and /go lead back, /quit saves and leaves.");
		const question =
			first === undefined ? "What next? " : `What next? (empty: ${count(missing.length, "missing answer")}) `;
		const answered = await talk.ask(question, {
			aside: true,
			complain: (text) => (text.trim() === "" && first !== undefined ? undefined : "Give a command; /help lists them."),
		});
		if (answered.type === "way") return answered.way;
		if (answered.type === "text" && first !== undefined) return { type: "item", item: first };
		if (answered.type === "local") talk.say("There is nothing to change here.");
		return { type: "end" };
	}

	/** True when the session is over; false when saving failed and the author may try again. */
	private async leave(how: Leaving): Promise<boolean> {
		const { talk, held } = this;
		const { session } = talk;
		this.left = how;
		if (how === "ended") this.hangUp();
		else if (held) session.dispatch({ type: "interrupted" });
		else session.dispatch({ type: "leaveRequested" });
		const over = await Promise.race([
			session.ended.then(() => true),
			talk.until(({ leaving }) => !leaving && how !== "ended" && !held).then(() => false),
		]);
		this.held = !over;
		if (over) return true;
		talk.tellNotice();
		talk.say("Leaving once more leaves without saving.");
		return false;
	}
}
