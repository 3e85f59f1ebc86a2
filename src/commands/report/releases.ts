/** Releases by their names: what came before a milestone, and how many lie between two. Lists the repository's tags. */
import { numbersIn } from "../../metadata/conditions.ts";
import { type GitContext, gitRunner } from "../../project/changed-files.ts";

export interface Release {
	/** The tag. */
	readonly name: string;
	/** `v1.36.0` → 1, 36, 0. */
	readonly numbers: readonly number[];
	/** Milliseconds. */
	readonly time: number;
}

const TAG = /^(?:.*[/-])?v?\d+(?:\.\d+)+$/i;

/** The tags of releases before the current commit, the newest first. Pre-releases are none. @throws InputError without git */
export async function releasesIn(context: GitContext): Promise<Release[]> {
	const git = gitRunner("HEAD", context, "name a revision with --since");
	const listed = await git([
		"for-each-ref",
		"--merged=HEAD",
		"--format=%(creatordate:unix) %(refname:short)",
		"refs/tags",
	]);
	const tags = listed.split("\n").flatMap((line): Release[] => {
		const [, time, name = ""] = /^(\d+) (.+)$/.exec(line) ?? [];
		return TAG.test(name) ? [{ name, numbers: releaseNumbers(name), time: Number(time) * 1000 }] : [];
	});
	return tags.sort((a, b) => compareReleases(b.numbers, a.numbers) || b.time - a.time);
}

/** The numbers at the end of a name; none for `0.0`, which stands for no release. */
export function releaseNumbers(name: string): readonly number[] {
	const numbers = numbersIn(/\d+(?:\.\d+)*$/.exec(name.trim().slice(-60))?.[0] ?? "");
	return numbers.every((each) => each === 0) ? [] : numbers;
}

/** Below, equal or above zero. */
export function compareReleases(a: readonly number[], b: readonly number[]): number {
	for (let at = 0; at < Math.max(a.length, b.length); at++) {
		const difference = (a[at] ?? 0) - (b[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

/** How many releases lie between two, by their second number; all of them if the first one differs. */
export function releasesBetween(older: string, newer: string): number | undefined {
	const [from, to] = [releaseNumbers(older), releaseNumbers(newer)];
	if (from.length < 2 || to.length < 2) return undefined;
	if (from[0] !== to[0]) return from[0]! < to[0]! ? Number.POSITIVE_INFINITY : 0;
	return Math.max(0, to[1]! - from[1]!);
}

/** The newest release of each minor version. */
export function minorReleases(releases: readonly Release[]): Release[] {
	const oldest = new Map<string, Release>();
	for (const each of releases) oldest.set(each.numbers.slice(0, 2).join("."), each);
	return [...oldest.values()];
}
