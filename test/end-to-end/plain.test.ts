/** The plain conversation in a dumb terminal: from start to end, and what is on disk if it is interrupted. */
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { eventually } from "../eventually.ts";
import { emptyFolder } from "./folder.ts";
import { type Screen, startInTerminal } from "./terminal.ts";

/** Starts it with TERM=dumb; `says` answers a question as soon as it is printed. */
async function talk(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
	const { folder, env } = await emptyFolder();
	const screen: Screen = startInTerminal(args, { cwd: folder, env: { ...env, TERM: "dumb", ...more }, columns: 200 });
	onTestFinished(() => screen.close());
	let from = 0;
	const says = async (line: string, question: string) => {
		await screen.until(() => screen.output.includes(question, from));
		from = screen.output.indexOf(question, from) + question.length;
		screen.type(line);
	};
	return { folder, screen, says, read: (file: string) => readFile(join(folder, file), "utf8") };
}

const NEW = [
	"new",
	"1.pep.yaml",
	"--title",
	"In-place resize",
	"--number",
	"1",
	"--template",
	"pep",
	"--stage",
	"alpha",
];

test("goes from nothing to Markdown without a single escape sequence", async () => {
	const { screen, says, read } = await talk(["new"]);
	await says("In-place resize\r", "changes. It can be changed later.");
	await says("1234\r", "none yet.");
	await says("\r", "Which template?");
	await says("\r", "Which stage");
	await says("\r", "(empty: 1234-in-place-resize.pep.yaml)");
	await says("\r", "(empty: wizard)");
	await says("/go summary\r", "(yes or no)");
	await says("Operators can chamge\x7f\x7f\x7fnge pools.\r\r* odd   bullets stay\r.\r", "only a dot):");
	await says("/write\r", "Motivation");
	await says("\x04", "Written: 1234-in-place-resize.md");
	expect(await screen.exited()).toBe(0);
	expect(screen.output).not.toContain("\x1b");
	expect(await read("1234-in-place-resize.md")).toContain(
		"### Summary\n\nOperators can change pools.\n\n* odd   bullets stay\n\n### Motivation\n",
	);
	expect(await read("1234-in-place-resize.pep.yaml")).toContain("* odd   bullets stay\n");
});

test("saves first on Ctrl+C", async () => {
	const { screen, says, read } = await talk(NEW);
	await says("/go summary\r", "(yes or no)");
	await says("One\rTw\x03", "only a dot):");
	expect(await screen.exited()).toBe(130);
	expect(await read("1.pep.yaml")).toMatch(/summary: [|]-?\n {4}One\n {4}Tw\n/);
});

test("saves answers within a second, whatever happens to the program", async () => {
	const { screen, says, read } = await talk(NEW);
	await says("/go summary\r", "(yes or no)");
	await says("Never lost\r", "only a dot):");
	await eventually(async () => expect(await read("1.pep.yaml")).toContain("Never lost"));
	screen.kill("SIGKILL");
	await screen.exited();
	expect(await read("1.pep.yaml")).toContain("Never lost");
});

test("hands the terminal over to the author's editor", async () => {
	const { folder, says, screen, read } = await talk(NEW, { EDITOR: "./editor" });
	const editor = join(folder, "editor");
	await writeFile(editor, '#!/bin/sh\nprintf "Type: "\nread line\nprintf "%s\\n" "$line" > "$1"\n');
	await chmod(editor, 0o755);
	await says("/go summary\r", "(yes or no)");
	await says("/edit\r", "only a dot):");
	await says("From the editor\r", "Type: ");
	await says("/quit\r", "Motivation");
	expect(await screen.exited()).toBe(0);
	expect(await read("1.pep.yaml")).toContain("summary: From the editor\n");
});
