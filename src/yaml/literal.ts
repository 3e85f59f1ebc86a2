/**
 * Prints a key with a text of several lines as a block literal. Ten times as fast as the YAML library, because a long
 * answer is saved every other second during typing. Only for texts that both print the same; a test compares them.
 */
import { Scalar } from "yaml";
import { ESCAPED, type Style, textNode } from "./nodes.ts";

/** How lines are written. */
export interface LineStyle extends Style {
	/** Line ending. */
	readonly eol: string;
	/** Spaces before the key. */
	readonly indent: number;
}

/** A first line that begins with a blank, or lines of only blanks, may need a longer header. */
const UNUSUAL = /^\s|\n[ \t]+(?:\n|$)/;

/** Whether blank lines below its block would become part of the text. */
export function keepsBlankLines(text: string): boolean {
	return text.endsWith("\n\n");
}

/** The lines, each with its ending; undefined if the library is needed. */
export function literalLines(key: string, text: string, style: LineStyle): string | undefined {
	if (!text.includes("\n") || UNUSUAL.test(text) || ESCAPED.test(text) || style.quoteAll) return undefined;
	if (!/^[A-Za-z][\w/-]*$/.test(key) || textNode(key, style).type !== Scalar.PLAIN) return undefined;
	const { indent, step, eol } = style;
	const whole = text.endsWith("\n") ? text.slice(0, -1) : text;
	const chomping = whole === text ? "-" : keepsBlankLines(text) ? "+" : "";
	const margin = " ".repeat(indent + step);
	const lines = whole.split("\n").map((line) => (line === "" ? eol : margin + line + eol));
	return `${" ".repeat(indent)}${key}: |${chomping}${eol}${lines.join("")}`;
}
