/**
 * Random keys against the session: nothing throws, and the state stays plain data. Few keys here; `npm run test:fuzz`
 * presses a million.
 */
import { expect, test } from "vitest";
import { SEED } from "../seed.ts";
import { Story } from "../wizard/outline.ts";
import { CHORDS, externalChanges, generator } from "./random-keys.ts";

const KEYS = 40 * Number(process.env.PEP_WIZARD_FUZZ ?? 150);
/** Keys per session: long answers would make each key slow, and the same states would recur. */
const A_SESSION = 500;

test(`${KEYS} keys, seed ${SEED}`, () => {
	const below = generator(SEED);
	const theirs = () => externalChanges(below, () => `theirs ${below(9)}`);
	let story = new Story();
	for (let key = 0; key < KEYS; key++) {
		if (key % A_SESSION === 0) story = new Story({ summary: "S" }, { size: [1 + below(200), 1 + below(80)] });
		const chord = CHORDS[below(CHORDS.length)]!;
		try {
			story.press(chord);
			if (below(4) === 0) story.returned();
			if (below(40) === 0) story.wait(below(3000));
			if (below(60) === 0) story.send({ type: "draftSaved", revision: story.state.revision, changes: theirs() });
		} catch (error) {
			throw new Error(`PEP_WIZARD_SEED=${SEED}, key ${key} (${chord}): ${String(error)}`);
		}
		// Plain data survives being copied; a function, a map or a class would not.
		if (key % 100 === 0) expect(structuredClone(story.state)).toEqual(story.state);
		story.took();
	}
}, 3_600_000);
