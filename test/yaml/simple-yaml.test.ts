/** What the small YAML parser reads of files beside documents is what the YAML library reads. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invalidKeys, plainData } from "../../src/yaml/plain.ts";
import { readLocatedYaml, readSimpleYaml } from "../../src/yaml/simple-yaml.ts";
import { readYaml } from "../../src/yaml/yaml.ts";

/** Every path in the data, and some that are not in it. */
function pathsIn(data: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
	const inside = typeof data === "object" && data !== null ? Object.entries(data) : [];
	const keys = inside.map(([key]) => (Array.isArray(data) ? Number(key) : key));
	return [
		path,
		[...path, "none"],
		[...path, 7],
		...inside.flatMap(([, each], at) => pathsIn(each, [...path, keys[at]!])),
	];
}

/** The data, compared with the library's, as are all locations; undefined if it is left to the library. */
function read(text: string): unknown {
	const simple = readLocatedYaml(text);
	expect(readSimpleYaml(text)).toEqual(simple?.data);
	if (simple === undefined) return undefined;
	const { data } = simple;
	const yaml = readYaml(text, "kep.yaml");
	for (const path of pathsIn(data))
		for (const atKey of [false, true]) {
			const { line, column } = simple.positionOf(path, atKey) ?? { line: -1, column: -1 };
			if (line >= 0)
				expect([path, atKey, { file: "kep.yaml", line: line + 1, column: column + 1 }]).toEqual([
					path,
					atKey,
					yaml.locationOf(path, atKey),
				]);
		}
	expect(data).toEqual(plainData(yaml.document.contents));
	expect(Object.keys(data)).toEqual(Object.keys(plainData(yaml.document.contents) as object));
	expect(invalidKeys(yaml)).toEqual([]);
	return data;
}

describe("reads", () => {
	it("lists as far to the left as their key", () => {
		const text = 'authors:\n- "@ann"\n- bob\nstatus: provisional\n';
		expect(read(text)).toEqual({ authors: ["@ann", "bob"], status: "provisional" });
	});

	it("maps in lists as far to the left as their key", () => {
		const text = "gates:\n- name: Resize\n  components:\n  - kubelet\n- name: Other\nlast: a\n";
		expect(read(text)).toEqual({
			gates: [{ name: "Resize", components: ["kubelet"] }, { name: "Other" }],
			last: "a",
		});
	});

	it("comments on lines of their own and after values", () => {
		const text =
			'# Beside the proposal\ntitle: Pools # short\n  # deep\nstage: "alpha" # or "beta"\nsee-also: # none\n';
		expect(read(text)).toEqual({ title: "Pools", stage: "alpha", "see-also": null });
	});

	it("empty lists, more than one space, and no last line ending", () => {
		expect(read("replaces: []\ntitle:   Pools  \nlast: a")).toEqual({ replaces: [], title: "Pools", last: "a" });
	});
});

it("tells where values and keys are, and of missing ones where their nearest ancestor is", () => {
	const text = '# Metadata\ntitle: "Pools"\ngates:\n- name: Resize\n  components: [a]\nempty:\n';
	const { positionOf } = readLocatedYaml(text)!;
	expect(positionOf(["title"])).toEqual({ line: 1, column: 7 });
	expect(positionOf(["title"], true)).toEqual({ line: 1, column: 0 });
	expect(positionOf(["gates", 0, "components"], true)).toEqual({ line: 4, column: 2 });
	expect(positionOf(["gates", 0, "none"])).toEqual({ line: 3, column: 2 });
	expect(positionOf(["none"])).toEqual({ line: 1, column: 0 });
	// Only the library knows where nothing is.
	expect(positionOf(["empty"])).toBeUndefined();
});

describe("leaves to the library", () => {
	it.each([
		["a hash that is no comment, after one that may be", "title: a#b # c\n"],
		["a comment behind a list on one line", "list: [a] # b\n"],
		["a comment below a literal block", "text: |\n  a\n# b\nlast: c\n"],
		["a literal block without a last line ending", "text: |\n  a"],
		["a list entry to the left of its key", "a:\n  b:\n - c\n"],
	])("%s", (_, text) => {
		expect(read(text)).toBeUndefined();
	});
});

const LINES = [
	"title: Pools",
	"title: Pools # short",
	"authors:",
	"authors: # people",
	"authors: []",
	'- "@ann"',
	"- bob # leads",
	'  - "@ann"',
	"  - name: Resize",
	"    components:",
	"    - kubelet",
	"      - kubelet",
	"- name: Resize",
	"  components:",
	"  - kubelet",
	"milestone:",
	'  alpha: "v1.30"',
	"  beta:",
	"# comment",
	"  # comment",
	"      # comment",
	"text: |",
	"text: |+",
	"  words",
	"",
	"  ",
	"list: [a, 'b']",
	"list: [a, b]",
	"x: 'a # b'   # c",
	"x: a #",
	"x: a:#b",
	"-",
	"- ",
	"---",
];

it("reads any lines of such files as the library does, or not at all", () => {
	let simple = 0;
	const lines = fc.array(fc.oneof(fc.constantFrom(...LINES), fc.string({ unit: fc.constantFrom(..." -:#a\"'|") })), {
		maxLength: 9,
	});
	fc.assert(
		fc.property(lines, fc.constantFrom("", "\n"), (some, end) => {
			if (read(some.map((line, at) => line.replace(/^(\w+)(?=:)/, `$1${at}`)).join("\n") + end)) simple++;
		}),
		{ numRuns: 5000 },
	);
	expect(simple).toBeGreaterThan(100);
});
