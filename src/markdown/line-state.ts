/**
 * What is open at the start of a line of Markdown source: a fence or a comment. Goes line by line without a parser, for
 * what is asked at every key; a wrong guess costs a colour or a mark, never a character.
 */

/** What is open at the end of a line. */
export interface LineState {
	readonly fence?: string;
	readonly comment?: boolean;
}

export const INITIAL: LineState = {};

/** List and quote markers at the start of a line. */
export const CONTAINERS = /^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*\s*/;

/** Cache: the last text, and the state before each of its lines, as far as needed so far. */
let last: { readonly lines: readonly string[]; readonly above: readonly LineState[] } = { lines: [], above: [INITIAL] };

/** The state before a line (0-based). While the author types, the lines above the cursor are in the cache. */
export function stateBefore(lines: readonly string[], at: number): LineState {
	const end = Math.min(at, lines.length);
	let known = 0;
	while (known < end && known < last.above.length - 1 && lines[known] === last.lines[known]) known++;
	const above = last.above.slice(0, known + 1);
	for (let i = known; i < end; i++) above.push(stateAfter(lines[i]!, above[i]!));
	last = { lines, above };
	return above[end]!;
}

/** The state after a line. Most lines are decided by what they don't contain. */
export function stateAfter(line: string, open: LineState): LineState {
	if (open.fence !== undefined) return closes(line, open.fence) ? INITIAL : open;
	if (open.comment) return line.includes("-->") ? INITIAL : open;
	if (line.includes("```") || line.includes("~~~")) {
		const fence = fenceOf(line);
		if (fence !== undefined) return { fence };
	}
	const comment = line.lastIndexOf("<!--");
	return comment >= 0 && !line.includes("-->", comment) ? { comment: true } : INITIAL;
}

/** The marker of a fence that the line opens, including inside a list or quote. */
export function fenceOf(line: string): string | undefined {
	const rest = line.slice(CONTAINERS.exec(line)?.[0].length ?? 0);
	const match = /^(`{3,})[^`]*$|^(~{3,})/.exec(rest);
	return match?.[1] ?? match?.[2];
}

/** Whether the line closes that fence. */
export function closes(line: string, fence: string): boolean {
	const marks = line.replace(/^[\s>]*/, "").trimEnd();
	return marks.length >= fence.length && marks === fence[0]!.repeat(marks.length);
}
