/** What a source loads before it runs: its static imports, and theirs, into `node_modules` too. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The packages that are loaded together with some sources, given by their paths below src/. */
export function packagesLoadedWith(sources: readonly string[]): string[] {
	const files = sources.map((file) => fileURLToPath(new URL(`../../src/${file}`, import.meta.url)));
	const names = [...loadedWith(files)].map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
	return [...new Set(names.filter((name) => name !== undefined))];
}

function loadedWith(files: readonly string[]): Set<string> {
	const loaded = new Set<string>();
	const waiting = [...files];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (loaded.has(file)) continue;
		loaded.add(file);
		const imports = readFileSync(file, "utf8").matchAll(
			/^(?:import|export)\s(?!type\b)[^;"']*?from\s*["']([^"']+)["']/gm,
		);
		for (const [, target = ""] of imports) if (!target.startsWith("node:")) waiting.push(resolved(target, file));
	}
	return loaded;
}

function resolved(target: string, from: string): string {
	if (target.startsWith(".")) return resolve(dirname(from), target);
	return createRequire(pathToFileURL(from)).resolve(target);
}
