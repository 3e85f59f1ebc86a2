/** The bundle's segmenter gives what Node's gives, for every text, and doesn't make Node's for almost any. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { LateSegmenter } from "../../../src/terminal/bundled/late-segmenter.ts";
import { anyText } from "../hostile.ts";

type Granularity = "grapheme" | "word" | "sentence";
const GRANULARITIES: readonly Granularity[] = ["grapheme", "word", "sentence"];

const styled = fc
	.array(fc.constantFrom("\x1b[1m", "\x1b[22;39m", "a", "é", "│ ", "\r", "\n", "\r\n", "\t", "e\u0301", "👩‍💻", "中"))
	.map((parts) => parts.join(""));

describe.each(GRANULARITIES)("by %s", (granularity) => {
	const late = new LateSegmenter(undefined, { granularity });
	const real = new Intl.Segmenter(undefined, { granularity });

	it("the same segments", () => {
		fc.assert(
			fc.property(fc.oneof(anyText, styled), (text) => {
				expect([...late.segment(text)]).toEqual([...real.segment(text)]);
			}),
		);
	});

	it("the same segment around a place", () => {
		fc.assert(
			fc.property(fc.oneof(anyText, styled), fc.integer({ min: -2, max: 40 }), (text, at) => {
				expect(late.segment(text).containing(at)).toEqual(real.segment(text).containing(at));
			}),
		);
	});

	it("the same options", () => {
		expect(late.resolvedOptions()).toEqual(real.resolvedOptions());
	});
});

it("without options, graphemes", () => {
	expect([...new LateSegmenter().segment("ab")].map(({ segment }) => segment)).toEqual(["a", "b"]);
	expect([...new LateSegmenter().segment("👩‍💻")]).toHaveLength(1);
});

it("our screens and their styles don't need Node's", async () => {
	let made = 0;
	const real = Intl.Segmenter;
	class Counted extends real {
		constructor(...options: ConstructorParameters<typeof real>) {
			super(...options);
			made++;
		}
	}
	vi.stubGlobal("Intl", { ...Intl, Segmenter: Counted });
	vi.resetModules();
	const { LateSegmenter: Late } = await import("../../../src/terminal/bundled/late-segmenter.ts");
	vi.unstubAllGlobals();
	const late = new Late(undefined, { granularity: "grapheme" });
	expect([...late.segment("\x1b[36m━━━───\x1b[39m “Größe” ✓\n")]).toHaveLength(27);
	expect(made).toBe(0);
	expect([...late.segment("é 中")]).toHaveLength(3);
	expect(made).toBe(1);
});
