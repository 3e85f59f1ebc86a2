/** A form's rows never leave their pane: what is longer would continue on the terminal's next row, and stay there. */
import { expect, test } from "vitest";
import { lineWidth } from "../../src/terminal/styled.ts";
import { appearanceOf } from "../../src/ui/rows/appearance.ts";
import { formRows } from "../../src/ui/rows/form.ts";
import { itemLayout } from "../../src/wizard/item-layout.ts";
import { initialState } from "../../src/wizard/state.ts";
import { builtIn } from "../built-in.ts";
import { CAPABILITIES } from "./wizard.ts";

test.each([40, 47, 80])("every form of the default template fits into %i columns", (columns) => {
	const outline = builtIn("pep");
	const records = { "design-details/test-plan/prerequisite-testing-updates": [{ package: "" }] };
	const proposal = { outline, stage: "alpha" as const, answers: records };
	const options = { file: "a", markdownFile: "b", size: { columns, rows: 10 }, now: 0, proposal };
	const appearance = appearanceOf(CAPABILITIES);
	for (const { id } of outline.items) {
		const state = initialState({ ...options, lastPosition: { item: id, focus: 0 } });
		const layout = { ...itemLayout(state), form: 40 };
		const widths = formRows(state, appearance, layout, true).lines.map(lineWidth);
		expect([id, Math.max(...widths)]).toEqual([id, Math.min(layout.width, Math.max(...widths))]);
	}
});
