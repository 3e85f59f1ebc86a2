/** Lines of `Name: value` are found in whatever dress they come, with their places. */
import { describe, expect, test } from "vitest";
import { scanBlocks } from "../../src/markdown/blocks.ts";
import { labelledLines, labelledOf, labelledRow, labelWords } from "../../src/markdown/labelled-lines.ts";
import { lineTexts } from "../../src/markdown/lines.ts";
import { expectCpuTime } from "../cpu-time.ts";

const found = (text: string) => labelledLines(scanBlocks(text), lineTexts(text));
const pairs = (text: string) => found(text).map(({ name, value }) => [name, value]);

describe("labelled lines", () => {
	test.each<[string, string]>([
		["a list", "- Status: open\n- **Team:** `a: b`\n- *Since*: 2020-01-02\n"],
		["a list with other bullets", "* Status: open\n* __Team__: `a: b`\n* _Since:_ 2020-01-02\n"],
		["a numbered list", "1. Status: open\n2. Team: `a: b`\n3. Since: 2020-01-02\n"],
		["lines of a paragraph", "Status: open  \n**Team**: `a: b`\\\nSince: 2020-01-02\n"],
		["a paragraph each", "**Status:** open\n\n**Team :** `a: b`\n\nSince: 2020-01-02\n"],
		["a table", "| Field | Value |\n|---|---|\n| Status | open |\n| **Team** | `a: b` |\n| Since: | 2020-01-02 |\n"],
		["a table whose first row is a field", "| Status | open |\n|:--|--:|\n| Team | `a: b` |\n| Since | 2020-01-02 |\n"],
		["a table without borders", "Field | Value\n--- | ---\nStatus | open\nTeam | `a: b`\nSince | 2020-01-02\n"],
		[
			"a table without names of columns",
			"| | |\n|-|-|\n| Status | open |\n| Team | `a: b` |\n| Since | 2020-01-02 |\n",
		],
	])("in %s", (_, text) => {
		expect(pairs(text)).toEqual([
			["Status", "open"],
			["Team", "`a: b`"],
			["Since", "2020-01-02"],
		]);
	});

	test("include wrapped lines and the list below them", () => {
		const [first, second] = found("- Authors: a,\n  b\n- Peers:\n  - **c**\n  - d\n    e\n");
		expect(first).toMatchObject({ value: "a, b", below: [] });
		expect(second).toMatchObject({ value: "", below: ["**c**", "d e"] });
		expect(pairs("Status: open since\nyesterday\n")).toEqual([["Status", "open since yesterday"]]);
	});

	test("give the positions of label and value", () => {
		const text = "# T\n\n| **Team** | a \\| b |\n|---|---|\n\n- Since:  now  \n";
		const lines = lineTexts(text);
		const cut = found(text).map(({ line, from, labelEnd, start, end }) => {
			return [lines[line]!.slice(from, labelEnd), lines[line]!.slice(start, end)];
		});
		expect(cut).toEqual([
			["| **Team** |", "a \\| b"],
			["Since:", "now"],
		]);
		expect(found(text)[0]?.value).toBe("a | b");
	});

	test("are not found in sentences, front matter, quotes, code, or tables of other widths", () => {
		const none = [
			"We say\nStatus: open\n",
			"---\nStatus: open\n---\n",
			"> Status: open\n",
			"```\nStatus: open\n```\n",
			"| a | b | c |\n|---|---|---|\n| Status | open | d |\n",
			"- Is it: open?\n\n  Status: no\n".replace("Is it: open?", "open"),
			"https://example.org\n",
		];
		for (const text of none) expect(pairs(text), text).toEqual([]);
	});

	test("take linear time", () => {
		for (const unit of [" ", "|", "a|", "\\", "\\|", "a: ", "*a*: ", "\n  b"]) {
			const look = (): void => {
				found(`- a: ${unit.repeat(200_000 / unit.length)}x\n\na:${unit.repeat(200_000 / unit.length)}\n`);
				labelledRow(`|${unit.repeat(100_000)}`);
			};
			expectCpuTime(1000, look, JSON.stringify(unit));
		}
	});
});

test("strips emphasis, colon and borders from a label", () => {
	expect(labelWords("**Team:**")).toBe("Team");
	expect(labelWords("__Since__:")).toBe("Since");
	expect(labelWords("| *RFC \\| #* |")).toBe("RFC | #");
	expect(labelledOf("Consider")).toBeUndefined();
	expect(labelledRow("| | x |")).toBeUndefined();
});
