/** The spelling checker of a session, started with the first words and restarted never. */
import { dirname } from "node:path";
import { spellingSettings } from "../project/spelling-settings.ts";
import type { Env } from "../terminal/capabilities.ts";
import type { Speller } from "../terminal/speller.ts";
import type { EffectHandlers } from "../wizard/session.ts";
import type { SpellingVerdicts } from "../wizard/types.ts";

/** The effects about spelling, for a draft (an absolute path). `close` ends the checker. */
export function sessionSpelling(
	draftPath: string,
	env: Env,
): Required<Pick<EffectHandlers, "checkSpelling" | "learnWord">> & { close(): void } {
	let opened: Promise<{ readonly speller: Speller; readonly words: ReadonlySet<string> }> | undefined;
	let isClosed = false;
	const open = async () => {
		const { language = languageOf(env), words } = await spellingSettings(dirname(draftPath));
		if (language === "off") throw new Error("the settings turn spelling off");
		const { openSpeller } = await import("../terminal/speller.ts");
		const speller = await openSpeller(language, env);
		if (isClosed) speller.close();
		return { speller, words: new Set(words.map((word) => word.toLowerCase())) };
	};
	return {
		checkSpelling: async (words) => {
			opened ??= open();
			const { speller, words: right } = await opened;
			const asked = words.filter((word) => !right.has(word.toLowerCase()));
			const verdicts = await speller.check(asked);
			return Object.fromEntries(words.map((word) => [word, verdicts.get(word) ?? true])) satisfies SpellingVerdicts;
		},
		learnWord: (word) => void opened?.then(({ speller }) => speller.learn(word)).catch(() => {}),
		close: () => {
			isClosed = true;
			void opened?.then(({ speller }) => speller.close()).catch(() => {});
		},
	};
}

/** Proposals are written in English unless the settings say otherwise; the locale says in which English. */
function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Env): string {
	const locale = /^en_[A-Z]{2}/.exec(LC_ALL || LC_MESSAGES || LANG || "");
	return locale?.[0] ?? "en_US";
}
