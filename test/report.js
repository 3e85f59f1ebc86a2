/**
 * Prints "N passed, N failed" as the last line, counted from vitest's JSON report, and exits with 0 only if nothing failed.
 * Usage: node test/report.js REPORT EXIT_CODE_OF_THE_TESTS
 */
import { existsSync, readFileSync } from "node:fs";

const [report = "", status = "1"] = process.argv.slice(2);
const counts = readReport();
const passed = counts.numPassedTests ?? 0;
// A failure outside of the tests (types, lint, build, a file that can't be loaded) counts as one.
const elsewhere = status === "0" && passed > 0 ? 0 : 1;
const failed = Math.max(counts.numFailedTests ?? 0, elsewhere);
process.exitCode = failed > 0 ? 1 : 0;
// The test runner may leave an escape sequence on a line that it did not end.
console.log(`\n${passed} passed, ${failed} failed`);

/** Nothing is counted without a report, or with one that was cut off. */
function readReport() {
	try {
		return existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
	} catch {
		console.error(`${report} can't be read`);
		return {};
	}
}
