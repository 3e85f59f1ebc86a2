/**
 * Builds the package before the tests that run it, unless the build is newer than all that goes into it.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** When the newest of the files in the project's folder or file was changed, in milliseconds since 1970. */
function newest(name: string): number {
	const path = `${root}/${name}`;
	if (!existsSync(path)) return 0;
	if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
	const files = readdirSync(path, { recursive: true, encoding: "utf8" });
	return Math.max(0, ...files.map((file) => statSync(`${path}/${file}`).mtimeMs));
}

/** Called by vitest before the project's first test. */
export function setup(): void {
	const built = existsSync(`${root}/dist/cli.js`) ? statSync(`${root}/dist/cli.js`).mtimeMs : 0;
	const inputs = ["src", "bundle", "templates", "questionnaire", "rolldown.config.ts", "package.json"];
	if (Math.max(...inputs.map(newest)) < built) return;
	execFileSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}
