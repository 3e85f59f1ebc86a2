/** Measurements as one table: Markdown, so that it can be read as it is and kept in docs/performance.md. */
import { median, quantile, spread } from "./measure.ts";

/** One line of the table, with all that was measured for it; times in milliseconds. */
export interface Line {
	/** Node's major version; undefined for what doesn't run on Node. */
	readonly node: number | undefined;
	readonly name: string;
	readonly starts?: readonly number[];
	/** Medians of what it is compared with, in the same run. */
	readonly bare?: number;
	readonly hello?: number;
	readonly keys?: readonly number[];
	readonly bytes?: readonly number[];
}

const HEAD = ["Node", "program", "start ms", "± %", "× node", "+ ms", "× Ink", "key p50", "p99", "bytes"];

function fixed(value: number | undefined, digits: number): string {
	return value === undefined || Number.isNaN(value) ? "" : value.toFixed(digits);
}

function cells({ node, name, starts = [], bare, hello, keys = [], bytes = [] }: Line): string[] {
	const start = starts.length === 0 ? undefined : median(starts);
	const ratio = (to: number | undefined): number | undefined =>
		start === undefined || to === undefined ? undefined : start / to;
	return [
		node === undefined ? "" : `${node}`,
		name,
		fixed(start, 0),
		fixed(starts.length === 0 ? undefined : spread(starts) * 100, 0),
		fixed(ratio(bare), 2),
		fixed(start === undefined || bare === undefined ? undefined : start - bare, 0),
		fixed(ratio(hello), 2),
		fixed(keys.length === 0 ? undefined : median(keys), 1),
		fixed(keys.length === 0 ? undefined : quantile(keys, 0.99), 1),
		fixed(bytes.length === 0 ? undefined : median(bytes), 0),
	];
}

/** The lines below each other, in columns. */
export function tableOf(lines: readonly Line[]): string {
	const rows = [HEAD, ...lines.map(cells)];
	const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
	const isText = (column: number): boolean => column === 1;
	const text = (row: readonly string[]): string => {
		const padded = row.map((cell, at) => (isText(at) ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)));
		return `| ${padded.join(" | ")} |`;
	};
	const rule = widths.map((width, at) => (isText(at) ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
	return [text(rows[0]!), `| ${rule.join(" | ")} |`, ...rows.slice(1).map(text), ""].join("\n");
}
