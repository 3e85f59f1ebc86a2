/**
 * A session as a screen reader reads it: line by line, without the screen. The golden transcript is read aloud by
 * whoever changes it; the rules hold for every question of the built-in templates.
 */
import { describe, expect, test } from "vitest";
import { builtIn } from "../built-in.ts";
import { converse, Person } from "./person.ts";

const listen = (name: string, lines: readonly string[], at?: string) =>
	converse({ proposal: { outline: builtIn(name), stage: "alpha", answers: {} }, ...(at && { at }) }, lines);

/** What is typed, and the end of the question that it answers. */
const SPOKEN: readonly (readonly [after: string, line: string])[] = [
	["(yes or no): ", ""],
	["(yes or no): ", "n"],
	["empty line):\n", "Nothing runs in a cluster."],
	["cluster.", "It is a report."],
	["report.", ""],
	["(yes or no): ", "/go signoff checklist"],
	["(empty keeps it): ", "1 8-10"],
	["only a dot):\n", "Pools can be resized in place."],
	["place.", ""],
	["\n", "Nodes keep their pods."],
	["pods.", "."],
	["only a dot):\n", "?"],
	["only a dot):\n", "/go goals"],
	["Goal 1: ", "No pod restarts"],
	["Goal 2 (empty: no more): ", ""],
	["only a dot):\n", "/go what happens if"],
	["only a dot):\n", "/go goals"],
	["empty: no): ", "/quit"],
];

test("a transcript that a listener can follow", async () => {
	const person = new Person({ proposal: { outline: builtIn("pep"), stage: "alpha", answers: {} } });
	for (const [after, line] of SPOKEN) await person.says(line, after);
	await person.end;
	await expect(person.ears.all).toMatchFileSnapshot("golden/listening.txt");
});

describe.each(["pep", "kep"])("every question of %s", (name) => {
	test("is understood without seeing it", async () => {
		const { said } = await listen(name, Array(builtIn(name).items.length * 3).fill(""));
		const lines = said.split("\n");
		expect(lines.filter((line) => /[\u2500-\u259f\u25a0-\u25ff]/u.test(line))).toEqual([]);
		expect(lines.filter((line) => /\[[ x]\]/i.test(line))).toEqual([]);
		// A screen reader leaves out punctuation that it meets alone.
		expect(lines.filter((line) => /["“][^\p{L}\p{N}]["”]|^\?/u.test(line))).toEqual([]);
		expect(lines.filter((line) => /^\s+\S|\S {2,}\S/.test(line))).toEqual([]);
	});

	test("names the question mark once, and asks nothing about a skipped yes or no", async () => {
		const { said } = await listen(name, Array(builtIn(name).items.length * 3).fill(""));
		expect(said.match(/question mark/g)).toHaveLength(1);
		expect(said).not.toContain("Explanation");
	});
});

describe("yes or no", () => {
	const at = async (...lines: string[]) => listen("pep", lines, "scope/software");

	test("has an explanation that an empty line ends, as it ends a list", async () => {
		const { said, answers } = await at("yes", "Agents.", "And tools.", "", "/quit");
		expect(said).toContain("Explanation (optional, finish with an empty line):\n");
		expect(answers["scope/software"]).toEqual({ answer: "yes", explanation: "Agents.\nAnd tools." });
	});

	test("is confirmed if only a part of it was typed", async () => {
		expect((await at("y", "/quit")).said).toContain("Answer (yes or no): Yes.\n");
		expect((await at("yes", "/quit")).said).not.toContain("Yes.\n");
	});

	test("can be explained without being chosen, by /lines", async () => {
		const { answers } = await at("/lines", "It depends.", "", "/quit");
		expect(answers["scope/software"]).toMatchObject({ answer: "", explanation: "It depends." });
	});
});
