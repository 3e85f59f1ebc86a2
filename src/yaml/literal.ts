/**
 * A text of several lines with its key as a block literal, without the YAML library, which takes ten times as long for
 * it: a long answer is saved every other second while it is typed. Only for texts where both print the same; a test
 * compares.
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

/** A first line that opens with a blank, and lines of blanks alone: they may take a longer header. */
const UNUSUAL = /^\s|\n[ \t]+(?:\n|$)/;

/** Whether blank lines below its block would become part of a text. */
export function keepsBlankLines(text: string): boolean {
	return text.endsWith("\n\n");
}

/** The lines, each with its ending; undefined where the library has to be asked. */
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
