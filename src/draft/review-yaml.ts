/**
 * The text of a review file: parsed with locations, and changed so that only the lines of what changed differ. Opens no
 * file.
 */
import { isMap, type YAMLMap } from "yaml";
import { nearestWord } from "../outline/nearest.ts";
import { InputError, type Problem } from "../outline/problem.ts";
import { isEqual, ownValue, type PlainMap } from "../proposal/plain-data.ts";
import { commentsData, REVIEW_KEYS, readReview, roundsData, VERSION, VERSION_KEY } from "../review/data.ts";
import type { Review } from "../review/types.ts";
import { subtractComments } from "../yaml/entry.ts";
import { invalidKeys, plainData } from "../yaml/plain.ts";
import { reprint } from "../yaml/reprint.ts";
import { editableYaml, splice, type YamlChanges } from "../yaml/splice.ts";
import { runAsync, runSync, type Steps } from "../yaml/steps.ts";
import { readYamlInSteps, type YamlLimits, type YamlText } from "../yaml/yaml.ts";

export interface ParsedReview {
	readonly review: Review;
	/** Keys that this version doesn't know; they stay in the file. */
	readonly unknown: readonly Problem[];
}

interface Source extends ParsedReview {
	readonly file: string;
	readonly yaml: YamlText;
	readonly root: YAMLMap;
}

/** The rule of a text with more tokens than the limit. */
const TOO_MANY = "draft/too-many";

/** About 20,000 comments, which take two seconds to read. */
const LIMITS: YamlLimits = {
	tokens: 1_000_000,
	fix: "Remove resolved comments of earlier rounds, or move them to a file of another name; git has what was said.",
};

/** More problems than this in one file are not reported. */
const MAX_PROBLEMS = 20;

/** The text of a review without comments and rounds. `schema` is the path of the JSON Schema for editors. */
export function newReviewText(schema?: string): string {
	const modeline = schema === undefined ? "" : `# yaml-language-server: $schema=${schema}\n`;
	const header = "# pep-wizard review; edit freely, `pep-wizard review` shows it beside the proposal\n";
	return `${modeline}${header}${VERSION_KEY}: ${VERSION}\n`;
}

/**
 * The review in a text. `file` is only for messages.
 * @throws InputError with line and column for every problem
 */
export function parseReview(text: string, file: string): ParsedReview {
	lastSource = runSync(readSource(text, file));
	const { review, unknown } = lastSource;
	return { review, unknown };
}

/** The last source read or written: a session's next change starts with it. */
let lastSource: Source | undefined;

function* readSource(text: string, file: string): Steps<Source> {
	const yaml = yield* readYamlInSteps(text, file, LIMITS);
	const root = yaml.document.contents;
	const fail = (problems: readonly Problem[]): never => {
		throw new InputError(problems.slice(0, MAX_PROBLEMS));
	};
	const data = plainData(root);
	yield;
	const version = isMap(root) ? ownValue(data as PlainMap, VERSION_KEY) : undefined;
	if (!isMap(root) || version === undefined || version === null) return fail([notAReview(yaml, root)]);
	if (typeof version === "string" && /^[1-9]\d*$/.test(version) && version !== `${VERSION}`)
		return fail([newerVersion(version, yaml)]);
	const wrong = invalidKeys(yaml);
	if (wrong.length > 0) return fail(wrong);
	yield;
	const read = readReview(data);
	if ("review" in read) {
		const unknown = read.unknown.map((path) => unknownKey(path, yaml));
		return { file, review: read.review, unknown, yaml, root: root as unknown as YAMLMap };
	}
	return fail(
		read.mismatches.map(({ path, message, fix, atKey }): Problem => {
			const at = yaml.locationOf(path, atKey);
			return { rule: "review/mistake", severity: "error", message, at, ...(fix !== undefined && { fix }) };
		}),
	);
}

function notAReview(yaml: YamlText, root: { readonly range?: readonly number[] | null } | null): Problem {
	const fix = `A review starts with “${VERSION_KEY}: ${VERSION}”.`;
	const message = root ? `not a review: the key “${VERSION_KEY}” is missing` : "the file is empty";
	return { rule: "review/version", severity: "error", message, at: yaml.at(root?.range?.[0] ?? 0), fix };
}

function newerVersion(version: string, yaml: YamlText): Problem {
	const message = `made by a newer pep-wizard, with format ${version}; this one supports format ${VERSION}`;
	const at = yaml.locationOf([VERSION_KEY]);
	return { rule: "review/version", severity: "error", message, at, fix: "Update pep-wizard." };
}

function unknownKey(path: readonly (string | number)[], yaml: YamlText): Problem {
	const key = String(path.at(-1));
	const meant = nearestWord(key, REVIEW_KEYS);
	const fix = meant ? `Did you mean “${meant}”?` : "Remove it, or keep it if another tool needs it.";
	const message = `“${key}” is not a key of a review`;
	return { rule: "review/unknown-key", severity: "warning", message, at: yaml.locationOf(path, true), fix };
}

/**
 * The text with another review in it. Only the lines of changed items and rounds differ; YAML comments, unknown keys and line
 * endings stay. New items are inserted in `order`, a list of item ids. `file` is only for messages.
 * @throws InputError if the text is not a review, or can't be changed without losing something
 */
export function updateReview(text: string, after: Review, order: readonly string[], file: string): string {
	return runSync(reviewUpdate(text, after, order, file));
}

/** As updateReview, yielding to the event loop between steps: with hundreds of comments each takes some milliseconds. */
export function updateReviewInSteps(...given: Parameters<typeof updateReview>): Promise<string> {
	return runAsync(reviewUpdate(...given));
}

/** As updateReview, in steps. */
export function* reviewUpdate(text: string, after: Review, order: readonly string[], file: string): Steps<string> {
	const last = lastSource?.yaml.text === text && lastSource.file === file ? lastSource : undefined;
	const source = last ?? (yield* readSource(text, file));
	const changes = changesBetween(source.review, after, order);
	yield;
	if (changes.top.size === 0 && changes.entries.size === 0) return text;
	const editable = editableYaml(source.yaml, source.root, changes.map);
	for (const edit of [splice, reprint]) {
		const updated = edit(editable, changes);
		yield;
		lastSource = updated === undefined ? undefined : yield* verified(updated, source, after);
		if (updated !== undefined && lastSource) return updated;
	}
	const message = "this file's YAML can't be changed without changing what else is in it";
	const fix = "Write the keys and values one below the other, as in a new review.";
	throw new InputError([{ rule: "review/layout", severity: "error", message, at: { file, line: 1 }, fix }]);
}

function changesBetween(before: Review, after: Review, order: readonly string[]): YamlChanges {
	const [was, now] = [commentsData(before), commentsData(after)];
	const entries = new Map<string, unknown>();
	for (const id of new Set([...was.keys(), ...now.keys()]))
		if (!isEqual(was.get(id), now.get(id))) entries.set(id, now.get(id));
	const top = new Map<string, unknown>();
	const rounds = roundsData(after);
	if (!isEqual(roundsData(before), rounds)) top.set("rounds", rounds.length > 0 ? rounds : undefined);
	return {
		top,
		after: { rounds: ["comments"] },
		map: "comments",
		entries,
		order: [...new Set([...order, ...was.keys(), ...now.keys()])],
	};
}

/** Parses the new text; undefined unless it says exactly this review, with all YAML comments of the old one. */
function* verified(text: string, old: Source, wanted: Review): Steps<Source | undefined> {
	try {
		const now = yield* readSource(text, old.file);
		yield;
		const isSame = isEqual(canonical(now.review), canonical(wanted));
		return isSame && subtractComments(old.yaml.comments, now.yaml.comments)?.length === 0 ? now : undefined;
	} catch (error) {
		if (error instanceof InputError && error.problems[0]?.rule !== TOO_MANY) return undefined;
		throw error;
	}
}

/** Independent of the order of items, which is the file's. */
function canonical(review: Review): unknown {
	return { comments: Object.fromEntries(commentsData(review)), rounds: roundsData(review), other: review.other };
}
