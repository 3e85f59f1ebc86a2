/** Reads the proposals of a report: those that were asked for, and the references between all of them. */
import { resolve } from "node:path";
import { progressOf } from "../../cli/progress.ts";
import type { World } from "../../cli/world.ts";
import { ReferenceFinder } from "../../documents/find-references.ts";
import { referencesOf } from "../../metadata/references.ts";
import type { Problem } from "../../outline/problem.ts";
import { findTargets, withoutCopies } from "../../project/targets.ts";
import type { Subject } from "../status/fields.ts";
import { subjectOf } from "../status/look-up.ts";
import { lookUpMany } from "../status/look-up-many.ts";
import { Query } from "../status/query.ts";
import { reported } from "../status/reported.ts";
import { factsOf } from "./facts.ts";
import type { Link } from "./stale.ts";
import type { ReportedProposal } from "./types.ts";

export interface CollectOptions {
	readonly paths: readonly string[];
	/** As `status --where` has them. */
	readonly where: ConstructorParameters<typeof Query>[0];
	readonly groupBy: string | undefined;
	readonly template: string | undefined;
	/** Whether references are looked up, too. */
	readonly withLinks: boolean;
	/** Nothing that earlier runs kept is used. */
	readonly isOff: boolean;
}

export interface Collected {
	/** Those that were asked for. */
	readonly proposals: readonly ReportedProposal[];
	readonly all: readonly ReportedProposal[];
	/** The references of all proposals, by path. */
	readonly links: ReadonlyMap<string, readonly Link[]>;
	/** Why other files can't be used. */
	readonly problems: readonly Problem[];
}

/** @throws UsageError for conditions that no proposal can meet */
export async function collect(options: CollectOptions, world: World): Promise<Collected> {
	const { groupBy, template, withLinks, isOff } = options;
	const { cwd, env } = world;
	const query = new Query(options.where, groupBy === undefined ? [] : [groupBy], world.now());
	const finder = new ReferenceFinder(cwd, env);
	const proposals: ReportedProposal[] = [];
	const all: ReportedProposal[] = [];
	const links = new Map<string, Link[]>();
	const problems: Problem[] = [];
	const targets = withoutCopies(await findTargets(options.paths, world), world);
	const files = lookUpMany(targets, query.fieldsAsked(), { cwd, template, stage: undefined }, world, isOff);
	for await (const { measured, problems: own = [] } of reported(files, progressOf(targets.length, "files", world))) {
		problems.push(...own);
		if (!measured?.found) continue;
		const subject = subjectOf(measured.found, measured);
		const facts = factsOf(subject, measured, groupBy ?? "group", cwd);
		all.push(facts);
		if (withLinks) links.set(facts.path, await linksOf(subject, facts.path, finder));
		if (query.answer(subject)) proposals.push(facts);
	}
	query.verify();
	return { proposals, all, links, problems };
}

async function linksOf({ proposal, metadata = [] }: Subject, path: string, finder: ReferenceFinder): Promise<Link[]> {
	const references = referencesOf(proposal, metadata);
	if (references.length === 0) return [];
	const around = await finder.around(resolve(path));
	return references.map(({ relation, target }) => {
		const found = around.find(target);
		return { relation, path: found.state === "found" ? found.path : undefined };
	});
}
