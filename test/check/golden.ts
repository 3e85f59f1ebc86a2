/** The golden set: a small template, a proposal to which no rule objects, and for each rule one that it objects to. */
import { readFileSync } from "node:fs";
import { type CheckOptions, checkDraft, checkMarkdown } from "../../src/check/check.ts";
import type { Report } from "../../src/check/types.ts";
import { parseDraft, readAnswers } from "../../src/draft/codec.ts";
import { documentMetadata } from "../../src/metadata/document.ts";
import { readSidecar } from "../../src/metadata/sidecar.ts";
import { compileOutline } from "../../src/outline/compile.ts";
import type { Outline } from "../../src/outline/types.ts";

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
const [declaration = ""] = /^sidecar:\n(?:[ #].*\n|\n)*/m.exec(readFileSync("questionnaire/kep.yaml", "utf8"))!;

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
	const own = documentMetadata(withFrontMatter, "proposal.md", text)!;
	return check(text, { metadata: [own], ...options }, "proposal.md", withFrontMatter);
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

/** Checks the proposal that is right, with a `kep.yaml` beside it. */
export function checkKepYaml(yaml: string, options: Partial<CheckOptions> = {}, document = read("right.md")): Report {
	const file = "kep.yaml";
	const { data, locationOf } = readSidecar(withKepYaml, yaml, file);
	const declared = withKepYaml.sidecar!;
	const metadata = [{ declared, isBeside: true, data, source: { file, text: yaml, locationOf } }];
	const path = "/keps/sig-node/1234-resize/README.md";
	return check(document, { path, metadata, ...options }, "README.md", withKepYaml);
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
