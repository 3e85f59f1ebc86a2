/**
 * Parses a line of a template's front matter, with what is nested below it, as a possible field. Reads only this part
 * of YAML.
 */
import { labelledOf } from "../markdown/labelled-lines.ts";

export interface FrontMatterLine {
	/** The key with its colon. */
	readonly label: string;
	/** Without quotes; `''` if there is none, and for a list. */
	readonly value: string;
	/** The entries of a list, without quotes. */
	readonly entries?: readonly string[];
	/** The text of comments, without `#`. */
	readonly comment: string;
}

/** The line of a key; undefined for a comment, and for a value that is neither one text nor a list of texts. */
export function frontMatterLine(text: string): FrontMatterLine | undefined {
	const [first = "", ...below] = text.split("\n");
	const labelled = /^[\s#-]/.test(first) ? undefined : labelledOf(first);
	if (!labelled) return undefined;
	const { label } = labelled;
	const own = withoutComment(labelled.rest);
	const listed = below.map((line) => ({ bullet: /^\s*-\s+/.exec(line)?.[0], line }));
	const entries = listed.flatMap(({ bullet, line }) => (bullet ? [withoutComment(line.slice(bullet.length))] : []));
	const isList = own.value === "" && listed.every(({ bullet, line }) => bullet !== undefined || /^\s*(#|$)/.test(line));
	if (below.length > 0 && !(isList && entries.length > 0)) return undefined;
	// Other YAML values, which may span several lines.
	if (!own.isQuoted && /^[[{&*!|>]/.test(own.value) && !/^\{[^{}]*\}$|^\[[^[\]]*\]$/.test(own.value)) return undefined;
	const comment = [own, ...entries].flatMap((each) => (each.comment === "" ? [] : [each.comment])).join("\n");
	if (entries.length === 0) return { label, value: own.value, comment };
	return { label, value: "", entries: entries.map(({ value }) => value), comment };
}

function withoutComment(written: string): {
	readonly value: string;
	readonly comment: string;
	readonly isQuoted: boolean;
} {
	const text = written.trim();
	const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*(?:#\s*(.*))?$/.exec(text);
	if (quoted) return { value: quoted[1] ?? quoted[2] ?? "", comment: quoted[3] ?? "", isQuoted: true };
	const at = /^#|\s#/.exec(text)?.index ?? text.length;
	return { value: text.slice(0, at).trim(), comment: text.slice(at).replace(/^\s*#+\s*/, ""), isQuoted: false };
}
