#!/usr/bin/env node
// Starts dist/cli.js, with its compiled code kept between runs, nothing else. Written so that a Node too old for the
// rest still reads it and says so.

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`pep-wizard needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
	process.exitCode = 3;
} else {
	try {
		const [command] = /^[a-z]{2,12}$/.exec(process.argv[2]) ?? ["edit"];
		const dist = require("node:path").join(__dirname, "..", "dist");
		const { keepCompiled } = require("./compile-cache.js");
		if (!keepCompiled(dist, command)) process.getBuiltinModule("node:module").enableCompileCache?.();
	} catch {
		// A cache that can't be written only costs milliseconds.
	}
	try {
		require("../dist/cli.js").start(process.argv.slice(2));
	} catch (error) {
		const unbuilt = error?.code === "MODULE_NOT_FOUND" && String(error.message).includes("dist/cli.js");
		console.error(unbuilt ? "pep-wizard is not built yet: run `npm run build`." : error);
		process.exitCode = 3;
	}
}
