/**
 * A short answer on the line of the heading that asks, as in `#### Does it change a default? No`: where it begins, and
 * whether another answer can take its place there. Knows no items.
 */

/** Whether an answer's first line can follow a question in a heading. */
export function canFollowHeading(answer: string): boolean {
	const [first = ""] = answer.split("\n", 1);
	// Begins with a word that answers, and says little more. With the flag for any case, the classes take 5 ms to compile.
	return /^[^\p{L}\p{N}\n]*(?:yes|no|none|nothing|n\/a|not applicable|unknown|tbd|todo)(?![\p{L}\p{N}])[^?#\n]{0,60}$/u.test(
		first.toLowerCase(),
	);
}

/** The length of a heading's line up to the end of its question, where a short answer follows; undefined elsewhere. */
export function questionEnd(line: string): number | undefined {
	const mark = line.lastIndexOf("?");
	if (mark < 0 || /#[ \t]*$/.test(line)) return undefined;
	const end = mark + 1 + /^[*_`]*/.exec(line.slice(mark + 1))![0].length;
	return /^[ \t]/.test(line.slice(end)) && canFollowHeading(line.slice(end)) ? end : undefined;
}
