/** docs/checks.md is made from the table of rules; `npm run update` writes it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FORMER_IDS } from "../../src/check/former-ids.ts";
import { KNOWN_ROLES, RULES } from "../../src/check/rules.ts";
import type { Rule } from "../../src/check/types.ts";

/** Each former name with what it is now. */
function formerNames(): string {
	const all = Object.entries(FORMER_IDS).map(
		([id, rules]) => `\`${id}\` for ${rules.map((rule) => `\`${rule}\``).join(" and ")}`,
	);
	return all.join(", ");
}

const HEAD = `<!-- Generated from src/check/rules and test/check/docs.test.ts by \`npm run update\`; edit those. -->

# What \`pep-wizard check\` looks for

Proposals are checked for their own stage, or for the one given with \`--stage\`. What that stage requires is defined by
the template's questionnaire alone. Errors make the exit code 1; warnings and notes don't. No rule knows a particular template:
what the metadata must be is declared by the questionnaire ([templates.md](templates.md#metadata)), and rules about certain
items find them by the \`role\` that the questionnaire gives them: ${KNOWN_ROLES.map((role) => `\`${role}\``).join(", ")}.

## What is checked

Files given by name are always checked. In a folder, all drafts are checked, and all Markdown that fits a template, except
the project's own template. Markdown fits if it has at least two headings or questions in common with the template, so
notes are left alone. If both a draft and the Markdown made from it are there, only the draft is checked.
\`--changed-since REV\` limits this to what changed on the branch ([ci.md](ci.md)).

Every command finds the same files in a folder. As with git and ripgrep, these are left out: hidden folders and \`node_modules\`;
what \`.gitignore\`, \`.git/info/exclude\` and the user's \`core.excludesFile\` ignore (in repositories), what \`.ignore\` ignores
(everywhere; it wins), and what the settings ignore; submodules and other repositories inside this one, unless the settings
say otherwise. Links to folders aren't followed. Whatever is named on the command line, a file, a folder, a link or a
submodule, inside the working folder or not, is always used; as in ripgrep, files that git tracks although they are ignored
are only found by name.

Markdown is checked against the template given with \`--template\`, or else against the one whose headings and questions
fit best. A file beside it decides (\`kep.yaml\`: \`kep\`). If two templates fit about equally well, the depth of the headings
decides, and then which template has fewer headings that the document lacks.

The YAML file beside a document is checked with it, and its findings are listed with the document's: \`kep.yaml\` beside
\`README.md\`, otherwise \`NAME.kep.yaml\` beside \`NAME.md\`. For a draft, the answers that would be written to that file are
checked. A comment above the document's first heading also suppresses a rule for this file.

So are files that are kept elsewhere in the repository, where the questionnaire declares them: the approval in
\`keps/prod-readiness\`, at the status and stage that require it. Any of these files can be given by itself, as a pre-commit hook
does, and so can a \`NAME.review.yaml\`: the proposal that it belongs to is checked. \`--changed-since\` takes a change of any of
them for a change of the proposal.

For \`kep.yaml\` and the approval, what Kubernetes' own validation rejects is an error, and what it accepts is not. Its program
knows some rules that the test of its repository doesn't apply to existing proposals (words of status and stage, groups,
\`implemented\` only at \`stable\`); they are errors here. Whatever goes further than both is a warning.

The metadata in a document's front matter and labelled lines is checked like that in a file beside it, where the
questionnaire declares it.

## Where findings are

A finding is at the words in question. What is missing is reported where it would go: the line after which the answer's
key or the section's heading belongs in the template's order. In a draft, an empty answer is at its key.

For people, \`check\` prints a line for each finding, and how to fix it once for each rule. Answers, sections, questions and
boxes that are missing for the same reason are listed in one line. With \`--verbose\`, each is reported by itself, with its line
of the file or its item's id, and its fix. All other formats report each separately.

## Turning rules off

\`.pep-wizard.yaml\`, in the proposal's folder or the nearest parent within the project that has one, turns rules off or
changes their severity: \`off\`, \`note\`, \`warning\` or \`error\`. \`FAMILY/*\` means a family of rules, \`*\` all rules; the more
specific name wins. Patterns under \`paths\` are matched against paths relative to the settings file, and later entries win.

\`\`\`yaml
rules:
  sign-off/unticked: off
  "link/*": error
paths:
  - glob: "archive/**"
    rules: { "*": off }
\`\`\`

\`ignore\` names what searches in folders leave out, with globs as in a \`.gitignore\` there, and \`submodules: true\` searches
other repositories inside this one:

\`\`\`yaml
ignore: [archive/, "*.generated.md"]
\`\`\`

Under \`lists\`, it can name what proposals may refer to. A list there replaces what the template's questionnaire knows; for
\`kep\`, these are \`groups\` and \`prod-readiness-approvers\`, who are otherwise read from \`OWNERS_ALIASES\`:

\`\`\`yaml
lists:
  groups: [sig-storage, sig-node, wg-new]
\`\`\`

Rules that are off by default are turned on by their name or their family, not by \`*\`. \`review/missing\` needs the reviews
that are required: from which stage, by whom (by default anyone), how many, and of which sections (by default everything):

\`\`\`yaml
rules: { review/open: error, review/missing: error }
review:
  required:
    - who: ["@ann", "@ben"]
    - { from: beta, who: ["@prr"], sections: [production-readiness] }
\`\`\`

Names that rules had in earlier versions are still accepted, here and in comments: ${formerNames()}.

A comment in the Markdown, or in a draft's answer, suppresses one rule in its section, including subsections; above the
first heading, in the whole document. It needs a reason, which is listed with it:

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
			({ id, severity, isOptIn, about, fix }) =>
				`### \`${id}\`\n\n*${isOptIn ? `off; ${severity} if the settings turn it on` : severity}.* ${about}\n\n**Fix:** ${fix}\n`,
		);
		return `## ${family}\n\n${described.join("\n")}`;
	});
	return [HEAD, ...sections].join("\n");
}

test("docs/checks.md lists every rule, what it finds and how to fix it", async () => {
	await expect(documentation()).toMatchFileSnapshot("../../docs/checks.md");
});

test("docs/json.md lists every key of the report", () => {
	const page = readFileSync("docs/json.md", "utf8");
	expect(page).toContain("## `pep-wizard check [PATH…] --format json`");
	const part = page.slice(page.indexOf("## `pep-wizard check"));
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
