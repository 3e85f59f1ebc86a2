/** The names of files that go with a draft. Looks at no file. */

/** Long enough to distinguish proposals, short enough for file systems and terminals. */
const MAX_LENGTH = 60;

/**
 * Turns words into part of a file name: lower-case letters and digits of any script, without accents, joined by hyphens.
 * The patterns are inside the function because compiling one takes a millisecond, in every command that imports this.
 */
export function slugOf(words: string): string {
	// Only in these scripts can letters lose their marks; in others, marks are vowels.
	const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;
	// Marks without a letter (as after emoji), and invisible joiners.
	const stray = /(?<![\p{L}\p{M}\p{N}])\p{M}+|[\u200c\u200d]/gu;
	const plain = words.normalize("NFD").replace(accents, "").replace(stray, "").normalize("NFC").toLowerCase();
	const joined = plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
	if (joined.length <= MAX_LENGTH) return joined;
	const cut = joined.slice(0, MAX_LENGTH + 1);
	const end = cut.lastIndexOf("-");
	return cut.slice(0, end > 0 ? end : MAX_LENGTH);
}

/** The default path of a draft's Markdown: its own name with `.md`. */
export function markdownName(draft: string): string {
	return `${draft.replace(/(\.pep)?\.ya?ml$/i, "")}.md`;
}

/** The end of a review's name. */
export const REVIEW_ENDING = ".review.yaml";

/** The review of a draft or of a Markdown file: its name with `.review.yaml`, in the same folder. */
export function reviewName(proposal: string): string {
	return proposal.replace(/((\.pep)?\.ya?ml|\.md|\.markdown)$/i, "") + REVIEW_ENDING;
}
