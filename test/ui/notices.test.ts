/** Notices below the panes: an error is never cut, since what to do comes last. */
import { expect, test } from "vitest";
import { appearanceOf } from "../../src/ui/rows/appearance.ts";
import { footerRows } from "../../src/ui/rows/footer.ts";
import { withNotice } from "../../src/wizard/state.ts";
import { Story } from "../wizard/outline.ts";
import { CAPABILITIES } from "./wizard.ts";

const LONG =
	"Not saved: pools.pep.yaml can't be written, because the disk is full. Your text is kept. " +
	"Free some space, then press Ctrl+S, or copy the text before you leave the wizard";

test.each([
	[40, 10],
	[80, 24],
])("an error is shown to its end at %ix%i", (columns, rows) => {
	const state = withNotice(new Story({}, { size: [columns, rows] }).state, LONG, "error");
	const shown = footerRows(state, appearanceOf(CAPABILITIES), rows >= 20);
	const text = shown
		.map((row) =>
			row
				.map((span) => span.text)
				.join("")
				.trim(),
		)
		.join(" ");
	expect(text).toContain("before you leave the wizard");
	expect(shown.length).toBeLessThanOrEqual(rows - 3);
});

test("an error that is longer than the screen leaves the header and the question", () => {
	const state = withNotice(new Story({}, { size: [40, 10] }).state, `${LONG}. `.repeat(5), "error");
	const shown = footerRows(state, appearanceOf(CAPABILITIES), false);
	expect(shown).toHaveLength(6);
	expect(shown.at(-1)?.at(-1)?.text).toMatch(/…$/);
});
