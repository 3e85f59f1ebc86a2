/** Completion of people on the screen: the list below the field, and a slow repository. */
import { expect, test } from "vitest";
import { leave, openWizard } from "./wizard.ts";

const place = { item: "owners", focus: 0 };

test("lists suggestions below the field, and accepts one with Down and Enter", async () => {
	const people = ["@mira-k", "Mira Kovac <mira@example.org>", "Tom Weber <tom@example.org>"];
	const opened = await openWizard({ place, size: [80, 24], effects: { suggestPeople: async () => people } });
	await opened.terminal.type("mira");
	await opened.terminal.type("\x1b[B");
	await expect(opened.terminal.text()).toMatchFileSnapshot("golden/people.txt");
	const row = opened.terminal.rows().findIndex((each) => each.includes(" @mira-k"));
	expect(opened.terminal.inverse(row).trim()).toBe("@mira-k");
	await opened.terminal.type("\r");
	expect(opened.terminal.text()).not.toContain("Mira Kovac");
	expect((await leave(opened)).state.proposal.answers.owners).toEqual(["@mira-k"]);
});

test("doesn't wait for a repository that never responds or fails", async () => {
	for (const suggestPeople of [() => new Promise<never>(() => {}), () => Promise.reject(new Error("no git"))]) {
		const opened = await openWizard({ place, effects: { suggestPeople } });
		await opened.terminal.type("mira");
		expect(opened.terminal.text()).toContain("mira");
		expect(await leave(opened)).toMatchObject({
			reason: "left",
			state: { proposal: { answers: { owners: ["mira"] } } },
		});
	}
});
