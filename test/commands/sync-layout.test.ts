/** Answers removed from the Markdown leave the draft only on request; headings and order are brought over. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { World } from "../../src/cli/world.ts";
import { claimDraft } from "../../src/draft/lock.ts";
import { thisMachine } from "../../src/files/machine.ts";
import { Ears, Keyboard } from "../plain/person.ts";
import { change, rendered } from "./rendered.ts";
import { folder } from "./run.ts";

describe("an answer that the Markdown no longer has", () => {
	test("leaves the draft only with --remove; nothing is written before that", async () => {
		const place = await rendered();
		await change(place, "\nPools can grow.\n", "");
		await change(place, "- No restart\n", "- No restart\n- No drain\n");
		const before = await place.read("a.pep.yaml");
		expect(await place.run("sync", "a.pep.yaml")).toEqual({
			code: 4,
			out: "",
			err:
				"a.md: no longer has Summary. Nothing was brought over\n" +
				"  To remove it from the draft as well: pep-wizard sync a.pep.yaml --remove\n" +
				"  To keep it there, and in the Markdown when it is rendered again: pep-wizard sync a.pep.yaml --keep\n",
		});
		expect(await place.read("a.pep.yaml")).toBe(before);
		expect((await place.run("render", "a.pep.yaml")).code).toBe(4);
		const { code, err } = await place.run("sync", "a.pep.yaml", "--remove");
		expect({ code, err }).toEqual({ code: 0, err: "Brought over: Goals\nRemoved from the draft: Summary\n" });
		expect((await place.run("get", "a.pep.yaml", "motivation/goals", "--json")).out).toContain("No drain");
		expect((await place.run("get", "a.pep.yaml", "summary")).out.trim()).toBe("");
	});

	test("is rendered again with --keep", async () => {
		const place = await rendered();
		const before = await place.read("a.md");
		await change(place, "\nPools can grow.\n", "");
		expect((await place.run("sync", "a.pep.yaml", "--keep")).code).toBe(0);
		expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
		expect(await place.read("a.md")).toBe(before);
		expect((await place.run("sync", "a.pep.yaml", "--keep", "--remove")).code).toBe(2);
	});

	test.each([
		["remove", 0, "Removed from the draft: Summary\n", undefined],
		["keep", 0, "Kept in the draft: Summary\n", "Pools can grow."],
		["", 4, "Nothing was brought over", "Pools can grow."],
	])("is asked about in a terminal, and the author answers “%s”", async (says, code, message, summary) => {
		const place = await rendered();
		await change(place, "\nPools can grow.\n", "");
		const [keyboard, ears] = [new Keyboard(true), new Ears()];
		const streams = { stdin: keyboard, stdout: ears, stderr: ears } as unknown as World["streams"];
		const running = place.runAt({ streams }, "sync", "a.pep.yaml");
		await ears.hear("a.md no longer has: Summary");
		await ears.hear("stop) ");
		keyboard.write(`${says}\r`);
		const outcome = await running;
		expect(outcome).toMatchObject({ code, err: expect.stringContaining(message) });
		const { out } = await place.run("get", "a.pep.yaml", "summary");
		expect(out.trim()).toBe(summary ?? "");
	});

	test("comes back with its section's heading with --keep", async () => {
		const place = await rendered();
		await change(place, "## Summary\n\nPools can grow.\n\n", "");
		expect((await place.run("sync", "a.pep.yaml")).err).toContain("no longer has Summary");
		expect((await place.run("sync", "a.pep.yaml", "--keep")).code).toBe(0);
		expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
		expect(await place.read("a.md")).toContain("## Summary\n\nPools can grow.\n");
	});
});

describe("headings and order", () => {
	test("are brought over: a renamed heading is rendered with its new words", async () => {
		const place = await rendered();
		await change(place, "## Motivation\n", "## Why\n");
		const now = await place.read("a.md");
		const { code, err } = await place.run("sync", "a.pep.yaml");
		expect({ code, err }).toEqual({ code: 0, err: "Brought over: headings, order and text outside of answers\n" });
		const draft = await place.read("a.pep.yaml");
		expect(draft).toContain("title: Pools # kept\n");
		expect(draft).toContain("motivation/goals: [No restart]\n");
		expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
		expect(await place.read("a.md")).toBe(now);
		expect((await place.run("sync", "a.pep.yaml")).err).toContain("Nothing to bring over");
	});

	test("keep an answer below a renamed heading in the draft, below that heading", async () => {
		const place = await rendered();
		await change(place, "## Summary\n", "## In short\n");
		const now = await place.read("a.md");
		await place.run("set", "a.pep.yaml", "summary", "Pools can grow in place.");
		expect((await place.run("sync", "a.pep.yaml")).code).toBe(0);
		expect((await place.run("get", "a.pep.yaml", "extra/in-short")).out).toBe("Pools can grow in place.");
		expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
		expect(await place.read("a.md")).toBe(now.replace("can grow.", "can grow in place."));
	});

	test("return to the template's when a heading gets its words back, and the layout is dropped", async () => {
		const place = await rendered();
		const before = await place.read("a.pep.yaml");
		await change(place, "## Summary\n", "## In short\n");
		await place.run("sync", "a.pep.yaml");
		await change(place, "## In short\n", "## Summary\n");
		expect((await place.run("sync", "a.pep.yaml")).code).toBe(0);
		expect(await place.read("a.pep.yaml")).not.toContain("layout");
		expect((await place.run("get", "a.pep.yaml", "summary")).out).toBe("Pools can grow.");
		expect(before).not.toContain("layout");
	});

	test("stay unchanged while the wizard has the draft open, since it would render its own", async () => {
		const place = await rendered();
		await change(place, "## Motivation\n", "## Why\n");
		const before = await place.read("a.pep.yaml");
		const claim = await claimDraft(join(place.path, "a.pep.yaml"), thisMachine(Date.now));
		const { code, err } = await place.run("sync", "a.pep.yaml");
		expect({ code, err }).toMatchObject({ code: 4, err: expect.stringContaining("Leave the wizard") });
		expect(await place.read("a.pep.yaml")).toBe(before);
		if ("lock" in claim) await claim.lock.release();
	});

	test("are taken from an unknown file with --theirs", async () => {
		const place = await rendered();
		await change(place, "## Motivation\n", "## Why\n");
		const now = await place.read("a.md");
		const env = { XDG_STATE_HOME: join(place.path, ".elsewhere") };
		const { code, err } = await place.runAt({ env }, "sync", "a.pep.yaml");
		expect({ code, err }).toMatchObject({
			code: 4,
			err: expect.stringContaining("pep-wizard sync a.pep.yaml a.md --theirs"),
		});
		expect((await place.runAt({ env }, "sync", "a.pep.yaml", "--theirs")).code).toBe(0);
		expect((await place.runAt({ env }, "render", "a.pep.yaml")).code).toBe(0);
		expect(await place.read("a.md")).toBe(now);
	});

	test("keep the answer of an imported question whose heading is edited", async () => {
		const place = await folder();
		const question = "###### Will enabling / using this feature result in any new API calls?";
		const written = `# KEP-1: T

## Summary

S.

## Production Readiness Review Questionnaire

### Scalability

${question}

Yes, one PATCH per pod, at most 10 per second.

## Drawbacks

D.
`;
		await place.write("a.md", written);
		expect((await place.run("import", "a.md", "--template", "kep")).code).toBe(0);
		expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
		for (const [from, to] of [
			[question, `${question} (see also #12)`],
			["## Drawbacks", "## Costs"],
		] as const) {
			await change(place, from, to);
			const now = await place.read("a.md");
			expect((await place.run("sync", "a.pep.yaml")).code).toBe(0);
			expect(await place.read("a.pep.yaml")).toContain("Yes, one PATCH per pod, at most 10 per second.");
			expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
			expect(await place.read("a.md")).toBe(now);
		}
		expect((await place.run("get", "a.pep.yaml", "extra/costs")).out).toBe("D.");
	});
});
