/** Long documents: nothing is lost, and the time grows with the length, not with its square. */
import { describe, expect, test } from "vitest";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { cpuTime } from "../../cpu-time.ts";
import { draftOf, pep, printed, readDraft } from "./pep.ts";

/** Documents of about a length, each hard in its own way. */
const DOCUMENTS: Readonly<Record<string, (length: number) => string>> = {
	prose: (length) => `# KEP-1: A\n\n## Summary\n\n${"some words here and there\n".repeat(length / 26)}`,
	"one line": (length) => `# KEP-1: A\n\n## Summary\n\n${"word ".repeat(length / 5)}\n`,
	headings: (length) => Array.from({ length: length / 20 }, (_, at) => `# head ${at}\n\ntext\n\n`).join(""),
	"the same heading": (length) => "## Unknown heading\n\n".repeat(length / 20),
	questions: (length) => `## Scalability\n\n${"- **What are other known failure modes?** no\n".repeat(length / 45)}`,
	comments: (length) => `## Summary\n\n${"<!-- c -->\n".repeat(length / 11)}`,
	"comments left open": (length) => `## Summary\n\n${"<!-- c\n".repeat(length / 7)}`,
	"blank lines": (length) => `## Summary\n${"   \n".repeat(length / 4)}`,
	braces: (length) => "{{summary}}{".repeat(length / 12),
	"bold text": (length) => "**What? x**\n\n".repeat(length / 13),
	"carriage returns": (length) => "## Unknown\r\n\r\ntext\r\n".repeat(length / 20),
	"deep lists": (length) => Array.from({ length: length / 200 }, (_, at) => `${"  ".repeat(at % 99)}- a?\n`).join(""),
};

describe.each(Object.entries(DOCUMENTS))("%s", (_name, make) => {
	test("come back, in time that grows with the length", () => {
		const [short, long] = [make(30_000), make(480_000)];
		const time = (markdown: string) =>
			cpuTime(() => expect(printed(pep, readProposal(pep, markdown)) === markdown).toBe(true));
		const fastest = (markdown: string) => Math.min(...[1, 2, 3].map(() => time(markdown)));
		time(short);
		// Sixteen times the length; 256 times the time would be quadratic.
		expect(fastest(long) / Math.max(fastest(short), 5)).toBeLessThan(80);
	});
});

test("10 MB come back", () => {
	const section = (at: number) => `### Part ${at}\n\n${"Words *here* and there, `code` too.\n".repeat(300)}\n`;
	const markdown = `# KEP-1: A\n\n## Design Details\n\n${Array.from({ length: 950 }, (_, at) => section(at)).join("")}`;
	expect(markdown.length).toBeGreaterThan(10_000_000);
	expect(printed(pep, readProposal(pep, markdown)) === markdown).toBe(true);
});

test("50,000 headings come back, also from their draft", () => {
	const markdown = Array.from({ length: 50_000 }, (_, at) => `## Head ${at}\n\ntext\n\n`).join("");
	const reading = readProposal(pep, markdown);
	expect(printed(pep, reading) === markdown).toBe(true);
	expect(printed(pep, readDraft(pep, draftOf(pep, reading))) === markdown).toBe(true);
});
