/** A draft that was made with an older template. */
import { expect, test } from "vitest";
import { folder } from "./run.ts";

test("opens a draft with the new template: moves answers, keeps the rest, and reports both", async () => {
	const { run, read, write } = await folder();
	await write("rfc.md", "# RFC NNNN: Title\n\n## Why\n\n## Costs\n\n## Plan\n");
	await run("new", "a.pep.yaml", "--template", "./rfc.md", "--title", "Pools", "--no-edit");
	await run("set", "a.pep.yaml", "why", "They are slow.");
	await run("set", "a.pep.yaml", "costs", "Few.");

	await write("rfc.md", "# RFC NNNN: Title\n\n## Motivation\n\n## Plan\n");
	await write("rfc.yaml", "pep-wizard-questionnaire: 1\nsections: [{ heading: Motivation, aliases: [Why] }]\n");
	expect(await run("render", "a.pep.yaml", "-o", "-")).toEqual({
		code: 0,
		out: "# RFC NNNN: Pools\n\n## Motivation\n\nThey are slow.\n\n## Plan\n",
		err: [
			"a.pep.yaml:7:3: the template has changed since: “why” is now “motivation”",
			"a.pep.yaml:8:3: the template doesn't ask for “costs”",
			"  “pep-wizard outline” lists what the template asks.\n",
		].join("\n"),
	});
	expect((await run("get", "a.pep.yaml", "motivation")).out).toBe("They are slow.");
	expect((await run("get", "a.pep.yaml", "costs")).out).toBe("Few.");

	const before = await read("a.pep.yaml");
	await run("set", "a.pep.yaml", "motivation", "They are too slow.");
	expect(await read("a.pep.yaml")).toBe(before.replace("They are slow.", "They are too slow."));
	await run("set", "a.pep.yaml", "costs", "--clear");
	expect(await read("a.pep.yaml")).not.toContain("costs");
	const status = JSON.parse((await run("status", "a.pep.yaml", "--json")).out).proposals[0];
	expect(status.all).toEqual({ done: 2, of: 4 });
});
