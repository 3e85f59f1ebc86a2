/** `pep-wizard promote`: to another stage, with what is due there. */
import { expect, test } from "vitest";
import { shortDraft } from "./drafts.ts";
import { folder } from "./run.ts";

async function promote(...args: string[]) {
	const place = await folder();
	await shortDraft(place, "  title: Pools # really\n  summary: Pools can grow.\n  motivation/goals: [No restart]\n");
	return { ...(await place.run("promote", "a.pep.yaml", ...args)), text: await place.read("a.pep.yaml") };
}

test("moves the draft to the stage, and lists what is due there", async () => {
	const { code, out, text } = await promote("beta", "--no-edit");
	expect(code).toBe(0);
	expect(out).toBe("a.pep.yaml is for Beta now.\nDue for Beta: 1\n  risk  Risk\n");
	expect(text).toContain("stage: beta\nanswers:\n  title: Pools # really\n");
});

test("says so if nothing is due", async () => {
	const { out } = await promote("alpha", "--no-edit");
	expect(out).toBe("a.pep.yaml is for Alpha already.\nNothing is missing for Alpha.\n");
});

test("reports an unknown stage with the nearest one", async () => {
	const { code, err, text } = await promote("betta", "--no-edit");
	expect(code).toBe(2);
	expect(err).toContain("did you mean “beta”?");
	expect(text).toContain("stage: alpha");
});

test("needs a terminal to open the wizard", async () => {
	const { code, err, text } = await promote("beta");
	expect(code).toBe(2);
	expect(err).toMatch(/^pep-wizard promote is interactive and needs a terminal unless --no-edit is given\.\n/);
	expect(text).toContain("stage: alpha");
});
