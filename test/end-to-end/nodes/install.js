/**
 * Installs the Node versions that the matrix test runs on, once. They come as packages of their own, for Linux; on
 * other systems the test runs on the Node at hand and says so.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
if (process.platform === "linux" && !existsSync(`${folder}/node_modules/.package-lock.json`)) {
	execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}
