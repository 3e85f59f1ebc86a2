/** The headings around a place in a document: a stack, outermost first, that every walk over headings keeps. */

/**
 * Takes off the stack the headings that end where one of this depth begins: those as deep or deeper. Gives them,
 * innermost first.
 */
export function endHeadings<Heading extends { readonly depth: number }>(open: Heading[], depth: number): Heading[] {
	const ended: Heading[] = [];
	while (open.length > 0 && open.at(-1)!.depth >= depth) ended.push(open.pop()!);
	return ended;
}
