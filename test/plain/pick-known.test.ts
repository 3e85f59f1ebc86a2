/** Picking in the conversation: by number or a part of the name, and days in words. What matches nothing stays free. */
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { isoDay } from "../../src/proposal/date-words.ts";
import { addDays, dayInWords } from "../../src/proposal/day-words.ts";
import type { Proposal } from "../../src/proposal/types.ts";
import { OUTLINE } from "../wizard/outline.ts";
import { Person } from "./person.ts";

const PEOPLE = ["@mira-k", "Tom Weber <tom@example.org>", "Mira Kovac <mira@example.org>"];
const PROPOSALS = [
	{ number: "0871", title: "Machine reservations", path: "0871.md", place: "/0871.md" },
	{ number: "1102", title: "Pool autoscaler", path: "1102.md", place: "/1102.md" },
];
const proposal: Proposal = {
	outline: { ...OUTLINE, attributes: { related: ["goals"] } },
	stage: "alpha",
	answers: {},
};

/** At an item, once what the repository knows has arrived. */
async function at(item: string, label: string): Promise<Person> {
	const person = new Person({
		proposal,
		at: "title",
		isTTY: true,
		effects: { suggestPeople: async () => PEOPLE, suggestProposals: async () => PROPOSALS },
	});
	await person.says(`/go ${label}`, "Answer: ");
	await person.ears.hear(`About ${item}.`);
	return person;
}

async function answers(person: Person): Promise<unknown> {
	await person.says("/quit", ": ");
	return (await person.end).state.proposal.answers;
}

describe("people", () => {
	test("are offered by a part of their name, and picked by number", async () => {
		const person = await at("owners", "Owners");
		await person.says("mira", "Person 1");
		await person.says("2", "Number to take one (empty keeps mira): ");
		await person.ears.hear("Taken: Mira Kovac <mira@example.org>.");
		expect(await answers(person)).toEqual({ owners: ["Mira Kovac <mira@example.org>"] });
		expect(person.ears.all).toContain("1. @mira-k\n2. Mira Kovac <mira@example.org>\n");
	});

	test("are read out by /list, and then picked by number at once", async () => {
		const person = await at("owners", "Owners");
		await person.says("/list", "Person 1");
		await person.says("2", "2. Tom Weber");
		await person.ears.hear("Taken: Tom Weber <tom@example.org>.");
		expect(await answers(person)).toEqual({ owners: ["Tom Weber <tom@example.org>"] });
	});

	test("stay as typed if an empty line says so, or nothing matches", async () => {
		const person = await at("owners", "Owners");
		await person.says("tom", "Person 1");
		await person.says("", "Number to take one");
		await person.says("@new", "Person 2");
		expect(await answers(person)).toEqual({ owners: ["tom", "@new"] });
	});
});

test("related proposals are picked by number or a part of the title", async () => {
	const person = await at("goals", "Goals");
	await person.says("1102", "Goal 1");
	await person.ears.hear("Taken: 1102 (Pool autoscaler).");
	await person.says("machine", "Goal 2");
	await person.says("nothing", "Number to take one");
	await person.says("1", "Enter a number from 1 to 1.");
	expect(await answers(person)).toEqual({ goals: ["1102 (Pool autoscaler)", "0871 (Machine reservations)"] });
});

test("days are given in words or picked by number, and the day is read back", async () => {
	const noon = new Date(2026, 2, 4, 12);
	vi.useFakeTimers({ toFake: ["Date"], now: noon });
	onTestFinished(() => void vi.useRealTimers());
	const today = isoDay(noon);
	const person = await at("updated", "Last Updated");
	await person.says("+3d", "Answer");
	await person.ears.hear(`${addDays(today, 3)}, ${dayInWords(addDays(today, 3))}.`);
	await person.says("/go Last Updated", "Answer: ");
	await person.says("/list", "empty keeps it");
	await person.says("2", `2. today: ${dayInWords(today)}`);
	await person.ears.hear(`Taken: ${today}.`);
	expect(await answers(person)).toEqual({ updated: today });
});

test("stages say what they ask, and a link what is wrong with it", async () => {
	const person = await at("stage", "Stage");
	await person.ears.hear("2. Beta, 1 more question: Signoff");
	await person.says("/go thread", "empty keeps Alpha): ");
	await person.says("https//example.org", "Answer: ");
	await person.ears.hear("Write “https://”, with a colon and two slashes.");
	expect(await answers(person)).toEqual({});
});

test("/list says so where nothing is known", async () => {
	const person = await at("summary", "Summary");
	await person.says("/list", "Answer");
	await person.ears.hear("Nothing is known that could be picked here");
	await person.says("/quit", ":");
	expect((await person.end).reason).toBe("left");
});
