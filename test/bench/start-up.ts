/**
 * What each trick of the start-up buys: builds the program once as it is and once without each trick, starts all of them in
 * turns, and prints how much processor time a start takes more without it. Run with `npm run bench:start`; `-- RUNS` sets how
 * often. Processor time hardly depends on what else the machine does; needs bash, for its `times`.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cleanEnvironment } from "../end-to-end/terminal.ts";
import { inTurns, median, type Place, type Program } from "./measure.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const COPIED = ["bin", "src", "templates", "questionnaire", "package.json", "rolldown.config.ts", "tsconfig.json"];
const CONFIG = "rolldown.config.ts";
const DRAFT = "7-bench.pep.yaml";

interface Trick {
	readonly name: string;
	readonly file: string;
	/** What takes it out. */
	readonly from: string | RegExp;
	readonly to: string;
}

/** In the order of docs/start-up.md. */
const TRICKS: readonly Trick[] = [
	{
		name: "compiled outlines",
		file: "src/templates/built-in-templates.ts",
		from: "if (isBuilt) {",
		to: "if (!version) {",
	},
	{ name: "late string-width", file: CONFIG, from: "\t\tlateStringWidth(),\n", to: "" },
	{
		name: "first screen as text",
		file: "src/ui/first-frame.ts",
		from: 'if (process.platform === "win32") return undefined;',
		to: "if (process) return undefined;",
	},
	{
		name: "compile cache",
		file: "bin/pep-wizard.js",
		from: "if (cache !== undefined) return cachedLoader(folder, cache);",
		to: "if (cache !== undefined) return (id) => require(join(folder, id));",
	},
	{
		name: "own compile cache",
		file: "bin/pep-wizard.js",
		from: "if (cache !== undefined) return cachedLoader(folder, cache);",
		to: "",
	},
	{ name: "files by use", file: CONFIG, from: /(\{ name: "base".*\n)[\s\S]*?\n\];/, to: "$1];" },
	{
		name: "fast parser",
		file: "src/documents/load-draft.ts",
		from: /const (\w+) = \w+\(text, file\);\n\ttry/,
		to: "const $1 = undefined as ParsedDraft | undefined;\n\ttry",
	},
	{
		name: "output without streams",
		file: "src/cli/process-world.ts",
		from: /if \(streams\.has\(descriptor\) \|\| [^)]*\) return/,
		to: "return",
	},
	{ name: "ASCII only", file: CONFIG, from: "\t\tasciiOnly(),\n", to: "" },
	{ name: "late built-in modules", file: CONFIG, from: "\t\tlateBuiltins(),\n", to: "" },
];

/** Builds the program without a trick; gives the path of what starts it. */
function built(folder: string, trick: Trick | undefined): string {
	mkdirSync(folder);
	for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
	symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
	if (trick) {
		const file = join(folder, trick.file);
		const text = readFileSync(file, "utf8");
		const changed = text.replace(trick.from, trick.to);
		if (changed === text) throw new Error(`“${trick.name}” can't be taken out of ${trick.file} any more`);
		writeFileSync(file, changed);
	}
	const rolldown = join(root, "node_modules/rolldown/bin/cli.mjs");
	execFileSync(process.execPath, [rolldown, "-c", CONFIG, "--log-level", "silent"], { cwd: folder });
	return join(folder, "bin/pep-wizard.js");
}

/** Milliseconds of processor time, of user and system, that a program takes to its end. */
function processorTime(args: readonly string[], { node, cwd, env }: Place): number {
	const script = '"$@" > /dev/null; times';
	// Node 20 would read these certificates at every start.
	const clean = { ...cleanEnvironment(), NODE_EXTRA_CA_CERTS: "" };
	const given = { cwd, env: { ...clean, ...env }, encoding: "utf8" } as const;
	const { stdout } = spawnSync("bash", ["-c", script, "bash", node, ...args], given);
	const [, children = ""] = stdout.trim().split("\n");
	const [user = Number.NaN, system = Number.NaN] = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
		([, minutes, seconds]) => Number(minutes) * 60_000 + Number(seconds) * 1000,
	);
	return user + system;
}

const COMMANDS = [["--version"], ["status", DRAFT], ["render", DRAFT, "-o", "-"]] as const;

async function main(runs: number): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "pep-wizard-start-"));
	const place: Place = {
		node: process.execPath,
		cwd: folder,
		env: { HOME: folder, XDG_STATE_HOME: join(folder, "state") },
	};
	try {
		const names = ["all of them", ...TRICKS.map(({ name }) => name)];
		const paths = [undefined, ...TRICKS].map((trick, at) => built(join(folder, `${at}`), trick));
		const homes = paths.map((_, at) => ({ ...place, env: { ...place.env, HOME: join(folder, `${at}`) } }));
		processorTime([paths[0]!, "new", DRAFT, "--title", "Bench", "--number", "7", "--no-edit"], place);
		const times = COMMANDS.map(() => paths.map((): number[] => []));
		// The first two turns fill the caches.
		for (let turn = -2; turn < runs; turn++) {
			for (const [at, command] of COMMANDS.entries()) {
				for (const [variant, path] of paths.entries()) {
					const time = processorTime([path, ...command], homes[variant]!);
					if (turn >= 0) times[at]![variant]!.push(time);
				}
			}
		}
		const screens = paths.map((path): Program => ({ name: path, args: [path, DRAFT], until: "Bench", quit: "\x11" }));
		const pictures = await inTurns(screens, runs, place);
		console.log(["without", "--version", "status", "render", "first screen"].join(" | "));
		for (const [at, name] of names.entries()) {
			const cells = [...times, pictures].map((all) => {
				const [own, whole] = [median(all[at]!), median(all[0]!)];
				return at === 0 ? `${own.toFixed(0)} ms` : `${((own / whole - 1) * 100).toFixed(0)} %`;
			});
			console.log([name, ...cells].join(" | "));
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

await main(Number(process.argv[2] ?? 25));
