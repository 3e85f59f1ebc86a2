/** Untrusted YAML, wherever it is read: always a prompt error with its location. */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { expectCpuTimeOf } from "../cpu-time.ts";
import { type Folder, folder } from "./run.ts";

const BOMB = `a: &a [x, x, x, x, x, x, x, x, x]\n${[..."bcdefghi"]
	.map((key, at) => `${key}: &${key} [${Array(9).fill(`*${"abcdefgh"[at]}`).join(", ")}]`)
	.join("\n")}\n`;

/** Each stands below the first line that the file needs. */
const HOSTILE: Readonly<Record<string, string>> = {
	"an alias bomb": BOMB,
	"a deep nest": `a: ${"[".repeat(20_000)}\n`,
	"a deep nest of maps": `${Array.from({ length: 2500 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")}\n`,
	"a tag": "a: !!js/function 'function () {}'\n",
	"a merge key": "a: {x: 1}\n<<: {y: 2}\n",
	"a key twice": "required: alpha\nrequired: beta\n",
	"a prototype": "__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}\n",
	"a huge number": `a: ${"9".repeat(5000)}\n`,
	"control bytes": "a: x\x1b[2J\x07\n",
	"a closed door": "a: 'never closed\n",
};

interface Reader {
	readonly name: string;
	readonly file: string;
	readonly head: string;
	readonly command: readonly string[];
}

const READERS: readonly Reader[] = [
	{ name: "draft", file: "a.pep.yaml", head: "pep-wizard: 1\ntemplate: ./t.md\n", command: ["status", "a.pep.yaml"] },
	{
		name: "questionnaire",
		file: "t.yaml",
		head: "pep-wizard-questionnaire: 1\n",
		command: ["outline", "--template", "./t.md"],
	},
	{ name: "project file", file: ".pep-wizard.yaml", head: "", command: ["check", "a.pep.yaml"] },
];

async function withFiles(): Promise<Folder> {
	const place = await folder();
	await place.write("t.md", "# T\n\n## Summary\n");
	await place.write("a.pep.yaml", "pep-wizard: 1\ntemplate: ./t.md\nanswers: {summary: S}\n");
	return place;
}

describe.each(READERS)("$name", ({ file, head, command }) => {
	test.each(Object.entries(HOSTILE))("%s", async (name, text) => {
		const place = await withFiles();
		await place.write(file, head + text);
		const { code, err } = await expectCpuTimeOf(10_000, () => place.run(...command));
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(err).not.toMatch(/^\s+at |[\x00-\x08\x0b-\x1f\x7f-\x9f]/m);
		// A draft's unknown keys are kept, and only reported.
		if (code !== 3) expect([name, file]).toEqual([name, "a.pep.yaml"]);
		expect(err).toMatch(new RegExp(`${file.replaceAll(".", "\\.")}:\\d+:\\d+: `));
	});
});

test("never reads a path outside the folder unasked", async () => {
	const place = await withFiles();
	await mkdir(join(place.path, "other"));
	await writeFile(join(place.path, "other/secret.md"), "# Secret\n");
	await place.write("a.pep.yaml", "pep-wizard: 1\ntemplate: ../../../../../../etc/passwd\n");
	const { code, out, err } = await place.run("render", "a.pep.yaml", "-o", "-");
	expect(code).toBe(3);
	expect(out + err).not.toContain("root:");
});

test("reports a draft that is a circular link, and one that is a folder", async () => {
	const place = await withFiles();
	await symlink("b.pep.yaml", join(place.path, "b.pep.yaml"));
	await mkdir(join(place.path, "c.pep.yaml"));
	for (const file of ["b.pep.yaml", "c.pep.yaml"]) {
		const { code, err } = await place.run("render", file);
		expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining(`${file}: `) });
	}
});
