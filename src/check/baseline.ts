/**
 * The baseline: findings from before a repository began to use checks, which are known and not reported. Reads and
 * prints its YAML and compares findings with it; opens no file.
 */
import { LineCounter, type Node, parseDocument } from "yaml";
import { InputError, type Problem, type Severity } from "../outline/problem.ts";
import { integer, list, map, mismatches, record, string, word } from "../outline/schema.ts";
import { yamlLocations } from "../outline/yaml-locations.ts";
import type { Finding, Report } from "./types.ts";

/** Equal findings of a rule. */
export interface BaselineEntry {
	readonly rule: string;
	/** The item that they are about; findings about no item are told apart by their message. */
	readonly item?: string;
	readonly message?: string;
	readonly severity: Severity;
	/** Number of findings; default 1. */
	readonly count?: number;
}

/** By a proposal's path from the folder of the baseline, with slashes. */
export type Baseline = ReadonlyMap<string, readonly BaselineEntry[]>;

/** The baseline that a run used, and its entries that match nothing. */
export interface BaselineUse {
	readonly file: string;
	readonly outdated: readonly (BaselineEntry & { readonly proposal: string })[];
}

const HEAD = `# What “pep-wizard check --baseline” doesn't report, because it was there before. Written by --update-baseline.
# Sorted, one line an entry, so that git can merge it. Delete entries as you like: what they stand for is reported again.
pep-wizard-baseline: 1
`;

const RANK: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/**
 * Splits a report into findings that are new or worse, which stay, and known ones. `outdated`: entries that match
 * nothing.
 */
export function compareWithBaseline(
	report: Report,
	entries: readonly BaselineEntry[],
): { readonly report: Report; readonly outdated: readonly BaselineEntry[] } {
	const left = new Map(entries.map((entry) => [keyOf(entry), { entry, count: entry.count ?? 1 }]));
	const isKnown = (finding: Finding): boolean => {
		const known = left.get(keyOf(entryOf(finding)));
		if (!known || known.count === 0 || RANK[finding.severity] > RANK[known.entry.severity]) return false;
		known.count -= 1;
		return true;
	};
	const known: Finding[] = [];
	const findings = report.findings.filter((finding) => {
		const old = isKnown(finding);
		if (old) known.push(finding);
		return !old;
	});
	const outdated = [...left.values()].flatMap(({ entry, count }) => (count === 0 ? [] : [withCount(entry, count)]));
	return { report: { ...report, findings, known }, outdated };
}

/** The entries for all findings of a report, sorted. */
export function baselineEntries({ findings }: Report): readonly BaselineEntry[] {
	const found = new Map<string, BaselineEntry>();
	for (const finding of findings) {
		const entry = entryOf(finding);
		const key = keyOf(entry);
		const old = found.get(key);
		const severity = old && RANK[old.severity] > RANK[entry.severity] ? old.severity : entry.severity;
		found.set(key, withCount({ ...entry, severity }, (old?.count ?? (old ? 1 : 0)) + 1));
	}
	return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** Describes an entry in a few words. */
export function entryWords({ rule, item, message, count = 1 }: BaselineEntry): string {
	return `${rule} ${item ?? `“${message ?? ""}”`}${count === 1 ? "" : ` (${count} times)`}`;
}

function entryOf({ rule, item, message, severity }: Finding): BaselineEntry {
	return { rule, ...(item === undefined ? { message } : { item }), severity };
}

function keyOf({ rule, item, message }: BaselineEntry): string {
	return JSON.stringify([rule, item ?? null, item === undefined ? message : null]);
}

function withCount({ count: _, ...entry }: BaselineEntry, count: number): BaselineEntry {
	return count === 1 ? entry : { ...entry, count };
}

/** The baseline as YAML: files and entries sorted; files without entries are left out. */
export function printBaseline(baseline: Baseline): string {
	const files = [...baseline].filter(([, entries]) => entries.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
	if (files.length === 0) return `${HEAD}files: {}\n`;
	return `${HEAD}files:\n${files.map(([file, entries]) => fileText(file, entries)).join("")}`;
}

function fileText(file: string, entries: readonly BaselineEntry[]): string {
	const lines = entries.map(({ rule, item, message, severity, count }) => {
		const about = item === undefined ? `message: ${JSON.stringify(message)}` : `item: ${item}`;
		return `    - { rule: ${rule}, ${about}, severity: ${severity}${count ? `, count: ${count}` : ""} }\n`;
	});
	return `  ${JSON.stringify(file)}:\n${lines.join("")}`;
}

const ENTRY = map(
	() => ({ rule: string, item: string, message: string, severity: word("note", "warning", "error"), count: integer }),
	["rule", "severity"],
);
const BASELINE = map(
	() => ({ "pep-wizard-baseline": word(1), files: record(() => list(() => ENTRY)) }),
	["pep-wizard-baseline"],
);

/**
 * The baseline in a YAML text; `file` is only for messages.
 * @throws InputError with line, column and what was expected, for everything that is wrong
 */
export function readBaseline(text: string, file: string): Baseline {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: false });
	const places = yamlLocations(file, lines);
	const wrong = document.errors.map(({ message, pos }) => problem(message, places.at(pos[0])));
	if (wrong.length > 0) throw new InputError(wrong);
	const data: unknown = document.toJS({ maxAliasCount: 0 });
	const mistakes = mismatches(BASELINE, data).map(({ path, message, atKey }) =>
		problem(message, places.of(document.contents as Node | null, path, atKey)),
	);
	if (mistakes.length > 0) throw new InputError(mistakes);
	const { files } = data as { readonly files?: Readonly<Record<string, readonly BaselineEntry[]>> };
	return new Map(Object.entries(files ?? {}));
}

function problem(message: string, at: Problem["at"]): Problem {
	const words = message.replace(/\s+/g, " ").trim().slice(0, 120);
	const fix = "Correct it, or delete the file and run “pep-wizard check --update-baseline” to write it anew.";
	const sentence = words.charAt(0).toLowerCase() + words.slice(1);
	return { rule: "baseline/mistake", severity: "error", message: sentence, ...(at && { at }), fix };
}
