/** The schema for drafts that a repository has of its own, so that a draft can name it and editors check by it. */
import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { settingsFolders } from "./settings.ts";

/** Where `pep-wizard init` puts what a repository has of its own. */
export const OWN_FOLDER = ".pep-wizard";

/** The path of the schema from a draft's (absolute), with slashes; undefined where the repository has none. */
export async function ownSchema(draftPath: string): Promise<string | undefined> {
	const folder = dirname(draftPath);
	for (const above of await settingsFolders(folder)) {
		const path = join(above, OWN_FOLDER, "draft.schema.json");
		if (!existsSync(path)) continue;
		const from = relative(folder, path).split(sep).join("/");
		return from.startsWith("../") ? from : `./${from}`;
	}
	return undefined;
}
