/** Names of the pages of proposals. Knows paths as texts only. */

/** The overview's own. */
export const INDEX = "index.html";

/**
 * A name for each path, in their order: `proposals/1234/README.md` → `proposals-1234-README.html`. No two of them are the
 * same, also where a file system takes capital letters for small ones.
 */
export function pageNames(files: readonly string[]): string[] {
	const taken = new Set([INDEX]);
	return files.map((file) => {
		const base = baseOf(file);
		let name = `${base}.html`;
		for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${base}-${number}.html`;
		taken.add(name.toLowerCase());
		return name;
	});
}

function baseOf(file: string): string {
	const words = file.replace(/(?:\.pep\.ya?ml|\.md|\.markdown)$/i, "").replace(/[^\p{L}\p{N}._-]+/gu, "-");
	return words.replace(/^[.-]+|[.-]+$/g, "").slice(-120) || "proposal";
}
