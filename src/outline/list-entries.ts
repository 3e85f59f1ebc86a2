/** Recognises a template's list entries: labelled lines, questions, numbered entries, placeholders. Knows no sections. */
import { plainInline, saysOptional } from "../markdown/text.ts";
import type { RawEntry } from "./raw-template.ts";

/** A labelled line: `**Team:** [Owning team]`. */
export interface Labelled {
	/** Verbatim, with emphasis and colon. */
	readonly label: string;
	/** The text after it; `''` if there is none. */
	readonly rest: string;
	/** The label is emphasised, so whatever follows is its value. */
	readonly strong: boolean;
}

/** Text that stands for a value to come: in brackets, a single link, dots or the pattern of a date. */
const STAND_IN =
	/^(\[[^\]]*\](\([^()]*\))?|\([^)]*\)|<[^<>]*>|\{[^{}]*\}|`<[^`]*>`|\.{3}|…|_+|TBD|TODO|YYYY-MM-DD)[.:]?$/i;

/** The entry split into its label and the rest; undefined if it has no label. */
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

/** The entry asks for a value after its label. Plain words before a colon only count if no sentence follows. */
export function isField(entry: RawEntry): boolean {
	const labelled = labelledOf(entry.text);
	if (!labelled || entry.box || entry.children.length > 0) return false;
	const rest = labelled.rest.replace(/<!--[\s\S]*?-->/g, "").trim();
	return labelled.strong || rest === "" || STAND_IN.test(rest);
}

export function isQuestion(entry: RawEntry): boolean {
	return !entry.box && /\?$/.test(plainInline(entry.text));
}

/** Only a placeholder for an entry: `...`, `<package>: <date>`. */
export function isStandIn(entry: RawEntry): boolean {
	return entry.text === "" || STAND_IN.test(entry.text) || (!entry.box && /^`?<[^<>]+>/.test(entry.text));
}

/** The pattern of numbered entries, `Goal {n}:`; undefined if the entries are not numbered from 1 up. */
export function numbered(entries: readonly RawEntry[]): string | undefined {
	const written = entries.filter((entry) => !isStandIn(entry));
	const patternOf = (entry: RawEntry, at: number): string => {
		const label = labelledOf(entry.text)?.label ?? "";
		return label.replace(new RegExp(`(?<!\\d)${at + 1}(?=\\D*$)`), "{n}");
	};
	const first = written[0] ? patternOf(written[0], 0) : "";
	return first.includes("{n}") && written.every((entry, at) => patternOf(entry, at) === first) ? first : undefined;
}

/** The text is marked as optional, visibly or in a comment: `(Optional)`, `<!-- optional -->`. */
export function isOptional(markdown: string): boolean {
	return saysOptional(markdown) || /<!--\s*optional\s*-->/i.test(markdown);
}

/** What one entry of a numbered list is called: `Goal {n}:` → `goal`. */
export function entryNameOf(pattern: string): string {
	return labelWords(pattern).replace("{n}", "").trim().toLowerCase();
}
