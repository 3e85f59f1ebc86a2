/** What `kep.yaml` says of releases: the stage and its milestones, and the feature gates that go with them. */

import { saysNothing, textAt, valueAt, whereIs } from "../beside.ts";
import { listed, quoted } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Beside } from "../sources.ts";
import type { Context, Rule } from "../types.ts";
import { gatesIn } from "./gates.ts";
import { blankMark, kepYaml } from "./kep-yaml.ts";

export const plan = {
	id: "kep-yaml/plan",
	severity: "warning",
	about:
		"A proposal is `implementable`, and `kep.yaml` doesn't give its `stage`, its `latest-milestone`, or the milestone of the stage.",
	fix: "Write for which stage and release it is planned: the production readiness review and the release team look there.",
	check: (context) => {
		const beside = kepYaml(context);
		// Of a draft, blank answers are told; what is done, given up or not agreed on needs no plan.
		if (!beside?.source || textAt(beside, ["status"]) !== "implementable") return [];
		const hasStage = textAt(beside, ["stage"]) === context.stage;
		const needed = [
			{ path: ["stage"], fix: "Write “stage: alpha”, or the stage that is worked on." },
			{ path: ["latest-milestone"], fix: "Write the release that is worked on, such as “v1.36”." },
			...(hasStage ? [{ path: ["milestone", context.stage], fix: "Write the release, such as “v1.36”." }] : []),
		];
		return needed
			.filter(({ path }) => saysNothing(valueAt(beside, path)))
			.map(({ path, fix }) => blankMark(context, beside, path, ", and the status is “implementable”", fix));
	},
} as const satisfies Rule;

interface Milestone {
	readonly path: readonly string[];
	readonly text: string;
}

/** There are six words for stages; more keys than this are no plan. */
const MOST_STAGES = 20;

/** The releases of the stages; those that aren't known yet are left out. */
function milestonesIn(beside: Beside): Milestone[] {
	const value = valueAt(beside, ["milestone"]);
	const keys = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
	return keys.slice(0, MOST_STAGES).flatMap((key) => milestoneAt(beside, ["milestone", key]));
}

function milestoneAt(beside: Beside, path: readonly string[]): Milestone[] {
	const text = textAt(beside, path);
	return text === undefined ? [] : [{ path, text }];
}

const RELEASE = /^v\d+\.\d+$/;

export const milestone = {
	id: "kep-yaml/milestone",
	severity: "warning",
	about: "A milestone in `kep.yaml` isn't written as a release, such as `v1.36`.",
	fix: "Write `v`, and the first two numbers of the release.",
	check: (context) => {
		const beside = kepYaml(context);
		if (!beside) return [];
		const all = [...milestoneAt(beside, ["latest-milestone"]), ...milestonesIn(beside)];
		return all
			.filter(({ text }) => !RELEASE.test(text))
			.map(({ path, text }): RawFinding => {
				const parts = /^v?(\d+\.\d+)(?:\.\d+)?$/i.exec(text);
				const fix = parts ? `Write “v${parts[1]}”.` : "Write a release such as “v1.36”, or leave it blank.";
				const message = `${quoted(text)} in ${quoted(path.join("."))} is not written as a release`;
				return { message, fix, ...whereIs(context, beside, path) };
			});
	},
} as const satisfies Rule;

export const latest = {
	id: "kep-yaml/latest",
	severity: "note",
	about: "`latest-milestone` in `kep.yaml` is none of the releases under `milestone`.",
	fix: "Mend the one that is out of date. A release in which a stage was only carried on may stand there.",
	check: (context) => {
		const beside = kepYaml(context);
		const [own] = beside ? milestoneAt(beside, ["latest-milestone"]) : [];
		if (!beside || !own) return [];
		const number = (text: string): string => text.replace(/^v/i, "");
		const known = milestonesIn(beside).map(({ text }) => text);
		if (known.length === 0 || known.some((each) => number(each) === number(own.text))) return [];
		const message = `the latest milestone ${quoted(own.text)} is none of the stages' milestones, ${listed(known)}`;
		return [{ message, fix: "Mend the one that is out of date.", ...whereIs(context, beside, own.path) }];
	},
} as const satisfies Rule;

export const gate = {
	id: "kep-yaml/gate",
	severity: "warning",
	needs: ["feature-gate"],
	about:
		"A feature gate that the review names isn't in `kep.yaml`, one there has no name or no components, or there are gates and `disable-supported` isn't given.",
	fix: "List every gate with its `name` and its `components`, and say with `disable-supported` whether it can be turned off again.",
	check: (context) => {
		const beside = kepYaml(context);
		if (!beside) return [];
		const value = valueAt(beside, ["feature-gates"]);
		const gates = Array.isArray(value) && !saysNothing(value) ? (value as readonly unknown[]) : [];
		const partial = gates.flatMap((_, at) => partialGate(context, beside, at));
		return [...partial, ...unlisted(context, beside, gates.length), ...undecided(context, beside, gates.length)];
	},
} as const satisfies Rule;

function partialGate(context: Context, beside: Beside, at: number): RawFinding[] {
	const path = ["feature-gates", at];
	const lacking = ["name", "components"].filter((key) => saysNothing(valueAt(beside, [...path, key])));
	if (lacking.length === 0) return [];
	const name = textAt(beside, [...path, "name"]);
	const message = `the feature gate ${name === undefined ? "" : `${quoted(name)} `}has no ${listed(lacking)}`;
	return [{ message, fix: "Write them out.", ...whereIs(context, beside, path) }];
}

/** The review names gates, and none of them is here. Words of a free answer may be anything. */
function unlisted(context: Context, beside: Beside, count: number): RawFinding[] {
	const names = gatesIn(context).flatMap((each) => (each.path ? each.names : []));
	const listedNames = Array.from({ length: count }, (_, at) => textAt(beside, ["feature-gates", at, "name"]) ?? "");
	const known = listedNames.map((name) => name.toLowerCase());
	if (names.length === 0 || names.some((name) => known.includes(name.toLowerCase()))) return [];
	const message = `the review names the feature ${names.length > 1 ? "gates" : "gate"} ${listed(names.map((name) => quoted(name)))}, and “feature-gates” doesn't`;
	return [{ message, fix: "List it with its components.", ...whereIs(context, beside, ["feature-gates"]) }];
}

function undecided(context: Context, beside: Beside, count: number): RawFinding[] {
	// Of a draft, blank answers are told.
	if (count === 0 || !beside.source || !saysNothing(valueAt(beside, ["disable-supported"]))) return [];
	const fix = "Write “disable-supported: true” or “disable-supported: false”.";
	return [blankMark(context, beside, ["disable-supported"], ", and there are feature gates", fix)];
}
