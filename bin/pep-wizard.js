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
	try {
		const [command] = /^[a-z]{2,12}$/.exec(process.argv[2]) ?? ["edit"];
		const isKept = keepCompiled(join(__dirname, "..", "dist"), command);
		if (!isKept) process.getBuiltinModule("node:module").enableCompileCache?.();
	} catch {
		// Without a cache, the start only takes longer.
	}
	try {
		require("../dist/cli.js").start(process.argv.slice(2));
	} catch (error) {
		const unbuilt = error?.code === "MODULE_NOT_FOUND" && String(error.message).includes("dist/cli.js");
		console.error(unbuilt ? "pep-wizard is not built yet: run `npm run build`." : error);
		process.exitCode = 3;
	}
}

// Compiling takes a third of a short command's time. module.enableCompileCache (Node 22) caches less: `status` takes 7 ms
// longer with it. The package v8-compile-cache loads node:crypto to hash every source, which costs more than it saves, and
// its cache is in a folder that others can write to. All of this is in one file because another file costs a millisecond.

/**
 * Runs the files in `folder` from the user's compile cache, and adds what had to be compiled when the process exits.
 * Returns false if there is no safe cache folder. Never throws.
 */
function keepCompiled(folder, command) {
	const cache = cacheFolder(process.env, command);
	if (cache === undefined) return false;
	/** Scripts that had to be compiled, by the path of their cache file. */
	const compiled = new Map();
	const { Script, constants } = require("node:vm");
	const Module = module.constructor;
	const compile = Module.prototype._compile;
	Module.prototype._compile = function (content, filename) {
		if (dirname(filename) !== folder) return compile.call(this, content, filename);
		const kept = keptAt(cache, filename);
		const script = new Script(Module.wrap(content), {
			filename,
			cachedData: bytesOf(kept),
			importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
		});
		if (script.cachedDataRejected !== false) compiled.set(kept, script);
		const require = (id) => this.require(id);
		script.runInThisContext().call(this.exports, this.exports, require, this, filename, folder);
	};
	process.once("exit", () => {
		if (compiled.size === 0) return;
		for (const [kept, script] of compiled) keep(kept, script);
		sweep(cache);
	});
	return true;
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
