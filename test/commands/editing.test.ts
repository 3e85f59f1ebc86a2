/** An author writes in an editor, or answers a question that was asked, while others write the draft. */
import { expect, test } from "vitest";
import { loadDraft, proposalOf } from "../../src/documents/load-draft.ts";
import { sessionSaving } from "../../src/session/saving.ts";
import type { Clock } from "../../src/wizard/session.ts";
import type { KeyPress } from "../../src/wizard/types.ts";
import { Person } from "../plain/person.ts";
import { authorOf } from "./author.ts";
import { shortDraft } from "./drafts.ts";
import { type Folder, folder } from "./run.ts";

/** Time passes a hundred times faster. */
function fastClock(): Clock {
	const start = performance.now();
	return {
		now: () => (performance.now() - start) * 100,
		after(milliseconds, run) {
			const timer = setTimeout(run, milliseconds / 100);
			return () => clearTimeout(timer);
		},
	};
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const key = (text: string, more: Partial<KeyPress> = {}): KeyPress => {
	return { name: "text", text, ctrl: false, alt: false, shift: false, ...more };
};

/** The whole draft in an editor that takes its time, and gives the title more words. */
async function retitled(place: Folder): Promise<void> {
	const read = await place.read("a.pep.yaml");
	await wait(100);
	await place.write("a.pep.yaml", read.replace("Pools", "Pools that grow"));
}

const BEFORE = "  title: Pools\n  summary: |\n    Old.\n";

test("does not overwrite an answer that was set while it was in the editor", async () => {
	const place = await folder();
	await shortDraft(place, BEFORE);
	const { session, leave } = await authorOf(place, fastClock(), () => ({
		openEditor: async (text) => {
			await place.run("set", "a.pep.yaml", "summary", "Theirs.");
			await wait(100);
			return `${text}Mine.\n`;
		},
	}));
	session.press([key("o", { ctrl: true })]);
	await expect.poll(() => session.getState().conflicts).toEqual([{ item: "summary", theirs: "Theirs." }]);
	expect(session.getState().proposal.answers.summary).toBe("Old.\nMine.\n");
	await wait(100);
	expect(await place.read("a.pep.yaml")).toContain("Theirs.");
	session.press([key("1")]);
	await leave();
	expect(await place.read("a.pep.yaml")).toContain("Old.\n    Mine.");
});

test("takes over changes by others without asking if the editor changed nothing", async () => {
	const place = await folder();
	await shortDraft(place, BEFORE);
	const { session, leave } = await authorOf(place, fastClock(), () => ({
		openEditor: async (text) => {
			session.dispatch({ type: "stageChosen", stage: "beta" });
			await place.run("set", "a.pep.yaml", "summary", "Theirs.");
			await wait(100);
			return text;
		},
	}));
	session.press([key("o", { ctrl: true })]);
	await expect.poll(() => session.getState().proposal.answers.summary).toBe("Theirs.");
	expect(session.getState().conflicts).toEqual([]);
	await leave();
	expect(await place.read("a.pep.yaml")).toMatch(/stage: beta[\s\S]*Theirs\./);
});

test("saves nothing while the editor has the whole draft, so that it overwrites nothing", async () => {
	const place = await folder();
	await shortDraft(place, BEFORE);
	let isBack = false;
	let finish = (): void => {};
	const isWritten = new Promise<void>((resolve) => {
		finish = resolve;
	});
	const { session, leave } = await authorOf(place, fastClock(), ({ saveDraft }) => ({
		async saveDraft(effect) {
			const saved = await saveDraft(effect);
			await isWritten;
			return saved;
		},
		async openDraft() {
			await retitled(place);
			isBack = true;
			return undefined;
		},
	}));
	session.press([key("a")]);
	await expect.poll(() => session.getState().save.state).toBe("saving");
	session.press([key("b"), key("o", { alt: true })]);
	finish();
	await expect.poll(() => isBack).toBe(true);
	await wait(50);
	await leave();
	expect(await place.read("a.pep.yaml")).toMatch(/title: Pools that grow[\s\S]*Old\.ab/);
});

test("does not retry a failed save while the editor has the whole draft", async () => {
	const place = await folder();
	await shortDraft(place, BEFORE);
	let isFull = true;
	let isBack = false;
	const { session, leave } = await authorOf(place, fastClock(), ({ saveDraft }) => ({
		async saveDraft(effect) {
			if (isFull) throw new Error("the disk is full");
			return saveDraft(effect);
		},
		async openDraft() {
			isFull = false;
			await retitled(place);
			isBack = true;
			return undefined;
		},
	}));
	session.press([key("a")]);
	await expect.poll(() => session.getState().save.state).toBe("failed");
	session.press([key("o", { alt: true })]);
	await expect.poll(() => isBack).toBe(true);
	await wait(50);
	await leave();
	expect(await place.read("a.pep.yaml")).toMatch(/title: Pools that grow[\s\S]*Old\.a/);
});

/** Someone who is asked for the title, while others set it. */
async function asked(place: Folder) {
	await shortDraft(place, BEFORE);
	const draft = await loadDraft("a.pep.yaml", place.path);
	const effects = sessionSaving(draft, place.world(), {});
	const person = new Person({ proposal: proposalOf(draft), at: "title", clock: fastClock(), effects });
	await person.ears.hear("Answer (empty keeps it): ");
	await place.run("set", "a.pep.yaml", "title", "Theirs");
	await wait(100);
	return person;
}

test("does not overwrite an answer that was set while its question was open", async () => {
	const place = await folder();
	const person = await asked(place);
	person.types("Mine\r");
	await person.says("2", "1 keeps yours, 2 takes theirs: ");
	await person.says("/quit", "Item 3");
	await person.end;
	expect(person.ears.all).toContain("Theirs");
	expect(await place.read("a.pep.yaml")).toContain("title: Theirs");
});

test("reports what was set during a question before asking the next one", async () => {
	const place = await folder();
	const person = await asked(place);
	person.types("/missing\r");
	await person.ears.hear("Changed on disk; reloaded: Title\n");
	await person.says("/quit", "The answer is: Theirs");
	await person.end;
	expect(await place.read("a.pep.yaml")).toContain("title: Theirs");
});
