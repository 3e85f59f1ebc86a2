/** What changed, for people: items with removed words in [-…-] and added ones in {+…+}. Colour only repeats the signs. */
import type { World } from "../../cli/world.ts";
import type { Change } from "../../proposal/differences.ts";
import { shortTitle } from "../../proposal/headings.ts";
import { capabilitiesOf } from "../../terminal/capabilities.ts";
import { visible, visibleLine } from "../../terminal/sanitize.ts";
import type { StyleName } from "../../terminal/styled.ts";
import { themeOf } from "../../terminal/theme.ts";
import { capitalize } from "../../text/english.ts";
import type { Budget } from "../../text/sequence-diff.ts";
import { diffWords, type WordChange, wordBudget } from "../../text/word-diff.ts";
import { bodyChanges, breadcrumb, type Comparison, countsText, headChanges, versionName } from "./comparison.ts";

type Paint = (text: string, ...styles: StyleName[]) => string;

interface Pen {
	readonly paint: Paint;
	readonly unicode: boolean;
	readonly budget: Budget;
}

/** Unchanged lines shown around a change. */
const CONTEXT = 1;

const SIGNS = {
	same: ["", "", "quiet"],
	removed: ["[-", "-]", "bad"],
	added: ["{+", "+}", "good"],
} as const satisfies Record<WordChange["type"], readonly [string, string, StyleName]>;

/** The comparison for a terminal or a pipe: `[-removed-]` and `{+added+}`, in colour where the output has it. */
export function diffText(compared: Comparison, world: World): string {
	const { before, after, differences } = compared;
	const capabilities = capabilitiesOf(world.env, { isTerminal: world.outIsTerminal, platform: process.platform });
	const { unicode } = capabilities;
	const theme = themeOf(capabilities);
	const paint: Paint = (text, ...styles) => theme([{ text, styles }]);
	const budget = wordBudget();
	const arrow = unicode ? "→" : "->";
	const line = (text: string): string => visibleLine(text, { unicode });
	const head = [
		paint(line(shortTitle(after.proposal) ?? "No title yet"), "strong"),
		line(`${versionName(before)} ${arrow} ${versionName(after)}`),
		...headChanges(compared).map(([label, from, to]) => line(`${label}: ${from || "none"} ${arrow} ${to || "none"}`)),
		differences.changes.length === 0 ? "No item changed." : countsText(compared),
	];
	const body = bodyChanges(compared).map((change) => {
		const from = change.from ? `, from ${breadcrumb({ item: change.from }, unicode ? undefined : " > ")}` : "";
		const title = `${titleOf(change.type)}: ${breadcrumb(change, unicode ? undefined : " > ")}${from}`;
		const id = paint(`(${line(change.item.id)})`, "quiet");
		return `\n${paint(line(title), "heading")} ${id}\n${changeText(change, { paint, unicode, budget })}`;
	});
	return `${head.join("\n")}\n${body.join("")}`;
}

function titleOf(type: Change["type"]): string {
	return capitalize(type);
}

function changeText({ type, texts: [before, after] }: Change, { paint, unicode, budget }: Pen): string {
	if (type === "moved") return "";
	const show = (text: string): string => visible(text, { unicode });
	if (type !== "changed") {
		const [sign, style] = type === "new" ? (["+", "good"] as const) : (["-", "bad"] as const);
		return (type === "new" ? after : before)
			.split("\n")
			.map((each) => `  ${paint(`${sign} ${show(each)}`.trimEnd(), style)}\n`)
			.join("");
	}
	const lines = linesOf(diffWords(before, after, budget));
	return withContext(lines)
		.map((spans) => {
			if (spans === undefined) return `  ${paint(unicode ? "…" : "...", "quiet")}\n`;
			const painted = spans.map(({ type: each, text }) => {
				const [open, close, style] = SIGNS[each];
				return paint(`${open}${show(text)}${close}`, ...(each === "same" ? [] : [style]));
			});
			return `  ${painted.join("")}`.trimEnd().concat("\n");
		})
		.join("");
}

/** Line by line; a change of several lines is marked on each. A line that is new or gone has its own line. */
function linesOf(changes: readonly WordChange[]): WordChange[][] {
	const lines: WordChange[][] = [[]];
	for (const { type, text } of changes) {
		for (const [nth, part] of text.split("\n").entries()) {
			if (nth > 0) lines.push([]);
			if (part !== "") lines.at(-1)!.push({ type, text: part });
		}
	}
	return lines;
}

/** Lines with changes and those around them; undefined for what is left out. */
function withContext(lines: readonly WordChange[][]): (readonly WordChange[] | undefined)[] {
	const near = new Set<number>();
	for (const [at, line] of lines.entries()) {
		if (line.every(({ type }) => type === "same")) continue;
		for (let each = at - CONTEXT; each <= at + CONTEXT; each++) near.add(each);
	}
	return lines.flatMap((line, at) => {
		if (near.has(at)) return [line];
		return at === 0 || near.has(at - 1) ? [undefined] : [];
	});
}
