/** Keys by chance, the same for the same seed, and what others do meanwhile. */
import { COMMANDS } from "../../src/wizard/key-map.ts";

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

/** All that can be pressed but what ends the session; typing twice as often. */
export const CHORDS: readonly string[] = [...COMMANDS.flatMap(({ keys }) => keys), ...NAMED, ...TYPED, ...TYPED].filter(
	(chord) => chord !== "ctrl+q" && chord !== "ctrl+c",
);

/** Gives whole numbers from 0 up to but without what it is asked for. */
export type Below = (limit: number) => number;

export function generator(seed: number): Below {
	let state = seed >>> 0;
	return (limit) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * limit);
	};
}

/** Now and then someone else writes the draft, too; `text` gives their words. */
export function externalChanges(below: Below, text: () => string) {
	if (below(3) > 0) return undefined;
	return { theirs: { title: text() }, conflicts: [{ item: "summary", theirs: text() }] };
}
