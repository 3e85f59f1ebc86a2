/** docs/checks.md is made from the table of rules: `npx vitest run -u test/check/docs.test.ts` writes it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { KNOWN_ROLES, RULES } from "../../src/check/rules.ts";
import type { Rule } from "../../src/check/types.ts";

const HEAD = `# What \`pep-wizard check\` looks for

The stage that is asked about is the proposal's own, or that of \`--stage\`. What it requires is said by the template's
questionnaire alone. Errors end the run with exit code 1; warnings and notes don't. But for those of \`kep.yaml\`, no rule
knows a particular template: rules that look for certain items find them by the \`role\` that the questionnaire gives them, which is one of
${KNOWN_ROLES.map((role) => `\`${role}\``).join(", ")}.

## What is checked

Files that are named are proposals. Below a folder they are all drafts, and the Markdown that a template fits; of a draft
and the Markdown made from it, only the draft. \`--changed-since REV\` leaves of them what this branch touches ([ci.md](ci.md)).

Markdown is held against the template of \`--template\`; without it, against the one whose headings and questions it has.
The file beside it decides (\`kep.yaml\`: \`kep\`); where two templates fit nearly as well, the depth of the headings does,
and then which has fewer headings that the document lacks.

The file beside a document is checked with it, and findings in it are told among the document's: \`kep.yaml\` beside
\`README.md\`, else \`NAME.kep.yaml\` beside \`NAME.md\`. Of a draft, its answers are what will stand there. A comment above
the document's first heading waives a rule for the file beside it too.

## Turning rules off

\`.pep-wizard.yaml\`, in the proposal's folder or in one above it within the project, turns rules off or changes how severe
they are: \`off\`, \`note\`, \`warning\` or \`error\`. The nearest such file counts. \`FAMILY/*\` stands for a family of rules,
\`*\` for all of them; what is named more closely wins. Under \`paths\`, patterns are matched against the path from the
file's own folder, and later entries win.

\`\`\`yaml
rules:
  sign-off/unticked: off
  "link/*": error
paths:
  - glob: "archive/**"
    rules: { "*": off }
\`\`\`

A comment in the Markdown, or in a draft's answer, waives one rule for the section that it stands in, with all that is
below it; above the first heading, for the whole document. It needs a reason, and is listed with it:

\`\`\`markdown
<!-- pep-wizard: allow link/missing-file because the diagram comes with the next change -->
\`\`\`
`;

function documentation(): string {
	const families = new Map<string, Rule[]>();
	for (const rule of RULES) {
		const family = rule.id.slice(0, rule.id.indexOf("/"));
		families.set(family, [...(families.get(family) ?? []), rule]);
	}
	const sections = [...families].map(([family, rules]) => {
		const described = rules.map(
			({ id, severity, about, mend }) => `### \`${id}\`\n\n*${severity}.* ${about}\n\n**Mend it:** ${mend}\n`,
		);
		return `## ${family}\n\n${described.join("\n")}`;
	});
	return [HEAD, ...sections].join("\n");
}

test("docs/checks.md tells every rule, what it finds and how to mend it", async () => {
	await expect(documentation()).toMatchFileSnapshot("../../docs/checks.md");
});

test("docs/json.md tells every key of the report", () => {
	const told = readFileSync("docs/json.md", "utf8");
	expect(told).toContain("## `pep-wizard check [PATH…] --format json`");
	const part = told.slice(told.indexOf("## `pep-wizard check"));
	for (const key of [
		"pep-wizard-check",
		"stage",
		"summary",
		"files",
		"problems",
		"findings",
		"waived",
		"length",
		"reason",
	])
		expect(part).toContain(`\`${key}\``);
});
