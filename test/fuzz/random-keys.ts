/** Random keys, reproducible by seed, and random changes by others. */
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

/** All keys except those that end the session; typing is twice as likely. */
export const CHORDS: readonly string[] = [...COMMANDS.flatMap(({ keys }) => keys), ...NAMED, ...TYPED, ...TYPED].filter(
	(chord) => chord !== "ctrl+q" && chord !== "ctrl+c",
);

/** Returns random integers from 0 (inclusive) to the argument (exclusive). */
export type Below = (limit: number) => number;

export function generator(seed: number): Below {
	let state = seed >>> 0;
	return (limit) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * limit);
	};
}

/** Occasionally simulates a change of the draft by someone else; `text` provides its text. */
export function externalChanges(below: Below, text: () => string) {
	if (below(3) > 0) return undefined;
	return { theirs: { title: text() }, conflicts: [{ item: "summary", theirs: text() }] };
}
