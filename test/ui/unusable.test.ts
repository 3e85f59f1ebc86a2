/** The edited draft can no longer be parsed. */
import { expect, test } from "vitest";
import { leave, openWizard } from "./wizard.ts";

test("shows the location and the fix at any size, and opens the draft again on Enter", async () => {
	let opened = 0;
	const message = "small.pep.yaml:12:3: the key “summary” stands here a second time\n  Take one of the two away.";
	const wizard = await openWizard({
		place: { item: "summary", focus: 0 },
		size: [40, 12],
		effects: { openDraft: async () => (opened++ === 0 ? message : undefined) },
	});
	await wizard.terminal.type("\x1bo");
	await expect(wizard.terminal.text()).toMatchFileSnapshot("golden/unusable-40x12.txt");
	await wizard.terminal.type("\r");
	expect(opened).toBe(2);
	expect(wizard.terminal.text()).toContain("Write here");
	await leave(wizard);
});
