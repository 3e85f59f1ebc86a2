/** What a command loads before it does anything: start-up has a time budget. */
import { describe, expect, test } from "vitest";
import { sourceFiles, textOf } from "../house/files.ts";
import { packagesLoadedWith } from "../house/loaded.ts";

const SCREEN = ["ink", "react", "enquirer"];
const PARSER = ["remark-parse", "micromark", "mdast-util-from-markdown", "lowlight"];

test("loads no package for --version and --help", () => {
	expect(packagesLoadedWith(["cli.ts", "cli/help.ts"])).toEqual([]);
});

describe("commands for scripts load neither a screen nor a Markdown parser", () => {
	test.each(["render", "status", "get", "set", "outline", "templates"])("%s", (name) => {
		const packages = packagesLoadedWith([`commands/${name}.ts`]);
		expect(packages.filter((loaded) => [...SCREEN, ...PARSER].includes(loaded))).toEqual([]);
	});
});

describe("the screen is loaded once it is needed, the parser at the first preview", () => {
	test.each(["edit", "new", "start"])("%s", (name) => {
		const packages = packagesLoadedWith([`commands/${name}.ts`]);
		expect(packages.filter((loaded) => [...SCREEN, ...PARSER].includes(loaded))).toEqual([]);
		// The search sees packages at all.
		expect(packages).not.toEqual([]);
	});
});

test("creates no Intl objects on loading: the first of each takes 10 ms", () => {
	const eager = sourceFiles().filter((file) => /^(export )?(const|let) .*new Intl\./m.test(textOf(file)));
	expect(eager).toEqual([]);
});
