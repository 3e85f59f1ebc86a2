/**
 * Reads `.pep-wizard.yaml`: which rules apply, and their severity, also by path. Reports every mistake with its location.
 * Opens no file and searches for none.
 */
import picomatch from "picomatch";
import { LineCounter, type Node, parseDocument, visit } from "yaml";
import { InputError, type Problem } from "../outline/problem.ts";
import { boolean, list, map, mismatches, record, string, word } from "../outline/schema.ts";
import { yamlLocations } from "../outline/yaml-locations.ts";
import { REVIEW_KEYS, type ReviewConfig } from "../review/settings.ts";
import { FORMER_IDS, formerIdsOf } from "./former-ids.ts";
import { RULE_IDS, ruleOf } from "./rules.ts";
import type { Setting, Settings } from "./types.ts";

export interface Config extends ReviewConfig {
	/** The settings for a file, by its path from the configuration's folder, with slashes. */
	settingsFor(path: string): Settings;
	/** Names by list, which replace the questionnaire's. */
	readonly lists: Readonly<Record<string, readonly string[]>>;
	/** The baseline's path, from the configuration's folder. */
	readonly baseline?: string;
}

type RuleSettings = Readonly<Record<string, Setting>>;

interface ConfigData extends ReviewConfig {
	readonly baseline?: string;
	readonly rules?: RuleSettings;
	readonly paths?: readonly { readonly glob: string; readonly rules: RuleSettings }[];
	readonly lists?: Readonly<Record<string, readonly string[]>>;
}

const familyOf = (id: string): string => `${id.slice(0, id.indexOf("/"))}/*`;

/** All present and former names of rules and families. */
export const RULE_NAMES: readonly string[] = [...RULE_IDS, ...Object.keys(FORMER_IDS)].flatMap((id, at, all) =>
	all.findIndex((each) => familyOf(each) === familyOf(id)) === at ? [id, familyOf(id)] : [id],
);

const rules = map(() => {
	const setting = word("off", "note", "warning", "error");
	return Object.fromEntries([...RULE_NAMES, "*"].map((id) => [id, setting]));
});

const CONFIG = map(() => ({
	/** The project's template; read by the commands. */
	template: string,
	/** The colours of the screen; read by the commands. */
	theme: string,
	baseline: string,
	rules,
	paths: list(() => map(() => ({ glob: string, rules }), ["glob", "rules"])),
	lists: record(() => list(() => string)),
	/** What searches leave out, as in a .gitignore, and whether they go into submodules; read by the walk over folders. */
	ignore: list(() => string),
	submodules: boolean,
	...REVIEW_KEYS,
	/** Read by the wizard. */
	spelling: map(() => ({ language: string, words: list(() => string) })),
}));

/**
 * The configuration in a YAML text; an empty one changes nothing. `file` is only for messages.
 * @throws InputError with line, column and what was expected, for everything that is wrong
 */
export function readConfig(text: string, file: string): Config {
	const data = dataOf(text, file);
	const paths = (data.paths ?? []).map(({ glob, rules: given }) => ({
		matches: picomatch(glob, { dot: true }),
		given,
	}));
	return {
		...(data.baseline !== undefined && { baseline: data.baseline }),
		settingsFor: (path) => {
			const given = [data.rules ?? {}, ...paths.filter(({ matches }) => matches(path)).map((each) => each.given)];
			return Object.assign({}, ...given.map(settingsOf));
		},
		lists: data.lists ?? {},
		...(data.people && { people: data.people }),
		...(data.review && { review: data.review }),
	};
}

/** The setting of every rule: its own entry wins over that of its family, and that over `*`, which turns none on. */
function settingsOf(given: RuleSettings): Settings {
	const settings: Partial<Record<string, Setting>> = {};
	for (const id of RULE_IDS) {
		const names = [id, ...formerIdsOf(id)];
		const setting = [...names, ...names.map(familyOf), ...(ruleOf(id).isOptIn ? [] : ["*"])]
			.map((name) => given[name])
			.find((each) => each !== undefined);
		if (setting !== undefined) settings[id] = setting;
	}
	return settings;
}

function dataOf(text: string, file: string): ConfigData {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: false });
	const places = yamlLocations(file, lines);
	const wrong = [...document.errors, ...document.warnings].map((error) =>
		configProblem(asClause(error.message), places.at(error.pos[0]), "Correct the YAML here."),
	);
	visit(document, {
		Alias: (_, alias) =>
			void wrong.push(
				configProblem("aliases are not supported here", places.at(alias.range?.[0] ?? 0), "Write the value out."),
			),
	});
	if (wrong.length > 0) throw new InputError(wrong);
	const data: unknown = document.toJS() ?? {};
	for (const { path, message, fix, atKey } of mismatches(CONFIG, data))
		wrong.push(configProblem(message, places.of(document.contents as Node | null, path, atKey), fix));
	if (wrong.length > 0) throw new InputError(wrong);
	return data as ConfigData;
}

function configProblem(message: string, at: Problem["at"], fix: string | undefined): Problem {
	return { rule: "config/mistake", severity: "error", message, ...(at && { at }), ...(fix !== undefined && { fix }) };
}

/** The library's sentence as a clause. */
function asClause(message: string): string {
	const line = message.replace(/\s+/g, " ").trim().slice(0, 120);
	return line.charAt(0).toLowerCase() + line.slice(1);
}
