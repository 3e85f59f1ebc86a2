/** Rendering and checking completeness are part of every start: they load no Markdown parser. */
import { expect, test } from "vitest";
import { packagesLoadedWith } from "../house/loaded.ts";

test("loads no parser, no printer and no YAML library", () => {
	const names = ["render", "completeness", "answers", "merge-answers", "headings"];
	const packages = packagesLoadedWith(names.map((name) => `proposal/${name}.ts`));
	expect(packages.sort()).toEqual(["fastest-levenshtein", "github-slugger"]);
});
