/** Where a draft's document goes, and the YAML file that goes with it. Works on names; only checks what exists. */
import { existsSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { plainText } from "../markdown/plain-text.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Outline } from "../outline/types.ts";
import { markdownName, slugOf } from "../project/draft-name.ts";
import { isNotApplicable, markdownOfAnswer } from "../proposal/answers.ts";
import { ownValue } from "../proposal/plain-data.ts";
import type { Answers, ProposalName } from "../proposal/types.ts";
import type { NamedPath } from "../templates/own-template.ts";
import type { LoadedDraft } from "./load-draft.ts";

/**
 * The document by default: at the path that the template declares, as soon as all answers in it are given; beside the
 * draft before that, if it already exists there, and for a draft that belongs to a README.
 */
export function documentOf({ file, path, outline, parsed }: LoadedDraft, answers: Answers): NamedPath {
	const beside = { path: markdownName(path), shown: markdownName(file) };
	const below = belowDraft(outline, answers, parsed.name);
	if (below === undefined || /^readme\./i.test(basename(file)) || existsSync(beside.path)) return beside;
	return { path: join(dirname(path), below), shown: join(dirname(file), below) };
}

function belowDraft({ sidecar, ...outline }: Outline, answers: Answers, name: ProposalName): string | undefined {
	if (sidecar?.document === undefined) return undefined;
	let isWhole = true;
	const path = sidecar.document.replace(/\{([^{}]*)\}/g, (_, id: string) => {
		const item = itemOf(outline, id);
		const answer = ownValue(answers, id);
		const answered = item && !isNotApplicable(answer) ? slugOf(plainText(markdownOfAnswer(item, answer))) : "";
		const words = answered || slugOf((id === "title" || id === "number" ? name[id] : undefined) ?? "");
		if (words === "") isWhole = false;
		return words;
	});
	return isWhole ? path : undefined;
}

/** The YAML file that goes with a document: under its own name beside a README, else under the document's. */
export function sidecarOf({ sidecar }: Outline, document: NamedPath): NamedPath | undefined {
	if (!sidecar) return undefined;
	const stem = basename(document.path, extname(document.path));
	const name = /^readme$/i.test(stem) ? sidecar.file : `${stem}.${sidecar.file}`;
	return { path: join(dirname(document.path), name), shown: join(dirname(document.shown), name) };
}
