/**
 * How long one key takes in huge texts: the command and the view of what it made, in milliseconds. Run with
 * `npx tsx test/bench/editor.ts [RUNS]`.
 */
import { applyEdit, type Buffer, bufferOf, textOf, viewOf, withCursor } from "../../src/editor/buffer.ts";
import type { EditCommand } from "../../src/editor/types.ts";
import { quantile } from "./measure.ts";

const VIEW = { width: 80, height: 40 };
const PROSE = "It was agreed that a pool may be resized in place, provided no workload has to restart. ";

const TEXTS: Readonly<Record<string, string>> = {
	"100,000 lines": Array.from({ length: 100_000 }, (_, line) => `${line} ${PROSE}`).join("\n"),
	"100,000 list entries": Array.from({ length: 100_000 }, (_, line) => `- entry ${line}`).join("\n"),
	"one line of 1 MB, prose": PROSE.repeat(12_000),
	"one line of 1 MB, no blank": "x".repeat(1_000_000),
	"one line of 1 MB, Cyrillic": "Договорились изменять размер на месте. ".repeat(26_000),
	"one line of 1 MB, Han": "約定可以在原處調整大小，不必重新啟動。".repeat(53_000),
	"one line of 1 MB, emoji": "👩‍👩‍👧😀👍🏽 🇩🇪 ".repeat(45_000),
};

const COMMANDS: Readonly<Record<string, EditCommand>> = {
	type: { type: "insert", text: "x" },
	backspace: { type: "delete", to: "left" },
	enter: { type: "newline" },
	"word-left": { type: "move", to: "word-left", select: false },
	down: { type: "move", to: "down", select: false },
	"page-up": { type: "move", to: "page-up", select: false },
	end: { type: "move", to: "line-end", select: false },
	"para-down": { type: "move", to: "paragraph-down", select: false },
	bold: { type: "mark", mark: "bold" },
	undo: { type: "undo" },
};

/** Times of one command, again and again from the middle of a text, each key with the next view. */
function times(start: Buffer, command: EditCommand, runs: number): number[] {
	let buffer = start;
	viewOf(buffer, VIEW);
	return Array.from({ length: runs }, (_, index) => {
		const before = performance.now();
		buffer = applyEdit(buffer, command, { view: VIEW, now: index * 100 });
		viewOf(buffer, VIEW);
		return performance.now() - before;
	});
}

function middle(text: string): Buffer {
	const buffer = bufferOf(text);
	const line = buffer.lines.length >> 1;
	return withCursor(buffer, { line, column: (buffer.lines[line]?.length ?? 0) >> 1 });
}

function measure(name: string, text: string, runs: number): void {
	const buffer = middle(text);
	const before = performance.now();
	viewOf(buffer, VIEW);
	const first = performance.now() - before;
	console.log(`\n${name}: first view ${first.toFixed(1)} ms`);
	console.log("".padEnd(14), "p50".padStart(8), "p99".padStart(8));
	// A hundred keys before, so that undo has something to take back and the code is warm.
	const typed = Array.from({ length: 100 }).reduce<Buffer>(
		(last, _, index) => applyEdit(last, { type: "paste", text: "y " }, { view: VIEW, now: index }),
		buffer,
	);
	for (const [command, edit] of Object.entries(COMMANDS)) {
		const all = times(typed, edit, runs);
		console.log(command.padEnd(14), ...[0.5, 0.99].map((share) => quantile(all, share).toFixed(2).padStart(8)));
	}
	textOfEachKey(typed, runs);
}

/** The text asked for after every key, as the wizard does. */
function textOfEachKey(start: Buffer, runs: number): void {
	let buffer = start;
	textOf(buffer);
	const all = Array.from({ length: runs }, () => {
		buffer = applyEdit(buffer, { type: "insert", text: "x" }, { view: VIEW, now: 0 });
		const before = performance.now();
		textOf(buffer).charCodeAt(0);
		return performance.now() - before;
	});
	console.log("textOf, a key", ...[0.5, 0.99].map((share) => quantile(all, share).toFixed(2).padStart(8)));
}

const runs = Number(process.argv[2] ?? 100);
for (const [name, text] of Object.entries(TEXTS)) measure(name, text, runs);
