/** What a project's settings say about spelling. Mistakes in them are left to `check`, which reports them. */
import { join } from "node:path";
import { MAX_BYTES } from "../files/read.ts";
import { readText } from "./read-text.ts";
import { SETTINGS_NAME, settingsFolders } from "./settings.ts";

export interface SpellingSettings {
	/** Such as `en_GB`; `off`; undefined if they don't say. */
	readonly language?: string;
	/** Words that the team uses and no dictionary has. */
	readonly words: readonly string[];
}

/** From the nearest settings at or above a folder (absolute). */
export async function spellingSettings(folder: string): Promise<SpellingSettings> {
	for (const each of settingsFolders(folder)) {
		const text = await readText(join(each, SETTINGS_NAME), SETTINGS_NAME, undefined, MAX_BYTES.settings).catch(
			() => undefined,
		);
		if (text !== undefined) return inSettings(text);
	}
	return { words: [] };
}

async function inSettings(text: string): Promise<SpellingSettings> {
	if (!/^spelling:/m.test(text)) return { words: [] };
	const { parse } = await import("yaml");
	try {
		const { language, words } = (parse(text)?.spelling ?? {}) as Readonly<Record<string, unknown>>;
		return {
			...(typeof language === "string" && { language }),
			words: Array.isArray(words) ? words.filter((word): word is string => typeof word === "string") : [],
		};
	} catch {
		return { words: [] };
	}
}
