/** How a template's list entries look: labelled lines, questions, numbered entries, stand-ins. Knows no sections. */
import { plainInline, saysOptional } from "../markdown/text.ts";
import type { RawEntry } from "./raw-template.ts";

/** A labelled line: `**SIG:** [Relevant SIG]`. */
export interface Labelled {
	/** Verbatim, with emphasis and colon. */
	readonly label: string;
	/** What stands behind it; `''` for nothing. */
	readonly rest: string;
	/** The label stands out by emphasis, so that whatever follows is its value. */
	readonly strong: boolean;
}

/** Text as a template writes it where a value is to come: bracketed, a lone link, dots or a date's pattern. */
const STAND_IN =
	/^(\[[^\]]*\](\([^()]*\))?|\([^)]*\)|<[^<>]*>|\{[^{}]*\}|`<[^`]*>`|\.{3}|…|_+|TBD|TODO|YYYY-MM-DD)[.:]?$/i;

/** The entry as a label and what follows; undefined when it isn't labelled. */
export function labelledOf(text: string): Labelled | undefined {
	const strong = /^(\*\*|__)([^*_:]{1,80})(:\1|\1:)(?:\s+(.*))?$/s.exec(text);
	if (strong) return { label: text.slice(0, 2) + strong[2] + strong[3], rest: strong[4] ?? "", strong: true };
	const plain = /^((?:\[optional\] )?[^:*`<>[\]?]{1,80}:)(?:\s+(.*))?$/is.exec(text);
	return plain ? { label: plain[1]!, rest: plain[2] ?? "", strong: false } : undefined;
}

/** The words of a label, without emphasis and colon. */
export function labelWords(label: string): string {
	return plainInline(label).replace(/:$/, "");
}

/** The entry asks for a value behind its label. Plain words before a colon only count when no sentence follows. */
export function isField(entry: RawEntry): boolean {
	const labelled = labelledOf(entry.text);
	if (!labelled || entry.box || entry.children.length > 0) return false;
	const rest = labelled.rest.replace(/<!--[\s\S]*?-->/g, "").trim();
	return labelled.strong || rest === "" || STAND_IN.test(rest);
}

export function isQuestion(entry: RawEntry): boolean {
	return !entry.box && /\?$/.test(plainInline(entry.text));
}

/** Nothing but a place for an entry: `...`, `<package>: <date>`. */
export function isStandIn(entry: RawEntry): boolean {
	return entry.text === "" || STAND_IN.test(entry.text) || (!entry.box && /^`?<[^<>]+>/.test(entry.text));
}

/** The pattern of numbered entries, `Goal {n}:`; undefined where the entries are not numbered from one up. */
export function numbered(entries: readonly RawEntry[]): string | undefined {
	const written = entries.filter((entry) => !isStandIn(entry));
	const patternOf = (entry: RawEntry, at: number): string => {
		const label = labelledOf(entry.text)?.label ?? "";
		return label.replace(new RegExp(`(?<!\\d)${at + 1}(?=\\D*$)`), "{n}");
	};
	const first = written[0] ? patternOf(written[0], 0) : "";
	return first.includes("{n}") && written.every((entry, at) => patternOf(entry, at) === first) ? first : undefined;
}

/** The words say that they may be left out, to readers or in a comment: `(Optional)`, `<!-- optional -->`. */
export function isOptional(markdown: string): boolean {
	return saysOptional(markdown) || /<!--\s*optional\s*-->/i.test(markdown);
}

/** What one entry of a numbered list is called: `Goal {n}:` → `goal`. */
export function entryNameOf(pattern: string): string {
	return labelWords(pattern).replace("{n}", "").trim().toLowerCase();
}
