/** Finds a repository's proposals by the numbers in their names. Opens none of them. */
import { basename, dirname } from "node:path";
import { unnoted } from "../files/collect-evidence.ts";
import { collectors, note } from "../files/evidence.ts";
import { digestOf } from "../files/read.ts";
import { findFiles } from "../project/find-files.ts";
import type { SearchEnv } from "../project/ignore-rules.ts";

/** Names of drafts and documents. */
export const PROPOSAL = /\.(?:pep\.ya?ml|md|markdown)$/i;
const MAX_FILES = 50_000;

/** The numbers as an answer that can be compared later. */
export function answerOfNumbers(numbers: ReadonlyMap<number, readonly string[]>): string {
	return digestOf(JSON.stringify([...numbers]));
}

/** Proposals by the numbers with which their names, or those of their folders, begin. */
export async function numbersIn(top: string, env: SearchEnv): Promise<ReadonlyMap<number, readonly string[]>> {
	const found = unnoted(() => findFiles(top, { shown: top, wanted: PROPOSAL, most: MAX_FILES, env }));
	const { files } = await found.catch(() => ({ files: [] }));
	const numbers = new Map<number, string[]>();
	for (const file of files) {
		const own = /^0*(\d{1,6})(?=[-_. ])/.exec(basename(file))?.[1];
		const isMain = /^readme\.md$/i.test(basename(file));
		const digits = own ?? (isMain ? /^0*(\d{1,6})(?=[-_. ]|$)/.exec(basename(dirname(file)))?.[1] : undefined);
		if (digits === undefined) continue;
		// The Markdown that a draft renders to is the same proposal.
		const known = numbers.get(Number(digits)) ?? [];
		const isSame = known.some((each) => stem(each) === stem(file));
		if (!isSame) numbers.set(Number(digits), [...known, file]);
	}
	if (collectors.length > 0) note(`numbers ${top}`, answerOfNumbers(numbers));
	return numbers;
}

/** What a draft and the Markdown that it renders to have in common. */
export const stem = (file: string): string => file.replace(PROPOSAL, "");
