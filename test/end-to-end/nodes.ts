/** The Node versions that the package promises to run on, as far as they are installed here. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const PROMISED = [20, 22, 24, 26] as const;

/** Path of the node program of that major version; undefined where `nodes/install.js` didn't install it. */
export function nodeOf(major: number): string | undefined {
	const name = `node-${process.platform}-${process.arch}-${major}`;
	const path = fileURLToPath(new URL(`nodes/node_modules/${name}/bin/node`, import.meta.url));
	return existsSync(path) ? path : undefined;
}
