/** The full-screen preview: search, headings, line numbers, links. */
import { expect, test } from "vitest";
import type { Proposal } from "../../src/proposal/types.ts";
import { leave, openWizard } from "./wizard.ts";

const summary = [
	"## Why",
	"",
	"Pools are [resized](https://example.org/resize) in place.",
	...Array.from({ length: 40 }, (_, line) => `\nParagraph ${line} of it.`),
	"",
	"## Then",
	"",
	"Pools again.",
].join("\n");

async function open(capabilities = {}) {
	const opened = await openWizard({
		answers: { title: "T", summary },
		place: { item: "title", focus: 0 },
		size: [80, 24],
		capabilities,
	});
	await opened.terminal.type("\x10");
	await opened.terminal.until((text) => text.includes("Pools are"));
	return opened;
}

test("highlights the matches of a search, counts them and goes to the next", async () => {
	const opened = await open();
	const { terminal } = opened;
	await terminal.type("/");
	await terminal.type("pools");
	await terminal.until((text) => text.includes("Search: pools   1 of 2"));
	const row = terminal.rows().findIndex((each) => each.includes("Pools are"));
	expect(terminal.inverse(row)).toBe("Pools");
	expect(terminal.cursor().x).toBe("  Search: pools".length);
	await terminal.type("\r");
	await terminal.type("n");
	expect(terminal.text()).toContain("Pools again.");
	expect(terminal.text()).toContain("2 of 2");
	expect(terminal.cursorVisible()).toBe(false);
	await leave(opened);
});

test("shows the document with what the session writes into it, and as it was read where that fails", async () => {
	for (const isBroken of [false, true]) {
		const inDocument = async (proposal: Proposal): Promise<Proposal> => {
			if (isBroken) throw new Error("no YAML");
			return { ...proposal, answers: { ...proposal.answers, summary: "In front matter." } };
		};
		const place = { item: "title", focus: 0 };
		const opened = await openWizard({ answers: { title: "T", summary: "As read." }, place, effects: { inDocument } });
		await opened.terminal.type("\x10");
		await opened.terminal.until((text) => text.includes(isBroken ? "As read" : "In front matter"));
		await leave(opened);
	}
});

test("lists the headings, with a filter", async () => {
	const opened = await open();
	await opened.terminal.type("h");
	await expect(opened.terminal.text()).toMatchFileSnapshot("golden/preview-headings.txt");
	await opened.terminal.type("then");
	await opened.terminal.type("\r");
	expect(opened.terminal.text()).toContain("Pools again.");
	await leave(opened);
});

test("shows the line numbers of the Markdown on l", async () => {
	const opened = await open();
	await opened.terminal.type("l");
	await opened.terminal.until((text) => /^ +\d+ {2}Paragraph 0/m.test(text));
	await expect(opened.terminal.text()).toMatchFileSnapshot("golden/preview-numbers.txt");
	await opened.terminal.type("l");
	await opened.terminal.until((text) => !/\d {2}Paragraph 0/.test(text));
	await leave(opened);
});

test("shows missing answers with the key that goes there, and a bar beside the item that Enter opens", async () => {
	const opened = await openWizard({ answers: { title: "T" }, place: { item: "summary", focus: 0 }, size: [80, 24] });
	const { terminal } = opened;
	await terminal.type("\x10");
	await terminal.until((text) => text.includes("┃ Summary"));
	expect(terminal.text()).toMatch(/┃ Summary\n┃ ─+\n┃ {3}○ Not answered yet · Enter goes there/);
	expect(terminal.text().match(/Enter goes there/g)).toHaveLength(1);
	await terminal.type("\x0e");
	expect(terminal.text()).not.toContain("┃ Summary");
	expect(terminal.text()).toContain("┃   ○ Not answered yet");
	await terminal.type("\r");
	await terminal.until((text) => !text.includes("Not answered yet"));
	await leave(opened);
});

test("shows a long document at once from the current item on, and all of it soon after", async () => {
	const long = Array.from({ length: 400 }, (_, at) => `Paragraph ${at} of a ${"long ".repeat(60)}answer.\n`).join("\n");
	const opened = await openWizard({ answers: { title: "T", summary: long }, place: { item: "goals", focus: 0 } });
	await opened.terminal.type("\x10");
	await opened.terminal.until((text) => text.includes("long answer."));
	await opened.terminal.type("\x1b[H");
	await opened.terminal.until((text) => text.includes("Paragraph 0 of"));
	await leave(opened);
});

test("makes links clickable if the terminal supports it, and prints their URL otherwise", async () => {
	const plain = await open();
	expect(plain.terminal.text()).toContain("https://example.org/resize");
	await leave(plain);
	const linked = await open({ hyperlinks: true });
	expect(linked.terminal.text()).not.toContain("https://example.org/resize");
	expect(linked.terminal.written()).toContain("\x1b]8;;https://example.org/resize\x1b\\");
	await leave(linked);
});
