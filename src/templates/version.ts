/** This program's version, as the package's own description tells it. */

import { join } from "node:path";
import { readNow } from "../files/read.ts";
import { packageFolder } from "./load-template.ts";

export function version(): string {
	const description: { version: string } = JSON.parse(readNow(join(packageFolder, "package.json")).toString());
	return description.version;
}
