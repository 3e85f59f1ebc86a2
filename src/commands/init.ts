/**
 * `pep-wizard init`: sets up a repository for proposals and lists the files it wrote. Overwrites nothing.
 */
import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { optionText, type RunCommand } from "../cli/command-spec.ts";
import { table } from "../cli/text-table.ts";
import { EXIT, type World } from "../cli/world.ts";
import { templateFrom } from "../documents/make-draft.ts";
import { WriteError, writeFileAtomically } from "../draft/store.ts";
import { makeFolder } from "../files/folder.ts";
import { reasonOf } from "../files/system-error.ts";
import { SETTINGS_NAME, settingsFolders } from "../project/settings.ts";
import { DEFAULT_TEMPLATE } from "../templates/built-in-templates.ts";
import { isTemplatePath } from "../templates/own-template.ts";
import { resolveTemplate } from "../templates/resolve-template.ts";
import { visible } from "../terminal/sanitize.ts";
import { hasErrors } from "./init/first-error.ts";
import { OWN_PACKAGE, type PlannedFile, planFor } from "./init/plan.ts";

export const run: RunCommand = async (call, world) => {
	const root = await repositoryOf(world.cwd);
	const option = optionText(call, "template") ?? DEFAULT_TEMPLATE;
	const { template: given } = await resolveTemplate({ cwd: world.cwd, option });
	const template = isTemplatePath(given) ? templateFrom(given, join(root, SETTINGS_NAME), world.cwd) : given;
	const hasErrorsIn = (folder: string) => hasErrors(relative(world.cwd, join(root, folder)) || ".", option, world);
	const { write, keep, hook, call: calls, baseline } = await planFor(root, template, hasErrorsIn, world.env);
	for (const planned of write) await writePlanned(planned, root, world);
	const list = (title: string, rows: readonly (readonly [string, string])[]): string =>
		rows.length === 0 ? "" : `${title}\n${table(rows.map(([file, about]) => [`  ${file}`, about]))}`;
	const files = (all: readonly { readonly file: string; readonly about: string }[]) =>
		all.map(({ file, about }) => [file, about] as const);
	const next = [
		...(hook && !existsSync(join(root, ".git")) ? [["git init", "makes this folder a repository"] as const] : []),
		...(hook ? [["git config core.hooksPath .githooks", "lets git run the hook"] as const] : []),
		...(baseline
			? [
					[
						"pep-wizard check --update-baseline",
						"accepts today's findings, so that only new ones are reported",
					] as const,
				]
			: []),
		["pep-wizard new", "starts a proposal"] as const,
	];
	const source = `The checks there call “${calls}”, from a registry. They can use the repository's own
package instead: put it there as ${OWN_PACKAGE} before “init” writes them (docs/ci.md).\n`;
	const where = relative(root, world.cwd) === "" ? "" : ` in ${root}`;
	const parts = [
		list(`Written${where}:`, files(write)),
		list("There already:", files(keep)),
		list("Next:", next),
		calls ? source : "",
	];
	world.out(visible(parts.filter((part) => part !== "").join("\n")));
	return EXIT.fine;
};

/** The folder of the repository around a folder; that folder itself where there is none. */
async function repositoryOf(cwd: string): Promise<string> {
	const top = settingsFolders(cwd).at(-1) ?? cwd;
	return existsSync(join(top, ".git")) ? top : cwd;
}

async function writePlanned({ file, text, executable }: PlannedFile, root: string, world: World): Promise<void> {
	const path = join(root, file);
	const shown = relative(world.cwd, path);
	try {
		await makeFolder(dirname(path));
	} catch (error) {
		throw new WriteError(shown, `its folder can't be made: ${reasonOf(error)}`, "Create it, then try again.");
	}
	await writeFileAtomically(path, text, { exclusive: true, file: shown, ...(executable && { mode: 0o777 }) });
}
