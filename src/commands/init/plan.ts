/**
 * What a repository lacks to be set up for proposals: files with their texts. Reads the repository and the package, and
 * writes nothing.
 */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readNow, readTextIfAny } from "../../files/read.ts";
import { conventionBelow } from "../../project/numbering-convention.ts";
import { OWN_FOLDER, SETTINGS_NAME } from "../../project/settings.ts";
import { packageFolder, version } from "../../templates/built-in-templates.ts";
import { isTemplatePath } from "../../templates/own-template.ts";
import { hookText, type Setting, settingsText, workflowText } from "./texts.ts";

/** A file to be written. */
export interface PlannedFile {
	/** From the repository's folder, with slashes. */
	readonly file: string;
	/** What it is, in a few words. */
	readonly about: string;
	readonly text: string;
	/** It is a program. */
	readonly executable?: boolean;
}

/** Something that is there already. */
export interface KeptFile {
	readonly file: string;
	readonly about: string;
}

export interface InitPlan {
	readonly write: readonly PlannedFile[];
	readonly keep: readonly KeptFile[];
	/** The hook is among what is written, and has to be switched on. */
	readonly hook: boolean;
	/** How hook and workflow call the program, where one of them is written and needs a registry for it. */
	readonly call: string | undefined;
	/** The settings name a baseline, which has to be written. */
	readonly baseline: boolean;
}

const HOOK = ".githooks/pre-commit";
/** Whoever has one of these has a way to run hooks already; git's own folder is no longer looked into beside another. */
const HOOK_MANAGERS = [
	HOOK,
	".pre-commit-config.yaml",
	".husky",
	"lefthook.yml",
	"lefthook.yaml",
	".git/hooks/pre-commit",
];
const WORKFLOW = ".github/workflows/proposals.yaml";
/** CI of others: a workflow for GitHub would only lie about there. */
const OTHER_CI = [".gitlab-ci.yml", "Jenkinsfile", ".circleci", "azure-pipelines.yml", ".woodpecker.yml"];
/** A package that the repository keeps itself, as docs/ci.md explains. */
export const OWN_PACKAGE = "tools/pep-wizard.tgz";

/**
 * Looks at the repository in `root` (absolute). `template` is a built-in one's name, or a path from there. `hasErrors`
 * tells whether the proposals in a folder, relative to it, have any.
 */
export async function planFor(
	root: string,
	template: string,
	hasErrors: (folder: string) => Promise<boolean>,
): Promise<InitPlan> {
	const { location, isUsed } = await conventionBelow(root);
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

/** Git keeps no folder without a file. */
function placeholderIn({ proposals }: Setting): string {
	return `${proposals}/.gitkeep`;
}

function folderOf(setting: Setting): PlannedFile {
	return { file: placeholderIn(setting), about: "the folder for proposals", text: "" };
}

/** The built-in template as files of the repository's own. */
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

/** What is already in the file's place; undefined for nothing. */
async function inPlaceOf(file: string, setting: Setting, root: string): Promise<string | undefined> {
	const has = (name: string): boolean => existsSync(join(root, name));
	if (file === HOOK) return HOOK_MANAGERS.find(has);
	if (file === WORKFLOW) return OTHER_CI.find(has) ?? (await workflowIn(root));
	if (file === placeholderIn(setting)) return has(setting.proposals) ? setting.proposals : undefined;
	return has(file) ? file : undefined;
}

/** What is there, and whether it does what the file would have done: a CI or hooks of one's own may not. */
async function aboutKept(file: string, planned: PlannedFile, setting: Setting, root: string): Promise<KeptFile> {
	const { about } = planned;
	if ((planned.file !== WORKFLOW && planned.file !== HOOK) || (await names(join(root, file)))) return { file, about };
	const what = planned.file === WORKFLOW ? ` ${setting.proposals}` : "";
	return { file, about: `doesn't check proposals yet; make it run: ${setting.call} check${what}` };
}

/** Whether a file, or one in a folder, speaks of the program. */
async function names(path: string): Promise<boolean> {
	const inside = (await readdir(path).catch(() => [])).map((name) => join(path, name));
	return [path, ...inside].some((file) => readTextIfAny(file)?.includes("pep-wizard"));
}

/** A workflow that runs the program, or has the name. */
async function workflowIn(root: string): Promise<string | undefined> {
	const folder = dirname(WORKFLOW);
	for (const name of await readdir(join(root, folder)).catch(() => [])) {
		const file = `${folder}/${name}`;
		if (file === WORKFLOW || readTextIfAny(join(root, file))?.includes("pep-wizard")) return file;
	}
	return undefined;
}
