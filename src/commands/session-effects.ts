/**
 * What the session asks for, carried out: saving, writing the Markdown, the author's editor, remembering the place.
 * Knows no screen and no conversation.
 */
import { hostname } from "node:os";
import { dirname } from "node:path";
import type { DraftLock } from "../draft/lock.ts";
import type { Kept } from "../draft/recovery.ts";
import { rememberPlace } from "../draft/state-folder.ts";
import { DraftStore, type Saved } from "../draft/store.ts";
import { renderProposal } from "../proposal/render.ts";
import { editText } from "../terminal/editor.ts";
import type { EffectHandlers } from "../wizard/session.ts";
import type { Interference } from "../wizard/types.ts";
import { markdownName } from "./draft-name.ts";
import { holderWords } from "./enter-draft.ts";
import type { LoadedDraft } from "./load-draft.ts";
import { Safekeeping } from "./safekeeping.ts";
import type { World } from "./world.ts";
import { writeMarkdown } from "./write-markdown.ts";

/** The handlers, and what to wait for behind the session's end. */
export interface SessionEffects extends EffectHandlers {
	/** Resolves when nothing is being written any more. */
	finished(): Promise<void>;
}

interface Given {
	readonly kept?: Kept | undefined;
	readonly lock?: DraftLock | undefined;
}

/**
 * The handlers for one session with a draft. Their errors have messages for the author. `kept` is what the draft lacks of
 * another session, and this one begins with; without a `lock` the session only looks.
 */
export function sessionEffects(draft: LoadedDraft, world: World, { kept, lock }: Given = {}): SessionEffects {
	const { path, file, outline, parsed, sides } = draft;
	const store = new DraftStore({ path, file, outline, text: parsed.text, sides });
	const keeping = new Safekeeping(draft, world.env, kept);
	let isTaken = false;
	/** Who has taken the draft over; told once. */
	const taken = async (): Promise<string | undefined> => {
		const holder = isTaken ? undefined : await lock?.takenBy();
		if (!holder) return undefined;
		isTaken = true;
		return holderWords(holder, { host: hostname(), now: () => world.now().getTime() });
	};
	// One after the other, so that the last place is the one that stays.
	let remembered = Promise.resolve();
	return {
		async saveDraft({ stage, answers }) {
			const mine = keeping.writable({ stage, answers }, store.onDisk);
			const keep = () => keeping.keep(mine, store.onDisk);
			const saved = await store.save(mine).catch((error: unknown) => {
				// Nobody waits for the copy to hear that the save failed.
				void keep();
				throw error;
			});
			// "Saved" is said of answers that wait for a decision as well: they are kept by then.
			await keep();
			return interference(saved, await taken());
		},
		async checkDraft(sides) {
			const found = await store.check(keeping.writable(sides, store.onDisk));
			return interference(found, await taken());
		},
		settle(item) {
			keeping.decided(item);
			store.settle(item);
		},
		suggestPeople: () => suggestPeople(path, world),
		async writeMarkdown({ proposal }) {
			const shown = markdownName(file);
			await writeMarkdown(renderProposal(proposal).markdown, markdownName(path), shown, draft);
			return shown;
		},
		openEditor: (text) => editText(text, { env: world.env, name: "answer" }),
		remember: ({ item, focus, cursor }) => {
			remembered = remembered.then(() => rememberPlace(world.env, path, { item, focus, cursor }));
			return remembered;
		},
		finished: async () => {
			await Promise.all([remembered, keeping.finished]);
		},
	};
}

/** Loaded when somebody is first to be named: no session waits for it. */
async function suggestPeople(path: string, world: World): Promise<readonly string[]> {
	const { peopleAround } = await import("./people.ts");
	return peopleAround(dirname(path), world.env);
}

/** What the session has to hear; undefined for nothing. */
function interference(saved: Saved | undefined, taken: string | undefined): Interference | undefined {
	const { theirs = {}, conflicts = [], stage } = saved ?? {};
	if (taken === undefined && stage === undefined && conflicts.length === 0 && Object.keys(theirs).length === 0)
		return undefined;
	return { theirs, conflicts, ...(stage && { stage }), ...(taken !== undefined && { taken }) };
}
