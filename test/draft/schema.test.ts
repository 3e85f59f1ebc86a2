/** draft.schema.json tells editors what a draft may hold: what the program reads fits, what it refuses doesn't. */
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseDraft, readAnswers } from "../../src/draft/codec.ts";
import { compileOutline } from "../../src/outline/compile.ts";
import { folder } from "../commands/run.ts";

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
	JSON.parse(readFileSync("questionnaire/draft.schema.json", "utf8")),
);

function fits(text: string): boolean {
	return validate(parse(text));
}

/** Every kind of item that takes more than a text. */
const outline = compileOutline({
	name: "t",
	template: { file: "t.md", text: "# T\n\n## Safe\n\n## Goals\n\n## Metrics\n\n## Ways\n" },
	questionnaires: [
		{
			name: "t",
			file: "t.yaml",
			text: `pep-wizard-questionnaire: 1
sections:
  - { heading: Safe, kind: confirm }
  - { heading: Goals, kind: list }
  - heading: Metrics
    kind: records
    record: { fields: [{ id: name, label: Name, kind: line }, { id: parts, label: Parts, kind: list }] }
  - heading: Ways
    kind: options
    options: [{ id: gate, label: Gate, fields: [{ id: name, label: Name, kind: line }] }]
`,
		},
	],
});

const RIGHT: Readonly<Record<string, string>> = {
	"a draft that says as little as can be": "pep-wizard: 1\n",
	"answers that nobody gave yet": "pep-wizard: 1\nanswers:\n",
	"texts that look like something else": "pep-wizard: 1\nanswers: { goals: 2026-01-01, safe: no, metrics: 1.0 }\n",
	"not applicable": "pep-wizard: 1\nanswers: { goals: { not-applicable: There are none. } }\n",
	"not applicable, without a reason": "pep-wizard: 1\nanswers: { goals: { not-applicable: } }\n",
	"not applicable, with the answer that was there": `pep-wizard: 1
answers:
  goals: { not-applicable: There are none., answer: [No restart] }
  safe: { not-applicable: There is nothing., answer: { answer: yes, explanation: It is. } }
  ways: { not-applicable: There are none., answer: { gate: { name: PoolResize } } }
`,
	"yes, with an explanation": "pep-wizard: 1\nanswers: { safe: { answer: yes, explanation: It is. } }\n",
	"a list": "pep-wizard: 1\nanswers: { goals: [No restart, 5] }\n",
	records: "pep-wizard: 1\nanswers: { metrics: [{ name: resize_total, parts: [a, b] }] }\n",
	"a way without fields": "pep-wizard: 1\nanswers: { ways: { gate: } }\n",
	"a way with fields": "pep-wizard: 1\nanswers: { ways: { gate: { name: PoolResize } } }\n",
	"keys and answers of somebody else": "pep-wizard: 1\nowner: us\nanswers: { other: text }\n",
	"a layout": 'pep-wizard: 1\nlayout: { skeleton: "# A", extras: [{ id: extra/a, label: A }], end-of-line: crlf }\n',
};

test.each(Object.entries(RIGHT))("the schema accepts: %s", (_, text) => {
	expect(() => readAnswers(parseDraft(text, "a.pep.yaml"), outline)).not.toThrow();
	expect({ fits: fits(text), errors: validate.errors }).toEqual({ fits: true, errors: null });
});

const WRONG: Readonly<Record<string, string>> = {
	"no version": "answers: {}\n",
	"a version of the future": "pep-wizard: 9\n",
	"a list": "- a\n",
	"a stage that there isn't": "pep-wizard: 1\nstage: gamma\n",
	"a template that is a list": "pep-wizard: 1\ntemplate: [pep]\n",
	"answers that are a list": "pep-wizard: 1\nanswers: [a]\n",
	"a reason that is a list": "pep-wizard: 1\nanswers: { goals: { not-applicable: [a] } }\n",
	"not applicable twice": "pep-wizard: 1\nanswers: { goals: { not-applicable: a, answer: { not-applicable: b } } }\n",
	"more beside a reason than an answer": "pep-wizard: 1\nanswers: { goals: { not-applicable: a, because: b } }\n",
	"more than yes or no": "pep-wizard: 1\nanswers: { safe: { answer: maybe } }\n",
	"a list in a list": "pep-wizard: 1\nanswers: { goals: [[a]] }\n",
	"a way that is a text": "pep-wizard: 1\nanswers: { ways: { gate: yes } }\n",
	"a field that is a map": "pep-wizard: 1\nanswers: { metrics: [{ name: { a: b } }] }\n",
	"a layout without its skeleton": "pep-wizard: 1\nlayout: { extras: [] }\n",
	"a layout with a stranger": 'pep-wizard: 1\nlayout: { skeleton: "", color: red }\n',
	"another end of line": 'pep-wizard: 1\nlayout: { skeleton: "", end-of-line: lf }\n',
};

test.each(Object.entries(WRONG))("the schema refuses: %s", (_, text) => {
	expect(() => readAnswers(parseDraft(text, "a.pep.yaml"), outline)).toThrow();
	expect(fits(text)).toBe(false);
});

describe("the schema fits what the program writes:", () => {
	test("the example", () => {
		fits(readFileSync("docs/example/1234-in-place-resize-of-worker-pools.pep.yaml", "utf8"));
		expect(validate.errors).toBe(null);
	});

	test("a new draft, and one that was imported", async () => {
		const { run, read, write } = await folder();
		await run("new", "a.pep.yaml", "--title", "A", "--number", "0012", "--no-edit");
		await write("b.md", "# KEP-12: B\r\n\r\n## Summary\r\n\r\nText.\r\n\r\n## Security\r\n\r\nOurs.\r\n");
		expect((await run("import", "b.md")).code).toBe(0);
		for (const name of ["a.pep.yaml", "b.pep.yaml"]) {
			fits(await read(name));
			expect(validate.errors).toBe(null);
		}
	});
});
