/** A word as it is typed in a shell. */

/** As it is where a shell takes it as it is, else in quotes. */
export function shellWord(word: string): string {
	if (/^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word)) return word;
	if (process.platform === "win32") return `"${word}"`;
	return `'${word.replaceAll("'", "'\\''")}'`;
}
