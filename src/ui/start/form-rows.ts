/** The form for a new draft as rows: what was answered, the question, its field, what is wrong with it, and the file. */
import type { StyledLine } from "../../terminal/styled.ts";
import { wrapText } from "../../wizard/item-layout.ts";
import { stepOf } from "../../wizard/start/new-form.ts";
import { innerWidth, isLow } from "../../wizard/start/screen-size.ts";
import { choicesFor, questions } from "../../wizard/start/steps.ts";
import type { NewScreen } from "../../wizard/start/types.ts";
import type { Size } from "../../wizard/types.ts";
import type { Look } from "../rows/look.ts";
import { span } from "../rows/spans.ts";
import { choiceRows, fitMiddle, type LineRows, lineParts, type Parts } from "./parts.ts";

export function formParts(form: NewScreen, size: Size, look: Look): Parts {
	const { ask, help } = questions[stepOf(form)];
	const width = innerWidth(size);
	const wrapped = (text: string): string[] => wrapText(look.clean(text), width);
	const isRoomy = !isLow(size);
	const above: StyledLine[] = isRoomy
		? [
				...answeredRows(form, look),
				...wrapped(ask).map((text) => [span(text, "strong")]),
				...wrapped(help).map((text) => [span(text, "quiet")]),
				[],
			]
		: [[span(ask, "strong")], []];
	const field = fieldRows(form, size, look);
	const { complaint, answers, at } = form;
	return {
		top: [
			...above,
			...field.lines,
			...(complaint === undefined ? [[]] : wrapped(complaint).map((text) => [span(text)])),
		],
		bottom: [
			[span(fitMiddle(`Draft: ${look.clean(answers.file)}`, width, look.unicode), "quiet")],
			[span(`Enter next${at > 0 ? "   Shift+Tab back" : ""}   Esc cancel`, "quiet")],
		],
		...(field.cursor && {
			cursor: { in: "top", row: above.length + field.cursor.row, cell: field.cursor.cell } as const,
		}),
	};
}

function fieldRows(form: NewScreen, size: Size, look: Look): Pick<LineRows, "lines"> & Partial<LineRows> {
	if (typeof form.field !== "number") return lineParts(form.field, size, look);
	const labels = (choicesFor(stepOf(form), form.templates) ?? []).map(({ label }) => look.clean(label));
	return { lines: choiceRows(labels, form.field) };
}

function answeredRows({ steps, at, answers }: NewScreen, look: Look): StyledLine[] {
	const rows = steps
		.slice(0, at)
		.map((step): StyledLine => [span(`${step.padEnd(9)} ${look.clean(answers[step]) || "none yet"}`, "quiet")]);
	return [[span("New proposal", "strong")], ...rows, []];
}
