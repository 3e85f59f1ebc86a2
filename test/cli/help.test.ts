/** `--help`: made from the table, for every command. */
import { expect, test } from "vitest";
import { TABLE } from "../../src/commands/table.ts";
import { folder } from "../commands/run.ts";

const COMMANDS = [TABLE.start, ...TABLE.commands];

test.each(TABLE.commands.map(({ name }) => name))("%s --help shows usage, options and two examples", async (name) => {
	const { run } = await folder();
	const { code, out, err } = await run(name, "--help");
	expect({ code, err }).toEqual({ code: 0, err: "" });
	expect(out).toContain(`Usage\n  pep-wizard ${name}`);
	const [, examples = ""] = out.split("Examples\n");
	expect(examples.match(/^ {2}\S/gm)?.length ?? 0).toBeGreaterThanOrEqual(2);
	expect((await run("help", name)).out).toBe(out);
});

test("examples run the program, and say what they do", () => {
	for (const { examples } of COMMANDS) {
		expect(examples.length).toBeGreaterThanOrEqual(2);
		for (const [line, does] of examples) {
			expect(line).toContain("pep-wizard");
			expect(does).toMatch(/\S/);
		}
	}
});

test("the overview lists every command, and fits on lines of 100 columns", async () => {
	const { out } = await (await folder()).run("--help");
	for (const { name, summary } of TABLE.commands) expect(out).toMatch(new RegExp(`^  ${name} +${summary}$`, "m"));
	const long = out.split("\n").filter((line) => line.length > 100 && !line.startsWith("Exit codes"));
	expect(long).toEqual([]);
});

test("the overview has a blank line before each of its headings", async () => {
	const { out } = await (await folder()).run("--help");
	for (const heading of ["Usage", "Commands", "Options", "Exit codes"]) expect(out).toContain(`\n\n${heading}\n`);
});

test("commands that are interactive list the exit code for Ctrl-C", () => {
	const talking = TABLE.commands.filter(({ terminal }) => terminal !== undefined);
	expect(talking.map(({ name }) => name)).toContain("new");
	for (const { exits } of talking) expect(exits).toContain("130 ended by Ctrl-C");
});
