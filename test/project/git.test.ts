/** Untrusted repositories, each prepared to start a program of its own: through git, or in place of git. */
import { execFileSync, spawnSync } from "node:child_process";
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readlinkSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changedTargets } from "../../src/project/changed-files.ts";
import { GitError, runGit } from "../../src/project/git.ts";
import { peopleAround } from "../../src/project/people.ts";
import { type Folder, folder } from "../commands/run.ts";
import { eventually } from "../eventually.ts";

const PROPOSAL = "# Pool resize\n\n## Summary\n\nText.\n\n## Motivation\n\n### Goals\n\n- One.\n\n## Proposal\n";
const ENV = { PATH: process.env.PATH, HOME: "/nowhere", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };

function git(at: string, ...words: readonly string[]): string {
	const who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
	return execFileSync("git", [...who, ...words], { cwd: at, env: ENV, stdio: "pipe", encoding: "utf8" });
}

/** A repository that is copied for each trap: `a.md` differs from main, `sub` is a repository in it. */
let original = "";
beforeAll(() => {
	original = mkdtempSync(join(tmpdir(), "pep-wizard-strangers-"));
	for (const name of ["", "sub"]) {
		const at = join(original, name);
		mkdirSync(at, { recursive: true });
		git(at, "init", "--quiet", "--initial-branch=main");
		writeFileSync(join(at, "a.md"), PROPOSAL);
		writeFileSync(join(at, "b.md"), PROPOSAL);
	}
	git(join(original, "sub"), "add", ".");
	git(join(original, "sub"), "commit", "--quiet", "-m", "Begin");
	writeFileSync(join(original, ".gitmodules"), '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n');
	git(original, "-c", "advice.addEmbeddedRepo=false", "add", ".");
	git(original, "commit", "--quiet", "-m", "Begin");
	writeFileSync(join(original, "a.md"), `${PROPOSAL}\nMore.\n`);
	writeFileSync(join(original, "sub", "a.md"), "Changed.\n");
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

interface Trap {
	/** Sets it; `program` leaves a mark when it is started. `command` is the same for a shell. */
	set(at: string, program: string, command: string): void;
	/** Words to git that spring it, where git's own care for strangers doesn't prevent that. */
	readonly springs?: readonly string[];
	/** Where the program is started, and with what. */
	readonly folder?: string;
	readonly env?: (at: string, program: string) => Readonly<Record<string, string>>;
}

const config = (at: string, ...pairs: readonly string[]): void => {
	for (let index = 0; index < pairs.length; index += 2) git(at, "config", pairs[index]!, pairs[index + 1]!);
};

/** The object is missing, and said to be had from elsewhere. */
function promised(at: string, object: string, url: string, ...more: readonly string[]): void {
	const hash = git(at, "rev-parse", object).trim();
	rmSync(join(at, ".git/objects", hash.slice(0, 2), hash.slice(2)));
	config(at, "core.repositoryFormatVersion", "1", "extensions.partialClone", "far");
	config(at, "remote.far.promisor", "true", "remote.far.url", url, ...more);
}

const attributes = (at: string, text: string): void => writeFileSync(join(at, ".git/info/attributes"), text);

const TRAPS: Readonly<Record<string, Trap>> = {
	"core.fsmonitor": { set: (at, _, command) => config(at, "core.fsmonitor", command), springs: ["status"] },
	"core.fsmonitor of a submodule": {
		set: (at, _, command) => config(join(at, "sub"), "core.fsmonitor", command),
		springs: ["status"],
	},
	"core.sshCommand, for a missing tree": {
		set: (at, _, command) => promised(at, "HEAD^{tree}", "ssh://far/x", "core.sshCommand", command),
		springs: ["ls-tree", "HEAD"],
	},
	"core.sshCommand, for a missing file": {
		set: (at, _, command) => promised(at, "HEAD:a.md", "ssh://far/x", "core.sshCommand", command),
		springs: ["diff", "HEAD"],
	},
	"core.sshCommand, for a missing map of names": {
		set: (at, _, command) => {
			promised(at, "HEAD:b.md", "ssh://far/x", "core.sshCommand", command, "mailmap.blob", "HEAD:b.md");
		},
		springs: ["log", "--format=%aN"],
	},
	"a remote of its own kind": {
		set: (at, program) =>
			promised(at, "HEAD^{tree}", `ext::${program.replaceAll(" ", "% ")}`, "protocol.ext.allow", "always"),
		springs: ["ls-tree", "HEAD"],
	},
	"remote.*.uploadpack": {
		set: (at, _, command) => {
			promised(at, "HEAD^{tree}", join(at, "sub"), "remote.far.uploadpack", command, "protocol.file.allow", "always");
		},
		springs: ["ls-tree", "HEAD"],
	},
	"core.gitProxy": {
		set: (at, program) => promised(at, "HEAD^{tree}", "git://far/x", "core.gitProxy", program),
		springs: ["ls-tree", "HEAD"],
	},
	"diff.external": { set: (at, _, command) => config(at, "diff.external", command), springs: ["diff"] },
	"diff.*.command": {
		set: (at, _, command) => {
			config(at, "diff.evil.command", command);
			attributes(at, "*.md diff=evil\n");
		},
		springs: ["diff"],
	},
	"diff.*.textconv": {
		set: (at, _, command) => {
			config(at, "diff.evil.textconv", command);
			attributes(at, "*.md diff=evil\n");
		},
		springs: ["diff"],
	},
	"filter.*.clean": {
		set: (at, _, command) => {
			config(at, "filter.a=b.clean", command);
			attributes(at, "*.md filter=a=b\n");
		},
		springs: ["diff"],
	},
	"filter.*.process": {
		set: (at, _, command) => {
			config(at, "filter.evil.process", command, "filter.evil.required", "true");
			attributes(at, "*.md filter=evil\n");
		},
		springs: ["status"],
	},
	hooks: {
		set: (at, program) => {
			for (const hook of ["post-index-change", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman"]) {
				mkdirSync(join(at, ".git/hooks"), { recursive: true });
				cpSync(program, join(at, ".git/hooks", hook));
			}
		},
		springs: ["branch", "other"],
	},
	"core.hooksPath": {
		set: (at, program) => {
			mkdirSync(join(at, "there"));
			cpSync(program, join(at, "there/post-index-change"));
			config(at, "core.hooksPath", join(at, "there"));
		},
		springs: ["update-index", "--refresh", "--force-write-index"],
	},
	"gpg.program": {
		set: (at, program) => {
			const tree = git(at, "rev-parse", "HEAD^{tree}").trim();
			const who = "A <a@example.org> 1700000000 +0000";
			const signed = `tree ${tree}\nauthor ${who}\ncommitter ${who}\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\nSigned\n`;
			const made = execFileSync("git", ["hash-object", "-t", "commit", "-w", "--stdin"], {
				cwd: at,
				env: ENV,
				input: signed,
			});
			git(at, "update-ref", "HEAD", made.toString().trim());
			config(at, "gpg.program", program, "log.showSignature", "true");
		},
		springs: ["log"],
	},
	"core.pager": {
		set: (at, program) => config(at, "core.pager", program, "pager.log", program, "pager.diff", program),
	},
	"an alias": {
		set: (at, program) => {
			for (const name of ["rev-parse", "ls-tree", "ls-files", "merge-base", "log"])
				config(at, `alias.${name}`, `!${program}`);
		},
	},
	"credential.helper and core.askPass": {
		set: (at, program) => {
			promised(at, "HEAD^{tree}", "https://127.0.0.1:9/x", "credential.helper", `!${program}`, "core.askPass", program);
		},
	},
	"settings from a file of its own": {
		set: (at, _, command) => {
			writeFileSync(join(at, "more.config"), `[core]\n\tfsmonitor = "${command}"\n[diff]\n\texternal = "${command}"\n`);
			config(at, "include.path", join(at, "more.config"));
		},
		springs: ["diff"],
	},
	"a folder that looks like a repository": {
		set: (at, program) => {
			cpSync(join(at, "sub/.git"), join(at, "bare"), { recursive: true });
			config(join(at, "bare"), "core.bare", "false", "core.worktree", at, "core.fsmonitor", program);
			writeFileSync(join(at, "bare/c.md"), PROPOSAL);
		},
		folder: "bare",
	},
	"a program called git": {
		set: (at, program) => cpSync(program, join(at, "git")),
		env: () => ({ PATH: `.:${process.env.PATH}` }),
	},
	"variables of git's": {
		set: () => undefined,
		env: (_, program) => ({
			GIT_EXTERNAL_DIFF: program,
			GIT_SSH_COMMAND: program,
			GIT_PAGER: program,
			GIT_ASKPASS: program,
			GIT_CONFIG_COUNT: "1",
			GIT_CONFIG_KEY_0: "core.fsmonitor",
			GIT_CONFIG_VALUE_0: program,
		}),
	},
};

const TARGETS = ["a.md", "b.md", "sub/a.md"].map((file) => ({ file, named: false }));

async function trapped({
	set,
}: Trap): Promise<{ readonly place: Folder; readonly program: string; readonly mark: string }> {
	const place = await folder();
	cpSync(original, place.path, { recursive: true });
	const tools = await folder();
	const [program, mark] = [join(tools.path, "evil"), join(tools.path, "started")];
	writeFileSync(program, `#!/bin/sh\necho "$0 $*" >>'${mark}'\nexit 1\n`);
	chmodSync(program, 0o755);
	set(place.path, program, `'${program}'`);
	return { place, program, mark };
}

describe.runIf(process.platform !== "win32")("no program of the repository's is started by", () => {
	test.each(Object.entries(TRAPS))("%s", async (_, trap) => {
		if (trap.springs) {
			const { place, mark } = await trapped(trap);
			spawnSync("git", trap.springs, { cwd: place.path, env: ENV, stdio: "ignore" });
			expect(existsSync(mark), "the trap works").toBe(true);
		}
		const { place, program, mark } = await trapped(trap);
		const env = { ...ENV, ...trap.env?.(place.path, program) } as Record<string, string>;
		const cwd = join(place.path, trap.folder ?? "");
		const touched = await changedTargets(TARGETS, "HEAD", ["kep.yaml"], { cwd, env }).then(
			(targets) => targets.map(({ file }) => file),
			(error: Error) => error.name,
		);
		await peopleAround(cwd, env);
		expect(existsSync(mark)).toBe(false);
		expect([["a.md"], "InputError"]).toContainEqual(touched);
	});
});

describe.runIf(process.platform !== "win32")("git", () => {
	const asking = { cwd: tmpdir(), env: {}, timeout: 25_000, maxOutput: 1000 };

	/** A git of the test's own. */
	async function pretended(script: string) {
		const place = await folder();
		await place.write("git", `#!/bin/sh\n${script}\n`);
		chmodSync(join(place.path, "git"), 0o755);
		return { ...asking, env: { PATH: place.path } };
	}

	/** The numbers of the processes that run in a folder. */
	function processesIn(path: string): string[] {
		const folderOf = (pid: string): string | undefined => {
			try {
				return readlinkSync(`/proc/${pid}/cwd`);
			} catch {
				return undefined;
			}
		};
		return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && folderOf(name) === path);
	}

	const whyNot = (answer: Promise<string>) =>
		answer.then(
			() => "answered",
			(error: GitError) => (error instanceof GitError ? error.reason : error),
		);

	test("is queried, and answers", async () => {
		expect(await runGit(["--version"], asking)).toMatch(/^git version/);
	});

	test("may be missing, fail, take long, or print too much", async () => {
		expect(await whyNot(runGit(["x"], { ...asking, env: { PATH: "/nowhere" } }))).toBe("missing");
		expect(await whyNot(runGit(["x"], { ...asking, env: { PATH: "" } }))).toBe("missing");
		expect(await whyNot(runGit(["no-such-command"], asking))).toBe("refused");
		expect(await whyNot(runGit(["x"], await pretended("exec /bin/cat /dev/zero")))).toBe("long");
		expect(await whyNot(runGit(["x"], { ...(await pretended("exec /bin/sleep 60")), timeout: 100 }))).toBe("slow");
	});

	test("finds no people in a repository that hangs, and leaves no process running", async () => {
		const place = await folder();
		cpSync(original, place.path, { recursive: true });
		rmSync(join(place.path, ".git/config"));
		execFileSync("sh", ["-c", "mkfifo .git/config"], { cwd: place.path });
		expect(await whyNot(runGit(["log"], { ...asking, cwd: place.path, timeout: 200 }))).toBe("slow");
		if (process.platform === "linux") await eventually(() => expect(processesIn(place.path)).toEqual([]));
	});

	test("writes nothing", async () => {
		const place = await folder();
		cpSync(original, place.path, { recursive: true });
		const before = readdirSync(join(place.path, ".git"), { recursive: true }).sort();
		await changedTargets(TARGETS, "HEAD", [], { cwd: place.path, env: ENV });
		await peopleAround(place.path, ENV);
		expect(readdirSync(join(place.path, ".git"), { recursive: true }).sort()).toEqual(before);
	});
});
