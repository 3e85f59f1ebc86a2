/**
 * The one place that starts git, in folders that strangers may have prepared: nothing that a repository holds or sets may
 * start a program, reach another machine, keep this one waiting or fill its memory. Reads only. Knows no command.
 */
import { execFile } from "node:child_process";
import { delimiter, isAbsolute, join } from "node:path";
import type { Env } from "../terminal/capabilities.ts";
import { isProgram } from "../terminal/programs.ts";

export interface Asking {
	readonly cwd: string;
	readonly env: Env;
	/** Milliseconds that git may take. */
	readonly patience: number;
	/** Bytes that it may say. */
	readonly most: number;
}

/** Git gave no answer. */
export class NoAnswer extends Error {
	/** There is no git; it took too long; it said too much; or it said why, or nothing. */
	readonly why: "missing" | "slow" | "long" | "refused";
	/** What git said of it. */
	readonly said: string;
	constructor(why: NoAnswer["why"], said: string) {
		super(said || why);
		this.name = "NoAnswer";
		this.why = why;
		this.said = said;
	}
}

/** Over the repository's own configuration: whatever there could start a program. */
const SETTINGS: Readonly<Record<string, string>> = {
	"core.fsmonitor": "false",
	"core.hooksPath": "/dev/null",
	"core.sshCommand": "",
	"core.gitProxy": "",
	"core.askPass": "",
	"core.alternateRefsCommand": "",
	"core.attributesFile": "/dev/null",
	"credential.helper": "",
	"diff.external": "",
	"diff.ignoreSubmodules": "all",
	"submodule.recurse": "false",
	"fetch.recurseSubmodules": "false",
	"log.showSignature": "false",
	"mailmap.file": "",
	"mailmap.blob": "",
	"gc.auto": "0",
	"maintenance.auto": "false",
	"protocol.allow": "never",
	// A folder that only looks like a repository is none.
	"safe.bareRepository": "explicit",
};

/** Variables that say where the repository is, and which settings are the user's own. No other of git's is handed on. */
const KEPT = new Set(
	`GIT_DIR GIT_WORK_TREE GIT_COMMON_DIR GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
	GIT_CEILING_DIRECTORIES GIT_DISCOVERY_ACROSS_FILESYSTEM GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM`.split(
		/\s+/,
	),
);

/** An object that isn't there is missing, and not fetched: neither by versions that know this, nor by those that don't. */
const OVER: Readonly<Record<string, string>> = {
	GIT_NO_LAZY_FETCH: "1",
	GIT_ALLOW_PROTOCOL: "",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_TERMINAL_PROMPT: "0",
	GIT_ASKPASS: "",
	LC_ALL: "C",
};

/**
 * What git prints to these words, which no shell reads.
 * @throws NoAnswer
 */
export async function askGit(words: readonly string[], { cwd, env, patience, most }: Asking): Promise<string> {
	const folders = foldersOf(env);
	const program = folders.map((folder) => join(folder, NAME)).find(isProgram);
	if (program === undefined) throw new NoAnswer("missing", "");
	const settings = Object.entries(SETTINGS).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
	const given = [...settings, "--no-pager", "--no-optional-locks", "--literal-pathspecs", ...words];
	return new Promise((resolve, reject) => {
		const options = { cwd, env: environment(env, folders), timeout: patience, maxBuffer: most, windowsHide: true };
		const child = execFile(program, given, { ...options, killSignal: "SIGKILL" }, (error, stdout, stderr) => {
			if (error) reject(new NoAnswer(whyOf(error), stderr));
			else resolve(stdout);
		});
		child.stdin?.end();
	});
}

/** Where systems look that have no search path. */
const USUAL = "/usr/local/bin:/usr/bin:/bin";

const NAME = process.platform === "win32" ? "git.exe" : "git";

/** Those of the search path that aren't meant from wherever one is: a repository may hold a program called git. */
function foldersOf(env: Env): string[] {
	return (env.PATH ?? USUAL).split(delimiter).filter((folder) => isAbsolute(folder));
}

/** Windows writes names of variables as it likes. */
function environment(env: Env, folders: readonly string[]): Record<string, string | undefined> {
	const own = Object.entries(env).filter(([name]) => {
		const key = name.toUpperCase();
		return key !== "PATH" && key !== "SSH_ASKPASS" && (!key.startsWith("GIT_") || KEPT.has(key));
	});
	return { ...Object.fromEntries(own), ...OVER, PATH: folders.join(delimiter) };
}

function whyOf({ code, killed }: { readonly code?: unknown; readonly killed?: boolean }): NoAnswer["why"] {
	if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return "long";
	if (code === "ENOENT") return "missing";
	return killed ? "slow" : "refused";
}
