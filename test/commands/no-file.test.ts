/** A draft, a Markdown file, a template, settings: wherever a file is expected, and the path is something else. */
import { mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { expectCpuTimeOf } from "../cpu-time.ts";
import { NO_FILES } from "../files/no-files.ts";
import { type Folder, folder } from "./run.ts";

const DRAFT = "pep-wizard: 1\ntemplate: ./t.md\nanswers: {title: D, summary: S}\n";

async function withFiles(but: string): Promise<Folder> {
	const place = await folder();
	const files = { "t.md": "# T\n\n## Summary\n", "a.pep.yaml": DRAFT, "b.md": "# B\n\n## Summary\n\nS\n" };
	if (but === "kep.yaml") await place.write("README.md", "# KEP-1: K\n\n## Summary\n\nS\n");
	for (const [name, text] of Object.entries(files)) if (name !== but) await place.write(name, text);
	return place;
}

/** The file that is none, and command lines that read it. */
const READERS: readonly (readonly [file: string, ...commands: string[]])[] = [
	["a.pep.yaml", "status a.pep.yaml", "check a.pep.yaml", "render a.pep.yaml", "get a.pep.yaml summary"],
	["a.pep.yaml", "set a.pep.yaml summary x", "preview a.pep.yaml", "sync a.pep.yaml b.md"],
	["b.md", "status b.md", "check b.md", "import b.md -o c.pep.yaml", "preview b.md", "sync a.pep.yaml b.md"],
	["t.md", "outline --template ./t.md", "status a.pep.yaml", "new d.pep.yaml --no-edit --title D --template ./t.md"],
	["t.yaml", "outline --template ./t.md", "status a.pep.yaml"],
	[".pep-wizard.yaml", "check a.pep.yaml", "outline", "new d.pep.yaml --no-edit --title D"],
	["kep.yaml", "status README.md", "check README.md --template kep", "import README.md --template kep"],
	["answer.txt", "set a.pep.yaml summary --file answer.txt"],
];

describe("a dangling link does not create a file", () => {
	test.each([
		["a.md", "render a.pep.yaml"],
		["a.md", "render a.pep.yaml --force"],
		["b.md", "render a.pep.yaml -o b.md"],
		["index.html", "status --format html -o ."],
	])("%s: %s", async (file, command) => {
		const place = await withFiles(file);
		await symlink("there/.profile", join(place.path, file));
		await mkdir(join(place.path, "there"));
		const { code, err } = await place.run(...command.split(" "));
		expect({ code, err }).toMatchObject({
			code: 4,
			err: expect.stringContaining(`${file}: is a link to a file that doesn't exist`),
		});
		expect(await readdir(join(place.path, "there"))).toEqual([]);
	});
});

describe.each(Object.entries(NO_FILES))("%s", (words, make) => {
	test.each(READERS)("%s: %s", async (file, ...commands) => {
		// A folder may be a template.
		if (words.includes("folder") && /^t\./.test(file)) return;
		for (const command of commands) {
			const place = await withFiles(file);
			await make(join(place.path, file));
			// A folder that is named is looked into.
			const isLookedInto = words.includes("folder") && /^(status|check) (a|b)\./.test(command);
			const { code, err } = await expectCpuTimeOf(3000, () => place.run(...command.split(" ")));
			// A draft's template isn't followed out of the folder, wherever it leads.
			const expected = /^t\..*device.*status/.test(`${file} ${words} ${command}`) ? "is outside" : `${file}: ${words}`;
			expect({ command, code, err }).toMatchObject(
				isLookedInto ? { command } : { command, code: 3, err: expect.stringContaining(expected) },
			);
		}
	});

	test.each(["status", "check", "status --format html"])(
		"%s of a folder is reported, and the session continues",
		async (command) => {
			const place = await withFiles("");
			await make(join(place.path, "0.pep.yaml"));
			await place.write("z.pep.yaml", DRAFT);
			const { code, out, err } = await place.run(...command.split(" "));
			expect(out).toMatch(command === "check" ? / in 2 files/ : /a\.pep\.yaml.*z\.pep\.yaml/s);
			if (words.includes("folder")) return;
			expect(code).toBe(3);
			expect(err).toContain(`0.pep.yaml: ${words}`);
		},
	);
});
