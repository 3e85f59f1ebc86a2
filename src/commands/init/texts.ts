/**
 * What `pep-wizard init` writes that isn't a copy of something in the package. docs/ci.md shows the workflow and the hook;
 * a test holds the two together.
 */
import { OWN_FOLDER } from "../../project/own-schema.ts";

/** What the texts depend on. */
export interface Setting {
	/** The folder for proposals, from the repository's own, with slashes; `.` where they stand in that itself. */
	readonly proposals: string;
	/** The template as settings name it. */
	readonly template: string;
	/** How the program is called where it isn't installed. */
	readonly call: string;
}

/** As a word for sh, which runs both the workflow's line and the hook. */
function quoted(word: string): string {
	return `'${word.replaceAll("'", "'\\''")}'`;
}

export function settingsText({ template }: Setting): string {
	return `# yaml-language-server: $schema=./${OWN_FOLDER}/settings.schema.json
#
# What holds for all proposals of this repository.

# The template of new drafts: a built-in one's name (“pep-wizard templates” lists them), or a path from this folder.
template: ${template}

# How severe what “pep-wizard check” finds is: off, note, warning or error.
# rules:
#   link/missing-file: warning
#   "sign-off/*": off

# Other settings for some files; what stands further down wins.
# paths:
#   - glob: "archive/**"
#     rules: { "*": off }
`;
}

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
          fetch-depth: 0 # --changed-since asks where the branch began
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: ${call} check ${named} --format github --changed-since "origin/$GITHUB_BASE_REF"
`;
}

export function hookText({ proposals, call }: Setting): string {
	// Among all of a repository's Markdown, drafts alone are sure to be meant.
	const files = proposals === "." ? ["*.pep.yaml"] : [`${proposals}/*.md`, `${proposals}/*.pep.yaml`];
	return `#!/bin/sh
# Proposals that are added, copied, changed or renamed by this commit.
git diff --cached --name-only --diff-filter=ACMR -z -- ${files.map(quoted).join(" ")} |
  xargs -0 -r ${call} check --
`;
}
