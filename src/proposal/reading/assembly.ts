/** Turns the cuts of a document into answers and the parts of a skeleton. */
import type { BlockNode } from "../../markdown/blocks.ts";
import { rowEnd } from "../../markdown/labelled-lines.ts";
import { hardBreakOf } from "../../markdown/lines.ts";
import { type Item, type Outline, STAGES, type Stage } from "../../outline/types.ts";
import { isNotApplicable } from "../answers.ts";
import { valueIn } from "../front-matter.ts";
import type { Mark } from "../layout/marks.ts";
import { type ItemPlacement, itemPlacements, sectionPlacements } from "../layout/outline-index.ts";
import type { Extra } from "../layout-types.ts";
import type { Answer, Answers } from "../types.ts";
import { readAnswer } from "./answer.ts";
import { type Body, type Label, readBody } from "./body.ts";
import { contentRangeOf } from "./content-range.ts";
import type { Cut } from "./cuts.ts";
import { Extras } from "./extras.ts";
import type { SectionSlice } from "./runs.ts";
import { ownContentOf, segmentsOf } from "./section-body.ts";
import type { Source } from "./source.ts";
import type { FoundTitle } from "./title.ts";

export interface Assembled {
	readonly slices: readonly SectionSlice[];
	readonly answers: Answers;
	readonly stage: Stage;
	readonly extras: readonly Extra[];
	readonly spans: Spans;
	/** By id of an extra, the cut that it comes from. */
	readonly extraCuts: ReadonlyMap<string, Cut>;
	/** Items that have a mark among the parts. */
	readonly marked: ReadonlySet<string>;
}

/** Offsets in the source. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Where each answer was read from, by item id. */
export type Spans = ReadonlyMap<string, Span>;

type SkeletonPart = string | Mark;

export class Assembly {
	private readonly answers = new Map<string, Answer>();
	private readonly slices: (Omit<SectionSlice, "end"> & { parts: SkeletonPart[] })[] = [];
	private readonly extras: Extras;
	private readonly spans = new Map<string, Span>();
	private readonly extraCuts = new Map<string, Cut>();
	private readonly marked = new Set<string>();
	private stage: Stage = STAGES[0];
	/** Index of the document's next block that is not part of a body yet. */
	private block = 0;

	constructor(
		private readonly outline: Outline,
		private readonly source: Source,
		private readonly cuts: readonly Cut[],
		private readonly title: FoundTitle | undefined,
	) {
		this.extras = new Extras(outline);
	}

	assemble(): Assembled {
		const { text } = this.source;
		const anchors = this.unanswered();
		this.slices.push({ section: "", start: 0, parts: [text.slice(0, this.cuts[0]?.landmark.start)] });
		for (const [at, cut] of this.cuts.entries()) {
			const end = this.cuts[at + 1]?.landmark.start ?? text.length;
			if (cut.landmark.kind === "heading") {
				const section = cut.kind === "section" || cut.kind === "title" ? cut.id! : "";
				this.slices.push({ section, start: cut.landmark.start, parts: [] });
			}
			if (cut.kind === "section" && anchors.has(cut.id!)) this.put({ type: "anchor", section: cut.id! });
			this.put(...(cut.kind === "title" ? this.titleParts(cut) : [text.slice(cut.landmark.start, cut.end)]));
			this.put(...this.bodyParts(cut, at, end));
		}
		const slices = this.slices.map((each, at) => ({
			...each,
			end: this.slices[at + 1]?.start ?? text.length,
		}));
		const { spans, extraCuts, marked } = this;
		return { slices, answers: this.inOrder(), stage: this.stage, extras: this.extras.all, spans, extraCuts, marked };
	}

	private put(...parts: readonly SkeletonPart[]): void {
		const { parts: all } = this.slices.at(-1)!;
		for (const part of parts) {
			all.push(part);
			if (typeof part !== "string" && part.type === "slot") this.marked.add(part.id);
		}
	}

	private bodyParts(cut: Cut, at: number, end: number): readonly SkeletonPart[] {
		const text = this.source.text.slice(cut.end, end);
		switch (cut.kind) {
			case "section":
				return this.sectionParts(cut, at, end);
			case "question":
			case "field": {
				const place = itemPlacements(this.outline).get(cut.id!);
				if (place && cut.landmark.kind === "line") return this.lineParts(cut, place, text);
				return place ? this.entryParts(cut, place, text) : [text];
			}
			case "extra": {
				const item = this.extra(cut, at, cut.landmark.wordings[0]!.text);
				return this.keep(item, readBody(this.outline, placementOf(item), this.labelOf(cut), text), cut.end, end);
			}
			default:
				return [text];
		}
	}

	/** A question or field in a list. Text after the list is not part of a field's value, if it has one. */
	private entryParts(cut: Cut, place: ItemPlacement, text: string): readonly SkeletonPart[] {
		const { listEnd = Number.POSITIVE_INFINITY, itemEnd = listEnd } = cut.landmark;
		// A value on the line of its label ends with its entry; else the entries below may be it.
		const end = /^[ \t]*\S/.test(text) ? itemEnd : listEnd;
		const listed = text.slice(0, Math.max(0, end - cut.end));
		const own = place.form === "field" && /\S/.test(listed) ? listed : text;
		const body = readBody(this.outline, place, this.labelOf(cut), own);
		const parts = this.keep(place.item, body, cut.end, cut.end + own.length);
		return own === text ? parts : [...parts, text.slice(own.length)];
	}

	/** The text after a label on its line, without a hard break. Anything else is not part of the answer. */
	private lineParts(cut: Cut, place: ItemPlacement, text: string): readonly SkeletonPart[] {
		if (place.yaml) return this.yamlParts(cut, place, text);
		const written = /^[^\r\n]*/.exec(text)![0];
		const tail = cut.landmark.row ? rowEnd(written) : hardBreakOf(written).length;
		const value = written.slice(0, written.length - tail);
		const body = readBody(this.outline, place, this.labelOf(cut), value);
		const parts = this.keep(place.item, body, cut.end, cut.end + value.length);
		return [...parts, text.slice(value.length)];
	}

	/** A value of front matter, without the comment after it. */
	private yamlParts(cut: Cut, place: ItemPlacement, text: string): readonly SkeletonPart[] {
		const { start, end } = valueIn(text);
		const mark = { type: "slot", id: place.item.id } as const;
		if (start === end) return [" ", mark, text];
		const read = readAnswer(this.outline, place, text.slice(start, end));
		if (!read) return [text];
		const parts = [text.slice(0, start), { ...mark, ...read.mark }, text.slice(end)];
		return this.keep(place.item, { parts, answer: read.answer }, cut.end, cut.end + text.length);
	}

	private labelOf(cut: Cut): Label {
		const { text, starts } = this.source;
		if (cut.landmark.kind === "heading" && !isAnsweredOnLine(cut)) {
			const ending = /[\r\n]?$/.exec(text.slice(Math.max(0, cut.end - 1), cut.end))![0];
			return { line: undefined, listed: false, ending };
		}
		let line = cut.landmark.line;
		while (starts[line + 1]! <= cut.end && line + 2 < starts.length) line++;
		return {
			line: text.slice(starts[line]!, cut.end),
			listed: cut.landmark.kind === "item",
			isHeading: cut.landmark.kind === "heading",
			ending: "",
		};
	}

	private extra(cut: Cut, index: number | undefined, words: string): Item {
		const id = this.extras.add(cut, index, words);
		this.extraCuts.set(id, cut);
		return extraItem(id);
	}

	/** The body of an item that was read from the source between two offsets. */
	private keep(item: Item, { parts, answer }: Body, start: number, end: number): readonly SkeletonPart[] {
		if (answer === undefined) return parts;
		this.spans.set(item.id, spanIn(parts, start, end));
		const stage = STAGES.find((each) => item.isStage && each === answer);
		if (stage) this.stage = stage;
		else if (!item.isStage || isNotApplicable(answer)) this.answers.set(item.id, answer);
		return parts;
	}

	private sectionParts(cut: Cut, at: number, end: number): readonly SkeletonPart[] {
		const { places, fixed, hasToc } = ownContentOf(this.outline, cut.id!);
		const text = this.source.text.slice(cut.end, end);
		const label = this.labelOf(cut);
		if (places.length === 0) {
			const { start, end: to } = contentRangeOf(text, fixed);
			const core = text.slice(start, to);
			if (core === "" || hasToc || isNote(core) || this.hasBelow(cut, this.cuts[at + 1])) return [text];
			const item = this.extra(cut, undefined, sectionLabel(this.outline, cut.id!));
			return this.keep(item, readBody(this.outline, placementOf(item), label, text, fixed), cut.end, end);
		}
		return segmentsOf(this.source, places, this.blocksIn(cut.end, end), cut.end, end).flatMap((segment) => {
			const { start: from, end: to, place } = segment;
			const piece = this.source.text.slice(from, to);
			const above = from === cut.end ? label : BELOW_HEADING;
			if (place) return this.keep(place.item, readBody(this.outline, place, above, piece, fixed), from, to);
			if (!/\S/.test(piece)) return [piece];
			const item = this.extra(cut, undefined, sectionLabel(this.outline, cut.id!));
			return this.keep(item, readBody(this.outline, placementOf(item), above, piece), from, to);
		});
	}

	/** Whether the next cut belongs to the section: then the text before it is an introduction. */
	private hasBelow(cut: Cut, next: Cut | undefined): boolean {
		if (!next) return false;
		const item =
			next.kind === "question" || next.kind === "field" ? itemPlacements(this.outline).get(next.id!)?.item : undefined;
		return item?.section === cut.id || next.above === cut.id;
	}

	/** The document's own blocks from one offset to another; calls go forwards only. */
	private blocksIn(start: number, end: number): BlockNode[] {
		const { blocks, starts } = this.source;
		const found: BlockNode[] = [];
		while (this.block < blocks.length && starts[blocks[this.block]!.start]! < start) this.block++;
		for (; this.block < blocks.length && starts[blocks[this.block]!.start]! < end; this.block++)
			found.push(blocks[this.block]!);
		return found;
	}

	private titleParts(cut: Cut): SkeletonPart[] {
		const { text } = this.source;
		const parts: SkeletonPart[] = [];
		let at = cut.landmark.start;
		for (const { id, start, end } of this.title!.placeholders) {
			const place = itemPlacements(this.outline).get(id);
			const written = text.slice(start, end);
			const blank = this.title!.untouched || written === place?.placeholder;
			const read = place && (blank ? { answer: undefined } : readAnswer(this.outline, place, written));
			if (!place || !read) continue;
			if (read.answer !== undefined) {
				this.answers.set(id, read.answer);
				this.spans.set(id, { start, end });
			}
			const spelling = blank && written !== place.placeholder ? { spelling: written } : {};
			parts.push(text.slice(at, start), { type: "slot", id, ...spelling });
			at = end;
		}
		return [...parts, text.slice(at, cut.end)];
	}

	/** Sections of the document without any items, including subsections. */
	private unanswered(): Set<string> {
		const sections = sectionPlacements(this.outline);
		const without = new Set<string>();
		const held = new Set<string>();
		for (const { kind, id } of this.cuts) {
			if (kind === "section" && ownContentOf(this.outline, id!).places.length === 0) without.add(id!);
			const section = kind === "section" ? id : id && itemPlacements(this.outline).get(id)?.item.section;
			const holds = kind === "section" ? !without.has(id!) : kind === "question" || kind === "field";
			for (let up = holds ? section : undefined; up !== undefined; up = sections.get(up)?.parent) held.add(up);
		}
		return new Set([...without].filter((id) => !held.has(id) && !sections.get(id)?.isWrapper));
	}

	private inOrder(): Answers {
		const known = this.outline.items.flatMap(({ id }) => (this.answers.has(id) ? [id] : []));
		return Object.fromEntries(
			[...new Set([...known, ...this.answers.keys()])].map((id) => [id, this.answers.get(id)!]),
		);
	}
}

/** What the mark among the parts stands for. */
function spanIn(parts: readonly SkeletonPart[], start: number, end: number): Span {
	const at = parts.findIndex((part) => typeof part !== "string");
	const lengthOf = (all: readonly SkeletonPart[]): number =>
		all.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 0), 0);
	return { start: start + lengthOf(parts.slice(0, at)), end: end - lengthOf(parts.slice(at + 1)) };
}

const BELOW_HEADING: Label = { line: undefined, listed: false, ending: "\n" };

/** Whether the heading's line goes on with the answer to its question. */
function isAnsweredOnLine({ landmark: { wordings }, end }: Cut): boolean {
	return end < wordings[0]!.end;
}

/** A single emphasised paragraph, which templates use for notes to the author. */
function isNote(text: string): boolean {
	return text.length < 1000 && /^([_*])(?!\1).*\1$/s.test(text) && !/[\r\n][ \t]*[\r\n]/.test(text);
}

function sectionLabel(outline: Outline, id: string): string {
	return outline.sections.find((section) => section.id === id)?.label ?? id;
}

function extraItem(id: string): Item {
	return {
		id,
		kind: "prose",
		label: "",
		path: [],
		section: id,
		required: "never",
		guidance: {},
		placeholders: [],
		aliases: [],
	};
}

function placementOf(item: Item): ItemPlacement {
	return { item, form: "section", block: -1 };
}
