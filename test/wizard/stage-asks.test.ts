/** What a stage asks, where one is chosen. */
import { expect, test } from "vitest";
import { formLayout } from "../../src/wizard/form-layout.ts";
import { itemLayout } from "../../src/wizard/item-layout.ts";
import { changeWords, countWords, progressWords, stageAsks } from "../../src/wizard/stage-asks.ts";
import { Story } from "./outline.ts";

const words = ({ state }: Story, isShort?: boolean): string[] =>
	Object.values(stageAsks(state.proposal)).map((asks) =>
		[progressWords(asks, isShort), isShort ? countWords(asks, true) : changeWords(asks)]
			.filter((text) => text !== "")
			.join("; "),
	);

test("is told by how many questions become required, and where", () => {
	const story = new Story({ title: "T" });
	expect(words(story)).toEqual([
		"2 of 8 required answered",
		"2 of 9 required answered; 1 more question: Signoff",
		"2 of 10 required answered; 2 more questions: Signoff, Thread",
	]);
	expect(words(story, true)).toEqual(["2 of 8", "2 of 9; +1", "2 of 10; +2"]);
	story.send({ type: "stageChosen", stage: "stable" });
	expect(words(story)[0]).toBe("2 of 8 required answered; 2 fewer questions");
});

test("names as many places as fit, each as a whole", () => {
	const { stable } = stageAsks(new Story({ title: "T" }).state.proposal);
	expect(changeWords(stable, 40)).toBe("2 more questions: Signoff, Thread");
	expect(changeWords({ ...stable, where: ["Signoff", "Some longer words"] }, 40)).toBe(
		"2 more questions: Signoff and more",
	);
	expect(changeWords(stable, 32)).toBe("2 more questions");
});

test("counts only what is still to be answered, as the status does", () => {
	const story = new Story({ title: "T", thread: "https://example.org/1" });
	expect(words(story)[2]).toBe("3 of 10 required answered; 1 more question: Signoff");
});

test("stands beside each value of the question for the stage, and of no other choice", () => {
	const story = new Story({}, { place: { item: "stage", focus: 0 } });
	const [placed] = formLayout(story.state, itemLayout(story.state)).controls;
	const notes = placed?.type === "choice" ? placed.positions.map(({ note, row }) => [row, note?.trim()]) : [];
	expect(notes).toEqual([
		[0, "1 of 8 required answered"],
		[1, "1 more question: Signoff"],
		[2, "2 more questions: Signoff, Thread"],
	]);
	const other = new Story({}, { place: { item: "changes", focus: 0 } });
	const [yesNo] = formLayout(other.state, itemLayout(other.state)).controls;
	expect(yesNo?.type === "choice" && yesNo.positions.every(({ note }) => note === undefined)).toBe(true);
});
