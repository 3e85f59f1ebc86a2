/**
 * Differences between kinds of answers are in the kind's own module, or in a table that the compiler keeps complete.
 */
import { describe, expect, test } from "vitest";
import { comparedKinds } from "./compared-kinds.ts";
import { sourceFiles, textOf } from "./files.ts";

/** A kind's own file may name itself. */
const isOwn = (file: string, name: string): boolean => file === `src/proposal/kinds/${name}.ts`;

test("no source compares a kind's name", () => {
	const compared = sourceFiles().flatMap((file) =>
		comparedKinds(textOf(file), file.endsWith("x") ? "tsx" : "ts")
			.filter((name) => !isOwn(file, name))
			.map((name) => `${file}: ${name}`),
	);
	expect(compared).toEqual([]);
});

describe("the search finds a comparison", () => {
	test.each([
		["with an item's kind", `if (item.kind === "date") f();`],
		["with a kind that was taken out", `const { kind } = item; f(kind !== "link");`],
		["the other way around", `f("people" === field.kind);`],
		["in a switch", `switch (field.kind) { case "list": case "other": f(); }`],
		["with a list", `if (["options", "records"].includes(item.kind)) f();`],
		["with a set of the file", `const SOME: ReadonlySet<Kind> = new Set(["line"]); SOME.has(kind);`],
		["with a table that lacks most", `const ROWS = { line: 4, date: 4 } as const; ROWS[item.kind];`],
		["of a field's kind by another name", `f(fieldKind === "prose");`],
	])("%s", (_, source) => {
		expect(comparedKinds(source).length).toBeGreaterThan(0);
	});
});

describe("the search takes nothing else for one", () => {
	test.each([
		["a control's type", `switch (control.type) { case "choice": f(); }`],
		["kinds of other things", `if (mouse.kind === "press" || chunk.kind !== "wild") f();`],
		["a line of a document that may be a question", `f(landmark.kind === "line");`],
		["a complete table", `const ROWS = { line: 4 } satisfies Record<Kind, number>; ROWS[item.kind];`],
		["the kind that something has by default", `f(kind ?? "prose");`],
	])("%s", (_, source) => {
		expect(comparedKinds(source)).toEqual([]);
	});
});
