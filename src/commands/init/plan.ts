/**
 * Plans which files a repository still needs for proposals, with their texts. Reads the repository and the package;
 * writes nothing.
 */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readNow, readTextIfAny } from "../../files/read.ts";
import type { SearchEnv } from "../../project/ignore-rules.ts";
import { conventionBelow } from "../../project/numbering-convention.ts";
import { OWN_FOLDER, SETTINGS_NAME } from "../../project/settings.ts";
import { packageFolder, version } from "../../templates/built-in-templates.ts";
import { isTemplatePath } from "../../templates/own-template.ts";
import { hookText, type Setting, settingsText, workflowText } from "./texts.ts";

/** A file to write. */
export interface PlannedFile {
	/** Path from the repository's top folder, with slashes. */
	readonly file: string;
	/** What it is, in a few words. */
	readonly about: string;
	readonly text: string;
	/** The file must be executable. */
	readonly executable?: boolean;
}

/** A file that exists already. */
export interface KeptFile {
	readonly file: string;
	readonly about: string;
}

export interface InitPlan {
	readonly write: readonly PlannedFile[];
	readonly keep: readonly KeptFile[];
	/** The hook is written, and must be enabled. */
	readonly hook: boolean;
	/**
	 * The command with which hook and workflow run the program, if one of them is written and installs it from a
	 * registry.
	 */
	readonly call: string | undefined;
	/** The settings name a baseline that has yet to be written. */
	readonly baseline: boolean;
}

const HOOK = ".githooks/pre-commit";
/** Signs of an existing hook manager. If there is one, git's own hooks folder is not searched. */
const HOOK_MANAGERS = [
	HOOK,
	".pre-commit-config.yaml",
	".husky",
	"lefthook.yml",
	"lefthook.yaml",
	".git/hooks/pre-commit",
];
const WORKFLOW = ".github/workflows/proposals.yaml";
/** Files of other CI systems, where a GitHub workflow would be useless. */
const OTHER_CI = [".gitlab-ci.yml", "Jenkinsfile", ".circleci", "azure-pipelines.yml", ".woodpecker.yml"];
/** A copy of the package in the repository, as docs/ci.md explains. */
export const OWN_PACKAGE = "tools/pep-wizard.tgz";

/**
 * Plans the setup of the repository at `root` (absolute). `template` is the name of a built-in template, or a path
 * relative to `root`. `hasErrors` says whether the proposals in a folder, relative to `root`, have errors.
 */
export async function planFor(
	root: string,
	template: string,
	hasErrors: (folder: string) => Promise<boolean>,
	env: SearchEnv,
): Promise<InitPlan> {
	const { location, isUsed } = await conventionBelow(root, env);
	const owned = `./${OWN_FOLDER}/${template}`;
	const proposals = location.folder.split("\\").join("/") || (isUsed ? "." : "proposals");
	const hasSettings = existsSync(join(root, SETTINGS_NAME));
	const withBaseline = isUsed && !hasSettings && (await hasErrors(proposals));
	const setting: Setting = {
		proposals,
		withBaseline,
		template: isTemplatePath(template) ? template : owned,
		call: existsSync(join(root, OWN_PACKAGE))
			? `npx --yes --package ./${OWN_PACKAGE} pep-wizard`
			: `npx --yes pep-wizard@${version()}`,
	};
	const copied = hasSettings || isTemplatePath(template) ? [] : templateCopy(template);
	const wanted: readonly PlannedFile[] = [
		{ file: SETTINGS_NAME, about: "settings: the template, and which rules are checked", text: settingsText(setting) },
		...copied,
		...(await schemas()),
		...(setting.proposals === "." ? [] : [folderOf(setting)]),
		{ file: WORKFLOW, about: "checks proposals in each pull request", text: workflowText(setting) },
		{ file: HOOK, about: "checks what is committed", text: hookText(setting), executable: true },
	];
	const there = await Promise.all(wanted.map((planned) => inPlaceOf(planned.file, setting, root)));
	const write = wanted.filter((_, index) => there[index] === undefined);
	const keep = await Promise.all(
		wanted.flatMap((planned, index) => {
			const file = there[index];
			return file === undefined ? [] : aboutKept(file, planned, setting, root);
		}),
	);
	const calls = write.some(({ file }) => file === HOOK || file === WORKFLOW) && !setting.call.includes(OWN_PACKAGE);
	return {
		write,
		keep,
		hook: write.some(({ file }) => file === HOOK),
		call: calls ? setting.call : undefined,
		baseline: withBaseline,
	};
}

/** Git does not track empty folders. */
function placeholderIn({ proposals }: Setting): string {
	return `${proposals}/.gitkeep`;
}

function folderOf(setting: Setting): PlannedFile {
	return { file: placeholderIn(setting), about: "the folder for proposals", text: "" };
}

/** The built-in template, copied as files of the repository. */
function templateCopy(name: string): PlannedFile[] {
	const template = readNow(join(packageFolder, "templates", `${name}.md`)).toString();
	const questionnaire = readTextIfAny(join(packageFolder, "questionnaire", `${name}.yaml`));
	const folder = `${OWN_FOLDER}/${name}`;
	const files = [{ file: `${folder}/template.md`, about: "the template: sections and their wording", text: template }];
	if (questionnaire === undefined) return files;
	const text = questionnaire.replace("$schema=./", "$schema=../");
	const about = "its questionnaire: kinds, stages, guidance";
	return [...files, { file: `${folder}/questionnaire.yaml`, about, text }];
}

async function schemas(): Promise<PlannedFile[]> {
	const folder = join(packageFolder, "questionnaire");
	const names = (await readdir(folder)).filter((name) => name.endsWith(".schema.json")).sort();
	return names.map((name) => ({
		file: `${OWN_FOLDER}/${name}`,
		about: `helps editors with each ${name.split(".")[0] ?? ""} file`,
		text: readNow(join(folder, name)).toString(),
	}));
}

/** What already takes the file's place; undefined if nothing does. */
async function inPlaceOf(file: string, setting: Setting, root: string): Promise<string | undefined> {
	const has = (name: string): boolean => existsSync(join(root, name));
	if (file === HOOK) return HOOK_MANAGERS.find(has);
	if (file === WORKFLOW) return OTHER_CI.find(has) ?? (await workflowIn(root));
	if (file === placeholderIn(setting)) return has(setting.proposals) ? setting.proposals : undefined;
	return has(file) ? file : undefined;
}

/** What exists, and whether it does the same job: existing CI or hooks may not run the program. */
async function aboutKept(file: string, planned: PlannedFile, setting: Setting, root: string): Promise<KeptFile> {
	const { about } = planned;
	if ((planned.file !== WORKFLOW && planned.file !== HOOK) || (await names(join(root, file)))) return { file, about };
	const what = planned.file === WORKFLOW ? ` ${setting.proposals}` : "";
	return { file, about: `doesn't check proposals yet; make it run: ${setting.call} check${what}` };
}

/** Whether a file, or any file in a folder, mentions the program. */
async function names(path: string): Promise<boolean> {
	const inside = (await readdir(path).catch(() => [])).map((name) => join(path, name));
	return [path, ...inside].some((file) => readTextIfAny(file)?.includes("pep-wizard"));
}

/** A workflow that runs the program, or has the planned name. */
async function workflowIn(root: string): Promise<string | undefined> {
	const folder = dirname(WORKFLOW);
	for (const name of await readdir(join(root, folder)).catch(() => [])) {
		const file = `${folder}/${name}`;
		if (file === WORKFLOW || readTextIfAny(join(root, file))?.includes("pep-wizard")) return file;
	}
	return undefined;
}
