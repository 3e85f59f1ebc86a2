/** Everything that scans texts takes linear time, whatever the text. */
import { test } from "vitest";
import { headingsOf } from "../../src/markdown/headings.ts";
import { plainText } from "../../src/markdown/plain-text.ts";
import { completenessOf } from "../../src/proposal/completeness.ts";
import { LINK } from "../../src/proposal/kinds/link.ts";
import { PERSON } from "../../src/proposal/kinds/people.ts";
import { renderProposal } from "../../src/proposal/render.ts";
import { validateText } from "../../src/proposal/validate-text.ts";
import { expectCpuTime } from "../cpu-time.ts";
import { ITEMS } from "./items.ts";
import { proposal } from "./outlines.ts";

const PIECES = [
	"-",
	"=",
	"#",
	"- ",
	"> ",
	" ",
	"\t",
	"\n",
	"\r",
	"<!--",
	"[",
	"[a](",
	"`",
	"*",
	"_a",
	"a.",
	"a-",
	".",
	"!",
	"(",
	".aa#",
];

/** Pieces by the thousand; a quadratic look at one takes from 3 to 15 seconds. */
const texts = PIECES.flatMap((piece) => ["", "x", " x\n"].map((end) => piece.repeat(60_000 / piece.length) + end));

test.each([
	["finding headings", (text: string) => headingsOf(text)],
	["reading inline Markdown", (text: string) => plainText(text)],
	["judging prose", (text: string) => completenessOf(ITEMS.prose, text, "alpha")],
	[
		"judging a confirmation",
		(text: string) => completenessOf(ITEMS.confirm, { answer: "yes", explanation: text }, "alpha"),
	],
	["judging a link", (text: string) => validateText({ expects: LINK }, text)],
	["judging a name", (text: string) => validateText({ expects: PERSON }, text)],
	[
		"rendering",
		(text: string) => renderProposal(proposal({ summary: text, "readiness/fail": text, "motivation/goals": [text] })),
	],
])("%s is quick", (_, look) => {
	for (const text of texts)
		expectCpuTime(1500, () => look(text), `${JSON.stringify(text.slice(0, 8))}…${JSON.stringify(text.slice(-4))}`);
});
