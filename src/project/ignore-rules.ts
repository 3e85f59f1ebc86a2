/**
 * What a search leaves out, as people know it from git and ripgrep: `.gitignore` and `.ignore` in each folder, the
 * repository's `info/exclude`, the user's `core.excludesFile`, and the globs of the project's settings. Reads small files
 * only; runs nothing.
 */
import { existsSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { MAX_BYTES, readTextIfAny } from "../files/read.ts";
import { type IgnorePattern, ignorePatterns, isIgnored } from "./ignore-patterns.ts";

/** The variables that locate the user's own ignore file, as plain data that can be passed to a thread. */
export type SearchEnv = Readonly<Partial<Record<(typeof VARIABLES)[number], string | undefined>>>;
const VARIABLES = ["HOME", "XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL"] as const;

/** Those of an environment. */
export function searchEnv(env: SearchEnv): SearchEnv {
	return Object.fromEntries(VARIABLES.map((name) => [name, env[name]]));
}

/** Patterns, and the folder (absolute) to which they are relative. */
interface PatternFile {
	readonly folder: string;
	readonly patterns: readonly IgnorePattern[];
}

/** What applies in a folder: files with patterns, the weakest first. */
export interface IgnoreRules {
	/** The start is in a repository. */
	readonly inRepository: boolean;
	readonly files: readonly PatternFile[];
}

/** The rules above a folder (absolute), where a search begins. `globs` are those of the settings in `settings`. */
export function rulesAbove(
	folder: string,
	settings: { readonly folder: string; readonly globs: readonly string[] } | undefined,
	env: SearchEnv,
): IgnoreRules {
	const top = repositoryTop(folder);
	const own = settings && { folder: settings.folder, patterns: ignorePatterns(settings.globs.join("\n")) };
	const base = top ?? folder;
	const shared = top === undefined ? [] : [userFile(env), infoExclude(top)];
	const patterns = shared.flatMap((path) => (path === undefined ? [] : patternsIn(path, base)));
	const above = foldersBetween(base, folder).flatMap((each) => inFolder(each, top !== undefined));
	return { inRepository: top !== undefined, files: [...patterns, ...above, ...(own ? [own] : [])] };
}

/** The rules in a folder below; the folder's own files win. */
export function rulesIn(rules: IgnoreRules, folder: string, names: readonly string[]): IgnoreRules {
	if (!names.includes(".gitignore") && !names.includes(".ignore")) return rules;
	return { ...rules, files: [...rules.files, ...inFolder(folder, rules.inRepository)] };
}

/** Whether a file or a folder (absolute) is left out. */
export function isLeftOut({ files }: IgnoreRules, path: string, isFolder: boolean): boolean {
	for (const { folder, patterns } of files.toReversed()) {
		const names = relative(folder, path).split(sep);
		if (names[0] === "..") continue;
		const decided = isIgnored(patterns, names, isFolder);
		if (decided !== undefined) return decided;
	}
	return false;
}

/** Git's files count in repositories only, `.ignore` everywhere; it wins, as in ripgrep. */
function inFolder(folder: string, inRepository: boolean): PatternFile[] {
	const names = inRepository ? [".gitignore", ".ignore"] : [".ignore"];
	return names.flatMap((name) => patternsIn(join(folder, name), folder));
}

function patternsIn(path: string, folder: string): PatternFile[] {
	const text = textIn(path);
	const patterns = text === undefined ? [] : ignorePatterns(text);
	return patterns.length === 0 ? [] : [{ folder, patterns }];
}

const textIn = (path: string): string | undefined => readTextIfAny(path, MAX_BYTES.settings);

/** The folder with `.git` around a folder; undefined outside of a repository. */
export function repositoryTop(folder: string): string | undefined {
	for (let at = folder; ; at = dirname(at)) {
		if (existsSync(join(at, ".git"))) return at;
		if (dirname(at) === at) return undefined;
	}
}

/** In a worktree and in a submodule, `.git` is a file that names the folder. */
function infoExclude(top: string): string | undefined {
	const path = join(top, ".git");
	if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return join(path, "info", "exclude");
	const [, named] = /^gitdir: (.+)$/m.exec(textIn(path) ?? "") ?? [];
	if (named === undefined) return undefined;
	const folder = resolve(top, named.trim());
	const common = textIn(join(folder, "commondir"))?.trim();
	return join(common === undefined ? folder : resolve(folder, common), "info", "exclude");
}

/** The file that the user's own configuration names; a repository's configuration isn't trusted with a path. */
function userFile(env: SearchEnv): string | undefined {
	const home = env.HOME ?? homedir();
	const config = env.XDG_CONFIG_HOME ? env.XDG_CONFIG_HOME : join(home, ".config");
	const global = env.GIT_CONFIG_GLOBAL;
	const files = global === undefined ? [join(home, ".gitconfig"), join(config, "git", "config")] : [global];
	for (const file of files) {
		const named = excludesFileIn(textIn(file) ?? "");
		if (named !== undefined) return named === "" ? undefined : resolve(home, named.replace(/^~(?=\/)/, home));
	}
	return join(config, "git", "ignore");
}

/** The last value of `excludesFile` in a section `core`. */
function excludesFileIn(text: string): string | undefined {
	let section = "";
	let found: string | undefined;
	for (const line of text.split("\n")) {
		section = /^\s*\[\s*([^\]"]*?)\s*\]/.exec(line)?.[1]?.toLowerCase() ?? section;
		const value = /^(?:\s*\[[^\]]*\])?\s*excludesfile\s*=\s*(.*?)\s*$/i.exec(line)?.[1];
		if (section === "core" && value !== undefined) found = value.replace(/^"(.*)"$/, "$1");
	}
	return found;
}

/** The folders from `top` to `folder`, both included. */
function foldersBetween(top: string, folder: string): string[] {
	const folders = [folder];
	for (let at = folder; at !== top && dirname(at) !== at; at = dirname(at)) folders.unshift(dirname(at));
	return folders;
}
