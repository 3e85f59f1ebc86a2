/**
 * `pep-wizard report`: what a release team asks of a repository: what targets a milestone and what keeps it back, what is
 * stale, and which proposals refer to which.
 */

import { dirname } from "node:path";
import { optionText, optionTexts, type ParsedArguments, type RunCommand } from "../cli/command-spec.ts";
import { jsonText, showText } from "../cli/output.ts";
import { EXIT, UsageError, type World } from "../cli/world.ts";
import { repositoryTop } from "../project/ignore-rules.ts";
import { revisionSince, withChanges } from "./report/changes.ts";
import { type Collected, type CollectOptions, collect } from "./report/collect.ts";
import { findStale } from "./report/find-stale.ts";
import { graphOf, mermaid } from "./report/graph.ts";
import { reportJson } from "./report/json.ts";
import { sheetMarkdown, sheetText } from "./report/print.ts";
import { releaseSheet } from "./report/sheet.ts";
import { staleSheet } from "./report/stale.ts";
import type { ReportedProposal, Sheet, Since } from "./report/types.ts";

type Format = "text" | "markdown" | "html" | "json";

export const run: RunCommand = async (call, world) => {
	const format = formatOf(call);
	refuseContradictions(call, format);
	const collected = await collect(optionsOf(call), world);
	const { proposals, problems } = collected;
	if (call.options.graph) await printGraph(collected, format, world);
	else if (call.options.stale) await printStale(call, collected, format, world);
	else await printRelease(call, collected, format, world);
	if (proposals.length === 0 && problems.length === 0) world.err("There is no such proposal.\n");
	return problems.length > 0 ? EXIT.input : EXIT.fine;
};

function formatOf(call: ParsedArguments): Format {
	const format = optionText(call, "format") as Format | undefined;
	if (!call.options.json) return format ?? "text";
	if (format === undefined || format === "json") return "json";
	throw new UsageError(`--json and --format ${format} contradict each other`);
}

function refuseContradictions({ options }: ParsedArguments, format: Format): void {
	if (options.graph && options.stale) throw new UsageError("--graph and --stale are different reports");
	if (options.graph && format === "html") throw new UsageError("--graph prints Mermaid, Markdown or JSON, not HTML");
	const other = options.graph ? "--graph" : options.stale ? "--stale" : undefined;
	const choice = ["since", "group-by"].find((name) => options[name] !== undefined);
	if (other !== undefined && choice !== undefined) throw new UsageError(`--${choice} is not for ${other}`);
	if (options.releases !== undefined && !options.stale) throw new UsageError("--releases is for --stale");
}

function optionsOf(call: ParsedArguments): CollectOptions {
	const conditions = ["milestone", "stage", "group", "owner"].flatMap((name) => {
		const value = optionText(call, name);
		// With --stale, the milestone is the release from which to count.
		if (value === undefined || (name === "milestone" && call.options.stale)) return [];
		return [{ text: `${name}=${value}`, shown: `--${name} “${value}”` }];
	});
	return {
		paths: call.words,
		where: [...conditions, ...optionTexts(call, "where")],
		groupBy: optionText(call, "group-by"),
		template: optionText(call, "template"),
		isOff: Boolean(call.options["no-cache"]),
		withLinks: Boolean(call.options.graph ?? call.options.stale),
	};
}

async function printRelease(call: ParsedArguments, { proposals, all }: Collected, format: Format, world: World) {
	const milestone = optionText(call, "milestone");
	const [since, compared] = await compare(call, proposals, world);
	const isGrouped = optionText(call, "group-by") !== undefined || all.some(({ group }) => group.length > 0);
	const isMissing = since === undefined && proposals.length > 0;
	const before = milestone === undefined ? "" : ` before ${milestone}`;
	const note = `There is no tag of a release${before}: changes are shown with --since REVISION.`;
	const notes = isMissing ? [note] : [];
	const options = { milestone, since, isGrouped, notes };
	if (format === "json")
		return world.out(
			jsonText(reportJson({ milestone, since, proposals: compared, stale: undefined, graph: undefined })),
		);
	await printSheet(releaseSheet(compared, options), format, world);
}

async function compare(
	call: ParsedArguments,
	proposals: readonly ReportedProposal[],
	world: World,
): Promise<[Since | undefined, readonly ReportedProposal[]]> {
	const options = { template: optionText(call, "template"), isOff: Boolean(call.options["no-cache"]) };
	const compared = new Map<ReportedProposal, ReportedProposal>();
	let since: Since | undefined;
	// Each repository has its own revision of that name.
	const tops = proposals.map(({ path }) => repositoryTop(dirname(path)));
	for (const top of new Set(tops)) {
		const some = proposals.filter((_, at) => tops[at] === top);
		const revision = await revisionSince(
			optionText(call, "since"),
			optionText(call, "milestone"),
			some[0]!.file,
			world,
		);
		if (!revision) continue;
		since ??= revision;
		const changed = await withChanges(some, revision, options, world);
		for (const [at, each] of some.entries()) compared.set(each, changed[at]!);
	}
	return [since, proposals.map((each) => compared.get(each) ?? each)];
}

async function printStale(call: ParsedArguments, collected: Collected, format: Format, world: World): Promise<void> {
	const { stale, current, most } = await findStale(call, collected, world);
	const milestone = current;
	const proposals = stale.map(({ proposal }) => proposal);
	if (format === "json")
		return world.out(jsonText(reportJson({ milestone, since: undefined, proposals, stale, graph: undefined })));
	const counted = current === undefined ? "" : `, counted from ${current}`;
	const notes = [
		`${stale.length} of ${collected.proposals.length} proposals; “for long” means ${most} releases or more${counted}.`,
	];
	await printSheet(staleSheet(stale, notes), format, world);
}

async function printSheet(sheet: Sheet, format: Exclude<Format, "json">, world: World): Promise<void> {
	if (format === "markdown") return showText(sheetMarkdown(sheet), world);
	if (format === "text") return world.out(sheetText(sheet, world));
	const { reportHtml } = await import("./report/html.ts");
	world.out(reportHtml(sheet, world));
}

async function printGraph({ proposals, links }: Collected, format: Format, world: World): Promise<void> {
	const nodes = proposals.map(({ path, file, title }) => ({ path, file, title: title ?? file }));
	const edges = [...links].flatMap(([from, all]) =>
		all.flatMap(({ relation, path }) => (path === undefined ? [] : [{ from, to: path, relation }])),
	);
	const graph = graphOf(nodes, edges);
	if (format === "json")
		return world.out(
			jsonText(reportJson({ milestone: undefined, since: undefined, proposals, stale: undefined, graph })),
		);
	const text = mermaid(graph);
	await showText(format === "markdown" ? `\`\`\`mermaid\n${text}\`\`\`\n` : text, world);
}
