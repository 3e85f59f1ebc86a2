/** Rendering and judging are part of every start: they load no Markdown parser. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const source = (file: string): string => fileURLToPath(new URL(`../../src/${file}`, import.meta.url));

/** Every file that is loaded with these, in `node_modules` too. */
function loadedWith(files: readonly string[]): Set<string> {
	const loaded = new Set<string>();
	const waiting = [...files];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (loaded.has(file)) continue;
		loaded.add(file);
		const imports = readFileSync(file, "utf8").matchAll(
			/^(?:import|export)\s(?!type\b)[^;]*?from\s*["']([^"']+)["']/gm,
		);
		for (const [, target = ""] of imports) if (!target.startsWith("node:")) waiting.push(resolved(target, file));
	}
	return loaded;
}

function resolved(target: string, from: string): string {
	if (target.startsWith(".")) return resolve(dirname(from), target);
	return createRequire(pathToFileURL(from)).resolve(target);
}

test("no parser, no unified, no YAML", () => {
	const names = ["render", "completeness", "answers", "merge", "title"];
	const loaded = [...loadedWith(names.map((name) => source(`proposal/${name}.ts`)))];
	const packages = new Set(
		loaded.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter((name) => name !== undefined),
	);
	expect([...packages]).toEqual(
		expect.arrayContaining(["remark-stringify", "mdast-util-to-markdown", "github-slugger"]),
	);
	for (const heavy of ["unified", "remark-parse", "remark-gfm", "micromark", "mdast-util-from-markdown", "yaml"])
		expect([...packages]).not.toContain(heavy);
});
