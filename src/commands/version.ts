/** This program's version, as the package's own description tells it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "./load-template.ts";

export function version(): string {
	const description: { version: string } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
	return description.version;
}
