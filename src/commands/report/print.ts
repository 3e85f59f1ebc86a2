/** A report as text for people, and as Markdown for a tracking issue, in which nothing of a proposal is markup. */
import type { World } from "../../cli/world.ts";
import { capabilitiesOf } from "../../terminal/capabilities.ts";
import { visibleLine } from "../../terminal/sanitize.ts";
import type { StyleName } from "../../terminal/styled.ts";
import { themeOf } from "../../terminal/theme.ts";
import type { EntryLine, Sheet } from "./types.ts";

/** The report for a terminal or a pipe. Colour only repeats what words say. */
export function sheetText({ heading, notes, groups }: Sheet, world: World): string {
	const capabilities = capabilitiesOf(world.env, { isTerminal: world.outIsTerminal, platform: process.platform });
	const { unicode } = capabilities;
	const theme = themeOf(capabilities);
	const paint = (text: string, ...styles: StyleName[]): string => theme([{ text, styles }]);
	const show = (text: string): string => visibleLine(text.replace(/\s+/g, " "), { unicode });
	const detail = ({ label, words, isGood }: EntryLine): string => {
		const look: StyleName[] = isGood === undefined ? [] : [isGood ? "good" : "bad"];
		return `    ${show(label)}: ${paint(show(words), ...look)}`;
	};
	const lines = groups.flatMap(({ name, entries }) => [
		"",
		...(name === undefined ? [] : [paint(show(name), "heading"), ""]),
		...entries.flatMap(({ title, file, facts, lines: details }) => [
			`  ${paint(show(title), "strong")}`,
			paint(`    ${show(facts)}, ${show(file)}`, "quiet"),
			...details.map(detail),
		]),
	]);
	return [paint(show(heading), "strong"), ...notes.map(show), ...lines].map((line) => `${line}\n`).join("");
}

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
