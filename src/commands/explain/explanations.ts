/** Explanations of items: which ones `--explain` names, and their text for people or JSON for scripts. Opens no file. */
import { basename } from "node:path";
import stringWidth from "string-width";
import { UsageError } from "../../cli/world.ts";
import { STAGE_ID } from "../../documents/choose-item.ts";
import { itemOf, sectionOf } from "../../outline/lookup.ts";
import type { Item, Outline } from "../../outline/types.ts";
import { itemsBySection } from "../../proposal/completeness.ts";
import { type Explanation, isAbsent, notesOf } from "../../proposal/explanation.ts";
import { visibleLine } from "../../terminal/sanitize.ts";

/** Names all items. */
export const ALL = "all";

/** The item with that name, the items of that section, or all; undefined if the outline has none by that name. */
export function itemsNamed(name: string, outline: Outline): readonly Item[] | undefined {
	const item = itemOf(outline, name);
	const below = sectionOf(outline, name) && itemsBySection(outline).get(name);
	// A section's own answer has the section's id.
	if (below && below.length > 0) return below;
	if (item) return [item];
	const stage = outline.items.find(({ isStage }) => isStage);
	if (name === STAGE_ID && stage) return [stage];
	return name === ALL ? outline.items.filter(({ aside }) => !aside) : undefined;
}

/** @throws UsageError with the nearest id */
export function refuseName(name: string, outlines: readonly Outline[]): never {
	const ids = outlines.flatMap(({ items, sections }) => [...items, ...sections].map(({ id }) => id));
	throw new UsageError(`--explain: there is no item or section “${name}”`, {
		word: name,
		valid: [...new Set([...ids, ALL])],
		hint: "“pep-wizard outline” lists a template's ids; “--explain all” explains every item",
	});
}

/** The explanation in the shape that docs/json.md documents. */
export function explanationJson(explanation: Explanation): unknown {
	const { id, label, required, state, reasons, origin } = explanation;
	const { landing, lines, file } = origin;
	return {
		id,
		label,
		required,
		completeness: state,
		lines: lines ? { first: lines[0], last: lines[1] } : null,
		file: file ?? null,
		found: landing ? { by: landing.by, line: landing.line, text: landing.text, elsewhere: landing.elsewhere } : null,
		reasons: reasons.map(({ code, about }) => ({ code, about })),
		notes: notesOf(explanation, true),
		review: explanation.guide,
	};
}

/**
 * Explanations as aligned rows: state, lines and id of each item, and notes below it. `all`: also says how ordinary ones
 * were found.
 */
export function explanationText(explanations: readonly Explanation[], all = explanations.length === 1): string {
	const cells = explanations.map((each) => [each.state, whereText(each), visibleLine(each.id)] as const);
	const widths = [0, 1].map((at) => Math.max(0, ...cells.map((row) => stringWidth(row[at]!))));
	const rows = explanations.flatMap((explanation, at) => {
		const [state, lines, id] = cells[at]!;
		const head = `${state.padEnd(widths[0]!)}  ${lines.padEnd(widths[1]!)}  ${id}`;
		const guide = all ? guideLines(explanation) : [];
		return [head, ...[...notesOf(explanation, all), ...guide].map((note) => `    ${visibleLine(note)}`)];
	});
	return rows.map((row) => `${row.trimEnd()}\n`).join("");
}

function guideLines({ guide: { lookFor, gaps } }: Explanation): string[] {
	const listed = (title: string, entries: readonly string[]): string[] =>
		entries.length === 0 ? [] : [title, ...entries.map((entry) => `  ${entry}`)];
	return [...listed("reviewers look for:", lookFor), ...listed("often missing:", gaps)];
}

function whereText(explanation: Explanation): string {
	const { lines, file } = explanation.origin;
	if (!lines) return isAbsent(explanation) ? "absent" : "";
	const [first, last] = lines;
	if (file !== undefined) return `${visibleLine(basename(file))}:${first}`;
	return first === last ? `line ${first}` : `lines ${first}-${last}`;
}
