/** No source contains a template's rules: what a template asks for is in its questionnaire. */
import { expect, test } from "vitest";
import { sourceFiles, textOf } from "./files.ts";

/** Words that belong to the templates and questionnaires which come with the program. */
const WORDS =
	/\bkeps?\b|\bsigs?\b|kubernetes|k8s|owning-|disable-supported|(?:daemon|replica|stateful)sets?|openshift/i;

/** Where such words are data: names of templates, of folders, and ids that settings may still name. */
const DATA: ReadonlySet<string> = new Set([
	"src/check/former-ids.ts",
	"src/commands/authoring-table.ts",
	"src/commands/table.ts",
	"src/project/numbering-convention.ts",
]);

test("no source contains the words of a template", () => {
	const found = sourceFiles().flatMap((file) =>
		textOf(file)
			.split("\n")
			.flatMap((line) => (!DATA.has(file) && WORDS.test(line) ? [`${file}: ${line.trim()}`] : [])),
	);
	expect(found).toEqual([]);
});

test("the search finds them", () => {
	expect('name === "kep.yaml"').toMatch(WORDS);
	expect("/^sig-[a-z]+$/").toMatch(WORDS);
	expect("/^(?:GitHub|DaemonSets?)$/").toMatch(WORDS);
	expect("whatever is kept, and who signs it").not.toMatch(WORDS);
	for (const file of DATA) expect(textOf(file)).toMatch(WORDS);
});
