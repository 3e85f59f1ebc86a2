#!/usr/bin/env node
// Starts dist/cli.js, with its compiled code kept between runs, nothing else. Written so that a Node too old for the
// rest still reads it and says so.

// biome-ignore-start lint/style/useNodejsImportProtocol: a Node too old for the rest doesn't know it.
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
		// A cache that can't be used only costs milliseconds.
	}
	try {
		require("../dist/cli.js").start(process.argv.slice(2));
	} catch (error) {
		const unbuilt = error?.code === "MODULE_NOT_FOUND" && String(error.message).includes("dist/cli.js");
		console.error(unbuilt ? "pep-wizard is not built yet: run `npm run build`." : error);
		process.exitCode = 3;
	}
}

// Compiling takes a third of a short command. module.enableCompileCache, from Node 22 on, keeps less of it: a status takes
// 7 ms more with that. The package v8-compile-cache loads node:crypto to hash every source, which takes longer than what
// is saved here, and its cache lies where others may write. All of it stands here, for another file takes a millisecond.

/**
 * Keeps the code of the files in `folder` as a command runs it, in the user's own cache: what is compiled anew is put
 * there when the process ends. False where there is no place for it. Never throws.
 */
function keepCompiled(folder, command) {
	const cache = cacheFolder(process.env, command);
	if (cache === undefined) return false;
	/** Scripts that were compiled anew, by where their code is to be kept. */
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
 * Each command has its own folder: it runs other parts of the same files, and only those that were run are kept.
 * Undefined where a folder can't be the user's alone: code from it is run.
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

/** V8 looks at nothing but the length of a source: a file is another one when its place, its size or its time is. */
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

/** Whole, and on the disk before it has its name: V8 doesn't look for what is damaged. */
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

/** One by one: where the system says for ever that there is no such folder, as below /proc, Node's own way never ends. */
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

/** Milliseconds after which code is taken away; what is used still is kept anew. */
const OLD = 30 * 24 * 3_600_000;

/** Takes away what earlier versions left, and what was begun and never finished. */
function sweep(cache) {
	try {
		for (const name of fs.readdirSync(cache)) {
			const file = join(cache, name);
			if (Date.now() - fs.statSync(file).mtimeMs > OLD) removed(file);
		}
	} catch {
		// There is none, or another process does it as well.
	}
}

function removed(file) {
	try {
		fs.unlinkSync(file);
	} catch {
		// It is gone, or was not even begun.
	}
}
