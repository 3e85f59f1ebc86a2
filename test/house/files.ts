/** The project's own files, for the tests that look at the house itself. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every file that is or will be committed, relative to the project's folder, with slashes. */
export function projectFiles(): string[] {
	const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
	const listed = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
	return listed.split("\0").filter((file) => file !== "" && existsSync(`${root}/${file}`));
}

/** The sources: what is compiled and bundled. */
export function sourceFiles(): string[] {
	return projectFiles().filter((file) => /^src\/.*\.tsx?$/.test(file));
}

export function textOf(file: string): string {
	return readFileSync(`${root}/${file}`, "utf8");
}

/** A source without its comments, its strings kept; good enough for code that Biome has formatted. */
export function withoutComments(text: string): string {
	return text.replace(
		/("(?:[^"\\\n]|\\.)*")|\/\*[\s\S]*?\*\/|\/\/.*$/gm,
		(_, quoted: string | undefined) => quoted ?? "",
	);
}
