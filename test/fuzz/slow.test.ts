/**
 * Markdown that makes parsers slow takes linear time wherever the program reads Markdown. Only relative times are
 * compared. Short texts here; `npm run test:fuzz` uses texts of a megabyte.
 */
import { expect, test } from "vitest";
import { checkMarkdown } from "../../src/check/check.ts";
import { parseDraft, printDraft, readAnswers } from "../../src/draft/codec.ts";
import { unwrapParagraphs } from "../../src/markdown/unwrap.ts";
import { compileOutline } from "../../src/outline/compile.ts";
import { InputError } from "../../src/outline/problem.ts";
import { documentHtml } from "../../src/pages/document-html.ts";
import { statusOf } from "../../src/proposal/completeness.ts";
import { readProposal } from "../../src/proposal/reading/read.ts";
import { renderProposal } from "../../src/proposal/render.ts";
import { highlightMarkdown } from "../../src/terminal/highlight.ts";
import { layOutMarkdown } from "../../src/terminal/markdown-view.ts";
import { cpuTime } from "../cpu-time.ts";
import { SLOW_TEXTS } from "./slow-texts.ts";

/** Lengths of the shorter text: the next one is only tried if the previous one is read too fast to measure. */
const LENGTHS = process.env.PEP_WIZARD_FUZZ === undefined ? [1_000, 4_000] : [256_000];
/**
 * The longer text has this many times the length and may take twice this many times the time; quadratic would be 16.
 */
const TIMES = 4;
const MOST = 2 * TIMES;
/** Differences below this many milliseconds are ignored: garbage collection may take as long. */
const NOISE = 30;
/** How often a text is measured again before its time counts. */
const TRIES = 12;

const TEMPLATE = "# Title\n\n## Summary\n\n## Goals\n\n- [ ] a\n\n**Owner:** [name]\n\n## Notes\n";
const outline = compileOutline({ name: "t", template: { text: TEMPLATE, file: "t.md" }, questionnaires: [] });
const prose = outline.items.find(({ kind }) => kind === "prose")!.id;
const options = { path: "/a.md", today: "2026-03-04", exists: () => true };
const asDocument = (text: string): string => `# A\n\n## Summary\n\n${text}`;

let widths = 0;

function orRefused(run: () => unknown): void {
	try {
		run();
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
	}
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
	"import and render": (text) => renderProposal({ outline, ...readProposal(outline, asDocument(text)) }),
	check: (text) => checkMarkdown(outline, "a.md", asDocument(text), options),
	// Another width each time, because layouts are cached.
	preview: (text) => layOutMarkdown(text, { width: 60 + (widths++ % 60), unicode: true }),
	pages: (text) => documentHtml(text, { notes: new Map(), anchors: new Map(), address: (url) => url }),
	highlight: (text) => {
		const lines = text.split("\n");
		highlightMarkdown(lines, Math.max(0, lines.length - 40), lines.length);
	},
	unwrapParagraphs,
	"a template": (text) =>
		orRefused(() =>
			compileOutline({ name: "t", template: { text: asDocument(text), file: "t.md" }, questionnaires: [] }),
		),
	"a draft": (text) =>
		orRefused(() => {
			const given = { template: "t", stage: "alpha" as const, answers: { [prose]: text } };
			const { answers } = readAnswers(parseDraft(printDraft(outline, given), "a"), outline);
			statusOf({ outline, stage: "alpha", answers });
		}),
};

function timeOf(read: (text: string) => unknown, text: string): number {
	return cpuTime(() => read(text));
}

/** Undefined if the time is bounded, otherwise both times in words. */
function slowness(read: (text: string) => unknown, make: (length: number) => string): string | undefined {
	for (const length of LENGTHS) {
		const long = make(length * TIMES);
		let large = timeOf(read, long);
		if (large <= NOISE) continue;
		const short = make(length);
		let small = timeOf(read, short);
		for (let tries = 1; tries < TRIES && large > small * MOST + NOISE; tries++) {
			large = Math.min(large, timeOf(read, long));
			small = Math.min(small, timeOf(read, short));
		}
		if (large > small * MOST + NOISE) return `${small} ms for ${length}, ${large} ms for ${length * TIMES}`;
		if (large > 2 * NOISE) return undefined;
	}
	return undefined;
}

test.each(Object.entries(READERS))(
	"%s",
	(_, read) => {
		const found = Object.entries(SLOW_TEXTS).flatMap(([name, make]) => {
			const slow = slowness(read, make);
			return slow === undefined ? [] : [`${name}: ${slow}`];
		});
		expect(found).toEqual([]);
	},
	3_600_000,
);

/** Found with a megabyte of them: lists too long to be handed on at once, cells that fill the memory. */
test.each([
	["check", "refs undefined"],
	["check", "<!--a--> many"],
	["preview", "table rows"],
	["pages", "tables 150 cols many"],
])("%s takes a megabyte of “%s”", (reader, text) => {
	READERS[reader]!(SLOW_TEXTS[text]!(1_000_000));
});
