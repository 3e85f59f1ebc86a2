/**
 * Suggests completions for the word being typed, from the command table, existing files, and the template of the draft on
 * the command line. Anything that can't be read gives no suggestions.
 */

import type { ArgumentType, CommandTable, OptionSpec } from "../../cli/command-spec.ts";
import { type Item, STAGES } from "../../outline/types.ts";
import { filesFrom } from "./files.ts";
import { type PartialCommandLine, parsePartialCommandLine } from "./partial-command-line.ts";

export interface Suggestion {
	readonly word: string;
	/** A description, for shells that show it. */
	readonly about?: string;
}

export interface Suggestions {
	/** `files`: paths, which are completed folder by folder. */
	readonly kind: "words" | "files";
	readonly all: readonly Suggestion[];
}

/** The shells with a completion script. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

const FILES: Partial<Record<ArgumentType, RegExp>> = {
	draft: /\.pep\.ya?ml$/i,
	markdown: /\.(md|markdown)$/i,
	proposal: /\.(pep\.ya?ml|md|markdown)$/i,
	file: /./,
	folder: /^\b$/,
	template: /\.(md|markdown)$/i,
};

/** Completions of the last word of `line`, which contains all words after the program's name. */
export async function suggestionsFor(line: readonly string[], table: CommandTable, cwd: string): Promise<Suggestions> {
	const typed = parsePartialCommandLine(line, table);
	const { wanted, current } = typed;
	if (wanted.type === "nothing") return words([], "");
	if (wanted.type === "option") return words(wanted.options.flatMap(optionWords), current);
	if (wanted.type === "word" && wanted.means === "action")
		return words(
			(wanted.actions ?? []).map((word) => ({ word })),
			current,
		);
	if (wanted.type === "word") return meant(wanted.means, current, typed, table, cwd);
	if (wanted.type === "command") {
		const commands = words(commandWords(table), current);
		if (commands.all.length > 0 && current !== "") return commands;
		const drafts = await filesFrom(current, FILES.draft as RegExp, cwd);
		return drafts.length === 0 || current === ""
			? { ...commands, all: [...commands.all, ...asWords(drafts)] }
			: files(drafts);
	}
	const { option, prefix } = wanted;
	const value = current.slice(prefix.length);
	if (option.oneOf)
		return withPrefix(
			prefix,
			words(
				option.oneOf.map((word) => ({ word })),
				value,
			),
		);
	return withPrefix(prefix, option.means ? await meant(option.means, value, typed, table, cwd) : words([], ""));
}

function words(all: readonly Suggestion[], beginning: string): Suggestions {
	return { kind: "words", all: all.filter(({ word }) => word.startsWith(beginning)) };
}

function files(paths: readonly string[]): Suggestions {
	return { kind: "files", all: asWords(paths) };
}

function asWords(paths: readonly string[]): Suggestion[] {
	return paths.map((word) => ({ word }));
}

function withPrefix(prefix: string, { kind, all }: Suggestions): Suggestions {
	return { kind, all: all.map(({ word, about }) => ({ word: prefix + word, about })) };
}

function commandWords({ commands }: CommandTable): Suggestion[] {
	return commands.map(({ name, summary }) => ({ word: name, about: summary }));
}

/** Only long option names are suggested. */
function optionWords({ name, about }: OptionSpec): Suggestion[] {
	return [{ word: `--${name}`, about }];
}

async function meant(
	means: ArgumentType,
	value: string,
	typed: PartialCommandLine,
	table: CommandTable,
	cwd: string,
): Promise<Suggestions> {
	const known = words(await knownWords(means, typed, table, cwd), value);
	const wanted = FILES[means];
	if (!wanted) return known;
	const found = await filesFrom(value, wanted, cwd);
	return known.all.length === 0 ? files(found) : { kind: "words", all: [...known.all, ...asWords(found)] };
}

async function knownWords(
	means: ArgumentType,
	typed: PartialCommandLine,
	table: CommandTable,
	cwd: string,
): Promise<Suggestion[]> {
	if (means === "command") return commandWords(table);
	if (means === "stage") return STAGES.map((word) => ({ word }));
	if (means === "shell") return SHELLS.map((word) => ({ word }));
	if (means === "template") {
		const { templateNames } = await import("../../templates/built-in-templates.ts");
		return (await templateNames()).map((word) => ({ word }));
	}
	if (means === "item") return itemWords(typed, cwd);
	return means === "value" ? valueWords(typed, cwd) : [];
}

async function itemsOf({ words: [file = ""], template }: PartialCommandLine, cwd: string): Promise<readonly Item[]> {
	const items = FILES.markdown?.test(file) ? markdownItems(file, template, cwd) : draftItems(file, template, cwd);
	return items.catch(() => []);
}

async function draftItems(file: string, template: string | undefined, cwd: string): Promise<readonly Item[]> {
	const { loadDraft } = await import("../../documents/load-draft.ts");
	return (await loadDraft(file, cwd, template)).outline.items;
}

async function markdownItems(file: string, template: string | undefined, cwd: string): Promise<readonly Item[]> {
	const { openMarkdown } = await import("../../documents/open-markdown.ts");
	const { templateSelection } = await import("../../templates/resolve-template.ts");
	const document = await openMarkdown({ file, named: true }, templateSelection(template, cwd));
	return document?.outline.items ?? [];
}

async function itemWords(typed: PartialCommandLine, cwd: string): Promise<Suggestion[]> {
	const items = (await itemsOf(typed, cwd)).filter(({ isStage }) => !isStage);
	const all = items.map(({ id, label }) => ({ word: id, about: label }));
	return items.length === 0 ? [] : [...all, { word: "stage", about: "the target stage" }];
}

async function valueWords(typed: PartialCommandLine, cwd: string): Promise<Suggestion[]> {
	const [, id] = typed.words;
	if (id === "stage") return STAGES.map((word) => ({ word }));
	const item = (await itemsOf(typed, cwd)).find((known) => known.id === id);
	return (item?.choices ?? []).map(({ id: word, label }) => ({ word, about: label }));
}
