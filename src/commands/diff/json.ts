/** The shape that `diff --json` prints, version 1; docs/json.md documents each field. Knows no file system. */
import type { Version } from "../../documents/open-version.ts";
import type { Change } from "../../proposal/differences.ts";
import { shortTitle } from "../../proposal/headings.ts";
import type { Budget } from "../../text/sequence-diff.ts";
import { diffWords, wordBudget } from "../../text/word-diff.ts";
import type { Comparison } from "./comparison.ts";

/** The comparison as a value for `JSON.stringify`, in the shape that `docs/json.md` documents. */
export function diffJson({ before, after, differences }: Comparison): unknown {
	const budget = wordBudget();
	return {
		"pep-wizard-diff": 1,
		title: shortTitle(after.proposal) ?? null,
		template: after.template,
		before: versionJson(before),
		after: versionJson(after),
		stage: { before: differences.stage[0], after: differences.stage[1] },
		changes: differences.changes.map((change) => changeJson(change, budget)),
	};
}

function versionJson({ file, revision }: Version): object {
	return { file, revision: revision?.name ?? null, commit: revision?.commit ?? null };
}

function changeJson({ type, item, from, texts: [before, after] }: Change, budget: Budget): object {
	const words = type === "changed" ? { words: diffWords(before, after, budget) } : {};
	const { id, label, path, section } = item;
	return { type, id, label, path, section, from: from?.id ?? null, before, after, ...words };
}
