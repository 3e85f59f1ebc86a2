/**
 * Reads a draft in the wizard's own layout without the YAML library, whose loading and parsing take a third of a short
 * command's time. Gives up at anything else, including all mistakes: the library then reads the file and reports them.
 * What it reads, it reads as the library does; a test compares the two.
 */
import { MAX_BYTES } from "../files/read.ts";
import { STAGES, type Stage } from "../outline/types.ts";
import { parseLayout } from "../proposal/layout/parse.ts";
import { ownValue } from "../proposal/plain-data.ts";
import { readSimpleYaml } from "../yaml/simple-yaml.ts";
import { DEFAULTS, KEYS, nameFrom, VERSION, VERSION_KEY } from "./format.ts";
import type { ParsedDraft } from "./parse.ts";

/** A location was asked for, which only the full parser knows. */
export class LocationsUnavailable extends Error {}

/**
 * The draft in a text; undefined if parseDraft has to read it. A draft that is returned is valid for parseDraft as well.
 * Its `locationOf` throws LocationsUnavailable.
 */
export function fastParseDraft(text: string, file: string): ParsedDraft | undefined {
	const top = text.length > MAX_BYTES.document ? undefined : readSimpleYaml(text);
	if (!top || ownValue(top, VERSION_KEY) !== `${VERSION}` || Object.keys(top).some((key) => !KEYS.includes(key)))
		return undefined;
	const { template, stage }: Readonly<Record<string, unknown>> = { ...DEFAULTS, ...top };
	const answers = ownValue(top, "answers") ?? {};
	const layout = ownValue(top, "layout") ?? undefined;
	const laidOut = layout === undefined ? { layout } : parseLayout(layout);
	const name = nameFrom(top);
	if (!name || typeof template !== "string" || template === "" || !isStage(stage)) return undefined;
	if (typeof answers !== "object" || Array.isArray(answers) || !("layout" in laidOut)) return undefined;
	return {
		file,
		text,
		template,
		stage,
		data: answers as Readonly<Record<string, unknown>>,
		name,
		layout: laidOut.layout,
		unknown: [],
		locationOf: () => {
			throw new LocationsUnavailable();
		},
	};
}

function isStage(data: unknown): data is Stage {
	return STAGES.some((stage) => stage === data);
}
