/** Prints what `--verbose` shows below a finding: its source line or its item's id, and its fix. */
import stringWidth from "string-width";
import { lineTexts } from "../../markdown/lines.ts";
import type { TextFormatter } from "../reporter.ts";
import type { Finding, Report } from "../types.ts";

type Sources = ReadonlyMap<string, readonly string[]>;

/** The lines of the file and of those beside it, by file name. */
export function sourcesOf({ file, text: own, beside = [] }: Report): Sources {
	const others = beside.map((each): [string, readonly string[]] => [each.file, lineTexts(each.text)]);
	return new Map([...others, [file, lineTexts(own)]]);
}

/** Indented lines. */
export function detailsOf(finding: Finding, sources: Sources, pen: TextFormatter): string {
	const { at, fix, item, isAbsent } = finding;
	// The line where something is missing says nothing about it, but its id does.
	const id = item === undefined ? "" : `      ${pen.paint(item, "quiet")}\n`;
	const source = isAbsent || at.column === undefined ? id : sourceText(finding, sources.get(at.file) ?? [], pen);
	return `${source}${fix === undefined ? "" : `      ${pen.show(fix)}\n`}`;
}

/** Maximum width of a source line, in cells. */
const WIDEST = 100;
/** Cells to show before the location in a line that is cut. */
const BEFORE = 40;

/** The source line with a marker below the location. */
function sourceText({ at, length = 1 }: Finding, lines: readonly string[], pen: TextFormatter): string {
	const line = at.line === undefined ? undefined : lines[at.line - 1];
	if (line === undefined || at.line === undefined || !/\S/.test(line)) return "";
	const column = Math.min(line.length, (at.column ?? 1) - 1);
	const from = line.length > WIDEST && column > BEFORE ? boundary(line, column - BEFORE) : /^\s*/.exec(line)![0].length;
	const start = Math.min(from, column);
	const cut = boundary(line, Math.min(line.length, start + WIDEST));
	const end = Math.max(boundary(line, column), Math.min(cut, column + length));
	const shown = (first: number, last: number): string => pen.show(line.slice(first, last).replace(/\t/g, " "));
	const before = shown(start, column);
	const gutter = `      ${pen.paint(`${at.line} |`, "quiet")} `;
	const empty = `      ${" ".repeat(`${at.line}`.length)} ${pen.paint("|", "quiet")} `;
	const mark = "^".repeat(Math.max(1, stringWidth(shown(column, end))));
	const words = before + shown(column, cut);
	return `${gutter}${words}\n${empty}${" ".repeat(stringWidth(before))}${pen.paint(mark, "accent")}\n`;
}

/** The offset moved so that it doesn't split a surrogate pair. */
function boundary(line: string, at: number): number {
	return /[\uDC00-\uDFFF]/.test(line[at] ?? "") ? at + 1 : at;
}
