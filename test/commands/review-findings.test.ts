/** What the reviewer's screen says about answers is what `check` says, on the same day. */
import { expect, onTestFinished, test, vi } from "vitest";
import { findingsByItem } from "../../src/commands/review/findings.ts";
import { folder } from "./run.ts";

const UPDATED = "pep-status/last-updated";

test("today is the reviewer's day, wherever they are", async () => {
	const place = await folder();
	await place.run("new", "a.pep.yaml", "--title", "Pools", "--number", "7", "--no-edit");
	await place.run("set", "a.pep.yaml", UPDATED, "2026-03-05");
	onTestFinished(() => void vi.unstubAllEnvs());
	for (const [zone, isFuture] of [
		["Asia/Kolkata", false],
		["America/Los_Angeles", true],
	] as const) {
		vi.stubEnv("TZ", zone);
		// The 5th in India and the 4th in Greenwich; then the 4th in California and the 5th in Greenwich.
		const now = () => (isFuture ? new Date(2026, 2, 4, 22) : new Date(2026, 2, 5, 1));
		const found = await findingsByItem("a.pep.yaml", "alpha", undefined, { ...place.world(), now });
		const rules = (found[UPDATED] ?? []).map(({ rule }) => rule);
		expect([zone, rules.includes("date/future")]).toEqual([zone, isFuture]);
	}
});
