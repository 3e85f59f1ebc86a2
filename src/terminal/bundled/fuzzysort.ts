/** Replaces the package fuzzysort in the bundle: loads it when something is searched for, which the first frame never does. */
import { createRequire } from "node:module";
import type fuzzysort from "fuzzysort";

let loaded: typeof fuzzysort | undefined;

const late: Pick<typeof fuzzysort, "go"> = {
	get go() {
		// rolldown.config.ts puts it next to the bundled code. Matches are needed synchronously, so it can't be `import()`.
		loaded ??= createRequire(import.meta.url)("./fuzzysort.js").default as typeof fuzzysort;
		return loaded.go;
	},
};

// biome-ignore lint/style/noDefaultExport: the package's own export is the default one.
export default late;
