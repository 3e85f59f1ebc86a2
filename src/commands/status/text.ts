/**
 * How complete proposals are, for people: bars and numbers in aligned columns. Colour only repeats what the characters
 * say. Reads no files.
 */

import stringWidth from "string-width";
import { bar, fraction, percent } from "../../cli/progress.ts";
import { table } from "../../cli/text-table.ts";
import type { World } from "../../cli/world.ts";
import { lineTexts } from "../../markdown/lines.ts";
import { plainText } from "../../markdown/plain-text.ts";
import { itemOf } from "../../outline/lookup.ts";
import { type Outline, STAGES } from "../../outline/types.ts";
import { type Count, itemsBySection, type SectionStatus, type Status } from "../../proposal/completeness.ts";
import type { Completeness } from "../../proposal/types.ts";
import type { ReviewStatus } from "../../review/status.ts";
import { capabilitiesOf } from "../../terminal/capabilities.ts";
import { visibleLine } from "../../terminal/sanitize.ts";
import { fitLine, type StyleName } from "../../terminal/styled.ts";
import { themeOf } from "../../terminal/theme.ts";
import type { MeasuredProposal } from "./measure.ts";

/** Width of a bar, in cells. */
const BAR = 10;
/** Maximum number of items listed as missing for the next stage. */
const FIRST = 5;
/** Width of the columns beside the names, in cells. */
const NUMBERS = 36;
/** The same in a narrow terminal. */
const NUMBERS_NARROW = 23;
/** Minimum width of a column of names, in cells. */
const NARROWEST = 10;
/** Below this width, in cells, redundant columns are left out. */
const NARROW = 70;

interface Pen {
	readonly unicode: boolean;
	readonly narrow: boolean;
	paint(text: string, ...styles: StyleName[]): string;
	/** Truncated if the terminal has no room for it beside the numbers. */
	name(text: string, others?: number): string;
	/** Truncated to this width in a terminal, in cells. */
	cut(text: string, width: number): string;
}

function penFor(world: World): Pen {
	const capabilities = capabilitiesOf(world.env, { isTerminal: world.outIsTerminal, platform: process.platform });
	const { unicode } = capabilities;
	const theme = themeOf(capabilities);
	const paint = (text: string, ...styles: StyleName[]): string => theme([{ text, styles }]);
	const cut = (text: string, width: number): string => {
		const line = [{ text: visibleLine(text, { unicode }), styles: [] }];
		if (!world.outIsTerminal || world.columns === undefined) return theme(line);
		return theme(fitLine(line, width, unicode));
	};
	const name = (text: string, others = NUMBERS): string => cut(text, Math.max(12, (world.columns ?? 0) - others));
	const narrow = world.outIsTerminal && world.columns !== undefined && world.columns < NARROW;
	return { unicode, narrow, paint, name, cut };
}

/** The bar and the counts of required items; `none` if nothing is required. No bar if there is no room for it. */
function measure(count: Count, pen: Pen, none: string): string[] {
	if (count.of === 0) return pen.narrow ? ["", ""] : [pen.paint(none, "quiet"), "", ""];
	const role: StyleName = count.done === count.of ? "good" : "accent";
	if (pen.narrow) return [pen.paint(fraction(count).padStart(5), role), percent(count).padStart(5)];
	return [pen.paint(bar(count, BAR, pen.unicode), role), fraction(count).padStart(5), percent(count).padStart(5)];
}

/** The titles of those columns. */
function measureHead({ narrow }: Pen): string[] {
	return narrow ? ["DONE", ""] : ["REQUIRED", "", ""];
}

/** The stage from which something in a section is required, in words. */
function requirement({ id }: SectionStatus, outline: Outline): string {
	const within = itemsBySection(outline).get(id) ?? [];
	const from = STAGES.find((stage) => within.some((item) => item.required === stage));
	if (from !== undefined) return `from ${from}`;
	return within.some((item) => item.expected !== undefined) ? "expected" : "optional";
}

/** One proposal: its title, each section with everything below it, and what is missing. */
export function sectionsText(measured: MeasuredProposal, world: World): string {
	const { outline, file, template, title, heading, status, next } = measured;
	const pen = penFor(world);
	const titled = itemOf(outline, "title")?.section;
	const row = (section: SectionStatus): string[] => {
		const words = section.id === titled && heading !== undefined ? heading : section.label;
		const label = pen.name("  ".repeat(section.level) + words, pen.narrow ? NUMBERS_NARROW : NUMBERS);
		const required = measure(section.required, pen, requirement(section, outline));
		return [label, ...required, fraction(section.all).padStart(7)];
	};
	const rows = status.sections.filter((section) => section.all.of > 0).map(row);
	const head = ["SECTION", ...measureHead(pen), "    ALL"];
	const total = [
		pen.paint("All", "strong"),
		...measure(status.required, pen, "optional"),
		fraction(status.all).padStart(7),
	];
	const facts = [pen.name(file, 0), `template ${pen.name(template, 9)}`, `measured for ${status.stage}`];
	const reviewed = measured.review ? `\nReview: ${visibleLine(measured.review.text)}\n` : "";
	const shown = title === undefined ? "No title yet" : visibleLine(title);
	return [
		`${pen.paint(shown, "strong")}\n${facts.join(pen.narrow ? "\n" : ", ")}\n`,
		table([head, ...rows, total]),
		missingText(status, outline, pen, world) +
			nextText(status, next) +
			waitingText(status, pen) +
			setAsideText(status) +
			reviewed,
	].join("\n");
}

/** Items in progress. */
const BEGUN: ReadonlyMap<Completeness, string> = new Map([
	["placeholder", "only a placeholder"],
	["partial", "partly answered"],
]);

/** What is still missing: ids in full, to be copied, and as much of the wordings as fits. */
function missingText(status: Status, outline: Outline, pen: Pen, world: World): string {
	const { stage, missing, expected } = status;
	const required =
		missing.length === 0
			? `Complete for ${stage}.\n`
			: `Still required for ${stage}: ${missing.length}\n${itemsTable(missing, status, outline, pen, world)}`;
	if (expected.length === 0) return required;
	const rows = itemsTable(expected, status, outline, pen, world);
	return `${required}\nReviewers look for, at ${stage}: ${expected.length}\n${rows}`;
}

function itemsTable(ids: readonly string[], { items }: Status, outline: Outline, pen: Pen, world: World): string {
	const widest = Math.max(...ids.map((id) => id.length));
	const room = (world.columns ?? Number.POSITIVE_INFINITY) - widest - 4;
	const rows = ids.map((id) => {
		const state = BEGUN.get(items[id]!) ?? "";
		const used = widest + 4 + (state === "" ? 0 : state.length + 3);
		const label = room < 16 ? "" : pen.name(itemOf(outline, id)?.label ?? "", used);
		const begun = state === "" || room < 16 + state.length ? "" : pen.paint(` (${state})`, "quiet");
		return [`  ${visibleLine(id)}`, label + begun];
	});
	return table(rows);
}

/** The ids of what the next stage requires in addition. */
function nextText({ missing }: Status, next: Status | undefined): string {
	const more = next?.missing.filter((id) => !missing.includes(id)) ?? [];
	if (!next || more.length === 0) return "";
	const first = more.slice(0, FIRST).map((id) => `  ${visibleLine(id)}\n`);
	const others = more.length > FIRST ? `  and ${more.length - FIRST} more\n` : "";
	return `\nOn top of that for ${next.stage}: ${more.length}\n${first.join("")}${others}`;
}

/** Boxes that others tick: nothing for the author to do, and good to know. */
function waitingText({ waiting }: Status, pen: Pen): string {
	if (waiting.length === 0) return "";
	const rows = waiting.map(({ entry }) => [`  ${pen.name(plainText(lineTexts(entry.text)[0] ?? ""), 2)}`]);
	return `\nFor others to tick: ${waiting.length}\n${table(rows)}`;
}

/** What scopes set aside: counted as done, but never hidden. */
function setAsideText({ setAside }: Status): string {
	if (setAside.length === 0) return "";
	return `\nSet aside by scope: ${setAside.length}\n${table(setAside.map((id) => [`  ${visibleLine(id)}`]))}`;
}

/** Several proposals, one line each. Titles and files share the room beside the numbers. */
export function overviewText(measured: readonly MeasuredProposal[], world: World): string {
	const pen = penFor(world);
	const titles = measured.map(({ title }) => title ?? "No title yet");
	const isReviewed = !pen.narrow && measured.some(({ review }) => review);
	const files = measured.map(({ file }) => file);
	const numbers = measured.map(({ status, next, review }) => [
		status.stage,
		...measure(status.required, pen, "optional"),
		...(pen.narrow ? [] : [fraction(status.all).padStart(7), next ? `${next.missing.length} for ${next.stage}` : ""]),
		...(isReviewed ? [review ? shortReview(review) : ""] : []),
	]);
	const head = [
		"STAGE",
		...measureHead(pen),
		...(pen.narrow ? [] : ["    ALL", "MISSING"]),
		...(isReviewed ? ["REVIEW"] : []),
	];
	const complete = measured.filter(({ status }) => status.missing.length === 0).length;
	const count = `${measured.length} ${measured.length === 1 ? "proposal" : "proposals"}, ${complete} complete.`;
	if (pen.narrow)
		return `${narrowRows(
			titles,
			files,
			table([head, ...numbers])
				.trimEnd()
				.split("\n"),
			pen,
		)}\n${count}\n`;
	const taken = widest(table([head, ...numbers]).split("\n")) + 4;
	const [titleRoom, fileRoom] = shared(
		(world.columns ?? Number.POSITIVE_INFINITY) - taken,
		widest(titles),
		widest(files),
	);
	const rows = numbers.map((cells, at) => [
		pen.cut(titles[at] ?? "", titleRoom),
		...cells,
		pen.cut(files[at] ?? "", fileRoom),
	]);
	return `${table([["PROPOSAL", ...head, "FILE"], ...rows])}\n${count}\n`;
}

/** `2 open, stale`. */
function shortReview({ open, answered, states }: ReviewStatus): string {
	const words = states.map((state) => (state === "open" ? `${open + answered} open` : state.replace("-", " ")));
	return words.join(", ");
}

/** Title and file of each proposal above its numbers. */
function narrowRows(titles: readonly string[], files: readonly string[], numbers: readonly string[], pen: Pen): string {
	const [head = "", ...rows] = numbers;
	const all = rows.flatMap((row, at) => [
		pen.paint(pen.name(titles[at] ?? "", 0), "strong"),
		`  ${pen.name(files[at] ?? "", 2)}`,
		`  ${row}`,
	]);
	return `${[`  ${head}`, ...all].join("\n")}\n`;
}

function widest(texts: readonly string[]): number {
	return Math.max(...texts.map((text) => stringWidth(text)));
}

/** Divides the room between two columns: what one doesn't need goes to the other. */
function shared(room: number, first: number, second: number): readonly [number, number] {
	const half = Math.max(NARROWEST, Math.floor(room / 2));
	const left = (other: number): number => Math.max(half, room - other);
	return first <= half ? [first, left(first)] : second <= half ? [left(second), second] : [half, half];
}
