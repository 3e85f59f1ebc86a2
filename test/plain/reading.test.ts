/** What a line means: a command or a text; which numbers and names choose what. */
import { expect, test } from "vitest";
import { helpLines, parseLine, parseTextLine } from "../../src/plain/command-syntax.ts";
import { parseChoice, parseTicks } from "../../src/plain/parse-choice.ts";

const command = (name: string, rest = "") => ({ type: "command", command: { name, rest } });
const text = (words: string) => ({ type: "text", text: words });

test("a line that starts with / is a command", () => {
	expect(parseLine("/next")).toEqual(command("next"));
	expect(parseLine("/NA  not for us ")).toEqual(command("na", "not for us"));
	expect(parseLine("/go roll back")).toEqual(command("go", "roll back"));
	expect(parseLine(" ? ")).toEqual(command("guidance"));
});

test("any other line is text, unchanged", () => {
	expect(parseLine("  two  blanks ")).toEqual(text("  two  blanks "));
	expect(parseLine("//next")).toEqual(text("/next"));
	expect(parseLine("//")).toEqual(text("/"));
	expect(parseLine("/docs/design.md")).toEqual(text("/docs/design.md"));
});

test("an unknown command suggests the nearest one", () => {
	const line = parseLine("/nxt");
	expect(line).toMatchObject({ type: "unknown", error: expect.stringContaining("Did you mean /next?") });
	expect(parseLine("/next item")).toMatchObject({ error: expect.stringContaining("/next takes nothing after it") });
	expect(parseLine("/")).toMatchObject({ type: "unknown", error: expect.stringContaining("/help lists") });
});

test("at the start of a longer text, only a single word counts as a mistyped command", () => {
	expect(parseLine("/nxt", true).type).toBe("unknown");
	expect(parseLine("/dev is full", true)).toEqual(text("/dev is full"));
	expect(parseLine("/na is not a path", true)).toEqual(command("na", "is not a path"));
});

test("within a longer text, paths and comments are text; only a complete command is a command", () => {
	expect(parseTextLine("/usr/bin is on the path")).toEqual(text("/usr/bin is on the path"));
	expect(parseTextLine("// a comment")).toEqual(text("// a comment"));
	expect(parseTextLine("/next time")).toEqual(text("/next time"));
	expect(parseTextLine("?")).toEqual(text("?"));
	expect(parseTextLine("/quit")).toEqual(command("quit"));
	expect(parseTextLine("//quit")).toEqual(text("/quit"));
	expect(parseTextLine("///quit")).toEqual(text("//quit"));
});

test("the help lists every command", () => {
	expect(helpLines().filter((line) => /^\/\w+/.test(line)).length).toBeGreaterThan(12);
	expect(helpLines()).toContain("/na REASON: marks the item as not applicable, with a reason.");
});

const RISKS = [
	{ id: "low", label: "Low risk" },
	{ id: "high", label: "High risk" },
	{ id: "2", label: "Lower still" },
];

test("a choice is selected by name, id, number or a unique prefix", () => {
	expect(parseChoice("High risk", RISKS)?.id).toBe("high");
	expect(parseChoice(" HIGH ", RISKS)?.id).toBe("high");
	expect(parseChoice("1", RISKS)?.id).toBe("low");
	expect(parseChoice("1.", RISKS)?.id).toBe("low");
	expect(parseChoice("h", RISKS)?.id).toBe("high");
	expect(parseChoice("lo", RISKS)).toBeUndefined();
	expect(parseChoice("2", RISKS)?.id).toBe("2");
	expect(parseChoice("4", RISKS)).toBeUndefined();
	expect(parseChoice("", RISKS)).toBeUndefined();
});

test("boxes are ticked by numbers and ranges, all or none", () => {
	const ticked = (line: string, now: number[] = []) => {
		const after = parseTicks(line, new Set(now), 7);
		return typeof after === "string" ? after : [...after].sort();
	};
	expect(ticked("1 3 5-7")).toEqual([0, 2, 4, 5, 6]);
	expect(ticked("1,3; 2", [6])).toEqual([0, 1, 2]);
	expect(ticked("all")).toEqual([0, 1, 2, 3, 4, 5, 6]);
	expect(ticked("None", [1])).toEqual([]);
	expect(ticked("+2 -4-5", [3, 6])).toEqual([1, 6]);
	expect(ticked("8")).toContain("8 is out of range.");
	expect(ticked("0")).toContain("0 is out of range.");
	expect(ticked("5-3")).toContain("5-3 is out of range.");
	expect(ticked("two")).toContain("two is not a number or a range. Enter numbers from 1 to 7");
	expect(ticked("1 +2")).toContain("1 is not a number or a range.");
});
