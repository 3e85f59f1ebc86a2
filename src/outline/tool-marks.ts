/**
 * Recognises comments for programs or lawyers rather than authors, which belong to every proposal. Knows no sections.
 */

const FOR_TOOLS =
	/^<!--[\s-]*(?:(?:markdown|text|css|es|html|commit)lint\b|mdlint\b|remark-|lint (?:dis|en|ign)able?\b|prettier-ignore|vale\b|alex\b|cspell\b|spell-?checker\b|codespell\b|omit (?:in|from) toc\b|no toc\b|toc:|tocstop\b|vim?:|-\*-|SPDX-|copyright\b|\(c\)|©|licen[cs]e[ds]?\b)/i;

/** Whether a comment, with its delimiters, is for a program or states a licence. */
export function isForTools(comment: string): boolean {
	return FOR_TOOLS.test(comment);
}
