/** Finds a repository's own JSON Schema for drafts, so that a draft can refer to it for editors. */
import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { settingsFolders } from "./settings.ts";

/** Where `pep-wizard init` puts a repository's template and schemas. */
export const OWN_FOLDER = ".pep-wizard";

/** The schema's path relative to a draft (absolute), with slashes; undefined if the repository has none. */
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
