/** Rendering and judging are part of every start: they load no Markdown parser. */
import { expect, test } from "vitest";
import { packagesLoadedWith } from "../house/loaded.ts";

test("no parser, no printer, no YAML", () => {
	const names = ["render", "completeness", "answers", "merge-answers", "title"];
	const packages = packagesLoadedWith(names.map((name) => `proposal/${name}.ts`));
	expect(packages.sort()).toEqual(["fastest-levenshtein", "github-slugger"]);
});
