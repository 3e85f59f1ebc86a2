/** Resolves links in proposals relative to their pages. Works on paths alone. */
import { dirname, relative, resolve, sep } from "node:path";
import { DRAFT } from "../../project/find-files.ts";
import { percentDecoded } from "../../text/percent-decoding.ts";

/** Resolves a link in a file, which is named as in messages; undefined if it can't be resolved. */
type Addresses = (file: string, url: string) => string | undefined;

/**
 * Web addresses stay unchanged; links to proposals lead to their pages; links to other files lead to those, relative to
 * `folder`, the absolute folder of the pages.
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
		// Other documents link to the Markdown that a draft renders to.
		known.set(path.replace(DRAFT, ".md"), pages[index]!);
		known.set(path, pages[index]!);
	}
	return (file, url) => {
		if (/^(?:https?|mailto):/i.test(url)) return url;
		const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
		// Another scheme, or a host or root that can't be resolved from here.
		if (path === "" || /^[a-z][a-z\d+.-]*:|^[\\/]/i.test(path)) return undefined;
		const target = resolve(cwd, dirname(file), percentDecoded(path));
		const page = known.get(target);
		if (page !== undefined) return encodeURI(page) + rest.replace(/^[^#]*#/, "#doc-");
		const from = relative(folder, target).split(sep).map(encodeURIComponent).join("/");
		return (from.startsWith("../") ? from : `./${from}`) + rest;
	};
}
