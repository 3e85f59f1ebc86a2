/** What the project's settings say about searching folders. Loads the YAML library only if they say something. */
import { join } from "node:path";
import { MAX_BYTES, readTextIfAny } from "../files/read.ts";
import { SETTINGS_NAME, settingsFolders } from "./settings.ts";

export interface SearchSettings {
	/** The settings' folder, absolute. */
	readonly folder: string;
	/** As in a `.gitignore` there. */
	readonly globs: readonly string[];
	/** Whether searches go into submodules and other repositories inside this one. */
	readonly submodules: boolean;
}

/** Those of the nearest settings file; undefined if there is none. Mistakes in it are reported by those who read all of it. */
export async function searchSettings(folder: string): Promise<SearchSettings | undefined> {
	for (const each of settingsFolders(folder)) {
		const text = readTextIfAny(join(each, SETTINGS_NAME), MAX_BYTES.settings);
		if (text === undefined) continue;
		const none = { folder: each, globs: [], submodules: false };
		if (!/^(?:ignore|submodules)\s*:/m.test(text)) return none;
		const { parseDocument } = await import("yaml");
		const data: unknown = dataOf(() => parseDocument(text).toJS({ maxAliasCount: 0 }));
		if (typeof data !== "object" || data === null) return none;
		const { ignore, submodules } = data as Readonly<Record<string, unknown>>;
		const globs = Array.isArray(ignore) ? ignore.filter((glob) => typeof glob === "string") : [];
		return { folder: each, globs, submodules: submodules === true };
	}
	return undefined;
}

function dataOf(read: () => unknown): unknown {
	try {
		return read();
	} catch {
		return undefined;
	}
}
