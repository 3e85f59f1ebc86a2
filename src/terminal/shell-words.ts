/** Splits a command, as written in $EDITOR, into program and arguments. Runs no shell and expands nothing. */

/**
 * Splits like a shell: at blanks, with single and double quotes and backslashes. On Windows, a backslash is part of a
 * path. An unclosed quote extends to the end.
 */
export function shellWords(command: string, platform = ""): string[] {
	const escapes = platform !== "win32";
	const words: string[] = [];
	let word: string | undefined;
	let quote = "";
	for (let i = 0; i < command.length; i++) {
		const c = command[i]!;
		const next = command[i + 1];
		if (c === "\\" && escapes && quote !== "'" && next !== undefined && (quote === "" || '"\\$`'.includes(next))) {
			word = (word ?? "") + next;
			i++;
		} else if (quote !== "") {
			if (c === quote) quote = "";
			else word += c;
		} else if (c === '"' || (c === "'" && escapes)) {
			quote = c;
			word ??= "";
		} else if (/\s/.test(c)) {
			if (word !== undefined) words.push(word);
			word = undefined;
		} else word = (word ?? "") + c;
	}
	if (word !== undefined) words.push(word);
	return words;
}
