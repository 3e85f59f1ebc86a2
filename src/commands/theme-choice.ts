/** Which theme the user asks for: by the environment, their own settings, or the repository's. Knows no colours. */
import { homedir } from "node:os";
import { join } from "node:path";
import { UsageError, type World } from "../cli/world.ts";
import { MAX_BYTES } from "../files/read.ts";
import { nearestWord } from "../outline/nearest.ts";
import { inputError } from "../outline/problem.ts";
import { readText } from "../project/read-text.ts";
import { exists, SETTINGS_NAME, settingsFolders } from "../project/settings.ts";
import { THEME_NAMES } from "../terminal/themes.ts";

const KEY = /^theme:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#]*))/m;

/**
 * Sets `PEP_WIZARD_THEME` to the theme of the settings, unless the environment already names one.
 * @throws UsageError or InputError for a name that no theme has
 */
export async function chooseTheme({ cwd, env }: Pick<World, "cwd" | "env">): Promise<void> {
	const named = env.PEP_WIZARD_THEME;
	if (named && !THEME_NAMES.includes(named))
		throw new UsageError(`PEP_WIZARD_THEME: there is no theme “${named}”`, {
			word: named,
			valid: THEME_NAMES,
			hint: `Themes: ${THEME_NAMES.join(", ")}`,
		});
	if (named) return;
	const own = join(env.XDG_CONFIG_HOME || join(env.HOME || homedir(), ".config"), "pep-wizard.yaml");
	const folders = settingsFolders(cwd);
	for (const path of [own, ...folders.map((folder) => join(folder, SETTINGS_NAME))]) {
		const theme = (await exists(path)) && (await themeIn(path));
		if (!theme) continue;
		env.PEP_WIZARD_THEME = theme;
		return;
	}
}

async function themeIn(path: string): Promise<string | undefined> {
	// Read without a YAML parser, which would delay every start; `check` reads all of the settings.
	const text = await readText(path, path, undefined, MAX_BYTES.settings);
	const match = KEY.exec(text);
	const theme = match?.[1] ?? match?.[2] ?? match?.[3];
	if (!match || !theme || THEME_NAMES.includes(theme)) return theme;
	const line = text.slice(0, match.index).split("\n").length;
	const meant = nearestWord(theme, THEME_NAMES);
	const fix = meant === undefined ? `Write one of ${THEME_NAMES.join(", ")}` : `Did you mean “${meant}”?`;
	throw inputError("settings/theme", `there is no theme “${theme}”`, { file: path, line, column: 8 }, fix);
}
