/**
 * The main use, end to end: from an empty folder to a finished proposal, in a real terminal, with the built program.
 */
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { parseDraft, readAnswers } from "../../src/draft/codec.ts";
import type { Outline } from "../../src/outline/types.ts";
import { builtInOutline } from "../../src/templates/built-in-templates.ts";
import { initialState } from "../../src/wizard/state.ts";
import { Author } from "./author.ts";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { type Screen, startInTerminal } from "./terminal.ts";

const NAME = "1234-in-place-resize-of-worker-pools";
const example = (ending: string): string =>
	fileURLToPath(new URL(`../../docs/example/${NAME}.${ending}`, import.meta.url));

async function exampleAnswers(outline: Outline) {
	const text = await readFile(example("pep.yaml"), "utf8");
	return readAnswers(parseDraft(text, "example"), outline).answers;
}

async function pep(): Promise<Outline> {
	const outline = await builtInOutline("pep");
	if (!outline) throw new Error("the pep template is gone");
	return outline;
}

interface Place {
	readonly folder: string;
	readonly env: Record<string, string>;
}

function open(place: Place, args: readonly string[]): Screen {
	const screen = startInTerminal(args, { cwd: place.folder, env: place.env, columns: 100, rows: 30 });
	onTestFinished(() => screen.close());
	return screen;
}

test("an author writes a whole proposal, leaves and resumes three times, previews and renders it", async () => {
	const { folder, env } = await emptyFolder();
	const place = { folder, env };
	const outline = await pep();
	const answers = await exampleAnswers(outline);
	const draft = `${NAME}.pep.yaml`;

	const asked = open(place, ["new"]);
	await asked.until("> Title");
	asked.type("In-place resize of worker pools");
	await asked.until("worker pools");
	asked.press("enter");
	await asked.until("> Number");
	asked.type("1234");
	await asked.until(draft);
	asked.press("ctrl+s");
	await asked.until("In-place resize of worker pools");

	const given = { number: answers.number!, title: answers.title! };
	const proposal = { outline, stage: "alpha" as const, answers: given };
	const size = { columns: 100, rows: 30 };
	const state = initialState({ file: draft, markdownFile: `${NAME}.md`, proposal, size, now: 0 });
	let author = new Author(asked, state);
	await author.arrived();
	const order = outline.items.map(({ id }) => id);
	const leaveAt = [10, 25, 40].map((index) => order[index]);
	for (const id of order.slice(order.indexOf(author.state.current))) {
		expect(author.state.current).toBe(id);
		if (leaveAt.includes(id)) author = await leaveAndResume(author, place, draft);
		if (!(id in given)) await author.answer(answers);
		if (id !== order.at(-1)) await author.next();
	}
	await author.screen.until("100 %");
	author.press("ctrl+p");
	await author.screen.until("• Owners: @mira-k");
	author.press("home");
	await author.screen.until("KEP-1234: In-place resize of worker pools");
	author.press("escape");
	// The preview has no help; it shows the item's heading, too.
	await author.screen.until("F1 help");
	author.press("ctrl+s");
	await author.screen.until(`Written: ${NAME}.md`);
	author.press("ctrl+q");
	expect(await author.screen.exited()).toBe(0);
	expect(author.screen.alternate).toBe(false);
	expect(author.screen.everything).toContain(`pep-wizard ${draft}`);

	const golden = await readFile(example("md"), "utf8");
	expect(await readFile(join(folder, `${NAME}.md`), "utf8")).toBe(golden);
	const status = await runProgram(["status", draft, "--json", "--exit-code"], { cwd: folder, env });
	expect(status).toMatchObject({ code: 0, stderr: "" });
	const { required } = JSON.parse(status.stdout).proposals[0];
	expect(required.done).toBe(required.of);
});

/** Leaves with Ctrl+Q and starts again at the same item. */
async function leaveAndResume(author: Author, place: Place, draft: string): Promise<Author> {
	author.press("ctrl+q");
	expect(await author.screen.exited()).toBe(0);
	const screen = open(place, [draft]);
	const resumed = new Author(screen, { ...author.state, leaving: false, buffers: {}, focus: author.state.focus });
	await resumed.arrived();
	return resumed;
}

test("the same proposal given by `set` alone renders to the same bytes", async () => {
	const { folder, env } = await emptyFolder();
	const outline = await pep();
	const answers = await exampleAnswers(outline);
	const run = async (args: readonly string[], input?: string) => {
		const outcome = await runProgram(args, { cwd: folder, env, input });
		expect(outcome).toMatchObject({ code: 0, stderr: "" });
		return outcome.stdout;
	};
	await run(["new", "set.pep.yaml", "--no-edit"]);
	for (const [id, answer] of Object.entries(answers)) {
		if (typeof answer === "object" && "not-applicable" in answer)
			await run(["set", "set.pep.yaml", id, "--not-applicable", answer["not-applicable"] as string]);
		else
			await run(
				["set", "set.pep.yaml", id, "--file", "-"],
				typeof answer === "string" ? answer : JSON.stringify(answer),
			);
	}
	expect(await run(["render", "set.pep.yaml", "-o", "-"])).toBe(await readFile(example("md"), "utf8"));
});

test("keeps the documentation's example complete for alpha, and its Markdown up to date", async () => {
	const { folder, env } = await emptyFolder();
	await copyFile(example("pep.yaml"), join(folder, "example.pep.yaml"));
	const rendered = await runProgram(["render", "example.pep.yaml", "-o", "-"], { cwd: folder, env });
	expect(rendered).toEqual({ code: 0, stdout: await readFile(example("md"), "utf8"), stderr: "" });
	const status = await runProgram(["status", "example.pep.yaml", "--exit-code"], { cwd: folder, env });
	expect(status).toMatchObject({ code: 0 });
});
