/**
 * Any keys at all against the session: nothing is thrown, and the state stays plain data. Few keys here; `npm run test:fuzz` presses a million.
 */
import { expect, test } from "vitest";
import { COMMANDS } from "../../src/wizard/key-map.ts";
import { SEED } from "../seed.ts";
import { Story } from "../wizard/outline.ts";

const KEYS = 40 * Number(process.env.PEP_WIZARD_FUZZ ?? 150);
/** A new session after so many: long answers make each key slow, and old states are seen often enough. */
const A_SESSION = 500;

const NAMED = [
	"enter",
	"tab",
	"shift+tab",
	"escape",
	"backspace",
	"delete",
	"up",
	"down",
	"left",
	"right",
	"home",
	"end",
];
const TYPED = ["a", "é", "漢", "👩‍👩‍👧", "\u0301", "\u202e", " ", "#", "-", "1", "2", "*", "`"];

function generator(seed: number): (below: number) => number {
	let state = seed >>> 0;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

test(`${KEYS} keys, seed ${SEED}`, () => {
	const below = generator(SEED);
	const chords = [...COMMANDS.flatMap(({ keys }) => keys), ...NAMED, ...TYPED, ...TYPED];
	const usable = chords.filter((chord) => chord !== "ctrl+q" && chord !== "ctrl+c");
	let story = new Story();
	for (let key = 0; key < KEYS; key++) {
		if (key % A_SESSION === 0) story = new Story({ summary: "S" }, { size: [1 + below(200), 1 + below(80)] });
		const chord = usable[below(usable.length)]!;
		try {
			story.press(chord);
			if (below(40) === 0) story.wait(below(3000));
			if (below(60) === 0)
				story.send({ type: "draftSaved", revision: story.state.revision, interference: interference(below) });
		} catch (error) {
			throw new Error(`PEP_WIZARD_SEED=${SEED}, key ${key} (${chord}): ${String(error)}`);
		}
		// Plain data survives being copied; a function, a map or a class would not.
		if (key % 100 === 0) expect(structuredClone(story.state)).toEqual(story.state);
		story.took();
	}
}, 3_600_000);

/** Now and then someone else writes the draft, too. */
function interference(below: (n: number) => number) {
	if (below(3) > 0) return undefined;
	return { theirs: { title: `theirs ${below(9)}` }, conflicts: [{ item: "summary", theirs: `theirs ${below(9)}` }] };
}
