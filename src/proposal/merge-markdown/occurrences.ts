/** Whether a text of one document still occurs anywhere in another. Knows no answers. */

/** Words with one space between them: moving a text changes its indentation, and the depth of its headings. */
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
 * Tells of a text in the document `before` whether the one `after` has each of its lines as often. Something else may
 * stand between them.
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
