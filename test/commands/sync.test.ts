/** Edited Markdown: noticed before it is overwritten, and brought back into the draft. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadDraft } from "../../src/documents/load-draft.ts";
import { claimDraft } from "../../src/draft/lock.ts";
import { recallRecovery, saveRecovery } from "../../src/draft/recovery.ts";
import { thisMachine } from "../../src/files/machine.ts";
import { shortDraft } from "./drafts.ts";
import { change, rendered } from "./rendered.ts";
import { type Folder, folder } from "./run.ts";

describe("render", () => {
	test("doesn't overwrite someone's change, and lists the options", async () => {
		const place = await rendered();
		await change(place, "can grow", "can grow and shrink");
		await place.run("set", "a.pep.yaml", "risk", "low");
		const { code, err } = await place.run("render", "a.pep.yaml");
		expect(code).toBe(4);
		expect(err).toContain("a.md: was changed since it was written\n");
		expect(err).toContain("pep-wizard sync a.pep.yaml a.md");
		expect(await place.read("a.md")).toContain("grow and shrink");
		expect((await place.run("render", "a.pep.yaml", "--force")).code).toBe(0);
		expect(await place.read("a.md")).not.toContain("shrink");
		expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
	});

	test("doesn't overwrite a file that it never wrote, unless the content is equal", async () => {
		const place = await folder();
		await shortDraft(place);
		await place.write("a.md", "# My notes\n");
		const { code, err } = await place.run("render", "a.pep.yaml");
		expect(code).toBe(4);
		expect(err).toContain("a.md: already exists, and was not made from this draft");
		expect(await place.read("a.md")).toBe("# My notes\n");
		await place.write("a.md", (await place.run("render", "a.pep.yaml", "-o", "-")).out);
		expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
	});

	test("remembers each file separately", async () => {
		const place = await rendered();
		await place.run("render", "a.pep.yaml", "-o", "b.md");
		await change(place, "grow", "shrink", "b.md");
		await place.run("set", "a.pep.yaml", "risk", "low");
		expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
		expect((await place.run("render", "a.pep.yaml", "-o", "b.md")).code).toBe(4);
	});
});

describe("sync", () => {
	test("brings what was changed into the draft, and keeps the rest of its lines", async () => {
		const place = await rendered();
		await change(place, "can grow", "can grow and shrink");
		await place.run("set", "a.pep.yaml", "risk", "low");
		expect(await place.run("sync", "a.pep.yaml")).toEqual({ code: 0, out: "", err: "Brought over: Summary\n" });
		const draft = await place.read("a.pep.yaml");
		expect(draft).toContain("title: Pools # kept\n");
		expect(draft).toContain("Pools can grow and shrink.");
		expect(draft).toContain("risk: low");
		expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
		expect(await place.read("a.md")).toContain("grow and shrink");
	});

	test("reports what changed on both sides, leaves it for the wizard, and does not overwrite it", async () => {
		const place = await rendered();
		await change(place, "can grow", "can shrink");
		await place.run("set", "a.pep.yaml", "summary", "Pools can move.");
		const { code, err } = await place.run("sync", "a.pep.yaml");
		expect(code).toBe(4);
		expect(err).toContain("Changed on both sides; kept as in the draft: Summary");
		expect(await place.read("a.pep.yaml")).toContain("Pools can move.");
	});

	test.each([
		["--mine", "Pools can move."],
		["--theirs", "Pools can shrink."],
	])("%s decides", async (option, stays) => {
		const place = await rendered();
		await change(place, "can grow", "can shrink");
		await place.run("set", "a.pep.yaml", "summary", "Pools can move.");
		expect((await place.run("sync", "a.pep.yaml", option)).code).toBe(0);
		expect(await place.read("a.pep.yaml")).toContain(stays);
		expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
		expect(await place.read("a.md")).toContain(stays);
	});

	test("keeps an answer that already waits for a decision, and does not overwrite the file", async () => {
		const place = await rendered();
		const draft = await loadDraft("a.pep.yaml", place.path);
		const answers = new Map([["summary", "Of a session."]]);
		await saveRecovery(place.world().env, draft.path, draft.outline, { from: "session", answers });
		await place.run("set", "a.pep.yaml", "summary", "Set.");
		await change(place, "can grow", "can grow and shrink");
		const { code, err } = await place.run("sync", "a.pep.yaml");
		expect(code).toBe(4);
		expect(err).toContain("Another answer already waits there: Summary.");
		expect((await place.run("render", "a.pep.yaml")).code).toBe(4);
		expect(await place.read("a.md")).toContain("grow and shrink");
		expect(await recallRecovery(place.world().env, draft.path, draft.outline)).toMatchObject({ answers });
	});

	describe("an answer that is kept beside “not applicable”", () => {
		const away = "  title: Pools\n  summary:\n    not-applicable: None.\n    answer: Pools can grow.\n";
		const KEPT = "    answer: Pools can grow.\n";

		test("stays while the Markdown says so, with another reason as well", async () => {
			const place = await rendered(away);
			await change(place, "Not applicable: None.", "Not applicable: It is a fix.");
			expect((await place.run("sync", "a.pep.yaml")).code).toBe(0);
			expect(await place.read("a.pep.yaml")).toContain(`  summary:\n    not-applicable: It is a fix.\n${KEPT}`);
		});

		test("is what the answer becomes when the Markdown replaces it by a reason", async () => {
			const place = await rendered("  title: Pools\n  summary: Pools can grow.\n");
			await change(place, "Pools can grow.", "Not applicable: None.");
			expect((await place.run("sync", "a.pep.yaml")).code).toBe(0);
			expect(await place.read("a.pep.yaml")).toContain(away);
		});

		test("applies again when the Markdown has it again", async () => {
			const place = await rendered(away);
			await change(place, "Not applicable: None.", "Pools can grow.");
			expect((await place.run("sync", "a.pep.yaml")).code).toBe(0);
			expect(await place.read("a.pep.yaml")).toContain("  summary: Pools can grow.\n");
		});

		test("is removed with its section only when the author says so", async () => {
			const place = await rendered(away);
			await change(place, "## Summary\n\nNot applicable: None.\n\n", "");
			const { code, err } = await place.run("sync", "a.pep.yaml");
			expect({ code, err }).toEqual({ code: 4, err: expect.stringContaining("no longer has Summary") });
			expect(await place.read("a.pep.yaml")).toContain(KEPT);
			expect((await place.run("sync", "a.pep.yaml", "--keep")).code).toBe(0);
			expect(await place.read("a.pep.yaml")).toContain("Pools can grow.");
		});

		test.each([
			["says something else", "Not applicable: None.", "Pools can shrink.", "kept as in the draft: Summary"],
			["says nothing any more", "Not applicable: None.\n", "", "no longer has Summary"],
		])("waits for a decision if the Markdown %s", async (_, from, to, words) => {
			const place = await rendered(away);
			await change(place, from, to);
			const { code, err } = await place.run("sync", "a.pep.yaml");
			expect({ code, err }).toEqual({ code: 4, err: expect.stringContaining(words) });
			expect(await place.read("a.pep.yaml")).toContain(KEPT);
		});
	});

	test("leaves what both changed alone while the wizard has the draft open", async () => {
		const place = await rendered();
		await change(place, "can grow", "can shrink");
		await place.run("set", "a.pep.yaml", "summary", "Pools can move.");
		const claim = await claimDraft(join(place.path, "a.pep.yaml"), thisMachine(Date.now));
		expect((await place.run("sync", "a.pep.yaml")).err).toContain("leave the wizard and run this again");
		expect((await place.run("render", "a.pep.yaml")).code).toBe(4);
		if ("lock" in claim) await claim.lock.release();
	});

	test("takes from an unknown file what the draft lacks, and asks about the rest", async () => {
		const place = await rendered();
		await change(place, "can grow", "can shrink");
		await change(place, "## Risk\n", "## Risk\n\nLow\n");
		const env = { XDG_STATE_HOME: join(place.path, ".elsewhere") };
		await mkdir(env.XDG_STATE_HOME);
		const { code, err } = await place.runAt({ env }, "sync", "a.pep.yaml");
		expect(code).toBe(4);
		expect(err).toContain("Brought over: Risk");
		expect(err).toContain("kept as in the draft: Summary");
	});

	test("says so if there is nothing to do", async () => {
		const place = await rendered();
		expect((await place.run("sync", "a.pep.yaml")).err).toBe("Nothing to bring over: a.md is what the draft gives\n");
	});

	test.each([
		["--mine", "Pools can grow in place."],
		["--theirs", "Pools can shrink."],
	])("decides reported conflicts when it runs again with %s", async (side, summary) => {
		const place = await rendered();
		await change(place, "can grow", "can shrink");
		await place.run("set", "a.pep.yaml", "summary", "Pools can grow in place.");
		for (let again = 0; again < 2; again++) {
			const { code, err } = await place.run("sync", "a.pep.yaml");
			expect({ code, err }).toMatchObject({
				code: 4,
				err: expect.stringContaining("both sides; kept as in the draft"),
			});
		}
		expect((await place.run("sync", "a.pep.yaml", side)).code).toBe(0);
		expect((await place.run("get", "a.pep.yaml", "summary")).out).toContain(summary);
		expect((await place.run("render", "a.pep.yaml")).code).toBe(0);
		expect(await place.read("a.md")).toContain(summary);
		expect((await place.run("sync", "a.pep.yaml")).err).toContain("Nothing to bring over");
	});

	test("rejects --mine with --theirs, and a missing file", async () => {
		const place = await rendered();
		expect((await place.run("sync", "a.pep.yaml", "--mine", "--theirs")).code).toBe(2);
		expect((await place.run("sync", "a.pep.yaml", "none.md")).code).toBe(3);
		await place.write("unmade.pep.yaml", "pep-wizard: 1\n");
		const bare = await place.run("sync", "unmade.pep.yaml");
		expect(bare.code).toBe(3);
		expect(bare.err).toBe("unmade.md: file not found\n  Write it first: pep-wizard render unmade.pep.yaml\n");
	});
});

describe("the stage", () => {
	async function staged(): Promise<Folder> {
		const place = await folder();
		await place.run("new", "a.pep.yaml", "--title", "Pools", "--number", "1", "--no-edit");
		await place.run("render", "a.pep.yaml");
		await change(place, "**Stage:** Alpha", "**Stage:** Prod Ready");
		return place;
	}

	test("is brought over if only the Markdown changed it", async () => {
		const place = await staged();
		expect((await place.run("sync", "a.pep.yaml")).code).toBe(0);
		expect((await place.run("get", "a.pep.yaml", "stage")).out).toBe("stable\n");
	});

	test("is reported and not overwritten if both sides changed it", async () => {
		const place = await staged();
		await place.run("set", "a.pep.yaml", "stage", "beta");
		const { code, err } = await place.run("sync", "a.pep.yaml");
		expect(code).toBe(4);
		expect(err).toContain("The stage is stable here and stays as in the draft: beta\n");
		expect((await place.run("render", "a.pep.yaml")).code).toBe(4);
		expect(await place.read("a.md")).toContain("**Stage:** Prod Ready");
	});

	test.each([
		["--mine", "beta"],
		["--theirs", "stable"],
	])("%s decides", async (side, stage) => {
		const place = await staged();
		await place.run("set", "a.pep.yaml", "stage", "beta");
		expect((await place.run("sync", "a.pep.yaml", side)).code).toBe(0);
		expect((await place.run("get", "a.pep.yaml", "stage")).out).toBe(`${stage}\n`);
	});
});
