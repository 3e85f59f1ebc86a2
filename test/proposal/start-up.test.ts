/** Rendering and judging are part of every start: they load no Markdown parser. */
import { expect, test } from "vitest";
import { packagesLoadedWith } from "../house/loaded.ts";

test("no parser, no unified, no YAML", () => {
	const names = ["render", "completeness", "answers", "merge", "title"];
	const packages = packagesLoadedWith(names.map((name) => `proposal/${name}.ts`));
	expect(packages).toEqual(expect.arrayContaining(["remark-stringify", "mdast-util-to-markdown", "github-slugger"]));
	for (const heavy of ["unified", "remark-parse", "remark-gfm", "micromark", "mdast-util-from-markdown", "yaml"])
		expect(packages).not.toContain(heavy);
});
