/**
 * Installs the Node versions for the matrix test, once. They are packages for Linux; on other systems the test reports that
 * it only uses the Node that is installed.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
if (process.platform === "linux" && !existsSync(`${folder}/node_modules/.package-lock.json`)) {
	execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}
