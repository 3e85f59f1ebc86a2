/** In which order `status` shows proposals. Reads no files. */
import { STAGES } from "../../outline/types.ts";
import { fractionDone } from "../../proposal/completeness.ts";
import type { MeasuredProposal } from "./measure.ts";
import type { Sort } from "./sorts.ts";

type Order = (a: MeasuredProposal, b: MeasuredProposal) => number;

let collator: Intl.Collator | undefined;

/** Natural order, with numbers by value. Created on demand: the engine's tables take 10 ms to load. */
function compareWords(a: string, b: string): number {
	collator ??= new Intl.Collator("en", { numeric: true });
	return collator.compare(a, b);
}

/** The sort orders. Equal proposals stay in the order of their paths. */
const ORDERS = {
	title: (a, b) => compareWords(a.title ?? "\uFFFF", b.title ?? "\uFFFF"),
	stage: (a, b) => STAGES.indexOf(a.status.stage) - STAGES.indexOf(b.status.stage),
	/** Least complete first. */
	complete: (a, b) =>
		fractionDone(a.status.required) - fractionDone(b.status.required) ||
		fractionDone(a.status.all) - fractionDone(b.status.all),
	/** Least recently changed first. */
	age: (a, b) => a.changed - b.changed,
} as const satisfies Readonly<Record<Sort, Order>>;

/** The proposals in that order; unchanged if none is given. */
export function sorted(all: readonly MeasuredProposal[], sort: Sort | undefined): readonly MeasuredProposal[] {
	return sort === undefined ? all : [...all].sort(ORDERS[sort]);
}
