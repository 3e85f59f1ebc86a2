/**
 * Reads the metadata in a document itself: its front matter, as YAML, and its labelled lines; for a draft, what its
 * answers will write there. Opens no file; knows no rule.
 */
import { isMap } from "yaml";
import { rowEnd } from "../markdown/labelled-lines.ts";
import { itemOf } from "../outline/lookup.ts";
import { InputError, type Location, type Problem } from "../outline/problem.ts";
import type { MetadataDeclaration, MetadataField, Outline } from "../outline/types.ts";
import { answerOf, isNotApplicable, serializeAnswer } from "../proposal/answers.ts";
import { itemPlacements } from "../proposal/layout/outline-index.ts";
import { analyseDocument } from "../proposal/reading/analyse.ts";
import { type Source, sourceOf } from "../proposal/reading/source.ts";
import type { Proposal } from "../proposal/types.ts";
import { invalidKeys, plainData } from "../yaml/plain.ts";
import { readYaml } from "../yaml/yaml.ts";
import type { Metadata, Path } from "./metadata.ts";
import { type ReadSidecar, sidecarAnswers } from "./sidecar.ts";

/** The metadata in a Markdown document; undefined if the template declares none. Takes linear time. */
export function documentMetadata(outline: Outline, file: string, text: string): Metadata | undefined {
	const declared = outline.metadata;
	if (!declared) return undefined;
	const source = sourceOf(text);
	const lines = linesIn(outline, declared, source);
	const front = frontMatter(source, file);
	const data = { ...lineData(lines), ...front.data };
	const locationOf = (path: Path, atKey?: boolean): Location => {
		const line = typeof path[0] === "string" ? lines.get(path[0]) : undefined;
		return line ? { file, line: line.line + 1, column: (atKey ? 0 : line.column) + 1 } : front.locationOf(path, atKey);
	};
	const own = { declared, isBeside: false, data: withoutPlaceholders(outline, declared, data) };
	const held = { file, text, locationOf, ...(front.invalidKeys && { invalidKeys: front.invalidKeys }) };
	return { ...own, source: held, ...(front.problems && { problems: front.problems }) };
}

/** What a document's front matter has instead of the file beside it; undefined if it has nothing of that. */
export function sidecarInFrontMatter(outline: Outline, file: string, text: string): ReadSidecar | undefined {
	if (!outline.sidecar || !/^\uFEFF?---/.test(text)) return undefined;
	const { problems: _, ...front } = frontMatter(sourceOf(text), file);
	const read = sidecarAnswers(outline, front.data);
	return Object.keys(read.answers).length === 0 ? undefined : { ...read, ...front };
}

/** The metadata that a draft's document will contain; undefined if the template declares none. */
export function draftMetadata(proposal: Proposal): Metadata | undefined {
	const declared = proposal.outline.metadata;
	if (!declared) return undefined;
	const entries = declared.fields.flatMap((field): [string, unknown][] => {
		const item = itemOf(proposal.outline, field.item);
		const answer = item && answerOf(proposal, item);
		if (!item || answer === undefined || isNotApplicable(answer)) return [];
		const data = serializeAnswer(item, answer);
		return [[field.key, item.choices?.find(({ id }) => id === data)?.label ?? typed(field, data)]];
	});
	return { declared, isBeside: false, data: Object.fromEntries(entries) };
}

/** Converts the texts `true` and `false` of boolean fields. */
function typed({ type }: MetadataField, data: unknown): unknown {
	return type === "boolean" && (data === "true" || data === "false") ? data === "true" : data;
}

interface FrontMatter {
	readonly data: object;
	readonly problems?: readonly Problem[];
	locationOf(path: Path, atKey?: boolean): Location;
	invalidKeys?(): readonly Problem[];
}

/** The front matter as data, or the problems if it is not a YAML map. */
function frontMatter({ blocks, lines }: Source, file: string): FrontMatter {
	const none = { data: {}, locationOf: (): Location => ({ file, line: 1 }) };
	const block = blocks.find(({ type }) => type === "front-matter");
	if (!block) return none;
	try {
		// Preceded by blank lines, so that locations are those of the document.
		const inner = lines.slice(block.start + 1, block.end - 1).join("\n");
		const yaml = readYaml(`${"\n".repeat(block.start + 1)}${inner}\n`, file);
		const { contents } = yaml.document;
		const data = isMap(contents) ? (plainData(contents) as object) : {};
		return { data, locationOf: yaml.locationOf, invalidKeys: () => invalidKeys(yaml) };
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { ...none, problems: error.problems };
	}
}

interface LabelledLine {
	readonly text: string;
	/** 0-based. */
	readonly line: number;
	readonly column: number;
}

/** The labelled lines outside front matter, by the keys of their fields. */
function linesIn(outline: Outline, { fields }: MetadataDeclaration, source: Source): Map<string, LabelledLine> {
	const keys = new Map(fields.map(({ item, key }) => [item, key]));
	const places = itemPlacements(outline);
	const found = new Map<string, LabelledLine>();
	for (const { kind, id, landmark, end } of analyseDocument(outline, source).cuts) {
		const key = kind === "field" && id !== undefined && !places.get(id)?.yaml ? keys.get(id) : undefined;
		if (key === undefined) continue;
		const written = source.lines[landmark.line]!;
		const rest = written.slice(end - landmark.start);
		const text = (landmark.row ? rest.slice(0, rest.length - rowEnd(rest)) : rest).trim();
		const column = text === "" ? 0 : end - landmark.start + rest.indexOf(text);
		found.set(key, { text, line: landmark.line, column });
	}
	return found;
}

function lineData(lines: ReadonlyMap<string, LabelledLine>): Record<string, unknown> {
	return Object.fromEntries([...lines].map(([key, { text }]) => [key, text]));
}

/** Empties values that are still the template's placeholders. */
function withoutPlaceholders(
	outline: Outline,
	{ fields }: MetadataDeclaration,
	data: Record<string, unknown>,
): unknown {
	const stale = fields.filter(({ item, key }) => {
		const value = data[key];
		return typeof value === "string" && itemOf(outline, item)?.placeholders.includes(value.trim());
	});
	return stale.length === 0 ? data : { ...data, ...Object.fromEntries(stale.map(({ key }) => [key, ""])) };
}
