/** Finds out whether text of one document still occurs in another. Knows no answers. */

/** The words, separated by single spaces, without heading marks: moving a text changes indentation and heading depth. */
function words(text: string): string {
	const bare = text.replace(/^[ \t]*#{1,6}(?=[ \t])/gm, "");
	return ` ${bare.split(/\s+/).join(" ").trim()} `;
}

/** How often the words occur in the document. */
function occurrences(document: string, wanted: string): number {
	let count = 0;
	// The space after one occurrence may be the one before the next.
	for (let at = document.indexOf(wanted); at >= 0; at = document.indexOf(wanted, at + wanted.length - 1)) count++;
	return count;
}

/**
 * Returns a test for texts of the document `before`: whether `after` contains each of the text's lines at least as often,
 * possibly with other lines in between.
 */
export function occurrenceTest(before: string, after: string): (text: string) => boolean {
	const [then, now] = [words(before), words(after)];
	return (text) => {
		const lines = text.split(/[\r\n]+/).map(words);
		return lines.every((line) => {
			const count = line.trim() === "" ? 0 : occurrences(then, line);
			return line.trim() === "" || (count > 0 && occurrences(now, line) >= count);
		});
	};
}
