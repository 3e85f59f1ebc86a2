/** A small template of every way of answering, and drafts of it, for the tests of the commands. */
import type { Folder } from "./run.ts";

const TEMPLATE = `# PEP-NNNN: Title

## Summary

<!-- What changes. -->

## Motivation

### Goals

## Risk

## Due

## Reviewers

## Safe to turn off?

## Checklist

- [ ] Tests are written
- [ ] Docs are written
`;

const QUESTIONNAIRE = `pep-wizard-questionnaire: 1
required: alpha
sections:
  - heading: "PEP-NNNN: Title"
    kind: group
    holes:
      - { text: NNNN, id: number, label: Number, kind: line, required: never }
      - { text: Title, id: title, label: Title, kind: line }
  - heading: Motivation
    kind: group
    sections:
      - heading: Goals
        kind: list
  - heading: Risk
    kind: choice
    required: beta
    choices: [{ id: low, label: Low }, { id: high, label: Quite high }]
  - heading: Due
    kind: date
    required: never
  - heading: Reviewers
    kind: people
    required: never
  - heading: "Safe to turn off?"
    id: safe
    kind: confirm
    required: never
  - heading: Checklist
    kind: checklist
    required: never
`;

/** What a draft of the template holds when nothing else is said. */
export const ANSWERS = "  title: Pools\n  summary: |\n    Pools can grow.\n";

/** Writes the template `short.md` with its questionnaire. */
export async function shortTemplate(folder: Folder): Promise<void> {
	await folder.write("short.md", TEMPLATE);
	await folder.write("short.yaml", QUESTIONNAIRE);
}

/** Writes the template and a draft that names it. */
export async function shortDraft(folder: Folder, answers = ANSWERS, name = "a.pep.yaml"): Promise<void> {
	await shortTemplate(folder);
	await folder.write(name, `pep-wizard: 1\ntemplate: ./short.md\nstage: alpha\nanswers:\n${answers}`);
}
