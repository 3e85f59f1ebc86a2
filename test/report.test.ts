/** The last line of a run in CI is counted from the test runner's report. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

function reported(
	report: object | string | undefined,
	status: string,
): { readonly code: number | null; readonly out: string } {
	const folder = mkdtempSync(join(tmpdir(), "pep-wizard-report-"));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const file = join(folder, "report.json");
	if (report) writeFileSync(file, typeof report === "string" ? report : JSON.stringify(report));
	const { status: code, stdout } = spawnSync(process.execPath, ["test/report.js", file, status], { encoding: "utf8" });
	return { code, out: stdout };
}

test("the counts are on a line of their own, whatever was printed before", () => {
	const report = { numPassedTests: 12, numFailedTests: 0 };
	expect(reported(report, "0")).toEqual({ code: 0, out: "\n12 passed, 0 failed\n" });
});

test("a failed test, a failed step without a report, and a run without tests are failures", () => {
	expect(reported({ numPassedTests: 3, numFailedTests: 2 }, "1")).toEqual({ code: 1, out: "\n3 passed, 2 failed\n" });
	expect(reported(undefined, "1")).toEqual({ code: 1, out: "\n0 passed, 1 failed\n" });
	expect(reported('{"numPassedTests": 12, "numF', "1")).toEqual({ code: 1, out: "\n0 passed, 1 failed\n" });
	expect(reported({ numPassedTests: 0, numFailedTests: 0 }, "0").code).toBe(1);
	expect(reported({ numPassedTests: 5, numFailedTests: 0 }, "1").code).toBe(1);
});
