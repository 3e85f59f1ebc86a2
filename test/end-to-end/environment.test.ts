/** The program's surroundings: folders that are gone or can't be created, and a system with partial writes. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { nodeOf, PROMISED } from "./nodes.ts";
import { runProgram } from "./program.ts";
import { cleanEnvironment, PROGRAM } from "./terminal.ts";

const DRAFT = "a.pep.yaml";
const ANSWER = `${"All that can be said of it. ".repeat(400)}\n`;

async function withDraft() {
	const { folder, env } = await emptyFolder();
	writeFileSync(
		join(folder, DRAFT),
		`pep-wizard: 1\ntemplate: pep\nstage: alpha\nanswers:\n  summary: |\n    ${ANSWER}`,
	);
	return { folder, env };
}

describe.runIf(process.platform !== "win32")("the working folder is gone", () => {
	const run = (command: string) => {
		const script = `mkdir gone && cd gone && rmdir ../gone && exec "$@"`;
		return emptyFolder().then(({ folder, env }) =>
			spawnSync("sh", ["-c", script, "sh", process.execPath, PROGRAM, ...command.split(" ")], {
				cwd: folder,
				env: { ...cleanEnvironment(), ...env },
				encoding: "utf8",
			}),
		);
	};

	test.each(["--version", "--help", "templates", "status --help"])("%s works", async (command) => {
		const { status, stderr, stdout } = await run(command);
		expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
		expect(stdout).not.toBe("");
	});

	test.each(["status", "check", "check /", `render ${DRAFT}`, "new --no-edit --title T"])(
		"%s says so",
		async (command) => {
			const { status, stderr, stdout } = await run(command);
			expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
			expect(stderr).toMatch(/^the current folder can't be used: it doesn't exist\n {2}Change to .*\n$/);
		},
	);
});

describe.runIf(process.platform !== "win32")("standard input", () => {
	test("is refused if it never ends", async () => {
		const { folder, env } = await withDraft();
		const before = readFileSync(join(folder, DRAFT), "utf8");
		const command = [process.execPath, PROGRAM, "set", DRAFT, "title", "--file", "-"];
		const { status, stderr } = spawnSync("sh", ["-c", 'exec "$@" </dev/zero', "sh", ...command], {
			cwd: folder,
			env: { ...cleanEnvironment(), ...env },
			encoding: "utf8",
		});
		expect({ status, stderr }).toEqual({
			status: 3,
			stderr: "standard input: is larger than 16 MiB\n  Name another file\n",
		});
		expect(readFileSync(join(folder, DRAFT), "utf8")).toBe(before);
	});
});

describe("the user's folders", () => {
	const HOMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
		"below /proc": { HOME: "/proc/nowhere" },
		"the cache below /proc": { XDG_CACHE_HOME: "/proc/nowhere/cache" },
		"the state below /proc": { XDG_STATE_HOME: "/proc/nowhere/state" },
		"folders for a moment below /proc": { TMPDIR: "/proc/nowhere", HOME: "relative" },
		empty: { HOME: "" },
		"not there": { HOME: "/nowhere/at/all" },
		"a device": { HOME: "/dev/null" },
		"below /sys": { HOME: "/sys" },
	};
	const nodes = PROMISED.filter((major) => nodeOf(major) !== undefined && (major === 20 || major === 26));

	describe.each(nodes)("Node %i", (major) => {
		// The oldest version creates folders like the others; the newest caches compiled code differently.
		const homes = Object.entries(HOMES).filter(([name]) => major === 20 || /cache|moment/.test(name));
		test.each(homes)("%s: everything works as usual", async (_, variables) => {
			const { folder, env: usual } = await withDraft();
			const { XDG_CACHE_HOME: _cache, XDG_STATE_HOME: _state, ...rest } = usual as Record<string, string>;
			const env = { ...rest, ...variables };
			const node = nodeOf(major)!;
			const outcomes = await Promise.all(
				[
					["render", DRAFT],
					["set", DRAFT, "title", "T"],
				].map((args) => runProgram(args, { cwd: folder, env, node })),
			);
			for (const { code, stderr } of outcomes) {
				expect(code).toBe(0);
				expect(stderr).not.toMatch(/error|ENOENT/i);
			}
			expect(readFileSync(join(folder, "a.md"), "utf8")).toContain("All that can be said");
		});
	});
});

describe("partial writes", () => {
	const preload = fileURLToPath(new URL("take-less.cjs", import.meta.url));
	const withWrites = (env: Readonly<Record<string, string>>, mode: string) => ({
		...env,
		NODE_OPTIONS: `--require="${preload}"`,
		PEP_TEST_WRITES: mode,
		NODE_DISABLE_COMPILE_CACHE: "1",
	});

	test.each(["less", "again"])("%s: what is printed and what is written is whole", async (mode) => {
		const { folder, env } = await withDraft();
		const args = ["status", "--format", "html"];
		const once = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "then");
		const before = await runProgram(args, { cwd: folder, env });
		const printed = await runProgram(args, { cwd: folder, env: withWrites(env, mode) });
		expect(printed.code).toBe(0);
		expect(once(printed.stdout).length).toBe(once(before.stdout).length);
		expect(printed.stdout).toMatch(/<\/html>\n?$/);
		if (mode === "again") return;
		const written = await runProgram([...args, "-o", "pages"], { cwd: folder, env: withWrites(env, mode) });
		expect(written).toMatchObject({ code: 0 });
		for (const name of readdirSync(join(folder, "pages"))) {
			expect(readFileSync(join(folder, "pages", name), "utf8"), name).toMatch(/<\/html>\n?$/);
		}
		const set = await runProgram(["set", DRAFT, "motivation", "--file", "-"], {
			cwd: folder,
			env: withWrites(env, mode),
			input: ANSWER,
		});
		expect(set).toMatchObject({ code: 0 });
		expect(readFileSync(join(folder, DRAFT), "utf8").split(ANSWER.trim()).length).toBe(3);
	});

	test("report an exceeded quota, and leave nothing half-written", async () => {
		const { folder, env } = await withDraft();
		mkdirSync(join(folder, "pages"));
		const full = withWrites(env, "quota");
		const before = readFileSync(join(folder, DRAFT), "utf8");
		for (const args of [
			["status", "--format", "html", "-o", "pages"],
			["render", DRAFT],
			["set", DRAFT, "title", "T"],
			["status", "--format", "html"],
		]) {
			const { code, stderr } = await runProgram(args, { cwd: folder, env: full });
			expect({ args, code, stderr }).toMatchObject({
				code: 4,
				stderr: expect.stringContaining("the disk quota is used up"),
			});
		}
		expect(readFileSync(join(folder, DRAFT), "utf8")).toBe(before);
		expect(
			[...readdirSync(folder), ...readdirSync(join(folder, "pages"))].filter((name) => /\.md$|tmp$|html$/.test(name)),
		).toEqual([]);
	});
});
