// Keeps the compiled code between runs, as module.enableCompileCache does from Node 22 on: compiling takes a third of a
// short command. That one keeps less: a status takes 7 ms more with it. The package v8-compile-cache loads node:crypto
// to hash every source, which takes longer than what is saved here, and its cache lies where others may write.
"use strict";
const { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync } = require("node:fs");
const { renameSync, statSync, unlinkSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { basename, dirname, join } = require("node:path");
const { constants, Script } = require("node:vm");

/**
 * Keeps the code of the files in `folder` as a command runs it, in the user's own cache: what is compiled anew is put
 * there when the process ends. False where there is no place for it. Never throws.
 */
exports.keepCompiled = (folder, command) => {
	const cache = cacheFolder(process.env, command);
	if (cache === undefined) return false;
	/** Scripts that were compiled anew, by where their code is to be kept. */
	const compiled = new Map();
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
};

/**
 * Each command has its own folder: it runs other parts of the same files, and only those that were run are kept.
 * Undefined where a folder can't be the user's alone: code from it is run.
 */
function cacheFolder({ HOME, XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE }, command) {
	const isAbsolute = (path) => path?.startsWith("/");
	const home = isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : isAbsolute(HOME) ? join(HOME, ".cache") : undefined;
	if (home === undefined || NODE_DISABLE_COMPILE_CACHE || process.getuid === undefined) return undefined;
	const folder = join(home, "pep-wizard", `node-${process.version}-${process.arch}`, command);
	try {
		const facts = statSync(folder, { throwIfNoEntry: false });
		const isOwn = !facts || (facts.uid === process.getuid() && (facts.mode & 0o022) === 0);
		return isOwn ? folder : undefined;
	} catch {
		return undefined;
	}
}

/** V8 looks at nothing but the length of a source: a file is another one when its place, its size or its time is. */
function keptAt(cache, filename) {
	const { size, mtimeMs, ino, dev } = statSync(filename);
	return join(cache, `${basename(filename)}-${[size, mtimeMs, ino, dev].map((each) => each.toString(36)).join("-")}`);
}

function bytesOf(file) {
	try {
		return readFileSync(file);
	} catch {
		return undefined;
	}
}

/** Whole, and on the disk before it has its name: V8 doesn't look for what is damaged. */
function keep(file, script) {
	const beside = `${file}.${process.pid}`;
	try {
		mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
		const opened = openSync(beside, "wx", 0o600);
		try {
			writeFileSync(opened, script.createCachedData());
			fsyncSync(opened);
		} finally {
			closeSync(opened);
		}
		renameSync(beside, file);
	} catch {
		removed(beside);
	}
}

/** Milliseconds after which code is taken away; what is used still is kept anew. */
const OLD = 30 * 24 * 3_600_000;

/** Takes away what earlier versions left, and what was begun and never finished. */
function sweep(cache) {
	try {
		for (const name of readdirSync(cache)) {
			const file = join(cache, name);
			if (Date.now() - statSync(file).mtimeMs > OLD) removed(file);
		}
	} catch {
		// There is none, or another process does it as well.
	}
}

function removed(file) {
	try {
		unlinkSync(file);
	} catch {
		// It is gone, or was not even begun.
	}
}
