/** Allowed imports: each arrow of the house is one, downwards only. */
import { describe, expect, test } from "vitest";
import { sourceFiles, textOf, withoutComments } from "./files.ts";
import { between, circles, imports, roomOf } from "./rooms.ts";

/** The arrows of docs/architecture.md. What can be reached along them may be imported. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
	"cli.ts": ["commands"],
	commands: ["session", "check", "pages"],
	session: ["documents", "ui", "plain"],
	documents: ["templates", "draft", "metadata", "wizard"],
	templates: ["project"],
	project: ["cli", "draft"],
	cli: ["terminal"],
	ui: ["wizard", "terminal"],
	plain: ["wizard", "terminal"],
	wizard: ["editor", "review"],
	check: ["metadata", "review"],
	draft: ["yaml", "review"],
	metadata: ["yaml"],
	yaml: ["proposal", "files"],
	terminal: ["proposal", "files"],
	pages: ["proposal"],
	review: ["proposal"],
	proposal: ["outline"],
	outline: ["markdown"],
	markdown: ["text"],
	editor: ["text"],
	text: [],
	files: [],
};

const PURE = [
	"text",
	"markdown",
	"outline",
	"proposal",
	"review",
	"yaml",
	"metadata",
	"editor",
	"wizard",
	"check",
	"pages",
];

function reachable(room: string, seen = new Set<string>()): Set<string> {
	for (const next of ARROWS[room] ?? []) {
		if (seen.has(next)) continue;
		seen.add(next);
		reachable(next, seen);
	}
	return seen;
}

describe("imports", () => {
	test("lists the allowed imports of every room", () => {
		expect(new Set(sourceFiles().map(roomOf))).toEqual(
			new Set(Object.keys(ARROWS).filter((room) => roomIsBuilt(room))),
		);
	});

	test("rooms import downwards only", () => {
		const wrong = between
			.filter(({ file, target }) => roomOf(file) !== roomOf(target) && !reachable(roomOf(file)).has(roomOf(target)))
			.map(({ file, target }) => `${file} imports ${target}`);
		expect(wrong).toEqual([]);
	});

	test("imports stay inside src/", () => {
		expect(between.filter(({ target }) => !target.startsWith("src/"))).toEqual([]);
	});

	test("pure rooms know no file, process, clock or terminal", () => {
		// A hash is a function of its text; everything else in node:crypto is out of reach of this import.
		const isHash = (file: string): boolean => /^import \{ createHash \} from "node:crypto";$/m.test(textOf(file));
		const modules = imports.filter(
			({ file, target }) =>
				PURE.includes(roomOf(file)) &&
				/^(node:|ink|react|enquirer)/.test(target) &&
				!(target === "node:crypto" && isHash(file)),
		);
		const globals = sourceFiles()
			.filter((file) => PURE.includes(roomOf(file)))
			.filter((file) =>
				/\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bconsole\./.test(withoutComments(textOf(file))),
			);
		expect({ modules, globals }).toEqual({ modules: [], globals: [] });
	});

	test("the screen knows no file, YAML or Markdown parser", () => {
		const wrong = imports.filter(
			({ file, target }) =>
				roomOf(file) === "ui" && /^(node:fs|node:child_process|yaml|unified|remark|mdast|micromark)/.test(target),
		);
		expect(wrong).toEqual([]);
	});

	test("only the store writes drafts, and only the screen draws with Ink", () => {
		const ink = imports.filter(({ file, target }) => /^(ink|react)/.test(target) && roomOf(file) !== "ui");
		expect(ink).toEqual([]);
	});

	test("no imports form a cycle, not even those of types alone", () => {
		expect(circles(between)).toEqual([]);
	});

	test("the search finds a cycle", () => {
		const [a, b, c] = ["src/a.ts", "src/b.ts", "src/c.ts"] as const;
		const round = [
			{ file: a, target: b },
			{ file: b, target: c },
			{ file: c, target: b },
		];
		expect(circles(round)).toEqual([[b, c]]);
	});

	test("the search covers the whole project", () => {
		expect(sourceFiles().length).toBeGreaterThan(60);
		expect(between.length).toBeGreaterThan(150);
	});
});

/** A room without files is not built yet. */
function roomIsBuilt(room: string): boolean {
	return sourceFiles().some((file) => roomOf(file) === room);
}
