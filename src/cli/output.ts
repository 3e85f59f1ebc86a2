/**
 * Results on standard output: exact bytes for a pipe, and for a terminal nothing that could drive it. Knows no command.
 */
import type { World } from "./world.ts";

/** Prints text that came from a file: as it is in a pipe; with visible marks, and the last line ended, at a terminal. */
export async function showText(text: string, world: World): Promise<void> {
	if (!world.outIsTerminal) return world.out(text);
	const { visible } = await import("../terminal/sanitize.ts");
	world.out(text === "" || text.endsWith("\n") ? visible(text) : `${visible(text)}\n`);
}

/** What a terminal may act on, or would show as nothing, though JSON allows it as it is. */
const UNSEEN = /[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A value as JSON on lines of its own; the same value with everything unseen written as an escape. */
export function jsonText(value: unknown): string {
	const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
	return `${JSON.stringify(value, undefined, 2).replace(UNSEEN, escaped)}\n`;
}
