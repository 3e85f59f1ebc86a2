/**
 * The shortest way from one sequence to another, in linear space (Myers 1986). Bounded: where the sequences differ too much,
 * a part counts as replaced as a whole. Knows nothing of what is in them.
 */

/** A part of both sequences that is equal, or replaced: `[from, to)` in the one and in the other. */
export interface Part {
	readonly isEqual: boolean;
	readonly before: readonly [from: number, to: number];
	readonly after: readonly [from: number, to: number];
}

/** How many comparisons may still be made; shared by all sequences of a run. */
export interface Budget {
	left: number;
}

/** Both sequences as parts, in order. Elements are compared with `===`. */
export function diffSequences(before: readonly unknown[], after: readonly unknown[], budget: Budget): Part[] {
	const [a, b] = numbered(before, after);
	const collector = new Collector();
	between({ a, b, budget, collector }, 0, a.length, 0, b.length);
	return collector.parts;
}

interface Search {
	readonly a: Int32Array;
	readonly b: Int32Array;
	readonly budget: Budget;
	readonly collector: Collector;
}

/** Equal elements as equal numbers, which are compared fast. */
function numbered(before: readonly unknown[], after: readonly unknown[]): [Int32Array, Int32Array] {
	const numbers = new Map<unknown, number>();
	const number = (each: unknown): number => {
		const known = numbers.get(each) ?? numbers.size;
		numbers.set(each, known);
		return known;
	};
	return [Int32Array.from(before, number), Int32Array.from(after, number)];
}

/** Joins neighbouring parts of one type. */
class Collector {
	readonly parts: Part[] = [];

	add(isEqual: boolean, before: Part["before"], after: Part["after"]): void {
		if (before[0] === before[1] && after[0] === after[1]) return;
		const last = this.parts.at(-1);
		if (last?.isEqual !== isEqual) this.parts.push({ isEqual, before, after });
		else
			this.parts[this.parts.length - 1] = {
				isEqual,
				before: [last.before[0], before[1]],
				after: [last.after[0], after[1]],
			};
	}
}

function between(search: Search, a0: number, a1: number, b0: number, b1: number): void {
	const { a, b, collector } = search;
	let [from, to, other, end] = [a0, a1, b0, b1];
	while (from < to && other < end && a[from] === b[other]) {
		from++;
		other++;
	}
	collector.add(true, [a0, from], [b0, other]);
	while (from < to && other < end && a[to - 1] === b[end - 1]) {
		to--;
		end--;
	}
	const middle = from < to && other < end ? middleOf(search, { a0: from, a1: to, b0: other, b1: end }) : undefined;
	const isCorner = middle && ((middle[0] === from && middle[1] === other) || (middle[0] === to && middle[1] === end));
	if (middle && !isCorner) {
		between(search, from, middle[0], other, middle[1]);
		between(search, middle[0], to, middle[1], end);
	} else collector.add(false, [from, to], [other, end]);
	collector.add(true, [to, a1], [end, b1]);
}

/** The area between two points of both sequences. */
interface Area {
	readonly a0: number;
	readonly a1: number;
	readonly b0: number;
	readonly b1: number;
}

/** How far one gets on each diagonal, from one end. */
class Front {
	private readonly reached: Int32Array;

	constructor(
		most: number,
		private readonly isEqual: (x: number, y: number) => boolean,
		private readonly budget: Budget,
	) {
		this.reached = new Int32Array(2 * most + 3);
		budget.left -= most >> 3;
	}

	at(k: number): number {
		return this.reached[(k + this.reached.length) % this.reached.length]!;
	}

	/** Goes on by one change on diagonal `k`, after `d` changes, and over all that is equal behind it. */
	advance(k: number, d: number, n: number, m: number): number {
		const isDown = k === -d || (k !== d && this.at(k - 1) < this.at(k + 1));
		const start = isDown ? this.at(k + 1) : this.at(k - 1) + 1;
		let x = start;
		while (x < n && x - k < m && x - k >= 0 && this.isEqual(x, x - k)) x++;
		this.budget.left -= 1 + x - start;
		this.reached[(k + this.reached.length) % this.reached.length] = x;
		return x;
	}
}

/** A point on a shortest way, where those from both ends meet; undefined if the budget is used up. */
function middleOf({ a, b, budget }: Search, { a0, a1, b0, b1 }: Area): readonly [number, number] | undefined {
	const [n, m] = [a1 - a0, b1 - b0];
	const delta = n - m;
	const most = Math.ceil((n + m) / 2);
	const forward = new Front(most, (x, y) => a[a0 + x] === b[b0 + y], budget);
	const backward = new Front(most, (x, y) => a[a1 - 1 - x] === b[b1 - 1 - y], budget);
	const isInside = (x: number, y: number): boolean => x >= 0 && y >= 0 && x <= n && y <= m;
	for (let d = 0; d <= most && budget.left > 0; d++) {
		for (let k = -d; k <= d; k += 2) {
			const x = forward.advance(k, d, n, m);
			const meets = delta % 2 !== 0 && Math.abs(delta - k) < d && x + backward.at(delta - k) >= n;
			if (meets && isInside(x, x - k)) return [a0 + x, b0 + x - k];
		}
		for (let k = -d; k <= d; k += 2) {
			const x = backward.advance(k, d, n, m);
			const meets = delta % 2 === 0 && Math.abs(delta - k) <= d && x + forward.at(delta - k) >= n;
			if (meets && isInside(x, x - k)) return [a1 - x, b1 - x + k];
		}
	}
	return undefined;
}
