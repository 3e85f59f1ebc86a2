import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boolean, integer, list, map, mismatches, type Schema, string, word } from "../../src/outline/schema.ts";

const size = word("small", "large");
const shop: Schema = map(
	() => ({ name: string, open: boolean, size, goods: list(() => map(() => ({ name: string }), ["name"])) }),
	["name"],
);

/** Path and message of every mismatch. */
function mismatchLines(shape: Schema, value: unknown): string[] {
	return mismatches(shape, value).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

test("accepts what fits", () => {
	expect(mismatches(shop, { name: "a", open: false, size: "large", goods: [{ name: "b" }, { name: "c" }] })).toEqual(
		[],
	);
	expect(mismatches(shop, { name: "" })).toEqual([]);
});

test("reports everything that doesn't fit, in order", () => {
	const value = { open: "yes", goods: [{ name: 1 }, "b", {}], size: null };
	expect(mismatchLines(shop, value)).toEqual([
		": expected the key “name” here",
		"open: expected true or false, found “yes”",
		"goods.0.name: expected text, found 1",
		"goods.1: expected keys with values, found “b”",
		"goods.2: expected the key “name” here",
		"size: expected small or large, found nothing",
	]);
});

describe("fixes", () => {
	test("add a missing key", () => {
		expect(mismatches(shop, {})[0]?.fix).toBe("Add “name: …”.");
	});

	test("name the nearest valid keys for an unknown one, at the key", () => {
		expect(mismatches(shop, { name: "a", naem: "b" })).toEqual([
			{ path: ["naem"], message: "unknown key “naem”", fix: "Expected name, open or size.", atKey: true },
		]);
	});

	test("replace a wrong word by the nearest valid one", () => {
		expect(mismatches(shop, { name: "a", size: "lage" })[0]?.fix).toBe("Did you mean “large”?");
	});
});

test.each([
	[undefined, "nothing"],
	[null, "nothing"],
	[[], "a list"],
	[{}, "keys with values"],
	[true, "true"],
	[1.5, "1.5"],
])("%j is called %s", (value, words) => {
	expect(mismatchLines(string, value)).toEqual([`: expected text, found ${words}`]);
});

test("takes neither a text nor a fraction for a whole number", () => {
	expect([7, 0, -3].flatMap((value) => mismatches(integer, value))).toEqual([]);
	expect(["7", 1.5, Number.POSITIVE_INFINITY].flatMap((value) => mismatchLines(integer, value))).toEqual([
		": expected a whole number, found “7”",
		": expected a whole number, found 1.5",
		": expected a whole number, found Infinity",
	]);
});

test("shortens long texts in messages", () => {
	expect(mismatchLines(boolean, "x".repeat(41))).toEqual([`: expected true or false, found “${"x".repeat(40)}…”`]);
});

test("does not take the keys that every object has for keys of the schema", () => {
	expect(
		mismatchLines(
			map(() => ({}), []),
			{ constructor: 1 },
		),
	).toEqual(["constructor: unknown key “constructor”"]);
	expect(
		mismatchLines(
			map(() => ({ a: string }), ["a"]),
			Object.create({ a: "b" }),
		),
	).toEqual([": expected the key “a” here"]);
});

test("gives a verdict on any value, and every path leads into the value", () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			for (const { path, atKey } of mismatches(shop, value)) {
				const inner = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);
				expect(inner === undefined && !atKey).toBe(false);
			}
		}),
	);
});
