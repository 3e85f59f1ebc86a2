/**
 * Checks one proposal: runs every rule, locates the findings in the file, and applies suppressions and settings.
 * Pure; the caller reads the files and knows the time.
 */
import { demanded } from "../metadata/conditions.ts";
import type { Metadata } from "../metadata/metadata.ts";
import { sidecarAnswers } from "../metadata/sidecar.ts";
import type { Problem } from "../outline/problem.ts";
import type { Outline, Stage } from "../outline/types.ts";
import { itemPlacements } from "../proposal/layout/outline-index.ts";
import { type DocumentStructure, documentStructure } from "../proposal/reading/document-structure.ts";
import { readProposal } from "../proposal/reading/read.ts";
import { renderProposal } from "../proposal/render.ts";
import type { Proposal } from "../proposal/types.ts";
import type { ReviewInProject } from "../review/requirements.ts";
import { Document } from "./document.ts";
import { fixesOf } from "./fixes.ts";
import { locate } from "./locate.ts";
import {
	draftOrigin,
	type ItemLines,
	type LineOfItem,
	lineOf,
	markdownOrigin,
	type Origin,
	type YamlFile,
} from "./origins.ts";
import type { RawFinding, TextEdit } from "./raw-finding.ts";
import { KNOWN_ROLES, RULE_IDS, RULES, ruleOf } from "./rules.ts";
import { type Suppression, suppressionsOf } from "./suppressions.ts";
import type { Context, Finding, ReferenceLookup, Report, Rule, Settings, SuppressedFinding } from "./types.ts";

/** Input of a check, besides the proposal. */
export interface CheckOptions {
	/** The stage to check for; the proposal's own by default. */
	readonly stage?: Stage;
	/** The file's path with slashes, absolute if that is known. */
	readonly path: string;
	/** `YYYY-MM-DD`. */
	readonly today: string;
	readonly settings?: Settings;
	/** The proposal's metadata, from each place where it is kept. */
	readonly metadata?: readonly Metadata[];
	readonly review?: ReviewInProject | undefined;
	/** Whether there is a file or folder at a path relative to the file's own folder. */
	exists(path: string): boolean;
	readonly references?: ReferenceLookup;
}

/** Checks a Markdown proposal. `file` is its name in messages. Linear in the length of the text. */
export function checkMarkdown(outline: Outline, file: string, text: string, options: CheckOptions): Report {
	const { answers, stage, layout, marked } = readProposal(outline, text);
	const proposal: Proposal = { outline, answers, stage, ...(layout && { layout }) };
	const document = new Document(text);
	const structure = documentStructure(outline, document.source);
	const lineOfItem = linesOfItems(proposal, document, structure, marked);
	const origin = markdownOrigin(file, text, document, lineOfItem);
	return check({ proposal, document, structure, lineOfItem, origin, problems: [], options });
}

/**
 * The lines of items; those with a heading or a question of their own are there, whatever comes before the answer. Prints
 * the proposal only for an item that has neither, which few findings are about.
 */
function linesOfItems(
	proposal: Proposal,
	document: Document,
	{ sections, questions }: DocumentStructure,
	marked: ReadonlySet<string> | undefined,
): LineOfItem {
	let printed: LineOfItem | undefined;
	/** The line of the heading that contains the item, such as the title. */
	const headingWith = (item: string): number | undefined => {
		const line = sections.get(sectionOfHeading(proposal.outline, item) ?? "")?.line;
		return line !== undefined && /^ {0,3}#/.test(document.lines[line] ?? "") ? line : undefined;
	};
	return (item) => {
		const own = questions.get(item) ?? sections.get(item)?.line;
		const known = marked?.has(item) ? (own ?? headingWith(item)) : undefined;
		if (known !== undefined) return known;
		printed ??= lookUp(renderProposal(proposal).lines);
		const line = printed(item);
		return line === undefined ? undefined : (own ?? line);
	};
}

function sectionOfHeading(outline: Outline, item: string): string | undefined {
	const place = itemPlacements(outline).get(item);
	const block = place?.form === "heading" ? outline.blocks[place.block] : undefined;
	return block?.type === "heading" ? block.section : undefined;
}

const lookUp =
	(lines: ItemLines): LineOfItem =>
	(item) =>
		Object.hasOwn(lines, item) ? lines[item] : undefined;

/** Checks a parsed draft. `problems` were found while reading it. Linear in the length of the text. */
export function checkDraft(
	proposal: Proposal,
	yaml: YamlFile,
	problems: readonly Problem[],
	options: CheckOptions,
): Report {
	const { markdown, lines } = renderProposal(proposal);
	const document = new Document(markdown);
	const { outline, layout } = proposal;
	return check({
		proposal,
		document,
		// A draft without its own layout is printed as the outline lays it out.
		structure: layout && documentStructure(outline, document.source),
		lineOfItem: lookUp(lines),
		origin: draftOrigin(
			yaml,
			document,
			lines,
			outline.items.map(({ id }) => id),
		),
		problems,
		options,
	});
}

interface CheckInput {
	readonly proposal: Proposal;
	readonly document: Document;
	readonly lineOfItem: LineOfItem;
	readonly origin: Origin;
	/** As in Context. */
	readonly structure: DocumentStructure | undefined;
	readonly problems: readonly Problem[];
	readonly options: CheckOptions;
}

function check(input: CheckInput): Report {
	const { proposal, document, lineOfItem, origin, options } = input;
	const { settings = {} } = options;
	const context = contextOf(input);
	const { suppressions, stage } = context;
	const asked = RULES.filter((rule: Rule) => (settings[rule.id] ?? (rule.isOptIn ? "off" : rule.severity)) !== "off");
	const reported = asked.flatMap((rule: Rule) =>
		rule.check(context).map((given) => {
			const raw = locate(given, proposal, document, lineOfItem);
			return { rule, raw };
		}),
	);
	const { allowed, unused } = applySuppressions(
		suppressions,
		reported,
		({ raw }) => raw.within ?? lineOf(raw, lineOfItem),
	);
	const found = (each: Reported): Finding => finding(each, { origin, settings, context });
	const open = reported.filter((each) => !allowed.has(each));
	// A rule that is off may find something there once it is turned on.
	const idle = unused.filter(({ rules }) => asked.some(({ id }) => rules.includes(id))).map(unusedSuppression);
	const beside = besideOf(context.metadata, origin);
	const inOrder = byLocation(origin, beside.beside);
	return {
		file: origin.file,
		template: proposal.outline.template,
		stage,
		text: origin.text,
		...beside,
		findings: [...open, ...(settings["waiver/unused"] === "off" ? [] : idle)].map(found).sort(inOrder),
		suppressed: [...allowed].map(([each, { reason }]): SuppressedFinding => ({ ...found(each), reason })).sort(inOrder),
		fixes: fixesOf(editsIn(open), origin),
	};
}

function contextOf({ proposal, document, structure, problems, options }: CheckInput): Context {
	const { stage = proposal.stage, path, today, metadata = [], review, exists, references } = options;
	return {
		proposal,
		whole: withAnswersBeside(proposal, metadata),
		stage,
		document,
		structure,
		path,
		today,
		suppressions: suppressionsOf(document, RULE_IDS),
		knownRoles: KNOWN_ROLES,
		problems,
		metadata: demanded(metadata, stage),
		review,
		exists,
		...(references && { references }),
	};
}

/** The proposal with the answers from a file beside its document, such as its status. */
function withAnswersBeside(proposal: Proposal, metadata: readonly Metadata[]): Proposal {
	const beside = metadata.find(({ isBeside, data }) => isBeside && data !== undefined);
	if (!beside) return proposal;
	return { ...proposal, answers: { ...sidecarAnswers(proposal.outline, beside.data).answers, ...proposal.answers } };
}

/** The other files about the proposal, where findings may be. */
function besideOf(metadata: readonly Metadata[], { file }: Origin): Pick<Report, "beside"> {
	// Front matter may contain what belongs in the file beside the document.
	const others = metadata.flatMap(({ source }) => (source && source.file !== file ? [source] : []));
	return others.length === 0 ? {} : { beside: others.map((other) => ({ file: other.file, text: other.text })) };
}

const editsIn = (reported: readonly Reported[]): TextEdit[] => reported.flatMap(({ raw }) => raw.edit ?? []);

interface Reported {
	readonly rule: Rule;
	readonly raw: RawFinding;
}

/**
 * Applies the suppressions, and finds which of them were unused. The innermost one counts. `lineAt` gives the line of the
 * document whose section's suppressions apply, 0-based.
 */
function applySuppressions(
	suppressions: readonly Suppression[],
	reported: readonly Reported[],
	lineAt: (reported: Reported) => number,
): { readonly allowed: ReadonlyMap<Reported, Suppression>; readonly unused: readonly Suppression[] } {
	const allowed = new Map<Reported, Suppression>();
	const used = new Set<Suppression>();
	for (const [rule, own] of groupByRule(suppressions)) {
		const marks = reported
			.filter((each) => each.rule.id === rule)
			.map((each) => ({ each, line: lineAt(each) }))
			.sort((a, b) => a.line - b.line);
		const open: Suppression[] = [];
		let next = 0;
		for (const { each, line } of marks) {
			while (next < own.length && own[next]!.first <= line) open.push(own[next++]!);
			while (open.length > 0 && open.at(-1)!.end <= line) open.pop();
			const waiver = open.at(-1);
			if (!waiver) continue;
			allowed.set(each, waiver);
			used.add(waiver);
		}
	}
	return { allowed, unused: suppressions.filter((waiver) => waiver.rule !== undefined && !used.has(waiver)) };
}

/** Suppressions by rule, in the order in which their sections begin. */
function groupByRule(suppressions: readonly Suppression[]): Map<string, Suppression[]> {
	const groups = new Map<string, Suppression[]>();
	for (const suppression of [...suppressions].sort((a, b) => a.first - b.first)) {
		if (suppression.rule === undefined) continue;
		for (const rule of suppression.rules) {
			if (rule.startsWith("waiver/")) continue;
			const there = groups.get(rule);
			if (there) there.push(suppression);
			else groups.set(rule, [suppression]);
		}
	}
	return groups;
}

function unusedSuppression({ rule, comment: { line, column } }: Suppression): Reported {
	const message = `“${rule}” finds nothing here, so nothing needs to be allowed`;
	return { rule: ruleOf("waiver/unused"), raw: { message, fix: "Delete the comment.", line, column } };
}

interface FindingInput {
	readonly origin: Origin;
	readonly settings: Settings;
	readonly context: Context;
}

function finding({ rule, raw }: Reported, { origin, settings, context }: FindingInput): Finding {
	const name = raw.name ?? raw.item;
	const text = name === undefined ? undefined : rule.group?.(context, raw.item);
	const setting = settings[rule.id];
	return {
		rule: rule.id,
		severity: setting === undefined || setting === "off" ? rule.severity : setting,
		message: raw.message,
		at: origin.locationOf(raw),
		...(raw.length !== undefined && { length: raw.length }),
		...(raw.item !== undefined && { item: raw.item }),
		...(raw.fix !== undefined && { fix: raw.fix }),
		...(origin.isAbsent(raw) && { isAbsent: true }),
		...(name !== undefined && text !== undefined && { group: { text, name } }),
	};
}

/** Findings in the file itself come before those in other files about it, which are kept together. */
function byLocation({ file }: Origin, beside: Report["beside"] = []): (a: Finding, b: Finding) => number {
	const files = [file, ...beside.map((each) => each.file)];
	const rank = ({ at }: Finding): number => (files.includes(at.file) ? files.indexOf(at.file) : files.length);
	return (a, b) => rank(a) - rank(b) || (a.at.line ?? 0) - (b.at.line ?? 0) || (a.at.column ?? 0) - (b.at.column ?? 0);
}
