/** Guidance above the form: whole sentences, and all of it if the form has rows to spare. */
import { expect, test } from "vitest";
import type { Answer } from "../../src/proposal/types.ts";
import { controlsOf } from "../../src/wizard/form.ts";
import { itemLayout, problemRows } from "../../src/wizard/item-layout.ts";
import type { State } from "../../src/wizard/types.ts";
import { OUTLINE, Story } from "./outline.ts";

const SENTENCES = [
	"Agents, runtimes, plugins and the machine image count, and pods that the change adds to every node.",
	"A change of the control plane alone doesn't, e.g. a new field that only the scheduler reads, or a flag.",
	"Say which of them you have measured, and on how many nodes.",
];

function guidanceOf(id: string, size: [number, number], text = SENTENCES.join(" ")): string {
	const items = OUTLINE.items.map((item) => (item.id === id ? { ...item, guidance: { text } } : item));
	const story = new Story({}, { place: { item: id, focus: 0 }, size });
	const proposal = { ...story.state.proposal, outline: { ...OUTLINE, items } };
	const state: State = { ...story.state, proposal };
	return itemLayout(state)
		.guidance.map((row) => (row.part === "more" ? "MORE" : row.text))
		.join(" ");
}

test("is complete at 90x18 if the form leaves rows free", () => {
	for (const id of ["title", "changes", "stage", "updated", "thread"])
		expect(guidanceOf(id, [90, 18])).toBe(SENTENCES.join(" "));
});

test.each([
	[40, 10],
	[60, 14],
	[80, 24],
	[90, 18],
	[120, 40],
])("ends with a sentence at %ix%i, whatever is asked", (columns, rows) => {
	for (const { id } of OUTLINE.items) {
		const shown = guidanceOf(id, [columns, rows], [...SENTENCES, ...SENTENCES].join(" "));
		const whole = shown.replace(/ ?MORE$/, "");
		const starts = SENTENCES.flatMap((_, count) => [SENTENCES.slice(0, count).join(" ")]);
		const all = [...starts, ...starts.map((start) => `${SENTENCES.join(" ")} ${start}`.trim())];
		expect([...all, [...SENTENCES, ...SENTENCES].join(" ")]).toContain(whole);
	}
});

test("doesn't end with the word before the reason", () => {
	const items = OUTLINE.items.map((item) => ({ ...item, guidance: { why: SENTENCES[0]! } }));
	const story = new Story({}, { place: { item: "title", focus: 0 }, size: [40, 10] });
	const proposal = { ...story.state.proposal, outline: { ...OUTLINE, items } };
	expect(itemLayout({ ...story.state, proposal }).guidance.map(({ text }) => text)).not.toContain("Why:");
});

test("ends after a list item", () => {
	const list = Array.from({ length: 30 }, (_, at) => `- entry ${at} without a full stop`).join("\n");
	expect(guidanceOf("summary", [90, 18], list)).toMatch(/ stop MORE$/);
});

test("doesn't depend on the answer, so that the text doesn't jump", () => {
	const size: [number, number] = [80, 24];
	const story = new Story({}, { place: { item: "summary", focus: 0 }, size });
	const before = itemLayout(story.state).guidance;
	expect(itemLayout(story.type("a\nb\nc\nd\ne\nf\ng\nh").state).guidance).toEqual(before);
});

test("shows with a bare yes or no what it leaves open", () => {
	const items = OUTLINE.items.map((item) =>
		["changes", "summary"].includes(item.id)
			? { ...item, guidance: { text: "If so, describe the difference." } }
			: item,
	);
	const controlsAt = (item: string, answer: Answer) => {
		const story = new Story({ [item]: answer }, { place: { item, focus: 0 } });
		const state: State = { ...story.state, proposal: { ...story.state.proposal, outline: { ...OUTLINE, items } } };
		return controlsOf(state).map((control) => ({
			hint: control.type === "text" ? control.hint : undefined,
			problems: control.type === "text" ? problemRows(state, control, 80) : [],
		}));
	};
	expect(controlsAt("changes", { answer: "yes", explanation: "" })[1]?.hint).toBe(
		"“Yes” is only part of the answer: explain it here",
	);
	expect(controlsAt("changes", { answer: "no", explanation: "" })[1]?.hint).toBeUndefined();
	expect(controlsAt("summary", "Yes.")[0]?.problems).toEqual([
		"! “Yes” is only part of the answer: If so, describe the difference.",
	]);
	expect(controlsAt("summary", "Yes, it resizes pools.")[0]?.problems).toEqual([]);
});
