/** Choosing from a numbered list by what a person types: numbers, ranges, names. Pure. */

export interface Named {
	readonly id: string;
	readonly label: string;
}

/**
 * The entry that a text means: an id or a label, in any case; its number, 1-based; or the beginning of just one label
 * or id. Undefined for none.
 */
export function chosenBy<T extends Named>(text: string, entries: readonly T[]): T | undefined {
	const words = text.trim().toLowerCase();
	if (words === "") return undefined;
	const names = ({ id, label }: Named): string[] => [id.toLowerCase(), label.toLowerCase()];
	const exact = entries.find((entry) => names(entry).includes(words));
	if (exact) return exact;
	if (/^\d+[.)]?$/.test(words)) return entries[Number.parseInt(words, 10) - 1];
	const begun = entries.filter((entry) => names(entry).some((name) => name.startsWith(words)));
	return begun.length === 1 ? begun[0] : undefined;
}

/**
 * The boxes that are ticked after a line such as `1 3 5-7`, `all`, `none`, or `+2 -4`, which change what is ticked now;
 * the sentence that says what is wrong otherwise. Boxes are counted from 1 in the line, from 0 in what is given.
 */
export function tickedBy(text: string, ticked: ReadonlySet<number>, count: number): ReadonlySet<number> | string {
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
		if (from === "" || (signed && sign === "")) return `${word} is not understood here. ${howToTick(count)}`;
		const [first, last] = [Number(from), Number(to)];
		if (first < 1 || last > count || first > last) return `There is no ${word}. ${howToTick(count)}`;
		for (let at = first - 1; at < last; at++) sign === "-" ? after.delete(at) : after.add(at);
	}
	return after;
}

function howToTick(count: number): string {
	return `Give numbers from 1 to ${count}, such as 1 3 5-7, or all, or none; +2 and -4 change single ones.`;
}
