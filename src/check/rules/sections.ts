/** Compares the document's headings with the template's. */
import { distance } from "fastest-levenshtein";
import { normalForm, plainText } from "../../markdown/plain-text.ts";
import { sectionOf } from "../../outline/lookup.ts";
import type { Outline } from "../../outline/types.ts";
import {
	type DocumentStructure,
	type FoundHeading,
	hasHeading,
	isOwnWording,
	isWrapper,
	parentOf,
} from "../../proposal/reading/document-structure.ts";
import { requiredItems } from "../../proposal/requirements.ts";
import { completenessAt } from "../answer-texts.ts";
import { quoted, stageName } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

/**
 * Sections that contain something required at this stage, directly or in a subsection, that isn't in a file beside the
 * document either.
 */
function dueSections(context: Context): ReadonlySet<string> {
	const { outline } = context.proposal;
	const due = new Set<string>();
	for (const item of requiredItems(context.whole, context.stage)) {
		if (completenessAt(context, item) === "answered") continue;
		for (let id: string | undefined = item.section; id !== undefined; id = parentOf(outline, id)) due.add(id);
	}
	return due;
}

/** Missing sections whose parent section exists. */
function absent({ proposal: { outline } }: Context, structure: DocumentStructure): string[] {
	return outline.sections
		.map(({ id }) => id)
		.filter((id) => {
			if (structure.sections.has(id) || !hasHeading(outline, id)) return false;
			const parent = parentOf(outline, id);
			return parent === undefined || structure.sections.has(parent);
		});
}

function label(outline: Outline, id: string): string {
	return quoted(sectionOf(outline, id)?.label ?? id, 80);
}

/** Headings that resemble a missing section, by the id of that section. */
function renamedSections(context: Context, structure: DocumentStructure): ReadonlyMap<string, FoundHeading> {
	const found = new Map<string, FoundHeading>();
	const ids = absent(context, structure);
	if (ids.length === 0) return found;
	const others = structure.others
		.filter(({ text }) => text.length <= MAX_COMPARED_LENGTH)
		.map((other) => ({ other, form: normalForm(other.text) }));
	for (const id of ids) {
		const known = sectionOf(context.proposal.outline, id);
		const wordings = known ? [known.label, ...known.aliases].map(normalForm) : [];
		const near = others.find(({ form }) => isNear(form, wordings));
		if (near) found.set(id, near.other);
	}
	return found;
}

/** Longer headings are not compared. */
const MAX_COMPARED_LENGTH = 200;

/** Whether a text differs from one of the known wordings by a typo or two. */
function isNear(form: string, wordings: readonly string[]): boolean {
	// The same words in another place are another heading.
	if (wordings.includes(form)) return false;
	return wordings.some((known) => {
		const most = Math.min(4, Math.floor(known.length / 5));
		if (Math.abs(known.length - form.length) > most || distance(known, form) > most) return false;
		return isWordwiseNear(form.split(" "), known.split(" "));
	});
}

/** Whether no word has become another: a word in common doesn't make “Implementation design” “Implementation details”. */
function isWordwiseNear(words: readonly string[], known: readonly string[]): boolean {
	if (words.length !== known.length) return words.join("") === known.join("");
	return words.every((word, at) => {
		const other = known[at]!;
		return distance(word, other) <= Math.max(1, Math.floor(Math.min(word.length, other.length) / 4));
	});
}

export const missing = {
	id: "section/missing",
	severity: "error",
	about: "A section with something required at this stage is missing from the document.",
	fix: "Add its heading, and answer what it asks for.",
	group: ({ proposal, stage }) => `sections that are required for ${stageName(proposal.outline, stage)} are missing`,
	check: (context) => {
		const { structure, proposal, stage } = context;
		if (!structure) return [];
		const due = dueSections(context);
		const renamed = renamedSections(context, structure);
		const places = placesForAbsent(context, structure);
		return absent(context, structure)
			.filter((id) => due.has(id) && !renamed.has(id))
			.map((id) => {
				const parent = parentOf(proposal.outline, id);
				const where = parent === undefined ? "" : ` in ${label(proposal.outline, parent)}`;
				const name = label(proposal.outline, id);
				return {
					message: `the section ${name} is required for ${stageName(proposal.outline, stage)} but is missing${where}`,
					fix: `Add the heading ${name}, and answer what the template asks for there.`,
					item: id,
					name,
					line: places.get(id)!,
					column: 0,
					within: parent === undefined ? firstLine(structure) : structure.sections.get(parent)!.line,
					isAbsent: true,
				};
			});
	},
} as const satisfies Rule;

/**
 * For each section that the document lacks: the last line of what precedes it in the template's order, either the
 * previous section of the same parent or the text before the first one. Takes linear time.
 */
function placesForAbsent(
	{ document, proposal: { outline } }: Context,
	{ sections }: DocumentStructure,
): ReadonlyMap<string, number> {
	const { headings } = document;
	const nextHeading = new Map(headings.map(({ line }, at) => [line, headings[at + 1]?.line]));
	/** The last line before the first subheading of a heading, or before the document's first heading. */
	const introEnd = (heading: number | undefined): number => {
		const next = heading === undefined ? headings[0]?.line : nextHeading.get(heading);
		return document.lastTextLine(heading ?? 0, next ?? document.lines.length);
	};
	const places = new Map<string, number>();
	const before = new Map<string | undefined, number>();
	for (const { id } of outline.sections) {
		const parent = parentOf(outline, id);
		const found = sections.get(id);
		if (found) {
			const end = document.sectionAround(found.line)[1];
			before.set(parent, isWrapper(outline, id) ? introEnd(found.line) : document.lastTextLine(found.line, end));
		} else {
			const place = before.get(parent) ?? introEnd(parent === undefined ? undefined : sections.get(parent)?.line);
			before.set(parent, place);
			places.set(id, place);
		}
	}
	return places;
}

/** The heading around the whole proposal, or the first line. */
function firstLine({ sections }: DocumentStructure): number {
	return Math.min(...[...sections.values()].map(({ line }) => line), Number.MAX_SAFE_INTEGER) % Number.MAX_SAFE_INTEGER;
}

export const renamed = {
	id: "section/renamed",
	severity: "warning",
	about: "A heading resembles one of the template's that is missing, but is not recognised.",
	fix: "Use the template's wording.",
	check: (context) => {
		if (!context.structure) return [];
		return [...renamedSections(context, context.structure)].map(([id, { line, text }]) => {
			const name = label(context.proposal.outline, id);
			return {
				message: `${quoted(plainText(text))} looks like the template's section ${name}`,
				fix: `Rename it to ${name}.`,
				item: id,
				line,
				column: 0,
			};
		});
	},
} as const satisfies Rule;

export const alias = {
	id: "section/alias",
	severity: "note",
	about: "A heading is recognised, but its wording differs from the template's.",
	fix: "Use the template's wording, so that readers find the section.",
	check: ({ structure, proposal: { outline } }) =>
		[...(structure?.sections ?? [])].flatMap(([id, { line, text }]): RawFinding[] => {
			if (isOwnWording(outline, id, text)) return [];
			const name = label(outline, id);
			const message = `${quoted(plainText(text))} is called ${name} in the template`;
			return [{ message, fix: `Rename it to ${name}.`, item: id, line, column: 0 }];
		}),
} as const satisfies Rule;

export const order = {
	id: "section/order",
	severity: "note",
	about:
		"A section comes before one that precedes it in the template. Two neighbours that have changed places are no finding.",
	fix: "Move it to its place in the template.",
	check: ({ structure, proposal: { outline } }) => {
		if (!structure) return [];
		const ranks = new Map(outline.sections.map(({ id }, at) => [id, at]));
		const siblings = new Map<string | undefined, string[]>();
		for (const id of structure.sections.keys()) {
			const parent = parentOf(outline, id);
			if (!ranks.has(id)) continue;
			const there = siblings.get(parent);
			if (there) there.push(id);
			else siblings.set(parent, [id]);
		}
		return [...siblings.values()].flatMap((ids) => misplaced(outline, structure, ids, ranks));
	},
} as const satisfies Rule;

/** The sections among siblings, given in document order, that have to move. */
function misplaced(
	outline: Outline,
	structure: DocumentStructure,
	ids: readonly string[],
	ranks: ReadonlyMap<string, number>,
): RawFinding[] {
	const kept = longestRising(withoutSwaps(ids.map((id) => ranks.get(id)!)));
	return ids.flatMap((id, at): RawFinding[] => {
		if (kept.has(at)) return [];
		const before = ids.filter((other, nth) => kept.has(nth) && ranks.get(other)! < ranks.get(id)!).at(-1);
		const place = before === undefined ? "to the top" : `after ${label(outline, before)}`;
		const { line } = structure.sections.get(id)!;
		const message = `${label(outline, id)} is not where the template has it`;
		return [{ message, fix: `Move it ${place}.`, item: id, line, column: 0 }];
	});
}

/** The ranks with neighbours in the order of the template: which of the two comes first doesn't matter to readers. */
function withoutSwaps(ranks: readonly number[]): number[] {
	const sorted = [...ranks].sort((a, b) => a - b);
	const nth = new Map(sorted.map((rank, at) => [rank, at]));
	const result = [...ranks];
	for (let at = 0; at + 1 < result.length; at++) {
		const [here, next] = [result[at]!, result[at + 1]!];
		if (nth.get(here) === nth.get(next)! + 1) [result[at], result[at + 1]] = [next, here];
	}
	return result;
}

/** Indexes of the longest increasing subsequence; everything else is out of order. */
function longestRising(ranks: readonly number[]): ReadonlySet<number> {
	const ends: number[] = [];
	const before: (number | undefined)[] = [];
	for (const [at, rank] of ranks.entries()) {
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (ranks[ends[middle]!]! < rank) low = middle + 1;
			else high = middle;
		}
		before.push(low === 0 ? undefined : ends[low - 1]);
		ends[low] = at;
	}
	const kept = new Set<number>();
	for (let at = ends.at(-1); at !== undefined; at = before[at]) kept.add(at);
	return kept;
}

export const doubled = {
	id: "section/doubled",
	severity: "warning",
	about: "A heading of the template appears twice in the document, at the same level and in the same section.",
	fix: "Merge the two sections, or rename one of them.",
	check: ({ structure, proposal: { outline } }) => {
		if (!structure) return [];
		const forms = new Map([...structure.sections].map(([id, { text }]) => [normalForm(text), id]));
		return structure.others.flatMap(({ text, line, depth, above }): RawFinding[] => {
			const id = forms.get(normalForm(text.slice(0, 500)));
			const first = id === undefined ? undefined : structure.sections.get(id);
			if (id === undefined || first?.depth !== depth || first.above !== above) return [];
			const message = `the section ${label(outline, id)} appears twice; the first is on line ${first.line + 1}`;
			return [{ message, fix: "Merge the two sections.", item: id, line, column: 0 }];
		});
	},
} as const satisfies Rule;
