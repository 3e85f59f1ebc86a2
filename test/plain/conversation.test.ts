/** Conversations as a person has them: what is printed, what the commands do, how it ends, what is saved. */
import { describe, expect, test } from "vitest";
import type { Answers, FieldValues } from "../../src/proposal/types.ts";
import { OUTLINE } from "../wizard/outline.ts";
import { converse, Person } from "./person.ts";

const proposal = (answers: Answers = {}, stage: "alpha" | "beta" | "stable" = "alpha") => ({
	outline: OUTLINE,
	stage,
	answers,
});

/** A scripted conversation that starts at an item. */
const at = (item: string, lines: readonly string[], answers: Answers = {}) =>
	converse({ proposal: proposal(answers), at: item }, lines);

test("a short conversation, start to end", async () => {
	const effects = { openEditor: async (text: string) => `${text}\nAnd more.` };
	const person = new Person({ proposal: proposal({ thread: "#12" }), effects });
	await person.says("In-place resize", "Answer: ");
	await person.says("Operators can change pools.", "only a dot):\n");
	person.types("\rMore\x7f\x7f to come.\r.\r");
	await person.says("No restart", "Goal 1: ");
	await person.says("Fast", "Goal 2 (empty: no more): ");
	await person.says("", "Goal 3 (empty: no more): ");
	await person.says("1", "(empty keeps it): ");
	await person.says("f", "tick, such as");
	await person.says("1", "(empty keeps it): ");
	await person.says("InPlaceResize", "Name: ");
	await person.says("/go summary", "Answer (yes or no): ");
	await person.says("/edit", "only a dot, empty keeps it):\n");
	await person.says("/quit", "Goals");
	await expect(person.end).resolves.toMatchObject({ reason: "left" });
	await expect(person.ears.all).toMatchFileSnapshot("golden/conversation.txt");
	expect(person.answers).toEqual({
		title: "In-place resize",
		summary: "Operators can change pools.\n\nMo to come.\nAnd more.",
		goals: ["No restart", "Fast"],
		signoff: ["design"],
		how: { gate: { name: "InPlaceResize" } },
		thread: "#12",
	});
});

test("starts where the author was, or at the first required item", async () => {
	expect((await at("how", [])).said).toContain("Item 5 of 11: How is it enabled?\nIn Signoff.\n");
	expect((await converse({ proposal: proposal({ title: "T" }) }, [])).said).toContain("Item 2 of 11: Summary\n");
});

describe("an existing answer", () => {
	test("is shown and kept by an empty line", async () => {
		const { answers, said } = await at("title", ["", "/quit"], { title: "Old" });
		expect(said).toContain("The answer is: Old\nAnswer (empty keeps it): ");
		expect(answers).toEqual({ title: "Old" });
	});

	test("is replaced by a new one", async () => {
		expect((await at("title", ["New"], { title: "Old" })).answers).toEqual({ title: "New" });
	});

	test("is shortened if it is long", async () => {
		const summary = Array.from({ length: 20 }, (_, line) => `Line ${line + 1}`).join("\n");
		const { said } = await at("summary", ["/show"], { summary });
		expect(said).toContain("Line 12\n8 more lines; /show prints everything.\n");
		expect(said).toContain("Line 20\nEnd of text.\n");
	});

	test("is revised only on request if it takes several questions", async () => {
		const goals = ["One", "Two"];
		expect((await at("goals", [""], { goals })).answers).toEqual({ goals });
		expect((await at("goals", ["yes", "", "2", "Three", ""], { goals })).answers).toEqual({
			goals: ["One", "2", "Three"],
		});
	});

	test("survives a partial line", async () => {
		const { answers, end } = await at("summary", ["Half\x03"], { summary: "Long and good" });
		expect(answers).toEqual({ summary: "Long and good" });
		expect(end.reason).toBe("interrupted");
	});
});

describe("multi-line texts", () => {
	test("end with a single dot; two dots stand for one", async () => {
		const { answers } = await at("summary", ["One", "", "  two ", "..", "...three", ".four", "."]);
		expect(answers).toEqual({ summary: "One\n\n  two \n.\n..three\n.four" });
	});

	test("keep paths and comments, and run commands", async () => {
		const { answers, said } = await at("summary", ["//etc is", "/usr too", "// so", "//help", "/help", "end", "/quit"]);
		expect(answers).toEqual({ summary: "/etc is\n/usr too\n// so\n/help\nend" });
		expect(said).toContain("/quit: saves and exits.");
	});

	test("are continued with /more and restarted with /clear", async () => {
		expect((await at("summary", ["/more", "Two", "."], { summary: "One" })).answers).toEqual({ summary: "One\nTwo" });
		expect((await at("summary", ["One", "/clear", "Two", "."])).answers).toEqual({ summary: "Two" });
	});

	test("can be entered where one line is asked for", async () => {
		expect((await at("goals", ["/lines", "One:", "", "- a", ".", ""])).answers).toEqual({ goals: ["One:\n\n- a"] });
		expect((await at("goals", ["One", "/lines", "Two", "2", ".", ""])).answers).toEqual({ goals: ["One", "Two\n2"] });
	});

	test("open in the editor with the lines so far", async () => {
		const seen: string[] = [];
		const openEditor = async (text: string) => {
			seen.push(text);
			return "From the editor";
		};
		const { answers } = await converse({ proposal: proposal(), at: "summary", effects: { openEditor } }, [
			"One",
			"Two",
			"/edit",
		]);
		expect(seen).toEqual(["One\nTwo"]);
		expect(answers).toEqual({ summary: "From the editor" });
	});

	test("survive a failing editor", async () => {
		const openEditor = async () => {
			throw new Error("the editor exited with code 1; your text is unchanged");
		};
		const setting = { proposal: proposal({ summary: "Old" }), at: "summary", effects: { openEditor } };
		const { answers, said } = await converse(setting, ["/edit", ""]);
		expect(answers).toEqual({ summary: "Old" });
		expect(said).toContain("the editor exited with code 1; your text is unchanged\n");
	});

	test("are pasted whole, whatever their line endings", async () => {
		const person = new Person({ proposal: proposal(), at: "summary" });
		await person.ears.hear("only a dot):\n");
		person.types(`${Array.from({ length: 3000 }, (_, line) => `Line ${line}`).join("\r")}\r\nlast\n.\r/quit\r`);
		await person.end;
		expect(person.answers?.summary).toBe(
			`${Array.from({ length: 3000 }, (_, line) => `Line ${line}`).join("\n")}\nlast`,
		);
	});
});

test("a pasted list becomes entries without markers; typed text stays unchanged", async () => {
	const person = new Person({ proposal: proposal(), at: "goals" });
	await person.ears.hear("Goal 1");
	person.types("- fast\r- safe\r");
	await person.ears.hear("Goal 3");
	person.types("- as typed\r");
	await person.ears.hear("Goal 4");
	person.types("/quit\r");
	await person.end;
	expect(person.answers?.goals).toEqual(["fast", "safe", "- as typed"]);
});

test("an invalid choice lists the valid ones and names /help", async () => {
	const { said } = await at("changes", ["maybe", "/quit"]);
	expect(said).toMatch(/Please answer .*\. \/help lists the\s+commands\.\n/);
});

describe("dates, links and people", () => {
	test("a malformed value is questioned once and accepted the second time", async () => {
		const first = await at("updated", ["2026-02-30", "2026-02-28"]);
		expect(first.said).toContain(
			"2026-02-30 is not a real date; write one as YYYY-MM-DD. Enter it again to keep\nit anyway.",
		);
		expect(first.answers).toEqual({ updated: "2026-02-28" });
		expect((await at("updated", ["soon", "soon"])).answers).toEqual({ updated: "soon" });
	});
});

describe("entries and records", () => {
	const packages: FieldValues[] = [{ name: "a" }, { name: "b", date: "2026-01-02" }, { name: "c" }];

	test("are removed with /remove, and the next one is asked for", async () => {
		expect((await at("goals", ["yes", "/remove", "", "/remove", ""], { goals: ["1", "2", "3"] })).answers).toEqual({
			goals: ["2"],
		});
		const { answers, said } = await at("packages", ["yes", "", "", "/remove", "", "", "no"], { packages });
		expect(answers).toEqual({ packages: [{ name: "a" }, { name: "c" }] });
		expect(said).toContain("Removed.\nPackage 2:\nIt is: c\n");
	});

	test("are dropped if left blank", async () => {
		expect((await at("packages", ["a", "", "yes", "", "", ""])).answers).toEqual({ packages: [{ name: "a" }] });
	});

	test("/clear clears a field, or the whole answer at the question whether to change it", async () => {
		const kept = await at("packages", ["yes", "", "", "", "/clear", "", "", "", "", ""], { packages });
		expect(kept.answers).toEqual({ packages: [{ name: "a" }, { name: "b" }, { name: "c" }] });
		expect((await at("packages", ["/clear", "/next"], { packages })).answers).toEqual({});
	});

	test("/undo restores the answer", async () => {
		const { answers } = await at("packages", ["yes", "other", "/remove", "/undo", ""], { packages });
		expect(answers).toEqual({ packages });
	});
});

describe("commands", () => {
	test("/next and /back go from item to item", async () => {
		const { said } = await at("title", ["/back", "/next", "/back", "/quit"]);
		expect(said).toContain("This is the first item.\n");
		expect(said.match(/Item \d+/g)).toEqual(["Item 1", "Item 2", "Item 1"]);
	});

	test("/go searches by words and numbers the results", async () => {
		expect((await at("title", ["/go change default", "/quit"])).said).toContain("Item 6 of 11");
		const many = await at("title", ["/go sign", "9", "x", "1", "/quit"]);
		expect(many.said).toContain("1. Signoff\n");
		expect(many.said.match(/Enter a number from 1 to/g)).toHaveLength(2);
		expect(many.said).toContain("Item 4 of 11: Signoff\n");
		expect((await at("title", ["/go", "owners"])).said).toContain("Item 11 of 11");
		expect((await at("title", ["/go zzzz"])).said).toContain("Nothing found for zzzz.\n");
	});

	test("/required and /missing report what is left", async () => {
		const { said } = await at("packages", ["/missing", "/required", "/required"], { goals: ["1"] });
		expect(said).toContain("6 answers missing for alpha:\nTitle\nSummary\nSignoff\n");
		expect(said.match(/Item \d+/g)).toEqual(["Item 7", "Item 9", "Item 11"]);
	});

	test("/na marks an item as not applicable, which can be undone", async () => {
		const { answers, said } = await at("goals", ["/na no goals, only joy", "/back", "", "/quit"]);
		expect(answers).toEqual({ goals: { "not-applicable": "no goals, only joy" } });
		expect(said).toContain("Not applicable: no goals, only joy\nDoes it apply after all? (yes or no, empty: no): ");
		expect((await at("goals", ["/na", "why not", "/back", "yes", "One", ""])).answers).toEqual({ goals: ["One"] });
		expect((await at("goals", ["/na", "", ""])).answers).toEqual({});
	});

	test("/na keeps the answer and restores it when the item applies again", async () => {
		const away = await at("title", ["Pools", "/back", "/na not ours", "/quit"]);
		expect(away.answers).toEqual({ title: { "not-applicable": "not ours", answer: "Pools" } });
		expect(away.said).toContain(
			"Marked as not applicable. The answer is kept and comes back if the item applies\nagain.",
		);
		const back = await at("title", ["Pools", "/back", "/na not ours", "/back", "yes", "", "/quit"]);
		expect(back.answers).toEqual({ title: "Pools" });
		expect(back.said).toContain("Restored the previous answer.\nThe answer is: Pools\n");
	});

	test("/na refuses the stage", async () => {
		expect((await at("stage", ["/na never"])).said).toContain("A proposal always has a stage; /stage changes it.\n");
	});

	test("/stage changes the stage and the required answers", async () => {
		const { end, said } = await at("title", ["/stage beta", "/stage", "soon", "", "/stage Sta"]);
		expect(end.state.proposal.stage).toBe("stable");
		expect(said).toContain("The stage is beta. 1 of 9 required answers given for beta, 11 percent.\n");
		expect(said).toContain("Please answer alpha, beta or stable.\n");
	});

	test("the stage's item does the same", async () => {
		const { end, said } = await at("stage", ["beta"]);
		expect(end.state.proposal.stage).toBe("beta");
		expect(said).toContain("Answer (number or name, empty keeps Alpha): ");
	});

	test("/show prints the answer or the whole proposal", async () => {
		const { said } = await at("goals", ["/show", "/show all"], { goals: ["One"], title: "T" });
		expect(said).toContain("- Goal 1: One\nEnd of text.\n");
		expect(said).toMatch(/# T\n[\s\S]*## Summary\n[\s\S]*End of the proposal\./);
	});

	test("/write saves first, then writes the Markdown", async () => {
		const done: string[] = [];
		const effects = {
			saveDraft: async () => {
				done.push("saved");
				return undefined;
			},
			writeMarkdown: async () => {
				done.push("written");
				return "out/a.md";
			},
		};
		const { said } = await converse({ proposal: proposal(), at: "title", effects }, ["T", "/write"]);
		expect(done).toEqual(["saved", "written"]);
		expect(said).toContain("Written: out/a.md\n");
	});

	test("? shows all guidance for the item", async () => {
		const guided = OUTLINE.items.map((item) =>
			item.id === "title"
				? {
						...item,
						guidance: {
							text: "Say what changes.\n\nBe short.",
							why: "It is found by it.",
							example: "Resize",
							reviewers: "Clear?",
						},
					}
				: item,
		);
		const outline = { ...OUTLINE, items: guided };
		const { said } = await converse({ proposal: { outline, stage: "alpha", answers: {} }, at: "title" }, ["?"]);
		expect(said).toContain("Say what changes.\nWhy: It is found by it.\nAnswer: ");
		expect(said).toContain(
			"Be short.\n\nWhy it is asked:\nIt is found by it.\n\nFor example:\nResize\n\nReviewers look for:\nClear?\n",
		);
	});

	test("/spelling lists the words that may be misspelled, or says why it can't", async () => {
		const wrong: Readonly<Record<string, readonly string[]>> = { desgin: ["design", "deign"], xqz: [] };
		const checkSpelling = async (words: readonly string[]) =>
			Object.fromEntries(words.map((word) => [word, wrong[word] ?? (true as const)]));
		const summary = "The desgin of `kubctl` xqz.";
		const listed = (effects: object) =>
			converse({ proposal: proposal({ summary }), at: "summary", effects }, ["/spelling", "/quit"]);
		expect((await listed({ checkSpelling })).said).toContain(
			"2 words may be misspelled:\ndesgin: design or deign.\nxqz, without a suggestion.\n",
		);
		const none = { checkSpelling: () => Promise.reject(new Error("Spelling needs aspell")) };
		expect((await listed(none)).said).toContain("Spelling needs aspell.\n");
	});

	test("that make no sense at a question say so", async () => {
		expect((await at("title", ["/remove"])).said).toContain("There is no entry to remove here.\n");
		expect((await at("signoff", ["/edit"])).said).toContain("This question takes no text.\n");
		expect((await at("owners", ["Ana", "/clear"])).said).toContain("There is nothing to clear here.\n");
	});
});

describe("the end of the outline", () => {
	test("reports what is missing; an empty line goes there", async () => {
		const { said } = await at("owners", ["", "/clear", "hm", ""]);
		expect(said).toContain("That was the last item.\n1 of 8 required answers given for alpha, 12 percent.\n");
		expect(said).toContain("What next? (empty: 7 missing answers) ");
		expect(said).toContain("Enter a command; /help lists them.\n");
		expect(said).toContain("Item 1 of 11");
	});
});

describe("when all required answers are given", () => {
	const others = OUTLINE.items.filter(({ id }) => id !== "summary").map(({ id }) => [id, { "not-applicable": "no" }]);
	const almost = Object.fromEntries(others);

	test("it says so once, and /finish offers what follows once everything is saved", async () => {
		const saved: string[] = [];
		const person = new Person({
			proposal: proposal(almost),
			at: "summary",
			effects: {
				finish: async (isCovered) => {
					saved.push(`${isCovered} ${person.answers?.summary}`);
				},
			},
		});
		await person.says("Words.\r.", "only a dot):\n");
		await person.says("/finish", "All answers required for alpha are given. /finish offers");
		await person.says("/go title", "after all?");
		await person.says("/quit", "Item 1 of");
		await person.end;
		expect(saved).toEqual(["false Words."]);
		expect(person.ears.all.match(/are given\./g)).toHaveLength(1);
	});
});
