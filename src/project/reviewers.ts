/**
 * Who reviews, and what a project's settings say about reviews. Reads the settings and asks git for the user's name; knows
 * no review.
 */
import { dirname, join, relative } from "node:path";
import { LineCounter, type Node, parseDocument } from "yaml";
import { exists } from "../files/evidence.ts";
import { MAX_BYTES } from "../files/read.ts";
import { InputError } from "../outline/problem.ts";
import { map, mismatches } from "../outline/schema.ts";
import { yamlLocations } from "../outline/yaml-locations.ts";
import { isMap } from "../proposal/plain-data.ts";
import { People } from "../review/people.ts";
import { REVIEW_KEYS, type ReviewConfig, type ReviewSettings } from "../review/settings.ts";
import type { Env } from "../terminal/capabilities.ts";
import { runGit } from "./git.ts";
import { readText } from "./read-text.ts";
import { SETTINGS_NAME, settingsFolders } from "./settings.ts";

export interface Reviewers extends ReviewSettings {
	readonly people: People;
}

/**
 * The settings that apply to a file (absolute path); `cwd` is only for messages.
 * @throws InputError with line and column for mistakes in them
 */
export async function reviewersFor(path: string, cwd: string): Promise<Reviewers> {
	for (const folder of settingsFolders(dirname(path))) {
		const file = join(folder, SETTINGS_NAME);
		if (!exists(file)) continue;
		const shown = relative(cwd, file) || SETTINGS_NAME;
		const { people, review } = configIn(await readText(file, shown, undefined, MAX_BYTES.settings), shown);
		return { ...review, people: new People(people) };
	}
	return { people: new People() };
}

function configIn(text: string, file: string): ReviewConfig {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: false });
	const places = yamlLocations(file, lines);
	const [wrong] = document.errors;
	const fail = (message: string, at: ReturnType<typeof places.at>, fix = "Correct it there"): never => {
		throw new InputError([{ rule: "config/mistake", severity: "error", message, at, fix }]);
	};
	if (wrong) fail(`invalid YAML: ${wrong.message}`, places.at(wrong.pos[0]));
	const data: unknown = document.toJS({ maxAliasCount: 0 }) ?? {};
	const own = isMap(data)
		? Object.fromEntries(Object.keys(REVIEW_KEYS).flatMap((key) => (key in data ? [[key, data[key]]] : [])))
		: {};
	const [mistake] = mismatches(
		map(() => REVIEW_KEYS),
		own,
	);
	if (mistake) {
		const at = places.of(document.contents as Node | null, mistake.path, mistake.atKey);
		fail(mistake.message, at, mistake.fix);
	}
	return own;
}

/** The main name of whoever reviews: as given, as the settings say, or git's user; undefined if there is none. */
export async function reviewerName(
	given: string | undefined,
	{ as, people }: Reviewers,
	folder: string,
	env: Env,
): Promise<string | undefined> {
	const name = given?.trim() || as?.trim() || (await gitUser(folder, env));
	return name === undefined ? undefined : people.nameOf(name);
}

/** `Name <address>`, or the one of the two that is set. */
async function gitUser(cwd: string, env: Env): Promise<string | undefined> {
	const get = (key: string): Promise<string> =>
		runGit(["config", "--get", key], { cwd, env, timeout: 3000, maxOutput: 10_000 }).then(
			(text) => text.trim().slice(0, 100),
			() => "",
		);
	const [name, address] = await Promise.all([get("user.name"), get("user.email")]);
	if (name === "") return address === "" ? undefined : address;
	return address === "" ? name : `${name} <${address}>`;
}
