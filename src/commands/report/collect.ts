/** Reads the proposals of a report: those that were asked for, and the references between all of them. */
import { resolve } from "node:path";
import type { World } from "../../cli/world.ts";
import { ReferenceFinder } from "../../documents/find-references.ts";
import { referencesOf } from "../../metadata/references.ts";
import type { Problem } from "../../outline/problem.ts";
import { mayHaveReview } from "../../project/left-reviews.ts";
import { findTargets } from "../../project/targets.ts";
import { templateSelection } from "../../templates/resolve-template.ts";
import { eachTarget } from "../status/each-target.ts";
import type { Subject } from "../status/fields.ts";
import { type MeasureOptions, measureProposal } from "../status/measure.ts";
import { Query } from "../status/query.ts";
import { subjects } from "../status/subject.ts";
import { factsOf } from "./facts.ts";
import type { Link } from "./stale.ts";
import type { ReportedProposal } from "./types.ts";

export interface CollectOptions {
	readonly paths: readonly string[];
	/** As `status --where` has them. */
	readonly where: readonly string[];
	readonly groupBy: string | undefined;
	readonly template: string | undefined;
	/** Whether references are looked up, too. */
	readonly withLinks: boolean;
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
	const { groupBy, template, withLinks } = options;
	const columns = groupBy === undefined ? [] : [groupBy];
	const query = new Query(options.where, columns, world.now());
	const subjectOf = subjects(world, query.fieldsAsked(), true);
	const finder = new ReferenceFinder(world.cwd, world.env);
	const proposals: ReportedProposal[] = [];
	const all: ReportedProposal[] = [];
	const links = new Map<string, Link[]>();
	const choose: MeasureOptions["choose"] = async (measured, source, proposal) => {
		const subject = await subjectOf(measured, source, proposal);
		const facts = factsOf(subject, measured, groupBy ?? "group", world.cwd);
		all.push(facts);
		if (withLinks) links.set(facts.path, await linksOf(subject, facts.path, finder));
		if (query.answer(subject)) proposals.push(facts);
		return undefined;
	};
	const measuring = { ...templateSelection(template, world.cwd), stage: undefined, choose, mayHaveReview };
	const targets = await findTargets(options.paths, world);
	const { problems } = await eachTarget(targets, (target) => measureProposal(target, measuring), world);
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
