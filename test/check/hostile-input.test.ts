/** Any text at all can be checked, in linear time, and the corpus of real proposals gives no false alarms. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scanInline } from "../../src/check/inline.ts";
import { cpuTime } from "../cpu-time.ts";
import { check, checkYaml, inShort, read } from "./golden.ts";

const right = read("right.md");
const draft = read("draft-unknown-key/right.pep.yaml");

/** Pieces of Markdown that rules look at, in any order. */
const pieces = fc.array(
	fc.oneof(
		fc.constantFrom(
			...[
				"[",
				"]",
				"(",
				")",
				"<",
				">",
				"`",
				"``",
				"!",
				"\\",
				"#",
				"# ",
				"## Design\n",
				"- [ ] ",
				"- [x] Design is agreed on\n",
			],
			...["<!-- ", "-->", "<!-- toc -->\n", "<!-- /toc -->\n", "<!-- pep-wizard: allow date/future because x -->"],
			...["<<[UNRESOLVED]>>\n", "<<[/UNRESOLVED]>>\n", "[a]: b.md\n", "https://a.b", "2026/3/1", "- 1.2.2026: x\n"],
			...["\n", "\n\n", "\r\n", "  ", "\t", "> ", "```\n", "Gate name: FooBar", "\u2028", "\uFEFF", "\0", "\ud800"],
		),
		fc.string({ maxLength: 5 }),
	),
	{ maxLength: 60 },
);

describe("any text", () => {
	test("is checked as Markdown, with every finding on an existing line", () => {
		fc.assert(
			fc.property(pieces, fc.nat(right.length), (parts, at) => {
				const text = right.slice(0, at) + parts.join("") + right.slice(at);
				const lines = text.split(/\r\n|\n|\r/);
				for (const { at: place, length = 0 } of check(text).findings) {
					const line = lines[place.line! - 1];
					expect(line).toBeDefined();
					expect(place.column! - 1 + length).toBeLessThanOrEqual(line!.length + 1);
				}
			}),
			{ numRuns: 100 },
		);
	});

	test("is checked as an answer in a draft", () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[ -~é漢]{1,80}$/), (words) => {
				const text = draft.replace("Every change restarts the pool.", JSON.stringify(words));
				const lines = text.split("\n");
				for (const { at } of checkYaml(text).findings) expect(lines[at.line! - 1]).toBeDefined();
			}),
			{ numRuns: 60 },
		);
	});

	test("is scanned for a long row of links", () => {
		fc.assert(
			fc.property(pieces, (parts) => {
				const text = parts.join("");
				for (const { start, end } of scanInline(text).links) {
					expect(start).toBeLessThan(end);
					expect(end).toBeLessThanOrEqual(text.length);
				}
			}),
		);
	});
});

describe("takes linear time for", () => {
	const heavy: readonly (readonly [name: string, unit: string])[] = [
		["open brackets", "["],
		["closed brackets", "]"],
		["empty links", "[]("],
		["links without an end", "[a](https://x/"],
		["titles without an end", '[a](b "'],
		["backticks", "`a``b"],
		["comments without an end", "<!-- "],
		["tags without an end", "<a "],
		["undefined references", "[a][b] "],
		["different references", "[a][b#] "],
		["headings", "\n\n## Design\n"],
		["waivers", "\n\n<!-- pep-wizard: allow date/future because x -->\n"],
		["boxes", "\n- [ ] Design is agreed upon"],
		["unresolved blocks", "\n<<[UNRESOLVED]>>\n"],
		["dates", "\n- 1.2.2026: x"],
		["definitions", "\n\n[a#]: b"],
		["placeholders", "\n\nDescribe the design in detail.\n"],
	];

	test.each(heavy)("%s", (_name, unit) => {
		const time = (bytes: number): number => {
			const count = Math.floor(bytes / unit.length);
			const part = Array.from({ length: count }, (_, at) => unit.replace("#", `${at}`)).join("");
			const text = right
				.replace("Operators resize", `${part}\n\nOperators resize`)
				.replace("- 2026-02-11", `${part}\n- 2026-02-11`);
			return cpuTime(() => check(text));
		};
		time(20_000);
		let [small, large] = [time(50_000), time(200_000)];
		// Quadratic time would be 16 times as long.
		const isLinear = (): boolean => large < 10 * Math.max(small, 20);
		for (let tries = 1; tries < 3 && !isLinear(); tries++) {
			small = Math.min(small, time(50_000));
			large = Math.min(large, time(200_000));
		}
		expect({ small, large, isLinear: isLinear() }).toMatchObject({ isLinear: true });
	});
});

const corpus = join(process.env.PEP_WIZARD_CORPUS ?? "../shared/corpus", "keps");

function readmes(folder: string): string[] {
	return readdirSync(folder)
		.map((name) => join(folder, name))
		.flatMap((path) => (statSync(path).isDirectory() ? readmes(path) : path.endsWith("README.md") ? [path] : []));
}

describe.skipIf(!existsSync(corpus))("the corpus", () => {
	const files = existsSync(corpus) ? readmes(corpus) : [];

	test("gives no findings that its own repository's tools would have reported", () => {
		expect(files.length).toBeGreaterThan(40);
		const alarms = files.flatMap((file) => {
			const report = check(readFileSync(file, "utf8"), { path: file, exists: () => true });
			return inShort(report).filter((line) => /toc\/outdated|link\/undefined|link\/malformed|waiver/.test(line));
		});
		expect(alarms).toEqual([]);
	});
});

test("does not check the kept answer of an item that doesn't apply", () => {
	const head = "pep-wizard: 1\nanswers:\n  pep-status/last-updated:\n    not-applicable: It never was.\n";
	const kept = "    answer: yesterday <<[UNRESOLVED]>>\n";
	expect(inShort(checkYaml(head + kept))).toEqual(inShort(checkYaml(head)));
});
