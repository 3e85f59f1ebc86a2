/** The rule settings for a file, from the nearest `.pep-wizard.yaml` that applies to its folder. */
import { dirname, join, relative } from "node:path";
import { type Config, readConfig } from "../../check/config.ts";
import type { Settings } from "../../check/types.ts";
import type { ReferenceFinder, ReferencesAround } from "../../documents/find-references.ts";
import { Remembered } from "../../files/collect-evidence.ts";
import { exists } from "../../files/evidence.ts";
import { MAX_BYTES } from "../../files/read.ts";
import type { SearchEnv } from "../../project/ignore-rules.ts";
import { readText } from "../../project/read-text.ts";
import { SETTINGS_NAME, settingsFolders } from "../../project/settings.ts";
import type { ReviewConfig } from "../../review/settings.ts";

interface Found {
	readonly folder: string;
	readonly config: Config;
}

/** Finds settings, and reads each settings file once. */
export class ConfigCache {
	private readonly cwd: string;
	private finder: Promise<ReferenceFinder> | undefined;
	private readonly byFolder = new Remembered<Promise<Found | undefined>>();
	private readonly read = new Remembered<Promise<Found | undefined>>();

	constructor(cwd: string) {
		this.cwd = cwd;
	}

	/**
	 * The settings for a file, given by its absolute path; empty if there are none.
	 * @throws InputError for invalid settings
	 */
	async settingsFor(path: string): Promise<Settings> {
		const found = await this.foundFor(path);
		return found ? found.config.settingsFor(relative(found.folder, path).replaceAll("\\", "/")) : {};
	}

	/**
	 * The lists of names in them.
	 * @throws InputError for a mistake in them
	 */
	async listsFor(path: string): Promise<Config["lists"]> {
		return (await this.foundFor(path))?.config.lists ?? {};
	}

	/**
	 * What they say about people and reviews.
	 * @throws InputError for a mistake in them
	 */
	async reviewsFor(path: string): Promise<ReviewConfig> {
		return (await this.foundFor(path))?.config ?? {};
	}

	/** What the proposal in a file (absolute) can refer to. */
	async referencesFor(path: string, env: SearchEnv): Promise<ReferencesAround> {
		this.finder ??= import("../../documents/find-references.ts").then(
			(module) => new module.ReferenceFinder(this.cwd, env),
		);
		return (await this.finder).around(path);
	}

	private foundFor(path: string): Promise<Found | undefined> {
		return this.byFolder.get(dirname(path), (folder) => this.look(folder));
	}

	/** The baseline that the settings of a folder (absolute) name, as an absolute path. @throws as settingsFor */
	async baselineFor(folder: string): Promise<string | undefined> {
		const found = await this.byFolder.get(folder, (at) => this.look(at));
		return found?.config.baseline === undefined ? undefined : join(found.folder, found.config.baseline);
	}

	private async look(folder: string): Promise<Found | undefined> {
		for (const each of settingsFolders(folder)) {
			const found = await this.read.get(each, (at) => this.readIn(at));
			if (found) return found;
		}
		return undefined;
	}

	private async readIn(folder: string): Promise<Found | undefined> {
		const path = join(folder, SETTINGS_NAME);
		if (!exists(path)) return undefined;
		const shown = relative(this.cwd, path);
		return { folder, config: readConfig(await readText(path, shown, undefined, MAX_BYTES.settings), shown) };
	}
}
