/**
 * `pep-wizard check`: what is wrong or missing in drafts and Markdown proposals, as findings, for people and for CI.
 */
import type { Format } from "../check/formats.ts";
import type { Setup } from "../check/reporter.ts";
import { REPORTERS } from "../check/reporters.ts";
import { added, isUnusable, NOTHING, type Result } from "../check/results.ts";
import { InputError } from "../outline/problem.ts";
import type { Stage } from "../outline/types.ts";
import { capabilitiesOf } from "../terminal/capabilities.ts";
import { visibleLine } from "../terminal/sanitize.ts";
import { themeOf } from "../terminal/theme.ts";
import { Configs } from "./check-config.ts";
import { type Checking, checkFile } from "./check-file.ts";
import { checkTargets, type Target } from "./check-targets.ts";
import { chooseTemplate } from "./choose-template.ts";
import { choosing } from "./choosing.ts";
import { progressOf } from "./progress.ts";
import { jsonText } from "./show.ts";
import { type Call, optionText, type Run } from "./spec.ts";
import { version } from "./version.ts";
import { EXIT, type World } from "./world.ts";

export const run: Run = async (call, world) => {
	const checking = checkingFor(call, world);
	// A template that there isn't is told once, before anything is read.
	if (checking.template !== undefined) await chooseTemplate(checking.template, world.cwd);
	const format = (optionText(call, "format") ?? "text") as Format;
	const reporter = REPORTERS[format](setupFor(format, checking.stage, world));
	let totals = NOTHING;
	const targets = await targetsFor(call, checking, world);
	const progress = progressOf(targets.length, "files", world);
	for (const target of targets) {
		const result = await resultFor(target, checking);
		progress.step();
		if (!result) continue;
		totals = added(totals, result);
		// What can't be used is told beside the report, unless the report is for people or holds it.
		print(reporter.file(result), isUnusable(result) && format === "text", progress.world);
	}
	progress.end();
	if (totals.files === 0) world.err(`${nothingText(call)}\n`);
	print(reporter.end(totals), false, world);
	if (totals.unusable > 0) return EXIT.input;
	return totals.error > 0 ? EXIT.incomplete : EXIT.fine;
};

async function targetsFor(call: Call, checking: Checking, world: World): Promise<Target[]> {
	const targets = await checkTargets(call.words, world);
	const revision = optionText(call, "changed-since");
	if (revision === undefined) return targets;
	const { changedTargets } = await import("./changed-files.ts");
	const beside = (await checking.candidates()).flatMap(({ outline: { sidecar } }) => sidecar?.file ?? []);
	return changedTargets(targets, revision, beside, world.cwd);
}

function nothingText(call: Call): string {
	const revision = optionText(call, "changed-since");
	if (revision !== undefined) return `No proposal has changed since ${visibleLine(revision)}.`;
	return "There are no proposals to check: no drafts (*.pep.yaml), no fitting Markdown.";
}

function print(text: string, aside: boolean, world: World): void {
	if (text === "") return;
	if (aside) world.err(text);
	else world.out(text);
}

/** What a command line says about checking. */
export function checkingFor(call: Call, world: World): Checking {
	return {
		...choosing(optionText(call, "template"), world.cwd),
		stage: optionText(call, "stage") as Stage | undefined,
		configs: new Configs(world.cwd),
		today: isoDay(world.now()),
		fix: Boolean(call.options.fix),
	};
}

/** The day where the author is. */
function isoDay(now: Date): string {
	const two = (number: number): string => `${number}`.padStart(2, "0");
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** One file that can't be used is told, and keeps the others from nothing. */
async function resultFor(target: Target, checking: Checking): Promise<Result | undefined> {
	try {
		return await checkFile(target, checking);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { file: target.file, problems: error.problems };
	}
}

function setupFor(format: Format, stage: Stage | undefined, world: World): Setup {
	const isTerminal = world.outIsTerminal;
	const capabilities = capabilitiesOf(world.env, { isTerminal, platform: process.platform });
	const plain = format !== "text";
	const theme = themeOf(plain ? { ...capabilities, colours: 0, dumb: true } : capabilities);
	const show = (text: string): string => visibleLine(text, { unicode: plain || capabilities.unicode });
	return {
		pen: { show, paint: (text, ...roles) => theme([{ text, roles }]) },
		json: jsonText,
		version: version(),
		stage,
	};
}
