/**
 * Checks one proposal: asks every rule, finds the places in the file, lets waivers and settings have their say.
 * Pure; whoever calls it reads the files and knows the time.
 */
import type { Problem } from "../outline/problem.ts";
import type { Outline, Stage } from "../outline/types.ts";
import { readProposal } from "../proposal/reading/read.ts";
import { structureOf } from "../proposal/reading/structure.ts";
import { renderProposal } from "../proposal/render.ts";
import type { Proposal } from "../proposal/types.ts";
import { Document } from "./document.ts";
import { mendsOf } from "./fixes.ts";
import { located } from "./locate.ts";
import type { Mark } from "./raw-finding.ts";
import { KNOWN_ROLES, RULE_IDS, RULES, ruleOf } from "./rules.ts";
import {
	type Beside,
	draftOrigin,
	type ItemLines,
	lineOf,
	markdownOrigin,
	type Origin,
	type YamlFile,
} from "./sources.ts";
import { type Waiver, waiversOf } from "./suppressions.ts";
import type { Context, Finding, Report, Rule, Settings, Waived } from "./types.ts";

/** What a check is told besides the proposal. */
export interface Terms {
	/** The stage to ask about; the proposal's own without it. */
	readonly stage?: Stage;
	/** The file's path with slashes, absolute where that is known. */
	readonly path: string;
	/** `YYYY-MM-DD`. */
	readonly today: string;
	readonly settings?: Settings;
	/** The YAML file beside the document, where there is one or will be. */
	readonly beside?: Beside | undefined;
	/** Whether there is a file or folder at a path relative to the file's own folder. */
	exists(path: string): boolean;
}

/** A Markdown proposal; `file` is what messages call it, `text` the file's. Linear in the length of the text. */
export function checkMarkdown(outline: Outline, file: string, text: string, terms: Terms): Report {
	const { answers, stage, layout } = readProposal(outline, text);
	const proposal: Proposal = { outline, answers, stage, ...(layout && { layout }) };
	const { lines } = renderProposal(proposal);
	const document = new Document(text);
	const origin = markdownOrigin(file, text, document, lines);
	return check({ proposal, document, lines, origin, markdown: true, problems: [], terms });
}

/** A draft, as it was parsed; `problems` are what reading it had to say. Linear in the length of the text. */
export function checkDraft(proposal: Proposal, yaml: YamlFile, problems: readonly Problem[], terms: Terms): Report {
	const { markdown, lines } = renderProposal(proposal);
	const document = new Document(markdown);
	return check({
		proposal,
		document,
		lines,
		origin: draftOrigin(yaml, document, lines),
		markdown: false,
		problems,
		terms,
	});
}

interface Checking {
	readonly proposal: Proposal;
	readonly document: Document;
	readonly lines: ItemLines;
	readonly origin: Origin;
	readonly markdown: boolean;
	readonly problems: readonly Problem[];
	readonly terms: Terms;
}

function check({ proposal, document, lines, origin, markdown, problems, terms }: Checking): Report {
	const { outline, stage: own, layout } = proposal;
	const { stage = own, path, today, settings = {}, beside, exists } = terms;
	const waivers = waiversOf(document, RULE_IDS);
	// A draft without a layout of its own is printed as the outline has it.
	const structure = markdown || layout ? structureOf(outline, document.source) : undefined;
	const context: Context = {
		proposal,
		stage,
		document,
		structure,
		path,
		today,
		waivers,
		knownRoles: KNOWN_ROLES,
		problems,
		beside,
		exists,
	};
	const asked = RULES.filter(({ id }) => settings[id] !== "off");
	const marked = asked.flatMap((rule: Rule) =>
		rule.check(context).map((given) => {
			const mark = located(given, proposal, document, lines);
			return { rule, mark, line: lineOf(mark, lines) };
		}),
	);
	const { allowed, unused } = applied(waivers, marked);
	const found = (each: Marked): Finding => finding(each, origin, settings);
	const open = marked.filter((each) => !allowed.has(each));
	// A waiver of a rule that isn't asked may be needed where it is.
	const idle = unused.filter(({ rule }) => asked.some(({ id }) => id === rule)).map(unusedMark);
	return {
		file: origin.file,
		template: outline.template,
		stage,
		text: origin.text,
		...(beside?.source && { beside: { file: beside.source.file, text: beside.source.text } }),
		findings: [...open, ...(settings["waiver/unused"] === "off" ? [] : idle)].map(found).sort(byPlace(origin)),
		waived: [...allowed].map(([each, { reason }]): Waived => ({ ...found(each), reason })).sort(byPlace(origin)),
		mends: mendsOf(
			open.map(({ mark }) => mark),
			origin,
		),
	};
}

interface Marked {
	readonly rule: Rule;
	readonly mark: Mark;
	/** Of the document, 0-based. */
	readonly line: number;
}

/** What the waivers allow, and which of them were needed for nothing. Of several the innermost counts. */
function applied(
	waivers: readonly Waiver[],
	marked: readonly Marked[],
): { readonly allowed: ReadonlyMap<Marked, Waiver>; readonly unused: readonly Waiver[] } {
	const allowed = new Map<Marked, Waiver>();
	const used = new Set<Waiver>();
	for (const [rule, own] of grouped(waivers)) {
		const marks = marked.filter((each) => each.rule.id === rule).sort((a, b) => a.line - b.line);
		const open: Waiver[] = [];
		let next = 0;
		for (const each of marks) {
			while (next < own.length && own[next]!.first <= each.line) open.push(own[next++]!);
			while (open.length > 0 && open.at(-1)!.end <= each.line) open.pop();
			const waiver = open.at(-1);
			if (!waiver) continue;
			allowed.set(each, waiver);
			used.add(waiver);
		}
	}
	return { allowed, unused: waivers.filter((waiver) => waiver.rule !== undefined && !used.has(waiver)) };
}

/** By rule, its waivers in the order in which their sections begin. */
function grouped(waivers: readonly Waiver[]): Map<string, Waiver[]> {
	const groups = new Map<string, Waiver[]>();
	for (const waiver of [...waivers].sort((a, b) => a.first - b.first)) {
		if (!waiver.rule || waiver.rule.startsWith("waiver/")) continue;
		const there = groups.get(waiver.rule);
		if (there) there.push(waiver);
		else groups.set(waiver.rule, [waiver]);
	}
	return groups;
}

function unusedMark({ rule, comment: { line, column } }: Waiver): Marked {
	const message = `“${rule}” finds nothing here that had to be allowed`;
	return { rule: ruleOf("waiver/unused"), mark: { message, fix: "Delete the comment.", line, column }, line };
}

function finding({ rule, mark }: Marked, origin: Origin, settings: Settings): Finding {
	const setting = settings[rule.id];
	return {
		rule: rule.id,
		severity: setting === undefined || setting === "off" ? rule.severity : setting,
		message: mark.message,
		at: origin.placeOf(mark),
		...(mark.length !== undefined && { length: mark.length }),
		...(mark.item !== undefined && { item: mark.item }),
		...(mark.fix !== undefined && { fix: mark.fix }),
	};
}

/** What is in the file itself comes before what is in the one beside it. */
function byPlace({ file }: Origin): (a: Finding, b: Finding) => number {
	const elsewhere = ({ at }: Finding): number => Number(at.file !== file);
	return (a, b) =>
		elsewhere(a) - elsewhere(b) || (a.at.line ?? 0) - (b.at.line ?? 0) || (a.at.column ?? 0) - (b.at.column ?? 0);
}
