/**
 * What `kep.yaml` must say to be understood upstream: its keys, and the form of what stands behind them. Keys of a draft
 * that are blank or have another kind's form are told as its answers.
 */
import { nearest } from "../../outline/nearest.ts";
import { STAGES } from "../../outline/types.ts";
import { saysNothing, textAt, textsAt, valueAt, whereIs } from "../beside.ts";
import { listed, quoted } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Beside } from "../sources.ts";
import type { Context, Rule } from "../types.ts";
import { dateFault, isoDate } from "./dates.ts";
import { leadingNumber, numberIn } from "./fields.ts";

/** The file that these rules are about, or what a draft will put there; undefined for proposals without one. */
export function kepYaml({ beside }: Context): Beside | undefined {
	return beside?.name === "kep.yaml" ? beside : undefined;
}

/** A finding about a key that has no value. */
export function blankMark(
	context: Context,
	beside: Beside,
	path: readonly string[],
	why: string,
	fix: string,
): RawFinding {
	const value = valueAt(beside, path);
	const key = quoted(path.join("."));
	const isStandIn = typeof value === "string" && value.trim() !== "";
	const what = value === undefined ? "is missing" : isStandIn ? `is still ${quoted(value)}` : "is empty";
	return { message: `${key} ${what}${why}`, fix, ...whereIs(context, beside, path) };
}

/** What is needed from the first day on, and how to give it. */
const NEEDED: Readonly<Record<string, string>> = {
	title: "Write the title, such as “title: Ordered node drain”.",
	"kep-number": "Write the number of the tracking issue, such as “kep-number: 1234”.",
	authors: 'List their handles, such as “- "@mira-k"”.',
	"owning-sig": "Write the SIG as its folder is called, such as “owning-sig: sig-cli”.",
	status: "Write “status: provisional”, or how far it is by now.",
	"creation-date": "Write the day on which it was opened, as YYYY-MM-DD.",
};

/** From there on the proposal has been approved. */
const APPROVED = ["implementable", "implemented"];

export const missing = {
	id: "kep-yaml/missing",
	severity: "error",
	about:
		"`kep.yaml` doesn't give one of `title`, `kep-number`, `authors`, `owning-sig`, `status` and `creation-date`; or, from `implementable` on, no `approvers`.",
	fix: "Add the key with its value.",
	check: (context) => {
		const beside = kepYaml(context);
		// Of a draft, blank answers are told.
		if (!beside?.source) return [];
		const blank = Object.entries(NEEDED).filter(([key]) => saysNothing(valueAt(beside, [key])));
		const marks = blank.map(([key, fix]) => blankMark(context, beside, [key], "", fix));
		const status = textAt(beside, ["status"]);
		if (!status || !APPROVED.includes(status) || !saysNothing(valueAt(beside, ["approvers"]))) return marks;
		const fix = "List who has approved it, or go back to “status: provisional”.";
		return [...marks, blankMark(context, beside, ["approvers"], `, and the status is ${quoted(status)}`, fix)];
	},
} as const satisfies Rule;

const STATUSES = ["provisional", "implementable", "implemented", "deferred", "rejected", "withdrawn", "replaced"];

/** The form upstream has the last three for what goes away. */
const STAGE_WORDS = [...STAGES, "deprecated", "disabled", "removed"];

const WORDS = [
	{ key: "status", known: STATUSES },
	{ key: "stage", known: STAGE_WORDS },
];

export const word = {
	id: "kep-yaml/word",
	severity: "error",
	about: "`status` or `stage` in `kep.yaml` is none of the words for it.",
	fix: `Write one of ${STATUSES.map((each) => `\`${each}\``).join(", ")}; and of ${STAGE_WORDS.map((each) => `\`${each}\``).join(", ")}.`,
	check: (context) => {
		const beside = kepYaml(context);
		if (!beside) return [];
		return WORDS.flatMap(({ key, known }): RawFinding[] => {
			const value = valueAt(beside, [key]);
			if (saysNothing(value) || (typeof value === "string" && known.includes(value.trim()))) return [];
			const given = typeof value === "string" ? quoted(value) : "what stands here";
			const meant = typeof value === "string" ? meantWord(value, known) : undefined;
			const all = listed(
				known.map((each) => quoted(each)),
				known.length,
			).replace(" and ", " or ");
			const fix = `Write ${meant === undefined ? all : quoted(meant)}.`;
			return [{ message: `${given} is no ${key}`, fix, ...whereIs(context, beside, [key]) }];
		});
	},
} as const satisfies Rule;

/** The one known word in a value, or the one that it is nearly; none where it has several. */
function meantWord(value: string, known: readonly string[]): string | undefined {
	const words = value
		.slice(0, 200)
		.toLowerCase()
		.split(/[^a-z]+/);
	const [first, second] = known.filter((each) => words.includes(each));
	if (second !== undefined) return undefined;
	return first ?? nearest(value.slice(0, 40), known);
}

const GROUP = /^(?:sig|wg|ug|committee)-[a-z0-9]+(?:-[a-z0-9]+)*$/;
const OWNER = /^(?:sig|committee)-[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const sig = {
	id: "kep-yaml/sig",
	severity: "error",
	about: "A SIG in `kep.yaml` isn't named as its folder is, such as `sig-node`.",
	fix: "Write `sig-` and its name in lower case, with hyphens. Groups of other kinds are `wg-…`, `ug-…` and `committee-…`; those own nothing but committees.",
	check: (context) => {
		const beside = kepYaml(context);
		if (!beside) return [];
		const owner = textsAt(beside, ["owning-sig"]).filter(({ text }) => !OWNER.test(text));
		const others = textsAt(beside, ["participating-sigs"]).filter(({ text }) => !GROUP.test(text));
		return [...owner, ...others].map(({ text, path }): RawFinding => {
			const name = text
				.toLowerCase()
				.replace(/[\s_/-]+/g, "-")
				.replace(/^sig-/, "");
			const meant = `sig-${name}`;
			const fix =
				OWNER.test(meant) && !GROUP.test(text) ? `Write ${quoted(meant)}.` : "Name a SIG, such as “sig-node”.";
			return { message: `${quoted(text)} is no SIG's name`, fix, ...whereIs(context, beside, path) };
		});
	},
} as const satisfies Rule;

export const date = {
	id: "kep-yaml/date",
	severity: "error",
	about:
		"`creation-date` or `last-updated` in `kep.yaml` isn't written as `YYYY-MM-DD`, or the calendar has no such day.",
	fix: "Write it as `YYYY-MM-DD`.",
	check: (context) => {
		const beside = kepYaml(context);
		if (!beside?.source) return [];
		return ["creation-date", "last-updated"].flatMap((key): RawFinding[] => {
			const text = textAt(beside, [key]);
			const wrong = text === undefined ? undefined : dateFault(text);
			if (text === undefined || wrong === undefined) return [];
			const iso = isoDate(text);
			const fix = iso === undefined ? wrong : `Write ${quoted(iso)}.`;
			return [{ message: `${quoted(text)} in “${key}” is no date`, fix, ...whereIs(context, beside, [key]) }];
		});
	},
} as const satisfies Rule;

export const number = {
	id: "kep-yaml/number",
	severity: "error",
	about: "`kep-number` in `kep.yaml` is no number, or another one than the folder's or the document's.",
	fix: "Make them agree: it is the number of the tracking issue.",
	check: (context) => {
		const beside = kepYaml(context);
		const text = beside && textAt(beside, ["kep-number"]);
		if (!beside || text === undefined) return [];
		const place = whereIs(context, beside, ["kep-number"]);
		const given = /^0*(\d{1,15})$/.exec(text)?.[1];
		if (given === undefined)
			return [{ message: `${quoted(text)} is no number`, fix: "Write the tracking issue's number.", ...place }];
		const others = [
			{ where: "the folder's name", number: beside.source && folderNumber(context) },
			{ where: "the document", number: numberIn(context) },
		].filter(({ number }) => number !== undefined && number !== given);
		if (others.length === 0) return [];
		const said = others.map(({ where, number }) => `${number} in ${where}`);
		return [{ message: `“kep-number” is ${given}, and it is ${listed(said)}`, fix: "Make them agree.", ...place }];
	},
} as const satisfies Rule;

/** The number of the folder that is about this one proposal. */
function folderNumber({ path }: Context): string | undefined {
	const [folder = "", file = ""] = path.split("/").slice(-2);
	return /^readme\./i.test(file) ? leadingNumber(folder) : undefined;
}
