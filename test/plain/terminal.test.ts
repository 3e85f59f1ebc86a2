/** What reaches the terminal, and which modes are set. */
import { expect, test } from "vitest";
import { OUTLINE } from "../wizard/outline.ts";
import { converse, Person } from "./person.ts";

const ODD = "\x1b[2J\x1b]0;title\x07\u202e\u009b1m";

/** The outline with hostile text everywhere that text can come from a file. */
const outline = {
	...OUTLINE,
	items: OUTLINE.items.map((item) => ({
		...item,
		label: `${item.label}${ODD}`,
		path: [ODD],
		guidance: { text: ODD, why: ODD, example: ODD, reviewers: ODD },
		...(item.fields
			? { fields: item.fields.map((field) => ({ ...field, label: `${field.label}${ODD}`, hint: ODD })) }
			: {}),
		...(item.entries ? { entries: item.entries.map((entry) => ({ ...entry, text: `${entry.text}${ODD}` })) } : {}),
		...(item.choices ? { choices: item.choices.map((choice) => ({ ...choice, label: `${choice.label}${ODD}` })) } : {}),
	})),
};

test("no escape sequence from a file, an editor or an error reaches the terminal", async () => {
	const everything = ["?", "/show", "/show all", "/missing", "/go title", "/write", ...Array(40).fill(""), "/edit"];
	const answers = { title: ODD, summary: ODD, goals: [ODD], how: { gate: { name: ODD } }, owners: [ODD] };
	const { said } = await converse(
		{
			proposal: { outline, stage: "beta", answers },
			at: "title",
			effects: {
				writeMarkdown: async () => ODD,
				openEditor: async () => {
					throw new Error(ODD);
				},
			},
		},
		everything,
	);
	expect(said).toContain("␛[2J");
	expect(said.replaceAll("\n", "")).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202e]/);
});

test("marks fall back to ASCII if the terminal can't show more", async () => {
	const { said } = await converse({ proposal: { outline, stage: "alpha", answers: {} }, unicode: false }, []);
	expect(said).toContain("^[[2J^[]0;title^G<U+202E>");
});

const proposal = { outline: OUTLINE, stage: "alpha" as const, answers: {} };

test("reads single keys, and leaves the terminal to the editor", async () => {
	let during: boolean | undefined;
	const person = new Person({
		proposal,
		effects: {
			openEditor: async (text) => {
				during = person.keyboard.isRaw;
				return `${text}edited`;
			},
		},
	});
	await person.ears.hear("Answer: ");
	expect(person.keyboard.isRaw).toBe(true);
	person.types("/edit\r");
	await person.ears.hear("Item 2");
	expect(during).toBe(false);
	expect(person.keyboard.isRaw).toBe(true);
	person.types("\x03");
	await person.end;
	expect(person.keyboard.isRaw).toBe(false);
	expect(person.keyboard.listenerCount("data")).toBe(0);
});

test("leaves lines and echo to Emacs", async () => {
	const person = new Person({ proposal, env: { INSIDE_EMACS: "29.4,comint" } });
	await person.says("Title", "Answer: ");
	await person.ears.hear("Item 2");
	expect(person.keyboard.isRaw).toBe(false);
	person.types("/quit\n");
	const { state } = await person.end;
	expect(state.proposal.answers).toEqual({ title: "Title" });
	expect(person.ears.all).toContain("Answer: \n2 of 8");
});

test("joins characters that arrive in parts", async () => {
	const person = new Person({ proposal });
	await person.ears.hear("Answer: ");
	for (const byte of Buffer.from("Größe 漢\x1b[A👩‍👧\r/quit\r")) person.keyboard.write(Buffer.from([byte]));
	expect((await person.end).state.proposal.answers).toEqual({ title: "Größe 漢👩‍👧" });
});
