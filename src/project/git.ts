/**
 * The only place that runs git. A stranger may have prepared the repository, so nothing in it may start a program, contact
 * another machine, hang, or exhaust memory. Read-only.
 */
import { execFile } from "node:child_process";
import { delimiter, isAbsolute, join } from "node:path";
import type { Env } from "../terminal/capabilities.ts";
import { isExecutable } from "../terminal/programs.ts";

export interface GitOptions {
	readonly cwd: string;
	readonly env: Env;
	/** Time limit in milliseconds. */
	readonly timeout: number;
	/** Output limit in bytes. */
	readonly maxOutput: number;
}

/** Git failed. */
export class GitError extends Error {
	/** Git isn't installed; hit the time limit; hit the output limit; or exited with an error. */
	readonly reason: "missing" | "slow" | "long" | "refused";
	/** Its standard error. */
	readonly stderr: string;
	constructor(reason: GitError["reason"], stderr: string) {
		super(stderr || reason);
		this.name = "NoAnswer";
		this.reason = reason;
		this.stderr = stderr;
	}
}

/** Overrides every setting of a repository that could start a program. */
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
	// A folder that merely looks like a bare repository is not used as one.
	"safe.bareRepository": "explicit",
};

/** Variables that locate the repository and the user's own settings. No other GIT_* variable is passed on. */
const KEPT_VARIABLES = new Set(
	`GIT_DIR GIT_WORK_TREE GIT_COMMON_DIR GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
	GIT_CEILING_DIRECTORIES GIT_DISCOVERY_ACROSS_FILESYSTEM GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM`.split(
		/\s+/,
	),
);

/** Missing objects are never fetched, by versions that know GIT_NO_LAZY_FETCH or by older ones. */
const OVERRIDES: Readonly<Record<string, string>> = {
	GIT_NO_LAZY_FETCH: "1",
	GIT_ALLOW_PROTOCOL: "",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_TERMINAL_PROMPT: "0",
	GIT_ASKPASS: "",
	LC_ALL: "C",
};

/**
 * Git's standard output for these arguments, passed without a shell.
 * @throws GitError
 */
export async function runGit(words: readonly string[], { cwd, env, timeout, maxOutput }: GitOptions): Promise<string> {
	const folders = foldersOf(env);
	const program = folders.map((folder) => join(folder, NAME)).find(isExecutable);
	if (program === undefined) throw new GitError("missing", "");
	const settings = Object.entries(SETTINGS).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
	const given = [...settings, "--no-pager", "--no-optional-locks", "--literal-pathspecs", ...words];
	return new Promise((resolve, reject) => {
		const options = { cwd, env: environment(env, folders), timeout, maxBuffer: maxOutput, windowsHide: true };
		const child = execFile(program, given, { ...options, killSignal: "SIGKILL" }, (error, stdout, stderr) => {
			if (error) reject(new GitError(reasonOf(error), stderr));
			else resolve(stdout);
		});
		child.stdin?.end();
	});
}

/** The default search path. */
const DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

const NAME = process.platform === "win32" ? "git.exe" : "git";

/** Absolute folders of the search path only: a repository may contain a program called git. */
function foldersOf(env: Env): string[] {
	return (env.PATH ?? DEFAULT_PATH).split(delimiter).filter((folder) => isAbsolute(folder));
}

/** Names are compared in upper case, because Windows ignores case. */
function environment(env: Env, folders: readonly string[]): Record<string, string | undefined> {
	const own = Object.entries(env).filter(([name]) => {
		const key = name.toUpperCase();
		return key !== "PATH" && key !== "SSH_ASKPASS" && (!key.startsWith("GIT_") || KEPT_VARIABLES.has(key));
	});
	return { ...Object.fromEntries(own), ...OVERRIDES, PATH: folders.join(delimiter) };
}

function reasonOf({ code, killed }: { readonly code?: unknown; readonly killed?: boolean }): GitError["reason"] {
	if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return "long";
	if (code === "ENOENT") return "missing";
	return killed ? "slow" : "refused";
}
