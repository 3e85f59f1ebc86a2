/** `new` on the screen: what it asks, and what it says if the draft can't be created. */
import { describe, expect, test } from "vitest";
import { shortDraft, shortTemplate } from "./drafts.ts";
import { folder } from "./run.ts";
import { enter, interrupt, leave, says, type } from "./typing.ts";

/** Ctrl+S. */
const create = "\x13";
const down = "\x1b[B";

describe("new", () => {
	test("asks for missing values, creates the draft and opens the wizard", async () => {
		const place = await folder();
		await shortTemplate(place);
		const args = ["new", "--template", "./short.md", "--stage", "beta"];
		const { code, err } = await type(place, args, ["Pool resize", enter, "77", create, "It grows.", leave]);
		expect(code).toBe(0);
		expect(err).toContain("Draft saved: 77-pool-resize.pep.yaml\n");
		const text = await place.read("77-pool-resize.pep.yaml");
		expect(text).toContain("stage: beta\n");
		expect(text).toContain("  title: Pool resize\n");
		expect(text).toContain("  summary: It grows.\n");
	});

	test("creates nothing when cancelled", async () => {
		const place = await folder();
		expect((await type(place, ["new"], ["\x1b"])).code).toBe(0);
		expect((await type(place, ["new"], ["Pool", "\x1b", "\x1b"])).code).toBe(0);
		expect((await type(place, ["new"], [interrupt])).code).toBe(130);
		expect((await type(place, ["new"], ["Pool", interrupt, interrupt])).code).toBe(130);
		expect(await place.names()).toEqual([]);
	});

	test("adds a missing extension, and keeps the answers if the draft can't be created", async () => {
		const place = await folder();
		await shortTemplate(place);
		await place.write("taken.pep.yaml", "");
		const args = ["new", "--template", "./short.md", "--stage", "beta", "--number", "7"];
		const clear = "\x15";
		const { code } = await type(place, args, [
			"Pool resize",
			...Array(4).fill(down),
			`${clear}notes.txt`,
			create,
			says("“notes.txt” is not the name of one; use"),
			`${clear}no/such/folder`,
			create,
			says("doesn't exist"),
			`${clear}taken`,
			create,
			says("already exists"),
			`${clear}mine`,
			create,
			says("Summary"),
			"It grows.",
			leave,
		]);
		expect(code).toBe(0);
		const text = await place.read("mine.pep.yaml");
		expect(text).toContain("  title: Pool resize\n");
		expect(text).toContain("  summary: It grows.\n");
	});

	test("reports an existing file before asking anything", async () => {
		const place = await folder();
		await shortDraft(place);
		const { code, terminal } = await type(place, ["new", "a.pep.yaml"], []);
		expect(code).toBe(4);
		expect(terminal.written()).toBe("");
	});
});
