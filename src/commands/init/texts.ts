/**
 * The files that `pep-wizard init` writes without copying them from the package. docs/ci.md shows the workflow and the
 * hook; a test compares them.
 */
import { OWN_FOLDER } from "../../project/settings.ts";

/** What the texts depend on. */
export interface Setting {
	/** The folder for proposals, relative to the repository, with slashes; `.` for the repository itself. */
	readonly proposals: string;
	/** The template, as written in the settings. */
	readonly template: string;
	/** Whether existing proposals have errors for a baseline to record. */
	readonly withBaseline: boolean;
	/** The command that runs the program if it isn't installed. */
	readonly call: string;
}

/** A word quoted for sh, which runs the workflow's line and the hook. */
function quoted(word: string): string {
	return `'${word.replaceAll("'", "'\\''")}'`;
}

/** The baseline's file name, beside the settings. */
export const BASELINE_NAME = ".pep-wizard-baseline.yaml";

/** The text of `.pep-wizard.yaml`. */
export function settingsText({ template, withBaseline }: Setting): string {
	return `# yaml-language-server: $schema=./${OWN_FOLDER}/settings.schema.json
#
# Settings for all proposals in this repository.

# The template for new drafts: the name of a built-in one (“pep-wizard templates” lists them), or a path from this folder.
template: ${template}

# Findings that were there before; “pep-wizard check” reports only what is new. “check --update-baseline” writes the file.
${withBaseline ? "" : "# "}baseline: ${BASELINE_NAME}

# The severity of rules of “pep-wizard check”: off, note, warning or error.
# rules:
#   link/missing-file: warning
#   "sign-off/*": off

# Other severities for some files; later entries win.
# paths:
#   - glob: "archive/**"
#     rules: { "*": off }
`;
}

/** The text of the GitHub workflow. */
export function workflowText({ proposals, call }: Setting): string {
	const paths = proposals === "." ? ["**/*.md", "**/*.pep.yaml"] : [`${proposals}/**`];
	const named = /^[\w./-]+$/.test(proposals) ? proposals : quoted(proposals);
	return `name: Proposals
on:
  pull_request:
    paths: [${[...paths, ".pep-wizard.yaml"].map((path) => JSON.stringify(path)).join(", ")}]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # --changed-since needs the commit where the branch began
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: ${call} check ${named} --format github --changed-since "origin/$GITHUB_BASE_REF"
`;
}

/** The text of the pre-commit hook. */
export function hookText({ proposals, call }: Setting): string {
	// In a repository full of Markdown, only drafts are sure to be proposals.
	const files = proposals === "." ? ["*.pep.yaml"] : [`${proposals}/*.md`, `${proposals}/*.pep.yaml`];
	return `#!/bin/sh
# Proposals that this commit adds, copies, changes or renames.
git diff --cached --name-only --diff-filter=ACMR -z -- ${files.map(quoted).join(" ")} |
  xargs -0 -r ${call} check --
`;
}
