/** The form for a new draft as rows: a field for each answer with its problem, the button, and help for the field. */
import type { StyledLine } from "../../terminal/styled.ts";
import { wrapText } from "../../wizard/item-layout.ts";
import { NAME_WIDTH, stepOf } from "../../wizard/start/new-form.ts";
import { innerWidth, isLow } from "../../wizard/start/screen-size.ts";
import { choicesFor, helpFor, questions, type Step } from "../../wizard/start/steps.ts";
import type { NewScreen } from "../../wizard/start/types.ts";
import type { Size } from "../../wizard/types.ts";
import type { Appearance } from "../rows/appearance.ts";
import { span } from "../rows/spans.ts";
import { fitMiddle, hintRow, lineRows, type Sections } from "./sections.ts";

/** Rows of a field, or of the button. */
interface Part {
	readonly lines: readonly StyledLine[];
	/** In the focused field. */
	readonly cursor?: { readonly row: number; readonly cell: number };
}

/** The rows of the form for a new proposal, scrolled to the current field. */
export function formSections(form: NewScreen, size: Size, appearance: Appearance): Sections {
	const isRoomy = !isLow(size);
	const parts = [...form.steps.map((step, at) => fieldPart(form, step, at, size, appearance)), buttonPart(form)];
	const bottom = bottomRows(form, size, appearance);
	const above: StyledLine[] = isRoomy ? [[], [span("New proposal", "strong")], []] : [[span("New proposal", "strong")]];
	const rows = parts.flatMap(({ lines }) => lines);
	const from = parts.slice(0, form.at).flatMap(({ lines }) => lines).length;
	const focused = parts[form.at] ?? { lines: [] };
	const room = Math.max(1, size.rows - 1 - bottom.length - above.length);
	const first = scrolledTo(from, from + focused.lines.length, rows.length, room);
	const [row, ...more] = focused.lines;
	const isLine = form.field !== undefined && focused.cursor !== undefined;
	return {
		top: [...above, ...rows.slice(first, first + room)],
		...(row && (isLine ? more.length === 0 && { field: row } : { choices: [row] })),
		bottom,
		...(focused.cursor && {
			cursor: {
				in: "top",
				row: above.length + from - first + focused.cursor.row,
				cell: focused.cursor.cell,
			} as const,
		}),
	};
}

/** The first row to show so that the focused rows are visible, in the middle where there is a choice. */
function scrolledTo(from: number, to: number, count: number, room: number): number {
	if (count <= room) return 0;
	return Math.max(0, Math.min(Math.floor((from + to - room) / 2), count - room));
}

function fieldPart(form: NewScreen, step: Step, at: number, size: Size, appearance: Appearance): Part {
	const isFocused = at === form.at;
	const name = `${isFocused ? "> " : "  "}${questions[step].name}`.padEnd(NAME_WIDTH);
	const problem = form.problems[step];
	const width = innerWidth(size) - NAME_WIDTH;
	const wrong =
		problem === undefined
			? []
			: wrapText(appearance.clean(problem), width).map((text) => [span(`${" ".repeat(NAME_WIDTH)}${text}`, "strong")]);
	if (isFocused && form.field !== undefined) {
		const { lines, cursor } = lineRows(form.field, size, appearance, name);
		return { lines: [...lines, ...wrong], cursor };
	}
	const value = fitMiddle(valueText(form, step, appearance), width, appearance.unicode);
	const row = isFocused ? [span(name + value, "strong")] : [span(name, "quiet"), span(value)];
	return { lines: [row, ...wrong] };
}

function valueText({ answers, templates }: NewScreen, step: Step, appearance: Appearance): string {
	const choices = choicesFor(step, templates);
	const value = appearance.clean(answers[step]);
	if (!choices) return value === "" ? "none yet" : value;
	const at = choices.findIndex((choice) => choice.value === answers[step]);
	const label = step === "template" ? value : appearance.clean(choices[at]?.label ?? value);
	return `${label}  (${at + 1} of ${choices.length})`;
}

function buttonPart(form: NewScreen): Part {
	return { lines: [stepOf(form) === undefined ? [span("> [ Create ]", "strong")] : [span("  [ Create ]")]] };
}

function bottomRows(form: NewScreen, size: Size, appearance: Appearance): StyledLine[] {
	const width = innerWidth(size);
	const step = stepOf(form);
	const help = step === undefined ? `Creates ${form.answers.file}.` : helpOn(form, step);
	const rows = wrapText(appearance.clean(help), width);
	const shown = isLow(size) ? [fitMiddle(inOneRow(rows), width, appearance.unicode)] : rows;
	const isChoice = step !== undefined && form.field === undefined;
	const create = step === undefined ? [] : [["Ctrl+S", "create"] as const];
	const keys = [
		["Enter", step === undefined ? "create" : "next"],
		...(isChoice ? [["Left/Right", "choose"] as const] : []),
		...create,
		["Esc", "cancel"],
		["Up/Down", "move"],
	] as const;
	return [...shown.map((text): StyledLine => [span(text, "quiet")]), hintRow(keys, size)];
}

/** Of several rows, the first sentence. */
function inOneRow(rows: readonly string[]): string {
	const whole = rows.join(" ");
	return rows.length < 2 ? whole : (/^.*?\.(?=\s)/.exec(whole)?.[0] ?? whole);
}

/** What to consider for the value that is chosen; for a template, what it is for comes first. */
function helpOn({ answers, suggested, templates }: NewScreen, step: Step): string {
	if (step === "where" && answers.where === "wizard") return "Each question has guidance and an example.";
	const help = helpFor(step, answers[step], suggested);
	const about = step === "template" ? templates.find(({ name }) => name === answers.template)?.about : undefined;
	return about ? `${about}. ${help}` : help;
}
