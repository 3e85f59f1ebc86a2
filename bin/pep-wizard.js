#!/usr/bin/env node
// Starts dist/cli.js, nothing else. Written so that a Node too old for the rest still reads it and says so.

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`pep-wizard needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
	process.exitCode = 3;
} else {
	try {
		// Node 22 and newer keep the compiled code between runs.
		process.getBuiltinModule("node:module").enableCompileCache?.();
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
