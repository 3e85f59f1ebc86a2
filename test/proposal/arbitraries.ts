/** Random values for properties: texts that are hard on Markdown and YAML, and values of every kind made of them. */
import fc, { type Arbitrary } from "fast-check";
import type { Field, Item } from "../../src/outline/types.ts";
import { asNotApplicable } from "../../src/proposal/not-applicable.ts";
import type { Answer, Change, FieldValue, FieldValues, Value } from "../../src/proposal/types.ts";

const PIECES = [
	..."abc:.,-#*_>|<`~[](){}!?@=+1\\/\"' \t",
	..."\u00a0\u200b\u2028é",
	"\n",
	"\n\n",
	"\r\n",
	"\r",
	"\n  ",
	"\n\t",
	"\n- ",
	"\n1. ",
	"- ",
	"* ",
	"1. ",
	"# ",
	"## B ##",
	"> ",
	"```",
	"~~~",
	"    ",
	"[ ] ",
	"[x] ",
	"<!-- ",
	" -->",
	"<div>",
	"| a | b |\n|---|---|",
	"\n===",
	"\n---",
	"[a]: b",
	"Yes.",
	"No.",
	"yes",
	"TBD",
	": ",
	", ",
	" - ",
	"  \n",
	"word",
	"Goal 1:",
	"{n}",
	"{name}",
	"Other:",
	"\n- Other: ",
	"constructor",
];

/** Text made of pieces that mean something to Markdown somewhere. */
export const oddText: Arbitrary<string> = fc
	.array(fc.constantFrom(...PIECES), { maxLength: 8 })
	.map((pieces) => pieces.join(""));

/** Words that mean nothing to Markdown and stand for nothing: letters, single spaces inside, sentence marks at the end. */
export const tameText: Arbitrary<string> = fc
	.array(fc.constantFrom("some", "words", "pool", "w0", "Größe"), { minLength: 1, maxLength: 4 })
	.map((words) => words.join(" "));

/** Plain words without a yes or no read back as free text, so they are left to odd text. */
const confirmation = (text: Arbitrary<string>): Arbitrary<FieldValue & Value> => {
	const answer = text === tameText ? (["yes", "no"] as const) : (["yes", "no", ""] as const);
	return fc.record({ answer: fc.constantFrom(...answer), explanation: text });
};

const ids = (of: readonly { readonly id: string }[] | undefined): string[] => (of ?? []).map(({ id }) => id);

function fieldValue(field: Field, text: Arbitrary<string>): Arbitrary<FieldValue> {
	switch (field.kind) {
		case "list":
		case "people":
			return fc.array(text, { maxLength: 3 });
		case "confirm":
			return confirmation(text);
		case "choice":
			return fc.constantFrom(...ids(field.choices));
		default:
			return text;
	}
}

function fieldValues(fields: readonly Field[] | undefined, text: Arbitrary<string>): Arbitrary<FieldValues> {
	const values = Object.fromEntries((fields ?? []).map((field) => [field.id, fieldValue(field, text)]));
	return fc.record(values, { requiredKeys: [] }) as Arbitrary<FieldValues>;
}

/** Values as the item's kind has them, made of the given texts. */
export function valueFor(item: Item, text: Arbitrary<string>): Arbitrary<Value> {
	switch (item.kind) {
		case "confirm":
			return confirmation(text);
		case "choice":
			return fc.constantFrom("", ...ids(item.choices));
		case "checklist":
			return fc.subarray(ids(item.entries));
		case "list":
		case "people":
			return fc.array(text, { maxLength: 4 });
		case "records":
			return fc.array(fieldValues(item.fields, text), { maxLength: 3 });
		case "options": {
			const options = (item.options ?? []).map(({ id, fields }) => [id, fieldValues(fields, text)]);
			return fc.record(Object.fromEntries(options), { requiredKeys: [] }) as Arbitrary<Value>;
		}
		default:
			return text;
	}
}

/** Answers of every sort: values, free texts, not applicable, none. */
export function answerFor(item: Item, text: Arbitrary<string> = oddText): Arbitrary<Answer | undefined> {
	if (item.isStage) return fc.constantFrom("alpha", "beta", "stable");
	return fc.oneof(
		{ weight: 4, arbitrary: valueFor(item, text) },
		{ weight: 2, arbitrary: text },
		markFor(item, text),
		fc.constant(undefined),
	);
}

/** A reason why the item doesn't apply, with the answer that was there before, or without one. */
function markFor(item: Item, text: Arbitrary<string>): Arbitrary<Answer> {
	const kept = fc.option(fc.oneof(valueFor(item, text), text), { nil: undefined });
	return fc.tuple(text, kept).map(([reason, before]) => asNotApplicable(reason, before));
}

const part = (item: Item): Arbitrary<string> =>
	fc.oneof(
		fc.constantFrom("0", "1", "2", "-1", "01", "answer", "explanation", "", "constructor", "__proto__"),
		fc.constantFrom("", ...ids(item.entries), ...ids(item.fields), ...ids(item.options)),
		fc.constantFrom("", ...(item.options ?? []).flatMap(({ fields }) => ids(fields))),
		fc.string(),
	);

/** Changes that fit the item now and then. */
export function changeFor(item: Item): Arbitrary<Change> {
	const path = fc.array(part(item), { maxLength: 4 });
	return fc.oneof(
		fc.record({ type: fc.constant("text" as const), path, value: oddText }),
		fc.record({ type: fc.constant("choice" as const), path, value: fc.oneof(part(item), fc.constant("yes")) }),
		fc.record({ type: fc.constant("tick" as const), path, value: fc.boolean() }),
		fc.record({
			type: fc.constant("add" as const),
			path,
			after: fc.option(fc.integer({ min: -2, max: 5 }), { nil: undefined }),
		}),
		fc.record({ type: fc.constant("remove" as const), path }),
		fc.record({ type: fc.constant("move" as const), path, by: fc.constantFrom(-1 as const, 1 as const) }),
	);
}

/** Plain data such as YAML can hold, with keys that the item knows among it. */
export function dataFor(item: Item): Arbitrary<unknown> {
	const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
		tree: fc.oneof(
			{ maxDepth: 3 },
			fc.oneof(oddText, fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom("yes", "no"), part(item)),
			fc.array(tie("tree"), { maxLength: 3 }),
			fc.dictionary(fc.oneof(part(item), fc.constant("not-applicable")), tie("tree"), { maxKeys: 3 }),
		),
	}));
	return tree;
}
