/** What `npm run update` tells vitest: to run the tests that compare generated files, and to let them write these files. */
import { projectFiles, textOf } from "../house/files.ts";

const COMPARES = /toMatch(File|Inline)?Snapshot\(|process\.env\.UPDATE_DOCS/;

/** The tests on the sources that compare generated files. */
export function comparingTests(): string[] {
	return projectFiles().filter((file) => /^test\/.*\.test\.tsx?$/.test(file) && COMPARES.test(textOf(file)));
}

/** The command line, starting with `vitest`. */
export function updateArguments(): string[] {
	return ["vitest", "run", "-u", "--project", "unit", "--reporter=dot", "--silent=true", ...comparingTests()];
}
