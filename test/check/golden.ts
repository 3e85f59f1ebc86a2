/** The golden set: a small template, a proposal to which no rule objects, and for each rule one that it objects to. */
import { readFileSync } from "node:fs";
import { type CheckOptions, checkDraft, checkMarkdown } from "../../src/check/check.ts";
import type { ReferenceLookup, Report } from "../../src/check/types.ts";
import { parseDraft, readAnswers } from "../../src/draft/codec.ts";
import { parseReview } from "../../src/draft/review-yaml.ts";
import { documentMetadata } from "../../src/metadata/document.ts";
import type { Metadata } from "../../src/metadata/metadata.ts";
import { readSidecar } from "../../src/metadata/sidecar.ts";
import { compileOutline } from "../../src/outline/compile.ts";
import type { Problem } from "../../src/outline/problem.ts";
import type { Outline } from "../../src/outline/types.ts";
import { People } from "../../src/review/people.ts";

export const FOLDER = "test/check/golden";

export const read = (name: string): string => readFileSync(`${FOLDER}/${name}`, "utf8");

/** The small template with a questionnaire; `questionnaire` is a file of the golden set. */
export function outlineWith(questionnaire: string): Outline {
	return compileOutline({
		name: "template",
		template: { text: read("template.md"), file: "template.md" },
		questionnaires: [{ name: "template", text: read(questionnaire), file: questionnaire }],
	});
}

export const outline = outlineWith("template.yaml");

/** What the questionnaire of KEPs declares of `kep.yaml`; the small template has a stage of its own. */
const declaration = [
	...readFileSync("questionnaire/kep.yaml", "utf8").matchAll(/^(?:lists|sidecar):\n(?:[ #].*\n|\n)*/gm),
].join("\n");

/** The small template with a `kep.yaml` that goes with it. */
export const withKepYaml = compileOutline({
	name: "template",
	template: { text: read("template.md"), file: "template.md" },
	questionnaires: [
		{
			name: "template",
			text: `${read("template.yaml")}\n${declaration.replace("is-stage: true", "")}`,
			file: "template.yaml",
		},
	],
});

/** The small template of a document that has front matter. */
export const withFrontMatter = compileOutline({
	name: "front",
	template: { text: read("front.md"), file: "front.md" },
	questionnaires: [{ name: "front", text: read("front.yaml"), file: "front.yaml" }],
});

/** Checks a document with front matter. */
export function checkFrontMatter(text: string, options: Partial<CheckOptions> = {}): Report {
	const own = documentMetadata(withFrontMatter, "README.md", text)!;
	const path = "/requests/1234-search/README.md";
	return check(text, { path, metadata: [own], ...options }, "README.md", withFrontMatter);
}

export const OPTIONS: CheckOptions = {
	path: "/proposals/1234-resize.md",
	today: "2026-03-04",
	exists: (path) => path === "notes.md",
};

/** Checks Markdown against the small template. */
export function check(text: string, options: Partial<CheckOptions> = {}, file = "proposal.md", by = outline): Report {
	return checkMarkdown(by, file, text, { ...OPTIONS, ...options });
}

/** Checks the proposal that is right, with a `kep.yaml` beside it, and nothing around it but the questionnaire's lists. */
export function checkKepYaml(yaml: string, options: Partial<CheckOptions> = {}, document = read("right.md")): Report {
	const path = "/keps/sig-node/1234-resize/README.md";
	return check(document, { path, metadata: [metadataIn(yaml)], ...options }, "README.md", withKepYaml);
}

const FOLDERS = ["1234-resize", "2000-pools", "2001-zones"];

/** Two proposals around the one that is checked: 2000 refers to everything, 2001 to nothing; nobody is replaced. */
export const NEIGHBOURS: ReferenceLookup = {
	find: (target) => {
		if (target.type === "elsewhere") return { state: "unknown" };
		const wanted = target.type === "number" ? `${target.number}-` : target.path.split("/").at(-1)!;
		const folder = FOLDERS.find((name) => name.startsWith(wanted));
		return folder === undefined ? { state: "missing" } : { state: "found", path: `keps/sig-node/${folder}/README.md` };
	},
	isOwn: (path) => path.includes("1234-"),
	isReturned: (path, _, relation) => path.includes("2000-") && relation !== "replaces",
	shown: (path) => path,
};

/** The same in a repository with an approval; `undefined`: there is none. */
export function checkWithApproval(yaml: string, approval: string | undefined): Report {
	const owner = metadataIn(yaml);
	const [declared] = owner.declared.companions!;
	const file = "approvals/1234.yaml";
	const of = { declared: declared!, isBeside: true, data: {}, companion: { declared: declared!, owner } };
	const { data, locationOf } = readSidecar(withKepYaml, approval ?? "", file);
	const source = { file, text: approval ?? "", locationOf };
	const companion: Metadata = approval === undefined ? { ...of, absent: file } : { ...of, data, source };
	return checkKepYaml(yaml, { metadata: [owner, companion] });
}

function metadataIn(yaml: string): Metadata {
	const declared = withKepYaml.sidecar!;
	const file = "kep.yaml";
	const { data, locationOf, invalidKeys } = readSidecar(withKepYaml, yaml, file);
	const known = [...declared.fields, ...(declared.others ?? [])].flatMap((field) => field.known ?? []);
	const names = new Map(known.map((each) => [each, each.words ?? []]));
	return {
		declared,
		isBeside: true,
		data,
		source: { file, text: yaml, locationOf, ...(invalidKeys && { invalidKeys }) },
		names,
	};
}

/** Checks the proposal that is right with a review of it, in a project that requires an approval by one of two people. */
export function checkReviewed(review: string, rule: string, former?: Problem): Report {
	const required = [{ who: ["@ann", "@ben"] }];
	const project = {
		review: parseReview(review, "proposal.review.yaml").review,
		people: new People(),
		required,
		former,
	};
	return check(read("right.md"), { review: project, settings: { [rule]: "error" } });
}

/** Checks a draft for the small template. */
export function checkYaml(text: string, options: Partial<CheckOptions> = {}): Report {
	const parsed = parseDraft(text, "proposal.pep.yaml");
	const { answers, unknown } = readAnswers(parsed, outline);
	const proposal = { outline, stage: parsed.stage, answers };
	return checkDraft(proposal, parsed, unknown, { ...OPTIONS, ...options });
}

/** A report's findings as lines: place, severity, rule, message, and how to mend it. Another file than the report's is named. */
export function inShort({ file, findings, suppressed }: Report): string[] {
	return [
		...findings.map(({ at, severity, rule, message, fix }) => {
			return `${at.file === file ? "" : `${at.file}:`}${at.line}:${at.column ?? "-"} ${severity} ${rule}: ${message}${fix === undefined ? "" : ` (${fix})`}`;
		}),
		...suppressed.map(({ at, rule, reason }) => `${at.line}:${at.column ?? "-"} waived ${rule} because ${reason}`),
	];
}
