/** Nodes that were added to a parsed YAML document are inserted into its text; nothing else changes. */
import { describe, expect, test } from "vitest";
import { type Document, parseDocument } from "yaml";
import { insertAddedNodes } from "../../src/yaml/insert-nodes.ts";

function added(text: string, add: (document: Document) => void): string | undefined {
	const document = parseDocument(text);
	add(document);
	return insertAddedNodes(text, document);
}

const ODD = [
	"# Ours.",
	"sections: # in order",
	"  - heading:   Goals   # never rename",
	"    why: >",
	"      Folded",
	"      text.",
	"",
	"  -   { heading: Scope,kind: line }",
	"    # the end",
	"other: 'x'",
	"",
].join("\n");

describe("inserts into", () => {
	test("a map, below its first line", () => {
		expect(added(ODD, (document) => document.setIn(["sections", 0, "kind"], "list"))).toBe(
			ODD.replace("never rename\n", "never rename\n    kind: list\n"),
		);
	});

	test("a map, as a list of entries at its end", () => {
		const more = [{ heading: "Deeper" }];
		expect(added(ODD, (document) => document.setIn(["sections", 0, "sections"], document.createNode(more)))).toBe(
			ODD.replace("      text.\n", "      text.\n    sections:\n      - heading: Deeper\n"),
		);
	});

	test("a map in braces", () => {
		expect(added(ODD, (document) => document.setIn(["sections", 1, "aliases"], document.createNode(["Reach"])))).toBe(
			ODD.replace("kind: line }", "kind: line, aliases: [Reach] }"),
		);
	});

	test("a list, after its last entry", () => {
		expect(added("a:\n- b # c\nd: e\n", (document) => document.addIn(["a"], "f"))).toBe("a:\n- b # c\n- f\nd: e\n");
	});

	test("a list in brackets, empty or not", () => {
		expect(added("a: [b,  c]\n", (document) => document.addIn(["a"], "d"))).toBe("a: [b,  c, d]\n");
		expect(added("a: []\n", (document) => document.addIn(["a"], document.createNode({ b: "c" })))).toBe(
			"a: [{ b: c }]\n",
		);
	});

	test("several places at once, and a file without a final newline", () => {
		const result = added("a:\n  - b: c\n  - b: d", (document) => {
			document.setIn(["a", 0, "e"], "f");
			document.addIn(["a"], document.createNode({ b: "g" }));
		});
		expect(result).toBe("a:\n  - b: c\n    e: f\n  - b: d\n  - b: g\n");
	});
});

test("refuses what would be read as something else", () => {
	expect(added("a: b\r\n", (document) => document.set("c", "d"))).toBeUndefined();
	expect(added("a: [b] # c\n", (document) => document.set("a", "d"))).toBeUndefined();
});

test("returns the same text if nothing is added", () => {
	expect(added(ODD, () => {})).toBe(ODD);
});
