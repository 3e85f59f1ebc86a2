/** A report as text for people, and as Markdown for a tracking issue, in which nothing of a proposal is markup. */
import type { World } from "../../cli/world.ts";
import { capabilitiesOf } from "../../terminal/capabilities.ts";
import { visibleLine } from "../../terminal/sanitize.ts";
import type { StyleName } from "../../terminal/styled.ts";
import { themeOf } from "../../terminal/theme.ts";
import { wrapRows } from "../../text/wrap.ts";
import type { EntryLine, Sheet } from "./types.ts";

/** A text in a terminal: indented, and what of it is plain before it is styled. */
interface Line {
	readonly indent: number;
	readonly text: string;
	readonly look: readonly StyleName[];
	/** This much at its beginning is not styled. */
	readonly plain?: number;
}

/** The report for a terminal, in which lines are wrapped between words, or for a pipe. Colour only repeats what words say. */
export function sheetText({ heading, notes, groups }: Sheet, world: World): string {
	const capabilities = capabilitiesOf(world.env, { isTerminal: world.outIsTerminal, platform: process.platform });
	const { unicode } = capabilities;
	const theme = themeOf(capabilities);
	const show = (text: string): string => visibleLine(text.replace(/\s+/g, " "), { unicode });
	const line = (indent: number, text: string, ...look: StyleName[]): Line => ({ indent, text: show(text), look });
	const detail = ({ label, words, isGood }: EntryLine): Line => {
		const look: StyleName[] = isGood === undefined ? [] : [isGood ? "good" : "bad"];
		return { ...line(4, `${label}: ${words}`, ...look), plain: show(label).length + 2 };
	};
	const blank = line(0, "");
	const lines = groups.flatMap(({ name, entries }) => [
		blank,
		...(name === undefined ? [] : [line(0, name, "heading"), blank]),
		...entries.flatMap(({ title, file, facts, lines: details }) => [
			line(2, title, "strong"),
			line(4, `${facts}, ${file}`, "quiet"),
			...details.map(detail),
		]),
	]);
	const all = [line(0, heading, "strong"), ...notes.map((note) => line(0, note)), ...lines];
	const width = world.outIsTerminal ? world.columns : undefined;
	return all.map((each) => printed(each, width, theme)).join("");
}

/** Later rows are indented a little more. */
function printed(
	{ indent, text, look, plain = 0 }: Line,
	width: number | undefined,
	theme: ReturnType<typeof themeOf>,
): string {
	const hanging = indent === 0 ? 0 : 2;
	const room = Math.max(MIN_ROOM, (width ?? 0) - indent - hanging);
	const rows = width === undefined || text === "" ? [{ from: 0, to: text.length }] : wrapRows(text, room);
	return rows
		.map(({ from, to }, nth) => {
			const styled = Math.min(to, Math.max(from, plain));
			const row = theme([
				{ text: text.slice(from, styled), styles: [] },
				{ text: text.slice(styled, to), styles: look },
			]);
			return `${" ".repeat(indent + (nth > 0 ? hanging : 0))}${row}`.trimEnd().concat("\n");
		})
		.join("");
}

/** Below this many cells, a terminal breaks lines as it likes. */
const MIN_ROOM = 16;

/** The report as a Markdown document. People are in code, so that nobody is notified by a report. */
export function sheetMarkdown({ heading, notes, groups, isChecklist }: Sheet): string {
	const blocks = groups.flatMap(({ name, entries }) => {
		const rows = entries.flatMap(({ title, file, facts, isReady, lines }) => [
			`- ${isChecklist ? `[${isReady ? "x" : " "}] ` : ""}**${plain(title)}** (${code(file)}): ${people(facts)}`,
			...lines.map(({ label, words }) => `  - ${plain(label)}: ${people(words)}`),
		]);
		return [...(name === undefined ? [] : [`## ${people(name)}`]), rows.join("\n")];
	});
	return [`# ${plain(heading)}`, ...notes.map(plain), ...blocks].map((block) => `${block}\n`).join("\n");
}

/** Text in a line of Markdown, with nothing of it read as markup. */
function plain(text: string): string {
	return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|~&#]/g, "\\$&");
}

function people(text: string): string {
	return text
		.split(/(@[\w./-]*\w)/)
		.map((part, at) => (at % 2 === 1 ? code(part) : plain(part)))
		.join("");
}

/** With more backticks around it than it has in it. */
function code(text: string): string {
	const line = text.replace(/\s+/g, " ").trim();
	const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = "`".repeat(longest + 1);
	return longest === 0 ? `\`${line}\`` : `${fence} ${line} ${fence}`;
}
