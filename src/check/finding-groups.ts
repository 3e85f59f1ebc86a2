/** Groups findings that are reported to people as one. Pure; knows no rule. */
import type { Finding } from "./types.ts";

/** One finding, or several that are listed in `text`. */
export interface Group {
	readonly first: Finding;
	readonly text?: string;
}

/** The findings of a report in order; similar ones are grouped at the position of the first. */
export function groupsOf(findings: readonly Finding[]): Group[] {
	const groups = new Map<unknown, Finding[]>();
	for (const finding of findings) {
		const { group, rule, severity, at } = finding;
		const key = group ? [rule, severity, at.file, group.text].join("\0") : finding;
		const there = groups.get(key);
		if (there) there.push(finding);
		else groups.set(key, [finding]);
	}
	return [...groups.values()].map((all): Group => {
		const first = all[0]!;
		if (all.length === 1 || !first.group) return { first };
		return { first, text: `${all.length} ${first.group.text}: ${all.map(({ group }) => group?.name).join(", ")}` };
	});
}
