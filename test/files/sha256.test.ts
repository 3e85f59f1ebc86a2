/** Hashes equal to Node's, for texts of all lengths around a block's. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../src/files/sha256.ts";
import { SEED } from "../seed.ts";

const expected = (text: string): string => createHash("sha256").update(text).digest("hex");

test("of every length up to three blocks", () => {
	const texts = Array.from({ length: 200 }, (_, length) => "/home/ann/漢 ".repeat(20).slice(0, length));
	expect(texts.map(sha256)).toEqual(texts.map(expected));
});

test("of any text", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => sha256(text) === expected(text)),
		{ seed: SEED, numRuns: 100 },
	);
});
