/**
 * Installs the Node versions for the matrix test, once. They are packages for Linux; on other systems the test reports that
 * it only uses the Node that is installed. Says which ones can't be installed, and fails then.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const TRIES = 3;

const folder = dirname(fileURLToPath(import.meta.url));
const { optionalDependencies } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
const wanted = Object.keys(optionalDependencies).filter((name) =>
	name.startsWith(`node-${process.platform}-${process.arch}-`),
);
const missing = () => wanted.filter((name) => !existsSync(`${folder}/node_modules/${name}/bin/node`));

// Where npm can't download an optional package, it ends well without it.
for (let tries = 0; tries < TRIES && missing().length > 0; tries++) {
	try {
		execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
	} catch {
		// npm has said why.
	}
}
if (missing().length > 0) {
	console.error(
		`test/end-to-end/nodes/install.js: npm can't install ${missing().join(", ")}; is the registry reachable?`,
	);
	process.exitCode = 1;
}
