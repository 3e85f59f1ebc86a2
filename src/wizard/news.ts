/** What others changed while the author doesn't see it, until they do. Knows no session. */
import type { Sides } from "../proposal/merge-answers.ts";
import type { Interference } from "./types.ts";

/** What others changed, and what that was compared with. */
interface News {
	readonly interference: Interference;
	readonly written: Sides;
}

export class WaitingNews {
	private isHeld = false;
	private waiting: News | undefined;

	hold(): void {
		this.isHeld = true;
	}

	/** Gives what has waited; from now on nothing waits. */
	letIn(): News | undefined {
		const { waiting } = this;
		this.isHeld = false;
		this.waiting = undefined;
		return waiting;
	}

	/** Gives what is to be heard at once. News tell all changes, also those that wait already. */
	heard(interference: Interference | undefined, written: Sides): Interference | undefined {
		if (!this.isHeld || !interference) return interference;
		const { taken: _, ...others } = interference;
		this.waiting = { interference: others, written };
		return takenOverIn(interference);
	}

	/** What waits is told anew. */
	forget(): void {
		this.waiting = undefined;
	}
}

/** That alone of it that somebody has taken the draft over. */
export function takenOverIn(found: Interference | undefined): Interference | undefined {
	return found?.taken === undefined ? undefined : { theirs: {}, conflicts: [], taken: found.taken };
}
