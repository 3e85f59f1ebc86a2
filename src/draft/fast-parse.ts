/**
 * Reads a draft that is laid out as the wizard lays it out, without the YAML library: loading that and reading with it
 * takes a third of a short command. Gives up at whatever it isn't sure of, also at everything that is wrong: then the
 * library reads the file, and words the complaint. What it does read, it reads as the library does; a test compares.
 */
import { MOST } from "../files/read.ts";
import { STAGES, type Stage } from "../outline/types.ts";
import { parseLayout } from "../proposal/layout/parse.ts";
import { ownValue } from "../proposal/own-value.ts";
import { DEFAULTS, KEYS, VERSION, VERSION_KEY } from "./format.ts";
import type { ParsedDraft } from "./parse.ts";
import { readSimpleYaml } from "./simple-yaml.ts";

/** A place in the file is wanted, which only the library knows. */
export class PlaceWanted extends Error {}

/**
 * The draft in a text; undefined where it has to be read by parseDraft. Nothing is wrong with it as far as that would
 * tell. Its `placeOf` throws PlaceWanted.
 */
export function skimDraft(text: string, file: string): ParsedDraft | undefined {
	const top = text.length > MOST.document ? undefined : readSimpleYaml(text);
	if (!top || ownValue(top, VERSION_KEY) !== `${VERSION}` || Object.keys(top).some((key) => !KEYS.includes(key)))
		return undefined;
	const template = ownValue(top, "template") ?? DEFAULTS.template;
	const stage = ownValue(top, "stage") ?? DEFAULTS.stage;
	const answers = ownValue(top, "answers") ?? {};
	const layout = ownValue(top, "layout") ?? undefined;
	const laidOut = layout === undefined ? { layout } : parseLayout(layout);
	if (typeof template !== "string" || template === "" || !isStage(stage)) return undefined;
	if (typeof answers !== "object" || Array.isArray(answers) || !("layout" in laidOut)) return undefined;
	return {
		file,
		text,
		template,
		stage,
		data: answers as Readonly<Record<string, unknown>>,
		layout: laidOut.layout,
		unknown: [],
		placeOf: () => {
			throw new PlaceWanted();
		},
	};
}

function isStage(data: unknown): data is Stage {
	return STAGES.some((stage) => stage === data);
}
