/** Where the answers of a loaded draft or Markdown proposal are in its file, or in the one beside it. Writes nothing. */

import { formerKeys } from "../draft/answer-keys.ts";
import { answerLines } from "../draft/answer-lines.ts";
import type { Item, Outline } from "../outline/types.ts";
import type { AnswerOrigin } from "../proposal/explanation.ts";
import { itemPlacements } from "../proposal/layout/outline-index.ts";
import { originsIn } from "../proposal/reading/origins.ts";
import { type Reading, readProposal } from "../proposal/reading/read.ts";
import type { SidecarFile } from "./document-metadata.ts";
import type { LoadedDraft } from "./load-draft.ts";
import type { MarkdownFile } from "./open-markdown.ts";

export type OriginOf = (item: Item) => AnswerOrigin;

/** Origins in a Markdown document, front matter included, and in the YAML file beside it. */
export function markdownOrigins({ outline, text, sidecar }: MarkdownFile): OriginOf {
	return readingOrigins(outline, text, readProposal(outline, text), sidecar);
}

/** The same for a document that has been read already. */
export function readingOrigins(outline: Outline, text: string, reading: Reading, sidecar?: SidecarFile): OriginOf {
	const inDocument = originsIn(outline, text, reading);
	const own = (outline.sidecar?.fields ?? []).filter(({ item }) => !itemPlacements(outline).has(item));
	const keys = new Map(own.map(({ item, key }) => [item, key.split("/")]));
	return (item) => {
		const key = keys.get(item.id);
		if (!key) return inDocument(item);
		const isThere = sidecar && (item.isStage ? sidecar.stage !== undefined : Object.hasOwn(sidecar.answers, item.id));
		if (!sidecar || !isThere) return { file: outline.sidecar?.file, lines: undefined };
		const { line } = sidecar.locationOf(key);
		return {
			file: sidecar.text === text ? undefined : sidecar.file.shown,
			lines: line === undefined ? undefined : [line, line],
		};
	};
}

/** Origins in the draft's own file. */
export function draftOrigins({ parsed, outline }: LoadedDraft): OriginOf {
	const lines = answerLines(parsed.text, parsed.file);
	const former = formerKeys(parsed.data, outline);
	return ({ id }) => ({ lines: lines.get(former.get(id) ?? id) });
}
