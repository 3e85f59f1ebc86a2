/** Where files belong, how long they can be, and words that must not be committed. */
import { expect, test } from "vitest";
import { projectFiles, sourceFiles, textOf } from "./files.ts";

const TOP_LEVEL = [
	".ci",
	".gitignore",
	".npmrc",
	"CHANGELOG.md",
	"CONTRIBUTING.md",
	"LICENSE",
	"README.md",
	"bin",
	"biome.json",
	"docs",
	"knip.json",
	"package-lock.json",
	"package.json",
	"questionnaire",
	"rolldown.config.ts",
	"src",
	"templates",
	"test",
	"tsconfig.json",
	"vitest.config.ts",
];

const LONGEST_FILE = 400;

test("the top level holds only what the map shows", () => {
	const names = new Set(projectFiles().map((file) => file.split("/")[0] ?? ""));
	expect([...names].filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
	expect(names.size).toBeGreaterThan(12);
});

test(`no code file is longer than ${LONGEST_FILE} lines`, () => {
	const code = projectFiles().filter((file) => /^(src|test|bin)\/.*\.(tsx?|js)$/.test(file));
	const long = code
		.map((file) => ({ file, lines: textOf(file).trimEnd().split("\n").length }))
		.filter(({ lines }) => lines > LONGEST_FILE);
	expect(long).toEqual([]);
	expect(code.length).toBeGreaterThan(80);
});

test("every source opens with what it does", () => {
	const mute = sourceFiles().filter((file) => !/^\/(\*\*|\/)/.test(textOf(file)));
	expect(mute).toEqual([]);
});

test("file names are kebab-case, and PascalCase for components", () => {
	const odd = sourceFiles().filter((file) => !/\/([a-z0-9]+(-[a-z0-9]+)*\.tsx?|[A-Z][A-Za-z0-9]*\.tsx)$/.test(file));
	expect(odd).toEqual([]);
});

test("nothing names a package registry's host or a path of one machine", () => {
	// Put together from pieces, so that this file doesn't find itself.
	const forbidden = [["registry", "npmjs"].join("."), `/${"work"}/main`, `/${"work"}/shared`, `/${"root"}/`];
	const texts = projectFiles().filter((file) => !/\.(png|gif|ico)$/.test(file));
	const found = texts.flatMap((file) => {
		const text = textOf(file);
		return forbidden.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`);
	});
	expect(found).toEqual([]);
	expect(texts.length).toBeGreaterThan(100);
});

test("lockfiles name no download location", () => {
	const locks = projectFiles().filter((file) => file.endsWith("package-lock.json"));
	expect(locks.length).toBe(2);
	expect(locks.filter((file) => /"resolved"/.test(textOf(file)))).toEqual([]);
});
