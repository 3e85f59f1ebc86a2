/** The kind that answers of existing proposals show. */
import { expect, test } from "vitest";
import { inferKind } from "../../../src/proposal/survey/infer-kind.ts";

const nine = (texts: readonly string[]): string[] => Array.from({ length: 9 }, (_, at) => texts[at % texts.length]!);

test.each<[string, readonly string[], boolean, string | undefined]>([
	["days", ["2026-01-02", "2025-11-30", "2024-02-29"], true, "date"],
	["days, one of which doesn't exist", ["2026-01-02", "2025-11-30", "2026-02-30"], true, undefined],
	["numbers", ["12", "0015", "7"], false, "number"],
	["numbers with words", ["12", "about 15", "7"], false, undefined],
	["links", ["https://example.org/1", "[#4](https://example.org/4)", "<https://example.org>"], true, "link"],
	["sentences with a link", ["See https://example.org/1", "See b", "c"], false, undefined],
	["handles", ["@ann", "@ann, @ben", "- @cara\n- @dan"], true, "people"],
	["names, which could be anything", ["Ann", "Ben", "Cara"], true, undefined],
	["lists", ["- a\n- b", "* c", "- d"], false, "list"],
	["lists with text around them", ["- a\n- b", "As follows:\n\n- c", "- d"], false, undefined],
	["boxes", ["- [ ] a", "- [x] a", "- [ ] a"], false, undefined],
	["too few", ["2026-01-02", "2025-11-30"], true, undefined],
	["few words that come again and again", nine(["accepted", "draft", "rejected"]), true, "choice"],
	["words that are different each time", nine(["a", "b", "c", "d", "e", "f", "g", "h", "i"]), true, undefined],
	["the same word everywhere", nine(["accepted"]), true, undefined],
	["words in a section of their own", nine(["accepted", "draft"]), false, undefined],
])("%s", (_, texts, isLine, kind) => {
	expect(inferKind(texts, isLine)?.kind).toBe(kind);
});

test("takes the words that occur for the choices", () => {
	expect(inferKind(nine(["draft", "accepted"]), true)?.choices).toEqual(["accepted", "draft"]);
});
