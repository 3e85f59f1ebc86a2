/**
 * `pep-wizard status`: how complete proposals are. Shows a single proposal by section, several on a line each, a table with
 * `--columns`, everything with `--json`, and pages for a browser with `--format html`.
 */
import { resolve } from "node:path";
import { optionText, optionTexts, type ParsedArguments, type RunCommand } from "../cli/command-spec.ts";
import { jsonText } from "../cli/output.ts";
import { progressOf } from "../cli/progress.ts";
import { EXIT, UsageError, type World } from "../cli/world.ts";
import { InputError, type Problem } from "../outline/problem.ts";
import type { Stage } from "../outline/types.ts";
import { findTargets, isMarkdown, type Target, withoutCopies } from "../project/targets.ts";
import { templateSelection } from "../templates/resolve-template.ts";
import { statusJson } from "./status/json.ts";
import { type MeasuredProposal, type MeasureOptions, measureProposal } from "./status/measure.ts";
import type { MeasuredFile } from "./status/measure-many.ts";
import { reported } from "./status/reported.ts";
import { sorted } from "./status/selection.ts";
import type { Sort, StatusFormat } from "./status/sorts.ts";
import { overviewText, sectionsText } from "./status/text.ts";

export const run: RunCommand = async (call, world) => {
	const format = formatOf(call);
	const output = optionText(call, "output");
	if (output !== undefined && (output === "" || format !== "html"))
		throw new UsageError("--output names the folder for the pages of --format html");
	if (format === "html") {
		const choice = ["sort", "where", "columns", "only-incomplete"].find((option) => call.options[option] !== undefined);
		if (choice) throw new UsageError(`--${choice} is not for HTML: the page has its own`);
		if (call.options.explain !== undefined) throw new UsageError("--explain is for text and JSON");
		const { showPages } = await import("./status/pages.ts");
		return showPages(call, output, world);
	}
	const name = optionText(call, "explain");
	if (name !== undefined && (format === "csv" || format === "markdown" || call.options.columns !== undefined))
		throw new UsageError("--explain is for text and JSON, without --columns");
	const asked = await askedIn(call, format, world);
	const targets = withoutCopies(await findTargets(call.words, world), world);
	const explaining = name === undefined ? undefined : await import("./status/explained.ts");
	const explain = name === undefined ? undefined : explaining?.explained.bind(undefined, name);
	const choosing = { ...(explain && { explain }), ...(asked && { asked }) };
	if (format === "json" && isStreamable(targets, call)) {
		const progress = progressOf(targets.length, "files", world);
		const { streamJson } = await import("./status/json-stream.ts");
		return streamJson(
			reported(await filesOf(targets, call, choosing, world), progress),
			call.options,
			nothingText(call),
			progress.world,
		);
	}
	const { measured, problems } = await measureAll(targets, call, choosing, world);
	asked?.verify();
	if (name !== undefined) explaining?.requireExplained(name, measured);
	const chosen = call.options["only-incomplete"] ? measured.filter(isIncomplete) : measured;
	const shown = sorted(chosen, optionText(call, "sort") as Sort | undefined);
	if (format === "json") world.out(jsonText(statusJson(shown, problems, explaining?.explainedJson)));
	else if (name !== undefined) world.out(explaining?.explainedText(shown, name) ?? "");
	else if (asked?.show) await asked.show(shown);
	else if (measured.length === 1 && problems.length === 0 && shown[0]) world.out(sectionsText(shown[0], world));
	else if (shown.length > 0) world.out(overviewText(shown, world));
	if (shown.length === 0 && problems.length === 0) world.err(`${nothingText(call)}\n`);
	if (problems.length > 0) return EXIT.input;
	return shown.some(isIncomplete) && call.options["exit-code"] ? EXIT.incomplete : EXIT.fine;
};

const isIncomplete = ({ status }: MeasuredProposal): boolean => status.missing.length > 0;

function nothingText(call: ParsedArguments): string {
	if (call.options["only-incomplete"] || call.options.where !== undefined) return "There is no such proposal.";
	return "There are no proposals: no drafts (*.pep.yaml), no fitting Markdown.";
}

/** What is asked with `--where`, `--columns` and by the format of a table; undefined for nothing of that. */
async function askedIn(call: ParsedArguments, format: StatusFormat, world: World) {
	const isTable = format === "csv" || format === "markdown";
	if (!isTable && call.options.where === undefined && call.options.columns === undefined) return undefined;
	const { asking } = await import("./status/asking.ts");
	return asking({ where: optionTexts(call, "where"), columns: optionText(call, "columns"), format }, world);
}

function formatOf(call: ParsedArguments): StatusFormat {
	const format = optionText(call, "format") as StatusFormat | undefined;
	if (!call.options.json) return format ?? "text";
	if (format === undefined || format === "json") return "json";
	throw new UsageError(`--json and --format ${format} contradict each other`);
}

interface All {
	readonly measured: readonly MeasuredProposal[];
	readonly problems: readonly Problem[];
}

/** One file that can't be used is reported; the others are still processed. */
async function measureAll(
	targets: readonly Target[],
	call: ParsedArguments,
	choosing: Choosing,
	world: World,
): Promise<All> {
	const measured: MeasuredProposal[] = [];
	const problems: Problem[] = [];
	const { inOverview } = isMany(targets, choosing) ? await import("./status/measure-many.ts") : {};
	const isWhole = formatOf(call) !== "text";
	const files = await filesOf(targets, call, choosing, world);
	const progress = progressOf(targets.length, "files", world);
	for await (const { measured: one, problems: own = [] } of reported(files, progress)) {
		problems.push(...own);
		if (one) measured.push(one);
		// A single one is shown by section; of several, an overview.
		if (isWhole || !inOverview || measured.length < 2) continue;
		for (const at of [0, measured.length - 1]) measured[at] = inOverview(measured[at]!);
	}
	return { measured: withoutTemplates(measured, targets, world), problems };
}

/** From so many files on, threads and kept results are worth the code that has to be loaded. */
const MANY = 20;

interface Choosing extends Pick<MeasureOptions, "explain"> {
	readonly asked?: NonNullable<Awaited<ReturnType<typeof askedIn>>>;
}

const isMany = (targets: readonly Target[], choosing: Choosing): boolean =>
	targets.length >= MANY && Object.keys(choosing).length === 0;

async function filesOf(targets: readonly Target[], call: ParsedArguments, { explain, asked }: Choosing, world: World) {
	const stage = optionText(call, "stage") as Stage | undefined;
	const args = { cwd: world.cwd, template: optionText(call, "template"), stage };
	const isOff = Boolean(call.options["no-cache"]);
	if (explain && asked) {
		const { measuringOf } = await import("./status/run.ts");
		return asked.chosen(measureEach(targets, { ...(await measuringOf({ ...args, fields: asked.fields })), explain }));
	}
	if (asked) {
		const { lookUpMany } = await import("./status/look-up-many.ts");
		return asked.chosen(lookUpMany(targets, asked.fields, args, world, isOff));
	}
	if (explain || targets.length < MANY) {
		const measuring = { ...templateSelection(args.template, args.cwd), stage, ...(explain && { explain }) };
		return measureEach(targets, measuring);
	}
	const { measureMany } = await import("./status/measure-many.ts");
	return measureMany(targets, args, world, isOff);
}

async function* measureEach(targets: readonly Target[], measuring: MeasureOptions): AsyncGenerator<MeasuredFile> {
	for (const target of targets) {
		try {
			yield { measured: await measureProposal(target, measuring) };
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			yield { problems: error.problems };
		}
	}
}

/** Whether each proposal can be printed before the others are known; a draft may show that another file is its template. */
function isStreamable(targets: readonly Target[], { options }: ParsedArguments): boolean {
	const choices = ["sort", "where", "columns", "explain"].some((option) => options[option] !== undefined);
	return targets.length >= MANY && !choices && targets.every(({ file }) => isMarkdown(file));
}

/** Leaves out Markdown found in a folder that is the template of a draft. */
function withoutTemplates(
	measured: readonly MeasuredProposal[],
	targets: readonly Target[],
	{ cwd }: World,
): MeasuredProposal[] {
	const templates = new Set(measured.flatMap(({ templatePath }) => templatePath ?? []));
	if (templates.size === 0) return [...measured];
	const named = new Set(targets.filter((target) => target.named).map(({ file }) => file));
	return measured.filter(({ file }) => named.has(file) || !templates.has(resolve(cwd, file)));
}
