/** Reads a questionnaire file: YAML → typed data with locations, every mistake named. Opens no file itself. */
import { LineCounter, type Node, parseDocument, visit } from "yaml";
import { FIELD_KINDS, type FieldKey, KINDS, type KindKey } from "./kinds.ts";
import { InputError, type Location, type Problem } from "./problem.ts";
import type { Questionnaire } from "./questionnaire-types.ts";
import { boolean, integer, list, map, mismatches, type Path, record, type Schema, string, word } from "./schema.ts";
import { ADVISORY_PARTS, AGREEMENTS, METADATA_TYPES, STAGES } from "./types.ts";
import { yamlLocations } from "./yaml-locations.ts";

export interface QuestionnaireFile {
	/** The name by which other questionnaires include it. */
	readonly name: string;
	readonly file: string;
	readonly data: Questionnaire;
	/** The location of a value, 1-based; else of its nearest existing ancestor. */
	locationOf(path: Path): Location;
}

const stage = word(...STAGES);
const requirement = word(...STAGES, "never");
/** Any word: only the checks know which roles their rules look for. */
const role = string;
const choices = list(() => map(() => ({ id: string, label: string }), ["id", "label"]));
const pattern = map(() => ({ match: string, expected: string }), ["match", "expected"]);

/** Kind-specific keys of items and fields. */
const FIELD_KEYS = { choices, pattern, min: integer, max: integer } satisfies Record<FieldKey, Schema>;

const field = map(
	() => ({
		label: string,
		id: string,
		kind: word(...FIELD_KINDS),
		optional: boolean,
		under: string,
		hint: string,
		role,
		"not-names": list(() => string),
		...FIELD_KEYS,
	}),
	["label"],
);
const option = map(() => ({ label: string, id: string, hint: string, fields: list(() => field) }), ["label"]);
const entry = map(() => ({ text: string, id: string, required: requirement, by: word("others") }), ["text"]);

/** Kind-specific keys of items only. */
const ITEM_KEYS = {
	"is-stage": boolean,
	"entry-label": string,
	"entry-name": string,
	record: map(() => ({ format: string, fields: list(() => field) }), ["fields"]),
	options: list(() => option),
	boxes: boolean,
} satisfies Record<Exclude<KindKey, FieldKey>, Schema>;

const common = (kinds: readonly string[]): Record<string, Schema> => ({
	id: string,
	short: string,
	kind: word(...kinds),
	required: requirement,
	expected: stage,
	encouraged: stage,
	aliases: list(() => string),
	placeholders: list(() => string),
	"former-ids": list(() => string),
	role,
	...FIELD_KEYS,
	...ITEM_KEYS,
	text: string,
	why: string,
	example: string,
	reviewers: string,
	review: map(() => ({ "look-for": list(() => string), gaps: list(() => string), stale: boolean })),
});

const strings = list(() => string);
/** Values by key. */
const values = record(() => strings);
const form = map(
	() => ({
		pattern: string,
		what: string,
		example: string,
		prefix: string,
		"other-prefixes": strings,
		when: values,
		strict: boolean,
	}),
	["pattern", "what", "example"],
);
const need = map(() => ({
	when: values,
	given: strings,
	present: strings,
	from: record(() => string),
	placeholders: boolean,
	severity: word("error", "warning"),
	fix: string,
}));
const known = map(
	() => ({
		what: string,
		words: strings,
		list: string,
		folders: string,
		lists: list(() => map(() => ({ file: string, keys: strings }), ["file", "keys"])),
		prefix: string,
		unsure: string,
		when: values,
	}),
	["what"],
);
/** Constraints on the value of any metadata field. */
const value: Readonly<Record<string, Schema>> = {
	type: word(...METADATA_TYPES),
	entries: word(...METADATA_TYPES),
	"only-choices": boolean,
	words: list(() => string),
	form,
	needed: list(() => need),
	unique: boolean,
	"agrees-with": list(() => word(...AGREEMENTS)),
	names: string,
	keys: record(() => word(...METADATA_TYPES)),
	"only-with": record(() => values),
	known,
	advisory: list(() => word(...ADVISORY_PARTS)),
};
const keys: Readonly<Record<string, Schema>> = {
	"other-keys": list(() => map(() => ({ ...value, key: string, aliases: strings, "for-each": values }), ["key"])),
	closed: boolean,
	separator: string,
};
const approval = map(() => ({ section: string, key: string }), ["section", "key"]);
const companion = map(
	() => ({ path: string, what: string, needed: list(() => need), approval, ...keys }),
	["path", "what", "needed"],
);
const metadata: Readonly<Record<string, Schema>> = {
	milestones: map(() => ({ stages: string, latest: string, form }), ["stages", "form"]),
	companions: list(() => companion),
	...keys,
};

const question = map(() => ({ ...common(KINDS), question: string }), ["question"]);
const labelled = map(() => ({ ...common(KINDS), ...value, label: string }), ["label"]);
const hole = map(() => ({ ...common(KINDS), text: string, label: string }), ["text", "label"]);
const checklist = map(() => ({ ...common(["checklist"]), label: string, entries: list(() => entry) }));
const section: Schema = map(
	() => ({
		...common([...KINDS, "group"]),
		heading: string,
		keep: list(() => string),
		holes: list(() => hole),
		checklist,
		fields: list(() => labelled),
		questions: list(() => question),
		sections: list(() => section),
	}),
	["heading"],
);
const sidecarField = map(
	() => ({ ...common(KINDS), ...value, key: string, item: string, label: string, plain: boolean }),
	["key"],
);
const sidecar = map(
	() => ({
		file: string,
		id: string,
		document: string,
		expected: boolean,
		fields: list(() => sidecarField),
		...metadata,
	}),
	["file", "id", "fields"],
);
const scope = map(
	() => ({
		id: string,
		question: string,
		short: string,
		when: word("yes", "no"),
		"sets-aside": list(() => string),
		reason: string,
		text: string,
		why: string,
		example: string,
		reviewers: string,
	}),
	["id", "question", "sets-aside", "reason"],
);
const relaxation = map(() => ({ when: values, required: strings }), ["when", "required"]);
/** The schema of questionnaire files; questionnaire.schema.json is the same for editors. */
export const QUESTIONNAIRE_SCHEMA = map(
	() => ({
		"pep-wizard-questionnaire": word(1),
		description: string,
		include: list(() => string),
		stages: map(() => Object.fromEntries(STAGES.map((s) => [s, string]))),
		required: requirement,
		"toc-depth": word(1, 2, 3, 4, 5, 6),
		"toc-tool": word("mdtoc"),
		toc: word("optional"),
		resolved: stage,
		relaxed: list(() => relaxation),
		sidecar,
		metadata: map(() => metadata),
		lists: values,
		scopes: list(() => scope),
		attributes: values,
		fields: list(() => labelled),
		sections: list(() => section),
	}),
	["pep-wizard-questionnaire", "sections"],
);

/**
 * The questionnaire in a YAML text. `file` is only for messages.
 * @throws InputError with line, column and what was expected, for everything that is wrong.
 */
export function readQuestionnaire(name: string, text: string, file: string): QuestionnaireFile {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: false });
	const locations = yamlLocations(file, lines);
	const syntax = [...document.errors, ...document.warnings].map((error): Problem => {
		return { rule: "questionnaire/yaml", severity: "error", message: error.message, at: locations.at(error.pos[0]) };
	});
	visit(document, { Alias: (_, alias) => void syntax.push(aliasProblem(locations.at(alias.range?.[0] ?? 0))) });
	if (syntax.length > 0) throw new InputError(syntax);
	const locationOf = (path: Path, atKey = false): Location =>
		locations.of(document.contents as Node | null, path, atKey);
	const data: unknown = document.toJS();
	const wrong = mismatches(QUESTIONNAIRE_SCHEMA, data).map((mismatch): Problem => {
		const location = locationOf(mismatch.path, mismatch.atKey);
		return {
			rule: "questionnaire/shape",
			severity: "error",
			message: mismatch.message,
			at: location,
			fix: mismatch.fix,
		};
	});
	if (wrong.length > 0) throw new InputError(wrong);
	return { name, file, data: data as Questionnaire, locationOf };
}

function aliasProblem(at: Location): Problem {
	const message = "aliases are not supported here";
	return { rule: "questionnaire/alias", severity: "error", message, at, fix: "Write the value out." };
}
