/**
 * Parses a draft's text into plain data with locations, and reports everything that makes it unusable. Knows no outline,
 * so answers are not validated here.
 */

import { isMap, type YAMLMap } from "yaml";
import { nearestWord } from "../outline/nearest.ts";
import { InputError, type Location, type Problem } from "../outline/problem.ts";
import { STAGES, type Stage } from "../outline/types.ts";
import { parseLayout } from "../proposal/layout/parse.ts";
import type { Layout } from "../proposal/layout-types.ts";
import { ownValue } from "../proposal/plain-data.ts";
import type { ProposalName } from "../proposal/types.ts";
import { joinWords } from "../text/english.ts";
import { invalidKeys, plainData } from "../yaml/plain.ts";
import { runSync, type Steps } from "../yaml/steps.ts";
import { readYamlInSteps, type YamlText } from "../yaml/yaml.ts";
import { DEFAULTS, KEYS, NAME_KEYS, nameFrom, VERSION, VERSION_KEY } from "./format.ts";

export interface ParsedDraft {
	/** As messages call it. */
	readonly file: string;
	readonly text: string;
	/** Name or path of the template. */
	readonly template: string;
	readonly stage: Stage;
	/**
	 * Plain data by item id: texts as written (including `1.0` and `0123`), booleans, null, lists and maps. Read it with
	 * `ownValue`: only own keys count.
	 */
	readonly data: Readonly<Record<string, unknown>>;
	/** What the proposal is called, where its template has no place for that. */
	readonly name: ProposalName;
	/** How the document that the draft was imported from departs from the template. */
	readonly layout: Layout | undefined;
	/** Unknown top-level keys; they stay in the file. */
	readonly unknown: readonly Problem[];
	/** The location of the value (or key) at a path such as `["answers", id]`; else of its nearest existing ancestor. */
	locationOf(path: readonly (string | number)[], atKey?: boolean): Location;
}

/** A draft together with the YAML that it was read from. */
export interface DraftSource {
	readonly draft: ParsedDraft;
	readonly yaml: YamlText;
	/** The document's contents. */
	readonly root: YAMLMap;
	/** The whole file as plain data. */
	readonly top: Readonly<Record<string, unknown>>;
}

/** More problems than this in one file are not reported. */
const MAX_PROBLEMS = 20;

/**
 * The draft in a text. `file` is only for messages.
 * @throws InputError with line and column for every problem
 */
export function parseDraft(text: string, file: string): ParsedDraft {
	return readDraft(text, file).draft;
}

/** As parseDraft, with the YAML. */
export function readDraft(text: string, file: string): DraftSource {
	return runSync(readDraftInSteps(text, file));
}

/** As readDraft, step by step. */
export function* readDraftInSteps(text: string, file: string): Steps<DraftSource> {
	const yaml = yield* readYamlInSteps(text, file);
	const root = yaml.document.contents;
	if (!isMap(root)) throw new InputError([notADraft(plainData(root), yaml.at(root?.range?.[0] ?? 0))]);
	const wrong = invalidKeys(yaml);
	if (wrong.length > 0) throw new InputError(wrong.slice(0, MAX_PROBLEMS));
	const top = plainData(root) as Readonly<Record<string, unknown>>;
	const problems = mismatches(top, yaml);
	if (problems.length > 0) throw new InputError(problems);
	const draft: ParsedDraft = {
		file,
		text,
		template: (ownValue(top, "template") as string | undefined) ?? DEFAULTS.template,
		stage: (ownValue(top, "stage") as Stage | undefined) ?? DEFAULTS.stage,
		data: (ownValue(top, "answers") ?? {}) as Readonly<Record<string, unknown>>,
		name: nameFrom(top) ?? {},
		layout: layoutIn(top, yaml),
		unknown: Object.keys(top).flatMap((key) => (KEYS.includes(key) ? [] : [unknownKey(key, yaml)])),
		locationOf: yaml.locationOf,
	};
	return { draft, yaml, root, top };
}

function layoutIn(top: Readonly<Record<string, unknown>>, yaml: YamlText): Layout | undefined {
	const data = ownValue(top, "layout");
	if (data === undefined || data === null) return undefined;
	const parsed = parseLayout(data);
	if ("layout" in parsed) return parsed.layout;
	const { path, message, fix } = parsed.mismatch;
	throw new InputError([
		{ rule: "draft/layout", severity: "error", message, at: yaml.locationOf(["layout", ...path]), ...(fix && { fix }) },
	]);
}

function notADraft(data: unknown, at: Location): Problem {
	const fix = `A draft starts with “${VERSION_KEY}: ${VERSION}”; make one with “pep-wizard new”.`;
	const isEmpty = data === null;
	const message = isEmpty ? "the file is empty" : `expected keys with values, found ${describe(data)}`;
	return { rule: isEmpty ? "draft/empty" : "draft/shape", severity: "error", message, at, fix };
}

/** Invalid values of top-level keys. */
function mismatches(top: Readonly<Record<string, unknown>>, yaml: YamlText): Problem[] {
	const problem = (rule: string, key: string, message: string, fix: string): Problem => {
		return { rule: `draft/${rule}`, severity: "error", message, at: yaml.locationOf([key]), fix };
	};
	const version = ownValue(top, VERSION_KEY);
	if (version !== String(VERSION)) return [wrongVersion(version, yaml.locationOf([VERSION_KEY]))];
	const { template, stage, answers } = { ...DEFAULTS, ...top } as Record<string, unknown>;
	const problems: Problem[] = [];
	if (typeof template !== "string" || template === "") {
		const message = `expected the template's name, found ${describe(template)}`;
		problems.push(problem("template", "template", message, "Write the name of a template, or a Markdown file's path."));
	}
	if (!STAGES.some((known) => known === stage)) {
		const meant = typeof stage === "string" ? nearestWord(stage, STAGES) : undefined;
		const message = `expected ${joinWords(STAGES, "or")}, found ${describe(stage)}`;
		problems.push(problem("stage", "stage", message, `Write “${meant ?? STAGES[0]}”.`));
	}
	for (const key of NAME_KEYS) {
		if (nameFrom({ [key]: ownValue(top, key) })) continue;
		const message = `expected the proposal's ${key} on one line, found ${describe(ownValue(top, key))}`;
		problems.push(problem("name", key, message, "Write one line of text, or remove the key."));
	}
	if (answers !== undefined && answers !== null && (typeof answers !== "object" || Array.isArray(answers))) {
		const message = `expected answers by their item's id, found ${describe(answers)}`;
		problems.push(
			problem("answers", "answers", message, "Write one “id: answer” per line, indented below “answers:”."),
		);
	}
	return problems;
}

function wrongVersion(version: unknown, at: Location): Problem {
	const rule = "draft/version";
	const fix = `Start the file with “${VERSION_KEY}: ${VERSION}”.`;
	if (version === undefined)
		return { rule, severity: "error", message: `not a draft: the key “${VERSION_KEY}” is missing`, at, fix };
	if (typeof version === "string" && /^[1-9]\d*$/.test(version))
		return {
			rule,
			severity: "error",
			message: `made by a newer pep-wizard, with format ${version}; this one supports format ${VERSION}`,
			at,
			fix: "Update pep-wizard.",
		};
	const message = `expected the format version, ${VERSION}, found ${describe(version)}`;
	return { rule, severity: "error", message, at, fix };
}

function unknownKey(key: string, yaml: YamlText): Problem {
	const meant = nearestWord(key, KEYS);
	const fix = meant ? `Did you mean “${meant}”?` : "Remove it, or keep it if another tool needs it.";
	const at = yaml.locationOf([key], true);
	return { rule: "draft/unknown-key", severity: "warning", message: `“${key}” is not a key of a draft`, at, fix };
}

function describe(data: unknown): string {
	if (data === null || data === undefined || data === "") return "nothing";
	if (Array.isArray(data)) return "a list";
	if (typeof data === "object") return "keys with values";
	const text = String(data);
	return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
