/**
 * The build: one minified bundle split by command, precompiled built-in outlines, and the licences of bundled packages.
 * Everything is bundled, so the published package has no dependencies. Templates and questionnaires ship unchanged.
 */
import * as crypto from "node:crypto";
import { createHash } from "node:crypto";
import { existsSync, promises, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import * as module from "node:module";
import * as os from "node:os";
import { basename, dirname, join, sep } from "node:path";
import { defineConfig, type Plugin } from "rolldown";

/** Empties dist/ first: chunk names contain hashes, so files from earlier builds would ship too. */
function emptyDist(): Plugin {
	return { name: "empty-dist", buildStart: () => rmSync("dist", { recursive: true, force: true }) };
}

/** Reads every file in a folder with the given ending, and its name without it. */
function filesIn(folder: string, ending: string): { name: string; text: string; file: string }[] {
	if (!existsSync(folder)) return [];
	const names = readdirSync(folder).filter((name) => name.endsWith(ending));
	return names.sort().map((name) => {
		const file = join(folder, name);
		return { name: basename(name, ending), text: readFileSync(file, "utf8"), file };
	});
}

/** Writes dist/outlines/NAME.json for each built-in template, so that a run reads an outline instead of compiling it. */
function outlines(): Plugin {
	return {
		name: "outlines",
		async generateBundle() {
			const { compileOutline } = await import("./src/outline/compile.ts");
			const questionnaires = filesIn("questionnaire", ".yaml");
			for (const template of filesIn("templates", ".md")) {
				const outline = compileOutline({ name: template.name, template, questionnaires });
				this.emitFile({ type: "asset", fileName: `outlines/${template.name}.json`, source: JSON.stringify(outline) });
			}
		},
	};
}

/** The folder of the package that a bundled module belongs to; undefined for our own modules. */
function packageFolder(id: string): string | undefined {
	const marker = `${sep}node_modules${sep}`;
	if (!id.includes(marker)) return undefined;
	let folder = dirname(id.replace(/^\0/, ""));
	while (folder.includes(marker)) {
		const description = join(folder, "package.json");
		if (existsSync(description) && JSON.parse(readFileSync(description, "utf8")).version) return folder;
		folder = dirname(folder);
	}
	return undefined;
}

/** One package's name, version and licence text. */
function licenceOf(folder: string): string {
	const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
	const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
	return `${name} ${version} (${license})\n\n${texts.join("\n\n") || "No licence file in the package."}\n`;
}

/** Writes dist/THIRD-PARTY-LICENSES.txt for the packages in the bundle. */
function licences(): Plugin {
	return {
		name: "licences",
		generateBundle(_options, bundle) {
			const ids = Object.values(bundle).flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
			const folders = new Set(ids.map(packageFolder).filter((folder) => folder !== undefined));
			const texts = [...folders].sort().map(licenceOf);
			const source = `pep-wizard contains the following packages.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`;
			this.emitFile({ type: "asset", fileName: "THIRD-PARTY-LICENSES.txt", source });
		},
	};
}

/** Node's modules that are loaded on first call: fs/promises takes 2 ms, crypto 1.5, the others half a millisecond each. */
const LATE: Readonly<Record<string, object>> = {
	"node:crypto": crypto,
	"node:fs/promises": promises,
	"node:module": module,
	"node:os": os,
};

/** Replaces those modules. In packages, which use more than functions of the others, it replaces fs/promises only. */
function lateBuiltins(): Plugin {
	const isPackage = (importer: string | undefined): boolean => !!importer?.includes(`${sep}node_modules${sep}`);
	return {
		name: "late-builtins",
		resolveId: {
			order: "pre",
			filter: { id: /^(?:(?:node:)?fs\/promises|node:crypto|node:module|node:os)$/ },
			handler(id, importer) {
				const name = id.replace(/^fs/, "node:fs");
				if (isPackage(importer) && name !== "node:fs/promises") return undefined;
				return { id: `\0late-${name}`, moduleSideEffects: false };
			},
		},
		load: {
			filter: { id: /late-node:/ },
			handler(id) {
				const name = id.slice("\0late-".length);
				const functions = Object.entries(LATE[name] ?? {}).filter(
					([key, it]) => typeof it === "function" && key !== "default",
				);
				const late = (key: string): string =>
					`export const ${key} = (...given) => process.getBuiltinModule("${name}").${key}(...given);`;
				return functions.map(([key]) => late(key)).join("\n");
			},
		},
	};
}

/** Top-level awaits in Ink: for its devtools, which don't ship, and for the WebAssembly of its layout engine. */
const WAITS: readonly { readonly file: RegExp; readonly from: string | RegExp; readonly to: string }[] = [
	{ file: /ink.build.reconciler\.js$/, from: /\nif \(process\.env\['DEV'\] === 'true'\) \{[\s\S]*?\n\}/g, to: "" },
	{
		file: /yoga-layout.dist.binaries.yoga-wasm-base64-esm\.js$/,
		from: /"(data:application\/octet-stream;base64,)([^"]+)"([\s\S]*)$/,
		to: '"$1"$3\nexport const base64 = "$2";',
	},
	{
		file: /yoga-layout.dist.src.index\.js$/,
		from: /import loadYoga from ([^;]+);([\s\S]*)const Yoga = wrapAssembly\(await loadYoga\(\)\);/,
		to: `import loadYoga, { base64 } from $1;$2
const engine = {
	instantiateWasm(imports, receive) {
		const instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(base64, "base64")), imports);
		receive(instance);
		return instance.exports;
	},
};
loadYoga(engine);
const Yoga = wrapAssembly(engine);`,
	},
];

/**
 * Removes top-level awaits, which CommonJS doesn't have. Compiling the WebAssembly synchronously takes 2 ms; fetching it
 * from its data URL, as the engine does, takes 30, because Node loads its HTTP client.
 */
function nothingAwaited(): Plugin {
	return {
		name: "nothing-awaited",
		transform: {
			filter: { id: WAITS.map(({ file }) => file) },
			handler(code, id) {
				const found = WAITS.find(({ file }) => file.test(id));
				const changed = found ? code.replace(found.from, found.to) : code;
				if (changed === code) this.error(`${id} has changed: check what it awaits at top level`);
				return changed;
			},
		},
	};
}

/** Puts rolldown's own helpers, one kilobyte, into each file that uses them, so that no start opens a file for them. */
function inlineHelpers(): Plugin {
	return {
		name: "inline-helpers",
		generateBundle(_options, bundle) {
			const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
			const helpers = chunks.find(({ name }) => name === "rolldown-runtime");
			if (!helpers) return this.error("rolldown no longer puts its helpers into a file of their own");
			const inlined = `(exports=>{${helpers.code}\nreturn exports})({})`;
			for (const chunk of chunks) chunk.code = chunk.code.replace(`require("./${helpers.fileName}")`, () => inlined);
			delete bundle[helpers.fileName];
		},
	};
}

/** An export of a chunk, as rolldown writes it. */
const EXPORT = String.raw`Object\.defineProperty\(exports,"([\w$]+)",\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)`;
const EXPORTS = new RegExp(`${EXPORT}(?:,${EXPORT})+`, "g");

/** Writes a chunk's exports as one table of getters: they were 25 kB of what a first frame loads. */
function shortExports(): Plugin {
	const table = (exports: string): string => {
		const getters = [...exports.matchAll(new RegExp(EXPORT, "g"))].map(([, name, value]) => `${name}:()=>${value}`);
		return `(o=>{for(let k in o)Object.defineProperty(exports,k,{enumerable:!0,get:o[k]})})({${getters.join()}})`;
	};
	return {
		name: "short-exports",
		generateBundle(_options, bundle) {
			const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
			for (const chunk of chunks) chunk.code = chunk.code.replace(EXPORTS, table);
			if (!chunks.some(({ code }) => code.includes("get:o[k]")))
				this.error("rolldown writes exports in another way: check whether they can be shorter");
		},
	};
}

/**
 * Writes other characters than ASCII as escapes: V8 keeps such a file in one byte a character, and Node needn't decode it,
 * which gains a millisecond of a start.
 */
function asciiOnly(): Plugin {
	const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
	return {
		name: "ascii-only",
		generateBundle(_options, bundle) {
			for (const chunk of Object.values(bundle)) {
				if (chunk.type !== "chunk") continue;
				// There, an escape would stay as it is.
				if (/String\.raw`[^`]*[^\0-\x7f]/.test(chunk.code))
					this.error(`${chunk.fileName} has other characters in raw text`);
				chunk.code = chunk.code.replace(/[^\0-\x7f]/g, escaped);
			}
		},
	};
}

/** Marks the files as CommonJS; the package itself is not. */
function commonJs(): Plugin {
	return {
		name: "common-js",
		generateBundle() {
			this.emitFile({ type: "asset", fileName: "package.json", source: '{ "type": "commonjs" }\n' });
		},
	};
}

/**
 * Uses src/terminal/bundled/NAME.ts wherever the package of that name is imported, and puts the package itself into a
 * separate file, which is loaded on demand.
 */
function latePackage(name: string): Plugin {
	const file = join(import.meta.dirname, "src", "terminal", "bundled", `${name}.ts`);
	return {
		name: `late-${name}`,
		buildStart() {
			this.emitFile({ type: "chunk", id: name, fileName: `${name}.js` });
		},
		resolveId: (id, importer) => (id === name && importer !== undefined ? file : undefined),
	};
}

/** Only used once something is typed, but named by what draws the first frame. */
const lateFuzzysort = (): Plugin => latePackage("fuzzysort");
const lateStringWidth = (): Plugin => latePackage("string-width");

/** Maximum number of texts that Ink remembers; a screen has one or two hundred. */
const MOST_TEXTS = 500;

/**
 * For each frame, Ink splits every text on the screen into styled characters and then forgets them, which takes half of the
 * time for a key. In the bundle it keeps them for the next frames, in which almost all texts are the same.
 */
function lastingInkCaches(): Plugin {
	const forgetful = "caches = new OutputCaches();";
	const lasting = `
let lasting = new OutputCaches();
function lastingCaches() {
	if (lasting.styledChars.size > ${MOST_TEXTS}) lasting = new OutputCaches();
	return lasting;
}`;
	return {
		name: "lasting-ink-caches",
		transform: {
			filter: { id: /ink.build.output\.js$/ },
			handler(code) {
				if (!code.includes(forgetful))
					this.error("Ink's output.js has changed: check whether it still forgets its texts");
				return code.replace(forgetful, "caches = lastingCaches();") + lasting;
			},
		},
	};
}

/**
 * Code that is loaded together goes into one file: each file that a start opens costs half a millisecond. A group holds
 * these sources and everything they import, except what an earlier group holds already.
 */
const GROUPS: readonly { readonly name: string; readonly sources: readonly string[] }[] = [
	// What every run loads before it knows its command.
	{ name: "base", sources: ["src/cli.ts"] },
	// Reading a draft and judging its answers: what nearly every command that takes one needs.
	{
		name: "draft",
		sources: [
			"src/commands/get.ts",
			"src/documents/load-draft.ts",
			"src/proposal/completeness.ts",
			// Small, and in none of the following, so that a session loads none of them for their sake.
			"src/markdown/unwrap.ts",
			"src/project/draft-name.ts",
		],
	},
	// Printing the whole document.
	{ name: "print", sources: ["src/commands/render.ts"] },
	// Text for people, which is most of `status`.
	{
		name: "text",
		sources: [
			"src/cli/text-table.ts",
			"src/commands/status.ts",
			"src/commands/theme-choice.ts",
			"src/terminal/capabilities.ts",
			"src/terminal/styled.ts",
			"src/terminal/theme.ts",
		],
	},
	// YAML, for drafts that the fast parser gives up on and for writing drafts.
	{ name: "codec", sources: ["src/draft/codec.ts"] },
	// Reading a Markdown proposal.
	{ name: "reading", sources: ["src/documents/open-markdown.ts"] },
	// The YAML file beside it, and its front matter.
	{ name: "sidecar", sources: ["src/documents/document-metadata.ts"] },
	// Files that several processes write.
	{ name: "files", sources: ["src/draft/lock.ts", "src/draft/state-folder.ts"] },
	// A session up to its first frame.
	{ name: "session", sources: ["src/session/run-session.ts", "src/ui/first-frame.ts", "src/commands/edit.ts"] },
	{ name: "store", sources: ["src/commands/set.ts"] },
	// What a session saves and writes; loaded when its first frame is painted.
	{ name: "effects", sources: ["src/session/effects.ts"] },
];

/** The sources of a group as a pattern. Throws where one isn't there: its group would silently come apart. */
function patternOf(sources: readonly string[]): RegExp {
	const gone = sources.find((source) => !existsSync(join(import.meta.dirname, source)));
	if (gone !== undefined) throw new Error(`rolldown.config.ts groups ${gone}, which doesn't exist`);
	return new RegExp(`[\\\\/](?:${sources.map((source) => source.replace(/\W/g, ".")).join("|")})$`);
}

/** A digest of all sources that results depend on: what another build has worked out is not used. */
function buildId(): string {
	const hash = createHash("sha256");
	for (const folder of ["src", "templates", "questionnaire"])
		for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
			const file = join(folder, name);
			if (statSync(file).isFile()) hash.update(name).update(readFileSync(file));
		}
	return hash.update(readFileSync("package.json")).digest("base64url").slice(0, 16);
}

export default defineConfig({
	// The entry and the code that it shares with the commands are one file, which may export more than the entry does.
	preserveEntrySignatures: "allow-extension",
	input: { cli: "src/cli.ts", worker: "src/commands/many/worker.ts" },
	platform: "node",
	// Node 20.19 is the oldest supported version.
	transform: {
		target: "node20",
		define: { "process.env.NODE_ENV": '"production"', "process.env.PEP_WIZARD_BUILD": JSON.stringify(buildId()) },
	},
	// Ink loads its devtools only when DEV=true is set; they don't ship.
	resolve: { alias: { "react-devtools-core": false } },
	plugins: [
		emptyDist(),
		lateBuiltins(),
		lateStringWidth(),
		lateFuzzysort(),
		nothingAwaited(),
		lastingInkCaches(),
		inlineHelpers(),
		shortExports(),
		asciiOnly(),
		commonJs(),
		outlines(),
		licences(),
	],
	output: {
		dir: "dist",
		// Starts 4 to 10 ms faster than ES modules, whose loader Node would have to load, and which it reads one by one.
		format: "cjs",
		minify: true,
		codeSplitting: {
			groups: GROUPS.map(({ name, sources }, index) => {
				return { name, test: patternOf(sources), priority: GROUPS.length - index };
			}),
		},
		entryFileNames: "[name].js",
		chunkFileNames: "[name]-[hash].js",
	},
});
