/** A table of the columns that were asked for: as text, CSV or Markdown. Loaded only when asked for. */
import stringWidth from "string-width";
import { table } from "../../cli/text-table.ts";
import type { World } from "../../cli/world.ts";
import { capabilitiesOf } from "../../terminal/capabilities.ts";
import { visibleLine } from "../../terminal/sanitize.ts";
import { fitLine } from "../../terminal/styled.ts";
import type { MeasuredProposal } from "./measure.ts";
import type { StatusFormat } from "./sorts.ts";

/** Those of CSV and Markdown where none are named. */
export const DEFAULT_COLUMNS = ["title", "stage", "complete", "all", "missing", "file"] as const;

/** Least width of a column in a terminal, in cells. */
const NARROWEST = 8;

/** The chosen columns of several proposals as text. */
export function columnsText(
	measured: readonly MeasuredProposal[],
	columns: readonly string[],
	format: StatusFormat,
	world: World,
): string {
	const rows = measured.map(({ cells }) => columns.map((name) => (cells?.[name] ?? []).join(", ")));
	if (format === "csv") return csv([columns, ...rows]);
	if (format === "markdown") return markdownTable(columns, rows);
	return textTable([columns.map((name) => name.toUpperCase()), ...rows], world);
}

/** As in RFC 4180, with the line ends of text files. */
function csv(rows: readonly (readonly string[])[]): string {
	const cell = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
	return rows.map((row) => `${row.map(cell).join(",")}\n`).join("");
}

/** Special characters are escaped, so that a value is shown as it is. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const cell = (text: string): string =>
		text
			.trim()
			.replace(/[\\`*_[\]<>|~&]/g, "\\$&")
			.replace(/\s+/g, " ");
	const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |\n`;
	return [line(head), `| ${head.map(() => "---").join(" | ")} |\n`, ...rows.map(line)].join("");
}

/** In a terminal, the widest columns are cut until a row fits. */
function textTable(rows: readonly (readonly string[])[], world: World): string {
	const { unicode } = capabilitiesOf(world.env, { isTerminal: world.outIsTerminal, platform: process.platform });
	const shown = rows.map((row) => row.map((text) => visibleLine(text.replace(/\s+/g, " "), { unicode })));
	if (!world.outIsTerminal || world.columns === undefined) return table(shown);
	const widths = (shown[0] ?? []).map((_, at) => Math.max(...shown.map((row) => stringWidth(row[at] ?? ""))));
	const room = world.columns - 2 * (widths.length - 1);
	const most = widestThatFits(widths, room);
	const cut = (text: string): string =>
		fitLine([{ text, styles: [] }], most, unicode)
			.map((span) => span.text)
			.join("");
	return table(shown.map((row) => row.map(cut)));
}

/** The width to which columns are cut: the greatest with which all of them fit. */
function widestThatFits(widths: readonly number[], room: number): number {
	let most = Math.max(NARROWEST, ...widths);
	const used = (): number => widths.reduce((sum, width) => sum + Math.min(width, most), 0);
	while (most > NARROWEST && used() > room) most--;
	return most;
}
