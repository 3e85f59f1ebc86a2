/** `pep-wizard check`: reports what is wrong or missing in drafts and Markdown proposals, for people and for CI. */
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { Format, ReporterOptions } from "../check/reporter.ts";
import { REPORTERS } from "../check/reporters.ts";
import { addResult, isUnusable, ZERO_TOTALS } from "../check/results.ts";
import { optionText, type ParsedArguments, type RunCommand } from "../cli/command-spec.ts";
import { jsonText } from "../cli/output.ts";
import { progressOf } from "../cli/progress.ts";
import { EXIT, type World } from "../cli/world.ts";
import type { Outline } from "../outline/types.ts";
import { DRAFT } from "../project/find-files.ts";
import { findTargets, type Target } from "../project/targets.ts";
import { version } from "../templates/built-in-templates.ts";
import { resolveTemplate, templateCandidates } from "../templates/resolve-template.ts";
import { capabilitiesOf } from "../terminal/capabilities.ts";
import { visibleLine } from "../terminal/sanitize.ts";
import { themeOf } from "../terminal/theme.ts";
import { BaselineRun } from "./check/baseline-run.ts";
import { checkMany } from "./check/check-many.ts";
import { checkArgumentsOf } from "./check/run.ts";

export const run: RunCommand = async (call, world) => {
	const args = checkArgumentsOf(call, world);
	// A template that doesn't exist is reported once, not for each file.
	if (args.template !== undefined) await resolveTemplate({ cwd: world.cwd, option: args.template });
	const format = (optionText(call, "format") ?? "text") as Format;
	const reporter = REPORTERS[format](setupFor(format, call, world));
	const baseline = await BaselineRun.open(call, world);
	let totals = ZERO_TOTALS;
	const targets = await targetsFor(call, world);
	const progress = progressOf(targets.length, "files", world);
	for await (const checked of checkMany(targets, args, call.options["no-cache"] ? undefined : world.env)) {
		progress.step();
		if (!checked) continue;
		const result = baseline?.compare(checked) ?? checked;
		totals = addResult(totals, result);
		// Unusable files are reported separately, unless the format is for people or includes them.
		print(reporter.file(result), isUnusable(result) && format === "text", progress.world);
	}
	progress.end();
	if (totals.files === 0) world.err(`${nothingText(call)}\n`);
	const use = await baseline?.end(world);
	print(reporter.end(totals, use), false, world);
	if (totals.unusable > 0) return EXIT.input;
	return totals.error > 0 ? EXIT.incomplete : EXIT.fine;
};

async function targetsFor(call: ParsedArguments, world: World): Promise<readonly Target[]> {
	const found = await findTargets(call.words, world);
	const revision = optionText(call, "changed-since");
	const isOther = ({ file, unusable }: Target): boolean => !unusable && /\.ya?ml$/i.test(file) && !DRAFT.test(file);
	if (revision === undefined && !found.some(isOther)) return found;
	const { companionFiles, ownerTargets } = await import("../documents/owner-targets.ts");
	const outlines = await outlinesFor(call, world);
	const targets = await ownerTargets(found, outlines, world);
	if (revision === undefined) return targets;
	const { changedTargets } = await import("../project/changed-files.ts");
	const beside = outlines.flatMap(({ sidecar }) => sidecar?.file ?? []);
	// A changed approval counts as a change of its proposal, wherever it is.
	const companions = (await companionFiles(outlines, world)).map((file) => ({ file, named: false }));
	const changed = await changedTargets([...targets, ...companions], revision, beside, world);
	const owners = new Set((await ownerTargets(changed, outlines, world)).map(({ file }) => resolve(world.cwd, file)));
	return targets.filter(({ file, unusable }) => unusable || owners.has(resolve(world.cwd, file)));
}

async function outlinesFor(call: ParsedArguments, { cwd }: World): Promise<Outline[]> {
	const option = optionText(call, "template");
	const templates = option === undefined ? await templateCandidates(cwd) : [await resolveTemplate({ cwd, option })];
	return templates.map(({ outline }) => outline);
}

function nothingText(call: ParsedArguments): string {
	const revision = optionText(call, "changed-since");
	if (revision !== undefined) return `No proposal has changed since ${visibleLine(revision)}.`;
	return "There are no proposals to check: no drafts (*.pep.yaml), no fitting Markdown.";
}

function print(text: string, aside: boolean, world: World): void {
	if (text === "") return;
	if (aside) world.err(text);
	else world.out(text);
}

function setupFor(format: Format, call: ParsedArguments, world: World): ReporterOptions {
	const isTerminal = world.outIsTerminal;
	const capabilities = capabilitiesOf(world.env, { isTerminal, platform: process.platform });
	const plain = format !== "text";
	const theme = themeOf(plain ? { ...capabilities, colours: 0, dumb: true } : capabilities);
	const show = (text: string): string => visibleLine(text, { unicode: plain || capabilities.unicode });
	return {
		pen: { show, paint: (text, ...styles) => theme([{ text, styles }]) },
		json: jsonText,
		digest: (text) => createHash("sha256").update(text).digest("hex").slice(0, 32),
		version: version(),
		stage: optionText(call, "stage"),
		width: world.columns,
		verbose: Boolean(call.options.verbose),
	};
}
