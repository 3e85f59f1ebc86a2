/** Where addresses in proposals lead, as seen from their pages. Knows paths; reads nothing. */
import { dirname, relative, resolve, sep } from "node:path";
import { DRAFT } from "../../project/find-files.ts";

/** Of a file, as people call it, and an address in it; undefined for one that leads nowhere. */
type Addresses = (file: string, url: string) => string | undefined;

/**
 * Addresses on the web stay; those of a proposal that has a page lead to it; those of other files lead to them, from the
 * folder of the pages (absolute).
 */
export function addressing(
	entries: readonly { readonly file: string }[],
	pages: readonly string[],
	cwd: string,
	folder: string,
): Addresses {
	const known = new Map<string, string>();
	for (const [index, { file }] of entries.entries()) {
		const path = resolve(cwd, file);
		// The Markdown that a draft is rendered to is what other documents name.
		known.set(path.replace(DRAFT, ".md"), pages[index]!);
		known.set(path, pages[index]!);
	}
	return (file, url) => {
		if (/^(?:https?|mailto):/i.test(url)) return url;
		const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
		// Another scheme, or a host or root that can't be resolved from here.
		if (path === "" || /^[a-z][a-z\d+.-]*:|^[\\/]/i.test(path)) return undefined;
		const target = resolve(cwd, dirname(file), decoded(path));
		const page = known.get(target);
		if (page !== undefined) return encodeURI(page) + rest.replace(/^[^#]*#/, "#doc-");
		const from = relative(folder, target).split(sep).map(encodeURIComponent).join("/");
		return (from.startsWith("../") ? from : `./${from}`) + rest;
	};
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
