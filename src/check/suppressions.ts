/**
 * Comments that suppress findings: `<!-- pep-wizard: allow RULE because REASON -->` suppresses one rule for its section,
 * up to the next heading of the same or a higher level. Above the first heading, it applies to the whole document.
 */
import { nearestWord } from "../outline/nearest.ts";
import type { Comment, Document } from "./document.ts";
import { rulesNamed } from "./former-ids.ts";

export interface Suppression {
	readonly comment: Comment;
	/** As the comment names it; undefined if it can't be understood. */
	readonly rule: string | undefined;
	/** The rules of that name: several for a former name of a rule that was split. */
	readonly rules: readonly string[];
	readonly reason: string;
	/** The document's lines to which it applies, 0-based, end excluded. */
	readonly first: number;
	readonly end: number;
	/** What is wrong with the comment. */
	readonly mistake?: { readonly message: string; readonly fix: string };
}

const FORM = "Write <!-- pep-wizard: allow RULE because REASON -->.";

/** The suppressions in the comments for this program, in document order; `rules` are all known ids. */
export function suppressionsOf(document: Document, rules: readonly string[]): Suppression[] {
	return document.comments.flatMap((comment) => {
		const words = /^\s*pep-wizard:([\s\S]*)$/.exec(comment.text)?.[1];
		return words === undefined ? [] : [suppression(document, comment, words.replace(/\s+/g, " ").trim(), rules)];
	});
}

function suppression(document: Document, comment: Comment, words: string, rules: readonly string[]): Suppression {
	const [first, end] = document.sectionAround(comment.line);
	const [, name, reason = ""] = /^allow (\S+)(?: because (.+))?$/.exec(words) ?? [];
	const named = name === undefined ? [] : rulesNamed(name, rules);
	const common = { comment, reason, first, end, rules: named };
	if (name === undefined)
		return {
			...common,
			rule: undefined,
			mistake: { message: `the comment “${short(words)}” can't be understood`, fix: FORM },
		};
	if (named.length === 0) {
		const meant = nearestWord(name, rules);
		const fix = meant ? `Did you mean “${meant}”?` : "docs/checks.md lists the rules.";
		return { ...common, rule: undefined, mistake: { message: `unknown rule “${short(name)}”`, fix } };
	}
	if (reason !== "") return { ...common, rule: name };
	const message = `no reason is given for allowing “${name}” here`;
	return { ...common, rule: undefined, mistake: { message, fix: FORM } };
}

function short(text: string): string {
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
