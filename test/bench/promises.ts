/**
 * What is promised of starts and keys, judged with the oldest Node by one run of the benchmark, in which bare Node, Ink and
 * vim are measured as well: they show whether the machine was too busy to judge.
 */
import { median, quantile } from "./measure.ts";
import type { Line } from "./table.ts";

interface StartPromise {
	readonly program: string;
	/** At most so many times bare Node … */
	readonly most: number;
	/**
	 * … or so many milliseconds more. It is the same promise where Node 20 reads certificates at each start
	 * (NODE_EXTRA_CA_CERTS), which takes bare Node 46 ms instead of 20.
	 */
	readonly added: number;
}

const STARTS: readonly StartPromise[] = [
	{ program: "--version", most: 1.1, added: 4.6 },
	{ program: "status", most: 1.3, added: 13.8 },
	{ program: "render", most: 1.3, added: 13.8 },
	{ program: "wizard, blank draft", most: 1.6, added: 27.6 },
];

/** A frame lasts 16 ms. */
const KEYS = { programs: ["wizard, blank draft", "wizard, 100,000 words"], p50: 5, p99: 16 } as const;

/** Milliseconds that a key takes in vim at the 99th percentile where nothing else runs, at most. */
const QUIET = 5;

/** The oldest of the Nodes that were measured: the others start and type no slower. */
function judgedLines(lines: readonly Line[]): readonly Line[] {
	const oldest = Math.min(...lines.flatMap(({ node }) => node ?? []));
	return lines.filter(({ node }) => node === undefined || node === oldest);
}

interface Judged {
	readonly isKept: boolean;
	readonly text: string;
}

function startOf({ program, most, added }: StartPromise, { starts = [], bare = 0 }: Line): Judged {
	const [ratio, more] = [median(starts) / bare, median(starts) - bare];
	const limit = `at most ${most.toFixed(1)} ×, or ${added} ms more`;
	const found = `${ratio.toFixed(2)} × bare Node, ${more.toFixed(1)} ms more`;
	return { isKept: ratio <= most || more <= added, text: `start of ${program}: ${found} (${limit})` };
}

function keysOf({ name, keys = [] }: Line): Judged {
	const [p50, p99] = [median(keys), quantile(keys, 0.99)];
	const found = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
	const text = `keys in ${name}: ${found} (at most ${KEYS.p50} and ${KEYS.p99} ms)`;
	return { isKept: p50 <= KEYS.p50 && p99 <= KEYS.p99, text };
}

/** Whether all promises are kept, and a line for each. */
export function judge(lines: readonly Line[]): Judged {
	const judged = judgedLines(lines);
	const named = (program: string): Line =>
		judged.find(({ name }) => name === program) ?? { node: undefined, name: program };
	const all = [
		...STARTS.map((promise) => startOf(promise, named(promise.program))),
		...KEYS.programs.map((program) => keysOf(named(program))),
	];
	const beside = judged
		.filter(({ name, keys }) => /^(?:Ink|vim)/.test(name) && keys)
		.map(({ name, keys = [] }) => `${name} p50 ${median(keys).toFixed(1)}, p99 ${quantile(keys, 0.99).toFixed(1)} ms`);
	const vim = judged.find(({ name, keys }) => name.startsWith("vim") && keys);
	const isBusy = vim?.keys !== undefined && quantile(vim.keys, 0.99) > QUIET;
	const node = judged.find((line) => line.node !== undefined)?.node;
	const text = [
		`Promises, with Node ${node}:`,
		...all.map((each) => `  ${each.isKept ? "kept  " : "BROKEN"}  ${each.text}`),
		...(beside.length > 0 ? [`  beside  keys in ${beside.join("; ")}`] : []),
		...(isBusy ? ["  The machine was busy: even vim took long. Measure again when it is quiet."] : []),
	].join("\n");
	return { isKept: all.every(({ isKept }) => isKept), text };
}
