/** A repository of 40 made-up proposals, the same in every run, with a history of three releases. */
import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const GROUPS = ["sig-node", "sig-cli", "sig-auth", "sig-apps"] as const;
const OWNERS = ["@ann", "@ben", "@cleo", "@dora", "@eve"] as const;
const STAGES = ["alpha", "beta", "stable"] as const;
const WHAT = ["pools", "zones", "drains", "quotas", "locks", "probes", "logs", "images"] as const;
const HOW = ["Ordered", "Shared", "Faster", "Safe", "Warm"] as const;

/** What is special about some of them. */
const STATUS: Readonly<Record<number, string>> = {
	5: "provisional",
	10: "implemented",
	11: "deferred",
	13: "replaced",
	17: "rejected",
	20: "implemented",
	23: "replaced",
	26: "replaced",
};
const REFERENCES: Readonly<Record<number, string>> = {
	9: 'see-also: ["KEP-8", "/keps/sig-node/12-safe-locks"]\n',
	12: 'see-also: ["KEP-9"]\n',
	14: 'replaces: ["KEP-13"]\n',
	26: 'superseded-by: ["KEP-27"]\n',
	27: 'replaces: ["KEP-26"]\nsee-also: ["KEP-99"]\n',
};

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
const groupOf = (number: number): string => pick(GROUPS, number);
const titleOf = (number: number): string => `${pick(HOW, Math.floor(number / 3))} ${pick(WHAT, number)}`;
const pathOf = (number: number): string => {
	return `keps/${groupOf(number)}/${number}-${titleOf(number).toLowerCase().replace(" ", "-")}`;
};
const stageOf = (number: number): string => pick(STAGES, number);
const milestoneOf = (number: number): string => `v1.${30 + (number % 8)}`;

function kepYaml(number: number, stage = stageOf(number)): string {
	const owners = number % 6 === 0 ? [pick(OWNERS, number), pick(OWNERS, number + 2)] : [pick(OWNERS, number)];
	return `title: ${titleOf(number)}
kep-number: ${number}
authors: [${owners.map((owner) => `"${owner}"`).join(", ")}]
owning-sig: ${groupOf(number)}
status: ${STATUS[number] ?? "implementable"}
creation-date: 2024-0${1 + (number % 9)}-01
${REFERENCES[number] ?? ""}stage: ${stage}
latest-milestone: "${milestoneOf(number)}"
milestone: { ${stage}: "${milestoneOf(number)}" }
`;
}

function readme(number: number, goal = "It works."): string {
	const plan = number % 3 === 0 ? "" : "\n### Test Plan\n\nUnit tests, and one with two nodes.\n";
	return `# KEP-${number}: ${titleOf(number)}

## Summary

Operators get ${titleOf(number).toLowerCase()}.

## Motivation

There is none of it today.

### Goals

- ${goal}

## Design Details
${plan}
## Drawbacks

None is known.
`;
}

const NUMBERS = Array.from({ length: 40 }, (_, at) => at + 1);

/** Writes the repository into an empty folder. */
export async function writeFortyProposals(path: string): Promise<void> {
	const at = {
		write: async (name: string, text: string): Promise<void> => {
			await mkdir(dirname(join(path, name)), { recursive: true });
			await writeFile(join(path, name), text);
		},
	};
	const git = (day: string, ...words: readonly string[]): void => {
		const dates = { GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` };
		const env = { ...process.env, ...dates, TZ: "UTC", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
		const who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
		execFileSync("git", [...who, ...words], { cwd: path, env, stdio: "pipe" });
	};
	const release = (day: string, name: string): void => {
		git(day, "add", ".");
		git(day, "commit", "--quiet", "-m", name);
		git(day, "tag", name);
	};
	git("2025-01-01", "init", "--quiet", "--initial-branch=main");
	for (const number of NUMBERS.slice(0, -1)) {
		await at.write(`${pathOf(number)}/README.md`, readme(number));
		await at.write(`${pathOf(number)}/kep.yaml`, kepYaml(number, number % 5 === 0 ? "alpha" : undefined));
		const approval = `kep-number: ${number}\n${stageOf(number)}: { approver: "@prr-lead" }\n`;
		if (number % 3 === 0) await at.write(`keps/prod-readiness/${groupOf(number)}/${number}.yaml`, approval);
	}
	for (const [month, minor] of [1, 4, 7, 10].map((each, nth) => [each, 33 + nth] as const)) {
		await at.write("CHANGES.txt", `v1.${minor}`);
		release(`2025-${`${month}`.padStart(2, "0")}-10`, `v1.${minor}.0`);
		if (minor === 35)
			for (const number of [5, 15, 25, 35]) await at.write(`${pathOf(number)}/kep.yaml`, kepYaml(number));
	}
	for (const number of [7, 15, 23, 31])
		await at.write(`${pathOf(number)}/README.md`, readme(number, "It works twice."));
	await at.write(`${pathOf(10)}/kep.yaml`, kepYaml(10));
	await at.write(`${pathOf(39)}/kep.yaml`, kepYaml(39));
	await at.write(`${pathOf(40)}/README.md`, readme(40));
	await at.write(`${pathOf(40)}/kep.yaml`, kepYaml(40).replaceAll("v1.30", "v1.37"));
	git("2026-02-01", "add", ".");
	git("2026-02-01", "commit", "--quiet", "-m", "Go on");
}
