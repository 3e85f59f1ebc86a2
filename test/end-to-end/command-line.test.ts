/** The built program in a pipe: what scripts rely on. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import description from "../../package.json" with { type: "json" };
import { eventually } from "../eventually.ts";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { cleanEnvironment, PROGRAM, startInTerminal } from "./terminal.ts";

async function run(...args: string[]) {
	const { folder, env } = await emptyFolder();
	return runProgram(args, { cwd: folder, env });
}

describe("a valid command line", () => {
	test("prints only the version for --version", async () => {
		expect(await run("--version")).toEqual({ code: 0, stdout: `${description.version}\n`, stderr: "" });
	});

	test("lists every command in the help, on standard output", async () => {
		const { code, stdout, stderr } = await run("--help");
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		for (const name of ["new", "edit", "render", "preview", "status", "outline", "get", "set", "templates"]) {
			expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
		}
	});

	test("`help set`, `set --help` and `--help set` are the same", async () => {
		const texts = await Promise.all([run("help", "set"), run("set", "--help"), run("--help", "set")]);
		expect(new Set(texts.map(({ stdout }) => stdout)).size).toBe(1);
		expect(texts[0]?.stdout).toContain("--not-applicable REASON");
	});

	test("ends quietly if a pipe is closed", async () => {
		const { folder, env } = await emptyFolder();
		const shell = spawnSync("sh", ["-c", `"${process.execPath}" "${PROGRAM}" outline --json | head -c 1`], {
			cwd: folder,
			env: { ...cleanEnvironment(), ...env },
			encoding: "utf8",
		});
		expect({ out: shell.stdout, err: shell.stderr }).toEqual({ out: "{", err: "" });
	});

	test.skipIf(!existsSync("/dev/full"))("output that can't be written is told, and ends it with 4", async () => {
		const { folder, env } = await emptyFolder();
		const shell = spawnSync("sh", ["-c", `"${process.execPath}" "${PROGRAM}" outline --json > /dev/full`], {
			cwd: folder,
			env: { ...cleanEnvironment(), ...env },
			encoding: "utf8",
		});
		expect(shell.status).toBe(4);
		expect(shell.stderr).toMatch(/^pep-wizard: the output can't be written: no space left on the disk\n$/);
	});

	test("reports findings by its exit code even if the pipe is closed early", async () => {
		const { folder, env } = await emptyFolder();
		for (let at = 0; at < 40; at++) await writeFile(join(folder, `${at}.pep.yaml`), "pep-wizard: 1\n");
		const words = `"${process.execPath}" "${PROGRAM}" check; echo $? >code`;
		spawnSync("sh", ["-c", `{ ${words}; } | head -n 1`], { cwd: folder, env: { ...cleanEnvironment(), ...env } });
		expect(["1\n", "141\n"]).toContain(await readFile(join(folder, "code"), "utf8"));
	});
});

describe("exits with 2 and suggests the nearest valid word for an invalid command line", () => {
	test.each([
		[["stauts"], "did you mean “status”?"],
		[["export", "x.md"], "There is no command “export”"],
		[["status", "--stge", "beta"], "did you mean “--stage”?"],
		[["status", "--stage", "beat"], "did you mean “beta”?"],
		[["render"], "usage: pep-wizard render DRAFT"],
		[["outline", "extra"], "doesn't take the argument “extra”"],
		[["set", "a", "b", "--file"], "--file needs a value"],
		[["status", "--json=yes"], "--json takes no value"],
	])("%j", async (args, words) => {
		const { code, stdout, stderr } = await run(...args);
		expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
		expect(stderr).toContain(words);
	});

	test.each([[[]], [["new"]], [["new", "--plain"]]])("%j without a terminal shows help", async (args) => {
		const { code, stdout, stderr } = await run(...args);
		expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
		expect(stderr).toContain("needs a terminal");
		expect(stderr).toContain("Usage");
	});
});

test("aligns columns, whatever they contain", async () => {
	const { folder, env } = await emptyFolder();
	const title = "漢字 👩‍💻 é – Größe";
	const made = await runProgram(["new", "--title", title, "--number", "7", "--no-edit"], { cwd: folder, env });
	const { stdout } = await runProgram(["status", made.stdout.trim()], { cwd: folder, env });
	const bars = stdout.split("\n").filter((line) => /[█░]/.test(line));
	expect(bars.some((line) => line.includes(title))).toBe(true);
	expect(new Set(bars.map((line) => stringWidth(line.replace(/[█░].*/, "")))).size).toBe(1);
});

test("prints the same help in a terminal", async () => {
	const { folder, env } = await emptyFolder();
	const { stdout } = await runProgram(["--help"], { cwd: folder, env });
	// node-pty stops reading 200 ms after a program's end; once, on a busy machine, half of this text was missing.
	await eventually(async () => {
		const screen = startInTerminal(["--help"], { cwd: folder, env, rows: 60, columns: 200 });
		expect(await screen.exited()).toBe(0);
		expect(screen.everything).toBe(stdout.trimEnd());
	});
});
