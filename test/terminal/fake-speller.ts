/** A spelling checker for tests, which speaks the protocol of `ispell -a`. */
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface FakeSpeller {
	/** Wrong words with what may be meant. */
	readonly wrong?: Readonly<Record<string, readonly string[]>>;
	/** It reads words and says nothing. */
	readonly hangs?: boolean;
	/** It ends at this word. */
	readonly endsAt?: string;
	/** It has no dictionary for any other language. */
	readonly language?: string;
}

/** Writes an executable of that name into the folder. */
export async function fakeSpeller(folder: string, name: "aspell" | "hunspell", behaviour: FakeSpeller): Promise<void> {
	const source = `#!${process.execPath}
const { wrong = {}, hangs, endsAt, language } = ${JSON.stringify(behaviour)};
if (language && !process.argv.join(" ").includes(language)) { console.error("No word lists can be found"); process.exit(1); }
console.log("@(#) International Ispell Version 3.1.20 (but really a test)");
const right = new Set();
require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
	if (line.startsWith("*")) right.add(line.slice(1));
	if (!line.startsWith("^") || hangs) return;
	const word = line.slice(1);
	if (word === endsAt) process.exit(1);
	const meant = right.has(word) ? undefined : wrong[word];
	console.log((meant ? (meant.length ? "& " + word + " " + meant.length + " 1: " + meant.join(", ") : "# " + word + " 1") : "*") + "\\n");
});
`;
	const path = join(folder, name);
	await writeFile(path, source);
	await chmod(path, 0o755);
}
