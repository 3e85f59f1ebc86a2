/** A proposal that upstream's validators accept: what is in its `kep.yaml`, its approval file, and the repository's lists. */

export const METADATA = `title: Drain nodes in an order
kep-number: 4822
authors:
  - "@mira-k"
owning-sig: sig-cli
participating-sigs:
  - sig-node
status: implementable
creation-date: 2026-01-13
reviewers:
  - "@tomas-r"
approvers:
  - "@lead-of-cli"
see-also:
  - /keps/sig-node/2000-graceful-node-shutdown
stage: beta
latest-milestone: "v1.37"
milestone:
  alpha: "v1.36"
  beta: "v1.37"
  stable: "v1.39"
feature-gates:
  - name: DrainOrder
    components:
      - kube-apiserver
disable-supported: true
metrics:
  - eviction_group_wait_seconds
`;

export const APPROVAL = `kep-number: 4822
alpha:
  approver: "@reader-a"
beta:
  approver: "@reader-b"
`;

/** Who may approve, and which groups have a folder. */
export const ALIASES = `aliases:
  sig-cli-leads:
    - lead-of-cli
  prod-readiness-approvers:
    - reader-a
    - reader-b
  prod-readiness-approvers-emeritus:
    - reader-old
`;
export const GROUPS = ["sig-cli", "sig-node"];

/** A change of one of the files: text that is there, and what takes its place. */
export type Change = readonly [old: string, put: string];

/** What a case differs in from the proposal above. */
export interface Case {
	readonly name: string;
	readonly kep?: readonly Change[];
	/** `false`: there is no such file. */
	readonly approval?: readonly Change[] | false;
}

/** A text with the changes made; each must fit. */
export function changed(text: string, changes: readonly Change[] = []): string {
	return changes.reduce((now, [old, put]) => {
		if (!now.includes(old)) throw new Error(`the text has no ${JSON.stringify(old)}`);
		return now.replace(old, () => put);
	}, text);
}
