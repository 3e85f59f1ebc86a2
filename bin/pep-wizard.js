#!/usr/bin/env node
// Starts dist/cli.js and caches its compiled code between runs; does nothing else. Written so that a Node too old for the
// rest can still parse it and report that.

// biome-ignore-start lint/style/useNodejsImportProtocol: a Node too old for the rest doesn't support it.
const fs = require("fs");
const { basename, dirname, join } = require("path");
// biome-ignore-end lint/style/useNodejsImportProtocol: as above.

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`pep-wizard needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
	process.exitCode = 3;
} else {
	const folder = join(__dirname, "..", "dist");
	try {
		loaderOf(folder)("./cli.js").start(process.argv.slice(2));
	} catch (error) {
		const unbuilt = /^(ENOENT|MODULE_NOT_FOUND)$/.test(error?.code) && !fs.existsSync(join(folder, "cli.js"));
		console.error(unbuilt ? "pep-wizard is not built yet: run `npm run build`." : error);
		process.exitCode = 3;
	}
}

// Compiling takes a third of a short command's time. module.enableCompileCache (Node 22) caches less: `status` takes 7 ms
// longer with it. The package v8-compile-cache loads node:crypto to hash every source, which costs more than it saves, and
// its cache is in a folder that others can write to. All of this is in one file because another file costs a millisecond.

/** A `require` for the files in `folder`. Never throws; without a safe cache folder, it is Node's own. */
function loaderOf(folder) {
	try {
		const [command] = /^[a-z]{2,12}$/.exec(process.argv[2]) ?? ["edit"];
		const cache = cacheFolder(process.env, command);
		if (cache !== undefined) return cachedLoader(folder, cache);
		process.getBuiltinModule("node:module").enableCompileCache?.();
	} catch {
		// Without a cache, the start only takes longer.
	}
	return (id) => require(join(folder, id));
}

/**
 * Runs the files in `folder` from the compile cache, and adds what had to be compiled when the process exits. They are
 * bundled and need no packages, so Node's loader, which takes up to half a millisecond more for each, is not asked.
 */
function cachedLoader(folder, cache) {
	/** Scripts that had to be compiled, by the path of their cache file. */
	const compiled = new Map();
	const { Script, constants } = require("node:vm");
	const modules = new Map();
	const load = (id) => {
		if (!id.startsWith("./")) return require(id);
		const known = modules.get(id);
		if (known) return known.exports;
		const filename = join(folder, id);
		const content = fs.readFileSync(filename, "utf8");
		const kept = keptAt(cache, filename);
		const script = new Script(`(function (exports, require, module, __filename, __dirname) { ${content}\n})`, {
			filename,
			cachedData: bytesOf(kept),
			importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
		});
		if (script.cachedDataRejected !== false) compiled.set(kept, script);
		const loaded = { exports: {} };
		modules.set(id, loaded);
		script.runInThisContext().call(loaded.exports, loaded.exports, load, loaded, filename, folder);
		return loaded.exports;
	};
	process.once("exit", () => {
		if (compiled.size === 0) return;
		for (const [kept, script] of compiled) keep(kept, script);
		sweep(cache);
	});
	return load;
}

/**
 * The cache folder of a command: each command runs different parts of the same files, and only those that ran are cached.
 * Undefined if others could write to the folder, because code from it is run.
 */
function cacheFolder({ HOME, XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE }, command) {
	const isAbsolute = (path) => path?.startsWith("/");
	const home = isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : isAbsolute(HOME) ? join(HOME, ".cache") : undefined;
	if (home === undefined || NODE_DISABLE_COMPILE_CACHE || process.getuid === undefined) return undefined;
	const folder = join(home, "pep-wizard", `node-${process.version}-${process.arch}`, command);
	try {
		const facts = fs.statSync(folder, { throwIfNoEntry: false });
		const isOwn = !facts || (facts.uid === process.getuid() && (facts.mode & 0o022) === 0);
		return isOwn ? folder : undefined;
	} catch {
		return undefined;
	}
}

/** The cache file's name includes path, size and time of the source, because V8 itself only compares the length. */
function keptAt(cache, filename) {
	const { size, mtimeMs, ino, dev } = fs.statSync(filename);
	return join(cache, `${basename(filename)}-${[size, mtimeMs, ino, dev].map((each) => each.toString(36)).join("-")}`);
}

function bytesOf(file) {
	try {
		return fs.readFileSync(file);
	} catch {
		return undefined;
	}
}

/** Writes atomically and flushes before renaming: V8 doesn't detect damaged code. */
function keep(file, script) {
	const beside = `${file}.${process.pid}`;
	try {
		makeFolder(dirname(file));
		const opened = fs.openSync(beside, "wx", 0o600);
		try {
			fs.writeFileSync(opened, script.createCachedData());
			fs.fsyncSync(opened);
		} finally {
			fs.closeSync(opened);
		}
		fs.renameSync(beside, file);
	} catch {
		removed(beside);
	}
}

/** Makes folders one by one: Node's recursive mkdir never returns if the parent can never be made, as below /proc. */
function makeFolder(folder) {
	try {
		fs.mkdirSync(folder, { mode: 0o700 });
	} catch (error) {
		if (error.code === "EEXIST") return;
		if (error.code !== "ENOENT" || dirname(folder) === folder) throw error;
		makeFolder(dirname(folder));
		fs.mkdirSync(folder, { mode: 0o700 });
	}
}

/** Age in milliseconds at which cached code is deleted; code still in use is simply cached again. */
const OLD = 30 * 24 * 3_600_000;

/** Deletes what earlier versions left, and unfinished files. */
function sweep(cache) {
	try {
		for (const name of fs.readdirSync(cache)) {
			const file = join(cache, name);
			if (Date.now() - fs.statSync(file).mtimeMs > OLD) removed(file);
		}
	} catch {
		// There is no folder, or another process is cleaning up too.
	}
}

function removed(file) {
	try {
		fs.unlinkSync(file);
	} catch {
		// Already deleted, or never created.
	}
}
