/** A repository to finish a proposal in: with a remote, an author, and a `gh` that only writes down its call. */
import { execFileSync } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { emptyFolder } from "./folder.ts";

/** Its folder, the environment to run in, and git there. */
export async function repository() {
	const { folder, env } = await emptyFolder();
	const bin = join(folder, ".bin");
	await mkdir(bin);
	await writeFile(
		join(bin, "gh"),
		`#!/bin/sh\nprintf '<%s>' "$@" > "${folder}/.gh"\ncat >> "${folder}/.gh"\necho opened\n`,
	);
	await chmod(join(bin, "gh"), 0o755);
	const place = {
		...env,
		PATH: `${bin}:${process.env.PATH}`,
		GIT_CONFIG_GLOBAL: join(folder, ".config-git"),
		PAGER: "cat",
	};
	const git = (...words: readonly string[]) =>
		execFileSync("git", words, { cwd: folder, env: place, stdio: "pipe", encoding: "utf8" }).trim();
	git("init", "--quiet", "--initial-branch=main");
	git("config", "user.name", "A");
	git("config", "user.email", "a@example.org");
	git("commit", "--quiet", "--allow-empty", "-m", "Begin");
	git("init", "--quiet", "--bare", ".remote");
	git("remote", "add", "origin", join(folder, ".remote"));
	return { folder, env: place, git };
}

/** Whether the step's question is the last thing on the screen. */
export function isAsked(text: string, step: string): boolean {
	const at = text.lastIndexOf(`: ${step}`);
	return at >= 0 && /Do it\?[^\n]*empty: no\):\s*$/.test(text.slice(at));
}
