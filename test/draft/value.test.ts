/** A list or a map alone, as scripts get and give it. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { printValue, readValue } from "../../src/draft/codec.ts";
import { oddText } from "../proposal/arbitraries.ts";
import { problemsOf } from "./fixture.ts";

test("looks as it does below its key in a draft", () => {
	expect(printValue(["a", "b\nc\n"])).toBe("- a\n- |\n  b\n  c\n");
	expect(printValue({ gate: { name: "X", components: ["a", "no"] } })).toBe(
		'gate:\n  name: X\n  components: [a, "no"]\n',
	);
});

test("comes back unchanged", () => {
	const { data } = fc.letrec<{ data: unknown }>((tie) => ({
		data: fc.oneof(
			{ maxDepth: 2 },
			oddText,
			fc.array(tie("data"), { maxLength: 3 }),
			fc.dictionary(fc.constantFrom("a", "b", "__proto__", "1", "no"), tie("data"), { maxKeys: 3 }),
		),
	}));
	const whole = data.filter((each) => typeof each === "object");
	fc.assert(
		fc.property(whole, (each) => {
			expect(readValue(printValue(each as object), "a").data).toEqual(each);
		}),
	);
});

test("is refused like a draft, with its location", () => {
	expect(problemsOf(() => readValue("a: 1\na: 2\n", "-"))).toMatchObject([{ at: { file: "-", line: 2, column: 1 } }]);
	expect(readValue("a:\n  - b\n", "-").locationOf(["a", 0])).toEqual({ file: "-", line: 2, column: 5 });
});
