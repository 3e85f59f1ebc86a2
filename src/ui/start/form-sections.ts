/** The form for a new draft as rows: previous answers, the question, its field, its problem, and the file. */
import type { StyledLine } from "../../terminal/styled.ts";
import { wrapText } from "../../wizard/item-layout.ts";
import { stepOf } from "../../wizard/start/new-form.ts";
import { innerWidth, isLow } from "../../wizard/start/screen-size.ts";
import { choicesFor, questions } from "../../wizard/start/steps.ts";
import type { NewScreen } from "../../wizard/start/types.ts";
import type { Size } from "../../wizard/types.ts";
import type { Appearance } from "../rows/appearance.ts";
import { span } from "../rows/spans.ts";
import { choiceRows, fitMiddle, type LineRows, lineRows, type Sections } from "./sections.ts";

export function formSections(form: NewScreen, size: Size, appearance: Appearance): Sections {
	const { ask, help } = questions[stepOf(form)];
	const width = innerWidth(size);
	const wrapped = (text: string): string[] => wrapText(appearance.clean(text), width);
	const isRoomy = !isLow(size);
	const above: StyledLine[] = isRoomy
		? [
				...answeredRows(form, appearance),
				...wrapped(ask).map((text) => [span(text, "strong")]),
				...wrapped(help).map((text) => [span(text, "quiet")]),
				[],
			]
		: [[span(ask, "strong")], []];
	const field = fieldRows(form, size, appearance);
	const { problem, answers, at } = form;
	const [row, ...more] = field.lines;
	return {
		...(typeof form.field === "number" ? { choices: field.lines } : more.length === 0 && row && { field: row }),
		top: [...above, ...field.lines, ...(problem === undefined ? [[]] : wrapped(problem).map((text) => [span(text)]))],
		bottom: [
			[span(fitMiddle(`Draft: ${appearance.clean(answers.file)}`, width, appearance.unicode), "quiet")],
			[span(`Enter next${at > 0 ? "   Shift+Tab back" : ""}   Esc cancel`, "quiet")],
		],
		...(field.cursor && {
			cursor: { in: "top", row: above.length + field.cursor.row, cell: field.cursor.cell } as const,
		}),
	};
}

function fieldRows(form: NewScreen, size: Size, appearance: Appearance): Pick<LineRows, "lines"> & Partial<LineRows> {
	if (typeof form.field !== "number") return lineRows(form.field, size, appearance);
	const labels = (choicesFor(stepOf(form), form.templates) ?? []).map(({ label }) => appearance.clean(label));
	return { lines: choiceRows(labels, form.field) };
}

function answeredRows({ steps, at, answers }: NewScreen, appearance: Appearance): StyledLine[] {
	const rows = steps
		.slice(0, at)
		.map((step): StyledLine => [span(`${step.padEnd(9)} ${appearance.clean(answers[step]) || "none yet"}`, "quiet")]);
	return [[span("New proposal", "strong")], ...rows, []];
}
