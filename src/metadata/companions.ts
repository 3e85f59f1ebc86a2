/** Builds and matches the declared paths of files elsewhere in the repository. Opens no file. */
import { isAbsent, type Metadata, pathOfKey, valueAt } from "./metadata.ts";

/** Valid parts of a path. */
const SAFE = /^(?!\.)[^/\\:\0-\x1f\x7f]{1,100}$/;

/**
 * The path with the values of the keys in it; undefined if one has no value. `isSafe`: every value is valid as a file
 * name.
 */
export function companionName(owner: Metadata, path: string): { name: string; isSafe: boolean } | undefined {
	let isWhole = true;
	let isSafe = true;
	const name = path.replace(/\{([^{}]*)\}/g, (_, key: string) => {
		const value = valueAt(owner, pathOfKey(owner, key));
		const text = isAbsent(value) || typeof value === "object" ? "" : `${value}`;
		if (text === "") isWhole = false;
		if (!SAFE.test(text)) isSafe = false;
		return text;
	});
	return isWhole ? { name, isSafe } : undefined;
}

/** The leading folders of a path that are the same for all proposals. */
export function firstFolders(path: string): string {
	return path.slice(0, path.indexOf("{") < 0 ? path.lastIndexOf("/") : path.lastIndexOf("/", path.indexOf("{")));
}

/** The values in a file's path, in the order of the keys; undefined if the path is that of another file. */
export function companionValues(declared: string, path: string): readonly string[] | undefined {
	const parts = declared.split(/\{[^{}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
	return new RegExp(`^${parts.join("([^/]+)")}$`).exec(path)?.slice(1);
}
