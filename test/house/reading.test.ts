/**
 * Files are read, written and created in one room only, so that its guarantees about links, pipes, sizes and atomicity
 * hold everywhere.
 */
import { describe, expect, test } from "vitest";
import { sourceFiles, textOf, withoutComments } from "./files.ts";

/** What looks at names, and makes or removes folders for a moment. */
const ALLOWED = new Set(
	[
		"access",
		"constants",
		"Dirent",
		"exists",
		"fstat",
		"lstat",
		"mkdtemp",
		"readdir",
		"readlink",
		"realpath",
		"rm",
		"stat",
	].flatMap((name) => [name, `${name}Sync`]),
);

/** And where something else is needed. */
const BESIDES: Readonly<Record<string, readonly string[]>> = {
	// Standard output and error, which are no files of ours.
	"src/cli/process-world.ts": ["writeSync"],
};

/** Names that a source has from Node's file system; `*` for all of it. */
function fromFileSystem(file: string): string[] {
	const text = withoutComments(textOf(file));
	const all = /\*\s+as\s+\w+\s+from\s+"node:fs|(?:import|require|getBuiltinModule)\(\s*"(?:node:)?fs|\bfrom\s+"fs/.test(
		text,
	);
	const named = [...text.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+"node:fs(?:\/promises)?"/g)];
	const names = named.flatMap(([, list = ""]) =>
		list.split(",").map((name) => name.trim().replace(/^type\s+|\s+as\s.*/g, "")),
	);
	return [...names.filter((name) => name !== ""), ...(all ? ["*"] : [])];
}

const outside = sourceFiles().filter((file) => !file.startsWith("src/files/"));

describe("files", () => {
	test("are read and written only by one room", () => {
		const wrong = outside.flatMap((file) =>
			fromFileSystem(file)
				.filter((name) => !ALLOWED.has(name) && !BESIDES[file]?.includes(name))
				.map((name) => `${file}: ${name}`),
		);
		expect(wrong).toEqual([]);
	});

	test("are opened for reading in one place of that room", () => {
		const reading = /^(?:readFile|readSync|openSync|createReadStream|readv|read$|openAsBlob)/;
		const places = sourceFiles().filter((file) => fromFileSystem(file).some((name) => reading.test(name)));
		// What is appended to is opened for writing alone.
		expect(places).toEqual(["src/files/append-log.ts", "src/files/read.ts"]);
	});

	test("are listed by git in one place, and only there are programs started without the terminal", () => {
		const starting = sourceFiles().filter((file) => /"(?:node:)?child_process"/.test(withoutComments(textOf(file))));
		expect(starting).toEqual(["src/project/git.ts", "src/terminal/programs.ts"]);
	});

	test("are in folders that are created one by one, since recursive creation may never end", () => {
		const all = [...sourceFiles(), "bin/pep-wizard.js"];
		expect(all.filter((file) => /mkdir(?:Sync)?\([^;]*recursive/.test(withoutComments(textOf(file))))).toEqual([]);
	});

	test("covers the whole project", () => {
		expect(outside.flatMap(fromFileSystem).length).toBeGreaterThan(20);
	});
});
