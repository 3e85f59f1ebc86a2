/** Nothing is lost: when answers are saved, that every exit saves first, and changes by others. */
import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/proposal/types.ts";
import type { Clock } from "../../src/wizard/session.ts";
import type { ExternalChanges } from "../../src/wizard/types.ts";
import { eventually } from "../eventually.ts";
import { OUTLINE } from "../wizard/outline.ts";
import { converse, Person } from "./person.ts";

const proposal = (answers: Answers = {}) => ({ outline: OUTLINE, stage: "alpha" as const, answers });

/** A clock that advances only on request. */
function clock() {
	let now = 0;
	let timers: { at: number; run: () => void }[] = [];
	const made: Clock = {
		now: () => now,
		after(milliseconds, run) {
			const timer = { at: now + milliseconds, run };
			timers.push(timer);
			return () => {
				timers = timers.filter((other) => other !== timer);
			};
		},
	};
	const pass = (milliseconds: number) => {
		now += milliseconds;
		const due = timers.filter((timer) => timer.at <= now);
		timers = timers.filter((timer) => timer.at > now);
		for (const timer of due) timer.run();
	};
	return { clock: made, pass };
}

test("saves an answer within a second, also while the next question is open", async () => {
	const time = clock();
	const person = new Person({ proposal: proposal(), clock: time.clock });
	await person.says("In-place resize", "Answer: ");
	await person.ears.hear("Item 2");
	expect(person.saved).toEqual([]);
	time.pass(1000);
	expect(person.answers).toEqual({ title: "In-place resize" });
	person.types("/quit\r");
	await person.end;
});

test("saves every line of a longer text before the text is finished", async () => {
	const time = clock();
	const person = new Person({ proposal: proposal(), at: "summary", clock: time.clock });
	await person.says("One", "only a dot):\n");
	person.types("Two\r");
	await person.ears.hear("Two\n");
	await eventually(() => {
		time.pass(1000);
		expect(person.answers).toEqual({ summary: "One\nTwo" });
	});
	person.types(".\r/quit\r");
	await person.end;
});

describe("every exit saves first", () => {
	const ways = {
		"/quit": { type: (person: Person) => person.types("T\r/quit\r"), reason: "left" },
		"Ctrl+D": { type: (person: Person) => person.types("T\r\x04"), reason: "left" },
		"the end of input": { type: (person: Person) => person.keyboard.end("T\r"), reason: "left" },
		"the end of input within a line": { type: (person: Person) => person.keyboard.end("T"), reason: "left" },
		"Ctrl+C": { type: (person: Person) => person.types("T\r\x03"), reason: "interrupted" },
		"Ctrl+C within a line, which is not given then": {
			type: (person: Person) => person.types("T\rhalf\x03"),
			reason: "interrupted",
		},
	};
	for (const [name, { type, reason }] of Object.entries(ways))
		test(name, async () => {
			const time = clock();
			const person = new Person({ proposal: proposal({ goals: ["One"] }), at: "title", clock: time.clock });
			type(person);
			expect((await person.end).reason).toBe(reason);
			expect(person.answers).toMatchObject({ title: "T" });
			expect(person.keyboard.isRaw).toBe(false);
		});

	for (const [signal, reason] of [
		["SIGTERM", "interrupted"],
		["SIGHUP", "interrupted"],
		["SIGINT", "interrupted"],
	] as const)
		test(signal, async () => {
			const others = process.listeners(signal);
			const person = new Person({ proposal: proposal(), clock: clock().clock });
			await person.says("T", "Answer: ");
			await person.ears.hear("Item 2");
			for (const listener of process.listeners(signal)) if (!others.includes(listener)) listener(signal);
			expect((await person.end).reason).toBe(reason);
			expect(person.answers).toEqual({ title: "T" });
			expect(process.listeners(signal)).toEqual(others);
		});

	test("a closed terminal, which raises several events at once", async () => {
		const others = process.listeners("SIGHUP");
		const person = new Person({ proposal: proposal(), clock: clock().clock });
		await person.says("T", "Answer: ");
		await person.ears.hear("Item 2");
		const [hangUp] = process.listeners("SIGHUP").filter((listener) => !others.includes(listener));
		person.keyboard.end();
		hangUp!("SIGHUP");
		person.ears.emit("error", new Error("EIO"));
		expect(await person.end).toMatchObject({ reason: expect.stringMatching(/left|interrupted/) });
		expect(person.answers).toEqual({ title: "T" });
	});
});

test("Ctrl+C in the author's editor is the editor's", async () => {
	const others = process.listeners("SIGINT");
	const openEditor = async () => {
		for (const listener of process.listeners("SIGINT")) if (!others.includes(listener)) listener("SIGINT");
		return "Edited";
	};
	const person = new Person({ proposal: proposal(), clock: clock().clock, effects: { openEditor } });
	await person.says("/edit", "Answer: ");
	await person.says("/quit", "only a dot):\n");
	expect((await person.end).reason).toBe("left");
	expect(person.answers).toEqual({ title: "Edited" });
});

test("keeps a partial text to the last letter on Ctrl+C", async () => {
	const person = new Person({ proposal: proposal(), at: "summary", clock: clock().clock });
	person.types("One\rTw\x03");
	expect((await person.end).reason).toBe("interrupted");
	expect(person.answers).toEqual({ summary: "One\nTw" });
});

describe("when saving fails", () => {
	const saveDraft = async () => {
		throw new Error("a.pep.yaml: the disk is full");
	};

	test("the author is notified and stays; leaving again exits", async () => {
		const person = new Person({ proposal: proposal(), clock: clock().clock, effects: { saveDraft } });
		await person.says("T", "Answer: ");
		await person.says("/quit", "only a dot):\n");
		await person.ears.hear(
			"Not saved, so not leaving: a.pep.yaml: the disk is full\nLeave again to exit without saving.\n",
		);
		await person.says("/quit", "only a dot):\n");
		expect(await person.end).toMatchObject({
			reason: "failed",
			unsaved: true,
			error: { message: "a.pep.yaml: the disk is full" },
		});
	});

	test("exits at the end of input", async () => {
		const { end } = await converse({ proposal: proposal(), clock: clock().clock, effects: { saveDraft } }, ["T"]);
		expect(end).toMatchObject({ reason: "failed", unsaved: true });
	});
});

describe("external changes to the file", () => {
	/** The changes that the first save finds. */
	function meeting(changes: ExternalChanges) {
		let first = true;
		return async () => {
			if (!first) return undefined;
			first = false;
			return changes;
		};
	}

	test("are reloaded and reported if they don't conflict", async () => {
		const time = clock();
		const saveDraft = meeting({ theirs: { goals: ["Theirs"] }, conflicts: [] });
		const person = new Person({ proposal: proposal(), clock: time.clock, effects: { saveDraft } });
		await person.says("Mine", "Answer: ");
		await person.ears.hear("only a dot):\n");
		time.pass(1000);
		person.types("/next\r");
		await person.says("/quit", "Changed on disk; reloaded: Goals\n");
		expect((await person.end).state.proposal.answers).toEqual({ title: "Mine", goals: ["Theirs"] });
	});

	for (const [typed, title] of [
		["1", "Mine"],
		["2", "Theirs"],
	] as const)
		test(`wait for the author's choice in a conflict: ${title}`, async () => {
			const time = clock();
			const saveDraft = meeting({ theirs: {}, conflicts: [{ item: "title", theirs: "Theirs" }] });
			const person = new Person({ proposal: proposal(), clock: time.clock, effects: { saveDraft } });
			await person.says("Mine", "Answer: ");
			await person.ears.hear("only a dot):\n");
			time.pass(1000);
			person.types("Text\r");
			await person.ears.hear("Title: you changed this, and so did someone else in the file.\n");
			await person.says("both", "Yours is: Mine\nTheirs is: Theirs\n");
			await person.says(
				typed,
				"Type 1 or 2; both versions are kept until you choose.\n1 keeps yours, 2 takes theirs: ",
			);
			person.types(".\r/quit\r");
			const { state } = await person.end;
			expect(state.proposal.answers).toEqual({ title, summary: "Text" });
			expect(state.conflicts).toEqual([]);
			expect(person.settled).toEqual(["title"]);
		});
});
