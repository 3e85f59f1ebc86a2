/**
 * One vocabulary: the author of a PEP never meets a KEP, except in the words of the given template.
 * `test/house/words.test.ts` keeps the word out of the sources.
 */
import { expect, test } from "vitest";
import type { Item } from "../../src/outline/types.ts";
import { builtIn } from "../built-in.ts";

const KEP = /\bKEPs?\b/;

/** What the program says of its own about an item: its guidance and its short label. */
function saidAbout({ guidance, short }: Item): string[] {
	const { text, why, example, reviewers } = guidance;
	return [text, why, example, reviewers, short].filter((words) => words !== undefined);
}

test("guidance and short labels of the template pep speak of proposals", () => {
	const said = builtIn("pep").items.flatMap((item) => saidAbout(item).map((words) => `${item.id}: ${words}`));
	expect(said.filter((words) => KEP.test(words))).toEqual([]);
});
