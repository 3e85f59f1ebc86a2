/**
 * Reads a document in the outline's default layout: finds the lines that the outline prints, in order, and takes
 * everything between them as answers, even text that Markdown would not read as such. The result is only a candidate; the
 * caller prints and compares it.
 */
import { headingsOf } from "../../markdown/headings.ts";
import { escapeRegExp } from "../../markdown/plain-text.ts";
import { dedent } from "../../markdown/print.ts";
import { type TocMarks, USUAL_MARKS } from "../../markdown/toc-marks.ts";
import { type Block, type Outline, STAGES, type Stage } from "../../outline/types.ts";
import { showsGuidance } from "../guided.ts";
import { INDENT, trimLines } from "../kinds/list-markdown.ts";
import { type ItemPlacement, itemPlacements, sectionPlacements } from "../layout/outline-index.ts";
import type { Answer, Answers } from "../types.ts";
import { readAnswer } from "./answer.ts";
import type { Span, Spans } from "./assembly.ts";
import { contentRangeOf } from "./content-range.ts";
import { numberedHeading } from "./name.ts";

export interface DefaultReading {
	readonly answers: Answers;
	readonly stage: Stage;
	readonly spans: Spans;
}

/** The answers between the outline's lines; undefined if a line is missing or a text is not a valid answer. */
export function readDefault(outline: Outline, text: string): DefaultReading | undefined {
	return new DefaultReader(outline, text).read();
}

interface OpenItem {
	readonly place: ItemPlacement;
	/** What the line begins and ends with, for an answer that has a line of its own. */
	readonly label?: string;
	readonly tail?: string;
}

/** A line that the outline prints, found in the text. */
interface PrintedLine {
	readonly start: number;
	readonly end: number;
}

class DefaultReader {
	private readonly answers = new Map<string, Answer>();
	private readonly spans = new Map<string, Span>();
	private stage: Stage = STAGES[0];
	/** The offset after the last printed line. */
	private at = 0;
	/** Answers that are taken once all printed lines were found: most documents lack one. */
	private readonly pending: (() => boolean)[] = [];
	/** The item whose answer extends to the next printed line. */
	private open: OpenItem | undefined;

	constructor(
		private readonly outline: Outline,
		private readonly text: string,
	) {}

	read(): DefaultReading | undefined {
		for (const block of this.outline.blocks) if (!this.block(block)) return undefined;
		this.defer(this.text.length);
		if (!this.pending.every((take) => take())) return undefined;
		return { answers: Object.fromEntries(this.answers), stage: this.stage, spans: this.spans };
	}

	private block(block: Block): boolean {
		switch (block.type) {
			case "heading":
				return this.heading(block);
			case "fixed":
				return this.passed(this.line(trimLines(block.text)));
			case "toc":
				return this.toc(block.marks ?? USUAL_MARKS);
			case "unprinted":
				return true;
			case "item":
				return this.item(block);
		}
	}

	private toc(marks: TocMarks): boolean {
		const open = this.line(marks.open);
		const close = open && this.text.indexOf(`\n${marks.close}\n`, open.end);
		return (
			close !== undefined && close >= 0 && this.passed({ start: open!.start, end: close + marks.close.length + 1 })
		);
	}

	private item(block: Extract<Block, { type: "item" }>): boolean {
		const place = itemPlacements(this.outline).get(block.item);
		if (!place) return false;
		if (block.form !== "section") {
			const bullet = block.form === "line" ? "" : `${block.bullet ?? "-"} `;
			const label = `${bullet}${block.label ?? place.item.label}`;
			return this.passed(this.line(label, " "), { place, label, tail: block.tail ?? "" });
		}
		if (this.open?.place.form !== "section") return this.passed({ start: this.at, end: this.at }, { place });
		// Between two adjacent answers, only boxes show where the second one starts.
		const [first] = place.item.entries ?? [];
		if (!first) return false;
		const [line = ""] = first.text.split("\n");
		const bullet = place.item.bare ? "" : "- ";
		const found = this.line(`${bullet}[ ] ${line}`) ?? this.line(`${bullet}[x] ${line}`);
		return this.passed(found && { start: found.start, end: found.start }, { place });
	}

	/** The next line that equals the text or, with `more`, starts with the text followed by `more`. */
	private line(text: string, more?: string): PrintedLine | undefined {
		for (let start = this.text.indexOf(text, this.at); start >= 0; start = this.text.indexOf(text, start + 1)) {
			const end = start + text.length;
			const next = this.text[end];
			if (!this.opensLine(start) || (next !== undefined && next !== "\n" && next !== more)) continue;
			return { start, end };
		}
		return undefined;
	}

	private opensLine(start: number): boolean {
		return start === 0 || this.text[start - 1] === "\n";
	}

	private heading({ depth, parts }: Extract<Block, { type: "heading" }>): boolean {
		const marks = "#".repeat(depth);
		const [opening = ""] = parts.filter((part) => typeof part === "string");
		if (parts.length === 1 && opening !== "") return this.passed(this.line(`${marks} ${opening.trim()}`));
		const pattern = parts.map((part) => (typeof part === "string" ? escapeRegExp(part) : "([^\\r\\n]*?)")).join("");
		// Not `^` and `$`, because JavaScript knows more line terminators than Markdown.
		const line = new RegExp(`(?<![^\\n])${marks} ${pattern}(?![^\\n])`, "g");
		line.lastIndex = this.at;
		const match = line.exec(this.text);
		if (!match) return false;
		const placeholders = parts.filter((part) => typeof part !== "string");
		// A number before a title is no part of it.
		if (parts.length === 1 && placeholders.length === 1 && numberedHeading(match[1]!)) return false;
		for (const [nth, { item, placeholder }] of placeholders.entries()) {
			const value = match[nth + 1]!;
			if (value === placeholder || value === "") continue;
			this.answers.set(item, value);
			this.spans.set(item, { start: match.index, end: match.index + match[0].length });
		}
		return this.passed({ start: match.index, end: match.index + match[0].length });
	}

	/** Ends the open answer before a printed line, and starts the next one after it. */
	private passed(anchor: PrintedLine | undefined, next?: OpenItem): boolean {
		if (!anchor) return false;
		this.defer(anchor.start);
		this.at = anchor.end;
		this.open = next;
		return true;
	}

	private defer(end: number): void {
		const { open, at } = this;
		if (open) this.pending.push(() => this.take(open, at, end));
	}

	/** Stores the item's answer between two offsets; false if the text is not a valid answer. */
	private take(open: OpenItem, from: number, end: number): boolean {
		const written = this.text.slice(from, end);
		const text = open.label === undefined ? trimLines(written) : textAfterLabel(written, open.tail ?? "");
		if (text === undefined) return false;
		const { item, form } = open.place;
		if (text === "" || !/\S/.test(text)) return !item.isStage;
		const core = contentRangeOf(text, new Set());
		const depth = sectionPlacements(this.outline).get(item.section)?.depth ?? 0;
		// A lone comment is left-over guidance; a heading at the section's depth starts an extra section.
		if (core.start === core.end || (form === "section" && endsSection(text, depth))) return false;
		if (showsGuidance(item, text)) return false;
		const read = readAnswer(this.outline, open.place, text, false);
		if (!read || read.mark.spelling !== undefined) return false;
		const stage = STAGES.find((each) => item.isStage && each === read.answer);
		if (stage) this.stage = stage;
		else if (read.answer !== undefined) this.answers.set(item.id, read.answer);
		this.spans.set(item.id, { start: from, end });
		return true;
	}
}

function endsSection(text: string, depth: number): boolean {
	return headingsOf(text).some((heading) => !heading.nested && heading.depth <= depth);
}

/** The text after a label, on its line or below it, without the indentation of a list item's content. */
function textAfterLabel(line: string, tail: string): string | undefined {
	const whole = tail === "" ? line : line.replace(/\n+$/, "");
	if (!whole.endsWith(tail)) return undefined;
	const written = whole.slice(0, whole.length - tail.length);
	const text = written.startsWith(" ") ? written.slice(1) : written;
	const [first = ""] = /^[^\r\n]*/.exec(text)!;
	const below = dedent(text.slice(first.length), INDENT);
	return below === undefined ? undefined : trimLines(first + below);
}
