/** Finds the `.pep-wizard.yaml` that counts for a file: the nearest one from the file's folder upwards. */
import { dirname, join, relative } from "node:path";
import { CONFIG_NAME, type Config, readConfig } from "../check/config.ts";
import type { Settings } from "../check/types.ts";
import { InputError } from "../outline/problem.ts";
import { readText } from "./read-text.ts";

interface Found {
	readonly folder: string;
	readonly config: Config;
}

/** Looks for configurations, each folder once. */
export class Configs {
	private readonly known = new Map<string, Promise<Found | undefined>>();
	private readonly cwd: string;

	constructor(cwd: string) {
		this.cwd = cwd;
	}

	/**
	 * The settings for a file, by its absolute path; none where there is no configuration.
	 * @throws InputError for a mistake in the configuration
	 */
	async settingsFor(path: string): Promise<Settings> {
		const found = await this.at(dirname(path));
		if (!found) return {};
		return found.config.settingsFor(relative(found.folder, path).replaceAll("\\", "/"));
	}

	private at(folder: string): Promise<Found | undefined> {
		const known = this.known.get(folder) ?? this.look(folder);
		this.known.set(folder, known);
		return known;
	}

	private async look(folder: string): Promise<Found | undefined> {
		const path = join(folder, CONFIG_NAME);
		const shown = relative(this.cwd, path) || CONFIG_NAME;
		const text = await readText(path, shown).catch((error: unknown) => {
			// One that can't be read is told; one that isn't there is looked for further up.
			if (error instanceof InputError && isMissing(error)) return undefined;
			throw error;
		});
		if (text !== undefined) return { folder, config: readConfig(text, shown) };
		return dirname(folder) === folder ? undefined : this.at(dirname(folder));
	}
}

function isMissing({ problems }: InputError): boolean {
	return problems.every(({ message }) => message === "there is no such file");
}
