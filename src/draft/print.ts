/** Prints a new draft. */
import type { Outline, Stage } from "../outline/types.ts";
import { serializeAnswer } from "../proposal/answers.ts";
import type { Layout } from "../proposal/layout-types.ts";
import { ownValue } from "../proposal/plain-data.ts";
import type { Answers, ProposalName } from "../proposal/types.ts";
import { entryLines } from "../yaml/entry.ts";
import { NAME_KEYS, VERSION, VERSION_KEY } from "./format.ts";

const HEADER = "# pep-wizard draft; edit freely, `pep-wizard check` tells what is missing\n";

/** The contents of a new draft. */
interface NewDraft {
	readonly template: string;
	readonly stage: Stage;
	readonly answers: Answers;
	/** Path of the JSON Schema with which editors validate the draft. */
	readonly schema?: string | undefined;
	/** What the proposal is called, where its template has no place for that. */
	readonly name?: ProposalName | undefined;
	/** For a draft imported from a document. */
	readonly layout?: Layout | undefined;
}

/** The text of a new draft: answers in the outline's order, blank ones left out; the layout at the end. */
export function printDraft(outline: Outline, { template, stage, answers, schema, name, layout }: NewDraft): string {
	const style = { step: 2, eol: "\n", indent: 0 };
	const lines = outline.items.flatMap((item): string[] => {
		const data = item.isStage ? undefined : serializeAnswer(item, ownValue(answers, item.id));
		return data === undefined ? [] : [entryLines(item.id, data, { ...style, indent: 2 }).text];
	});
	const named = NAME_KEYS.flatMap((key) => (name?.[key] ? [entryLines(key, name[key], style)] : []));
	const head = [entryLines("template", template, style), entryLines("stage", stage, style), ...named];
	const end = layout ? entryLines("layout", layout, style).text : "";
	const version = `${VERSION_KEY}: ${VERSION}\n`;
	const modeline = schema === undefined ? "" : `# yaml-language-server: $schema=${schema}\n`;
	return [modeline, HEADER, version, ...head.map(({ text }) => text), "answers:\n", ...lines, end].join("");
}
