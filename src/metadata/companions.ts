/** Paths of files that are kept elsewhere in the repository, as they are declared. Opens no file. */
import { type Metadata, pathOfKey, textAt } from "./metadata.ts";

/** What one part of a path may be made of. */
const SAFE = /^(?!\.)[^/\\:\0-\x1f\x7f]{1,100}$/;

/** The path with the values of the keys that it names; undefined where one has none, or none that can be a name. */
export function companionName(owner: Metadata, path: string): string | undefined {
	let isWhole = true;
	const name = path.replace(/\{([^{}]*)\}/g, (_, key: string) => {
		const text = textAt(owner, pathOfKey(owner, key)) ?? "";
		if (!SAFE.test(text)) isWhole = false;
		return text;
	});
	return isWhole ? name : undefined;
}

/** The folders that a path begins with, as far as they are the same for all proposals. */
export function firstFolders(path: string): string {
	return path.slice(0, path.indexOf("{") < 0 ? path.lastIndexOf("/") : path.lastIndexOf("/", path.indexOf("{")));
}

/** The values in a file's path, in the order of the keys; undefined for the path of another file. */
export function companionValues(declared: string, path: string): readonly string[] | undefined {
	const parts = declared.split(/\{[^{}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
	return new RegExp(`^${parts.join("([^/]+)")}$`).exec(path)?.slice(1);
}
