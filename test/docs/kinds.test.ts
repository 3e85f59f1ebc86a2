/** Lists of the kinds in the documentation are made from the table of kinds. */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { KINDS, type Kind } from "../../src/outline/kinds.ts";

/** What an answer of each kind is: in a draft's YAML, and in JSON where that is said differently. */
const ANSWERS = {
	line: ["a text"],
	prose: ["a text"],
	choice: ["the id of a choice"],
	confirm: [
		'`yes` or `no`, or `{ answer: yes, explanation: "Because …" }`',
		'`{ "answer": "yes", "explanation": "…" }`; `answer` is `yes`, `no` or empty',
	],
	checklist: ["a list of the ids of ticked boxes"],
	list: ["a list of texts"],
	records: ["a list of maps from field id to value"],
	options: [
		"a map from option id to its fields; the options in the map are the picked ones",
		"a map from the id of each picked option to its fields",
	],
	date: ["`2026-03-04`", "a text"],
	people: ["a list of texts"],
	link: ["a text"],
	number: ["a text of digits"],
} as const satisfies Record<Kind, readonly [string, string?]>;

/** A row for each thing that answers are, with the kinds whose answers are that. */
function rows(answerOf: (kind: Kind) => string): string {
	const all = new Map<string, string[]>();
	for (const kind of KINDS) all.set(answerOf(kind), [...(all.get(answerOf(kind)) ?? []), `\`${kind}\``]);
	return [...all].map(([answer, kinds]) => `| ${kinds.join(", ")} | ${answer} |\n`).join("");
}

const TABLES: readonly (readonly [file: string, place: RegExp, text: string])[] = [
	[
		"docs/architecture.md",
		/(?<=^\| kind \| the type of an answer: ).*(?= \|$)/m,
		KINDS.map((kind) => `\`${kind}\``).join(", "),
	],
	[
		"docs/draft-format.md",
		/(?<=^\| kind \| structured answer \|\n\| --- \| --- \|\n)(?:\|.*\n)+/m,
		rows((kind) => ANSWERS[kind][0]),
	],
	[
		"docs/json.md",
		/(?<=^\| kind \| answer \|\n\| --- \| --- \|\n)(?:\|.*\n)+/m,
		rows((kind) => (ANSWERS[kind] as readonly string[])[1] ?? ANSWERS[kind][0]),
	],
];

test.each(TABLES)("%s lists every kind (`npm run update` writes it)", (file, place, text) => {
	const page = readFileSync(file, "utf8");
	expect(page).toMatch(place);
	const wanted = page.replace(place, () => text);
	if (process.env.UPDATE_DOCS) writeFileSync(file, wanted);
	else expect(page).toBe(wanted);
});
