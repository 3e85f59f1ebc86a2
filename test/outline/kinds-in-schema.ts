/** The parts of questionnaire.schema.json that follow from the table of kinds: their names, and the keys of each. */

import { FIELD_KINDS, type FieldKind, fieldKeysOf, itemKeysOf, KINDS, type KindKey } from "../../src/outline/kinds.ts";
import { joinWords } from "../../src/text/english.ts";

type Json = Record<string, unknown>;
interface Definition extends Json {
	readonly properties?: Record<string, Json>;
}
interface QuestionnaireSchema extends Json {
	readonly definitions: Record<string, Definition>;
}

const FIELD_KEYS = [...new Set((FIELD_KINDS as readonly FieldKind[]).flatMap((kind) => fieldKeysOf(kind)))];
const KEYS = [...new Set<KindKey>([...FIELD_KEYS, ...KINDS.flatMap((kind) => itemKeysOf(kind))])];

/** `For the kinds a and b: …`, before what the key's definition says. */
function described(key: KindKey, definition: Json): Json {
	const kinds = KINDS.filter((kind) => itemKeysOf(kind).includes(key)).map((kind) => `\`${kind}\``);
	const said = String(definition.description ?? "").replace(/^For the kinds? [^:]*: /, "");
	return { ...definition, description: `For the kind${kinds.length > 1 ? "s" : ""} ${joinWords(kinds)}: ${said}` };
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
	field: FIELD_KINDS,
	checklist: ["checklist"],
	section: [...KINDS, "group"],
};

/** The definition with the kinds' names, and with the keys of kinds behind its role. */
function withKinds(name: string, definition: Definition): Definition {
	const { properties } = definition;
	if (!properties?.kind) return definition;
	const keys = name === "field" ? FIELD_KEYS : KEYS;
	const refs = keys.map((key) => [key, { $ref: `#/definitions/${key}` }] as const);
	const others = Object.entries(properties).filter(([key]) => !KEYS.some((each) => each === key));
	const at = others.findIndex(([key]) => key === "role") + 1;
	const all = Object.fromEntries([...others.slice(0, at), ...refs, ...others.slice(at)]);
	all.kind = { ...all.kind, enum: NAMES[name] ?? KINDS };
	return { ...definition, properties: all };
}

/** The schema as the table of kinds has it. What a key means is kept; its definition says it. */
export function schemaWithKinds(schema: QuestionnaireSchema): QuestionnaireSchema {
	const definitions = Object.entries(schema.definitions).map(([name, definition]) => {
		const key = KEYS.find((each) => each === name);
		return [name, key ? described(key, definition) : withKinds(name, definition)] as const;
	});
	return { ...schema, definitions: Object.fromEntries(definitions) };
}
