/** Text for its destination: exact bytes for a pipe, nothing that controls a terminal, JSON, and words quoted for a shell. */
import type { World } from "./world.ts";

/** Prints text from a file: unchanged into a pipe; with control characters made visible, and a final newline, to a terminal. */
export async function showText(text: string, world: World): Promise<void> {
	if (!world.outIsTerminal) return world.out(text);
	const { visible } = await import("../terminal/sanitize.ts");
	world.out(text === "" || text.endsWith("\n") ? visible(text) : `${visible(text)}\n`);
}

/** Characters that JSON allows, but that a terminal obeys or doesn't show. */
const INVISIBLE = /[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Indented JSON, with invisible characters escaped. */
export function jsonText(value: unknown): string {
	const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
	return `${JSON.stringify(value, undefined, 2).replace(INVISIBLE, escaped)}\n`;
}

/** The word as typed in a shell: quoted if necessary. */
export function shellWord(word: string): string {
	if (/^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word)) return word;
	if (process.platform === "win32") return `"${word}"`;
	return `'${word.replaceAll("'", "'\\''")}'`;
}
