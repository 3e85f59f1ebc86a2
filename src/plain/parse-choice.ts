/** Parses what a person types to choose from a numbered list: numbers, ranges, names. Pure. */
import { joinWords } from "../text/english.ts";

export interface NamedChoice {
	readonly id: string;
	readonly label: string;
}

/**
 * The entry that the text names: an id or label in any case, its 1-based number, or a prefix of exactly one label or
 * id. Undefined if there is none.
 */
export function parseChoice<T extends NamedChoice>(text: string, entries: readonly T[]): T | undefined {
	const words = text.trim().toLowerCase();
	if (words === "") return undefined;
	const names = ({ id, label }: NamedChoice): string[] => [id.toLowerCase(), label.toLowerCase()];
	const exact = entries.find((entry) => names(entry).includes(words));
	if (exact) return exact;
	if (/^\d+[.)]?$/.test(words)) return entries[Number.parseInt(words, 10) - 1];
	const begun = entries.filter((entry) => names(entry).some((name) => name.startsWith(words)));
	return begun.length === 1 ? begun[0] : undefined;
}

/**
 * The boxes that are ticked after a line such as `1 3 5-7`, `all` or `none`, or `+2 -4`, which changes the current
 * ticks; otherwise a sentence that says what is wrong. Boxes count from 1 in the line, from 0 in the result.
 */
export function parseTicks(text: string, ticked: ReadonlySet<number>, count: number): ReadonlySet<number> | string {
	const words = text
		.toLowerCase()
		.split(/[\s,;]+/)
		.filter((word) => word !== "");
	if (words.length === 1 && words[0] === "all") return new Set(Array.from({ length: count }, (_, at) => at));
	if (words.length === 1 && words[0] === "none") return new Set();
	const signed = words.some((word) => /^[+-]/.test(word));
	const after = new Set(signed ? ticked : []);
	for (const word of words) {
		const [, sign = "", from = "", to = from] = /^([+-]?)(\d+)(?:-(\d+))?$/.exec(word) ?? [];
		if (from === "" || (signed && sign === "")) return `${word} is not a number or a range. ${howToTick(count)}`;
		const [first, last] = [Number(from), Number(to)];
		if (first < 1 || last > count || first > last) return `${word} is out of range. ${howToTick(count)}`;
		for (let at = first - 1; at < last; at++) sign === "-" ? after.delete(at) : after.add(at);
	}
	return after;
}

function howToTick(count: number): string {
	return `Enter numbers from 1 to ${count}, such as 1 3 5-7, or all, or none; +2 and -4 change single boxes.`;
}

/** `Please answer a, b or c.` */
export function pleaseAnswer(words: readonly string[]): string {
	return `Please answer ${joinWords(words, "or")}.`;
}
