/** Quoting for shells. */

/** The word as typed in a shell: quoted if necessary. */
export function shellWord(word: string): string {
	if (/^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word)) return word;
	if (process.platform === "win32") return `"${word}"`;
	return `'${word.replaceAll("'", "'\\''")}'`;
}
