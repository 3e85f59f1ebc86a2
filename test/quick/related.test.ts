/** Which tests `npm run test:quick` takes for a change. */
import { expect, test } from "vitest";
import { importsOf, relatedTests } from "./related.ts";

const PROJECT: Readonly<Record<string, string>> = {
	"src/a.ts": "",
	"src/b.ts": 'import { a } from "./a.ts";',
	"src/c.ts": 'const b = await import("./b.ts");',
	"test/a.test.ts": 'import { x } from "./helper.ts";',
	"test/b.test.ts": 'import { b } from "../src/b.ts";',
	"test/c.test.ts": 'import { c } from "../src/c.ts";',
	"test/helper.ts": "",
	"README.md": "",
};

const related = (changed: readonly string[], most = 10) =>
	relatedTests(changed, Object.keys(PROJECT), (file) => PROJECT[file] ?? "", most);

test("the test with the file's name comes first, then tests that import it, nearest first", () => {
	expect(related(["src/a.ts"])).toEqual({ tests: ["test/a.test.ts", "test/b.test.ts", "test/c.test.ts"], left: 0 });
});

test("tests beyond the limit are counted", () => {
	expect(related(["src/a.ts"], 1)).toEqual({ tests: ["test/a.test.ts"], left: 2 });
});

test("a changed test runs, a changed helper runs its tests, and a document runs none", () => {
	expect(related(["test/c.test.ts"]).tests).toEqual(["test/c.test.ts"]);
	expect(related(["test/helper.ts"]).tests).toEqual(["test/a.test.ts"]);
	expect(related(["README.md"]).tests).toEqual([]);
});

test("finds all forms of imports, without packages", () => {
	const text = 'import a from "../a.ts";\nexport * from "./b.ts";\nimport("./c.ts");\nimport "yaml";';
	expect(importsOf("src/x/y.ts", text)).toEqual(["src/a.ts", "src/x/b.ts", "src/x/c.ts"]);
});
