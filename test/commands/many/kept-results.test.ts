/** Results that runs over many files keep for the next ones. */
import { readdirSync, utimesSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import "../../seed.ts";
import { checkMany } from "../../../src/commands/check/check-many.ts";
import { type Folder, folder } from "../run.ts";

/** As many as are worth a cache. */
const FILES = 21;

const documentOf = (at: number, words = "Pools can be resized.") => `# KEP-${at}: Pool ${at}

## Summary

${words} See [the other one](../${(at + 1) % FILES}/README.md#summary) and [a picture](picture.png).

## Motivation

### Goals

- 2026-03-04: resize

### Non-Goals

## Proposal

## Implementation History

- 2026-03-01: written
`;

const metadataOf = (at: number, status = "provisional") => `title: Pool ${at}
kep-number: ${at}
authors: ["@ann"]
owning-sig: sig-node
status: ${status}
stage: alpha
see-also: ["/keps/${(at + 2) % FILES}"]
replaces: ["/keps/${(at + 3) % FILES}"]
`;

const nameOf = (at: number, file = "README.md"): string => `keps/${at}/${file}`;

async function proposals(): Promise<Folder> {
	const home = await folder();
	await home.write(".git/HEAD", "");
	for (let at = 0; at < FILES; at++) {
		await home.write(nameOf(at), documentOf(at));
		await home.write(nameOf(at, "kep.yaml"), metadataOf(at));
	}
	return home;
}

const run = (home: Folder, ...args: string[]) =>
	home.runAt({ env: { XDG_CACHE_HOME: join(home.path, ".cache") } }, ...args);

/** What nobody works out anew, as a run with the cache and as one without see it. */
async function isSame(home: Folder): Promise<void> {
	for (const args of [
		["check", "--format", "json"],
		["status", "--json"],
	]) {
		const warm = await run(home, ...args);
		const cold = await run(home, ...args, "--no-cache");
		expect(warm).toEqual(cold);
	}
}

/** How many files of a run were not worked out anew. */
async function keptIn(home: Folder, today = "2026-03-04"): Promise<number> {
	vi.resetModules();
	const { processMany } = await import("../../../src/commands/many/many.ts");
	const { openResults } = await import("../../../src/commands/many/open-results.ts");
	const { findTargets } = await import("../../../src/project/targets.ts");
	const targets = await findTargets([], home.world());
	const args = { cwd: home.path, env: {}, template: undefined, stage: undefined, today, fix: false };
	const env = { XDG_CACHE_HOME: join(home.path, ".cache") };
	const options = { files: targets.length, isOff: false, today, env, build: "test" };
	const { given, cache } = await openResults({ command: "check", args }, options);
	let kept = 0;
	for await (const outcome of processMany(targets, given, cache)) if ("kept" in outcome) kept++;
	return kept;
}

beforeEach(() => void vi.stubEnv("PEP_WIZARD_BUILD", "test"));

describe("the second run over unchanged proposals", () => {
	it("works out none of them, and prints the same", async () => {
		const home = await proposals();
		await isSame(home);
		expect(await keptIn(home)).toBe(FILES);
		await isSame(home);
	});

	it("works out the one that changed, and those that it matters to", async () => {
		const home = await proposals();
		await run(home, "check");
		await home.write(nameOf(5), documentOf(5, "Something else."));
		expect(await keptIn(home)).toBe(FILES - 1);
		// Another document's fields decide whether the reference to it is returned.
		await home.write(nameOf(5, "kep.yaml"), metadataOf(5, "implemented"));
		expect(await keptIn(home)).toBe(FILES - 2);
	});

	it("sees a change that leaves size and time as they are", async () => {
		const home = await proposals();
		await run(home, "check");
		const then = new Date("2026-03-01T12:00:00Z");
		utimesSync(join(home.path, nameOf(3)), then, then);
		await run(home, "check");
		await home.write(nameOf(3), documentOf(3).replace("2026-03-01", "2027-03-01"));
		utimesSync(join(home.path, nameOf(3)), then, then);
		expect(await keptIn(home)).toBe(FILES - 1);
		await isSame(home);
	});

	it("is right on another day", async () => {
		const home = await proposals();
		await home.write(nameOf(4), documentOf(4).replace("2026-03-01", "2026-03-05"));
		await run(home, "check");
		expect(await keptIn(home, "2026-03-04")).toBe(FILES);
		// What was in the future may not be any more; what was in the past still is.
		expect(await keptIn(home, "2026-03-06")).toBe(FILES - 1);
		expect(await keptIn(home, "2026-02-01")).toBe(0);
	});

	it("serves other queries and reports that ask for the same usual fields", async () => {
		const home = await proposals();
		const kept = (): string[] => (readdirSync(join(home.path, ".cache"), { recursive: true }) as string[]).sort();
		await run(home, "status", "--where", "owner=@ann");
		const first = kept();
		expect(first.length).toBeGreaterThan(FILES);
		for (const words of [
			["status", "--where", "status=provisional", "--where", "number>5", "--columns", "title,see-also"],
			["report", "--group-by", "stage"],
			["report", "--graph"],
		])
			expect((await run(home, ...words)).code).toBe(0);
		expect(kept()).toEqual(first);
	});

	it("sees what changed in queries and reports, too", async () => {
		const home = await proposals();
		for (const args of [
			["status", "--where", "status=provisional", "--columns", "title,owner,see-also,goals,words", "--format", "csv"],
			["report", "--json"],
		]) {
			await run(home, ...args);
			await home.write(nameOf(5), documentOf(5, `Something for ${args[0]}.`));
			await home.write(nameOf(6, "kep.yaml"), metadataOf(6, `implemented ${args[0]}`));
			expect(await run(home, ...args)).toEqual(await run(home, ...args, "--no-cache"));
		}
	});

	it("sees an approval that is written elsewhere", async () => {
		const home = await proposals();
		await home.write("keps/prod-readiness/sig-node/1.yaml", "kep-number: 1\nalpha: { approver: '@prr' }\n");
		const approved = async (): Promise<string[]> => {
			const { out } = await run(
				home,
				"status",
				"--where",
				"prr-approver=@prr",
				"--columns",
				"title",
				"--format",
				"csv",
			);
			return out.trim().split("\n").slice(1);
		};
		expect(await approved()).toHaveLength(1);
		await home.write("keps/prod-readiness/sig-node/2.yaml", "kep-number: 2\nalpha: { approver: '@prr' }\n");
		expect(await approved()).toHaveLength(2);
		await home.write("keps/prod-readiness/sig-node/1.yaml", "kep-number: 1\nalpha: { approver: '@other' }\n");
		expect(await approved()).toHaveLength(1);
	});

	it("belongs to one build, one set of options, and the files' names", async () => {
		const home = await proposals();
		await run(home, "check");
		vi.stubEnv("PEP_WIZARD_BUILD", "another");
		await isSame(home);
		expect((await run(home, "check", "--stage", "beta")).out).not.toBe((await run(home, "check")).out);
		expect((await run(home, "check", "keps")).out).toBe((await run(home, "check", "keps", "--no-cache")).out);
	});

	it("keeps nothing with --no-cache, with --fix, and for few files", async () => {
		const home = await proposals();
		await run(home, "check", "--no-cache");
		await run(home, "check", "--fix");
		await run(home, "check", nameOf(1));
		expect(await home.names()).not.toContainEqual(expect.stringContaining(".cache"));
		expect(await keptIn(home)).toBe(0);
	});
});

/** Edits of everything that a result depends on; each changes what a run prints. */
const EDITS: readonly (readonly [what: string, edit: (home: Folder, at: number) => Promise<void>])[] = [
	["a document", (home, at) => home.write(nameOf(at), `${documentOf(at)}\n[gone](gone.md)\n`)],
	["the target of a link", (home, at) => home.write(nameOf(at, "picture.png"), "")],
	["the target of a link that goes", (home, at) => rm(join(home.path, nameOf(at, "picture.png")), { force: true })],
	["the metadata beside it", (home, at) => home.write(nameOf(at, "kep.yaml"), metadataOf(at, "none"))],
	[
		"what another proposal says in return",
		(home, at) =>
			home.write(
				nameOf((at + 3) % FILES, "kep.yaml"),
				`${metadataOf((at + 3) % FILES)}superseded-by: ["/keps/${at}"]\n`,
			),
	],
	["the metadata that goes", (home, at) => rm(join(home.path, nameOf(at, "kep.yaml")), { force: true })],
	["a document that is no proposal any more", (home, at) => home.write(nameOf(at), "Not a proposal.\n")],
	["a new proposal", (home, at) => home.write(`keps/${at + 100}/README.md`, documentOf(at + 100))],
	["new settings", (home) => home.write(".pep-wizard.yaml", "rules:\n  link/missing-file: error\n")],
	["other settings", (home) => home.write(".pep-wizard.yaml", "rules:\n  link/missing-file: off\n")],
	[
		"an approval that is kept elsewhere",
		(home, at) => home.write(`keps/prod-readiness/sig-node/${at}.yaml`, `kep-number: ${at}\nwrong: 1\n`),
	],
];

describe("whatever is edited", () => {
	it("a run with kept results prints what one without prints", async () => {
		const home = await proposals();
		let before = (await run(home, "check", "--format", "json")).out;
		for (const [what, edit] of EDITS) {
			await edit(home, 7);
			const warm = await run(home, "check", "--format", "json");
			expect(warm, what).toEqual(await run(home, "check", "--format", "json", "--no-cache"));
			if (!what.startsWith("an approval")) expect(warm.out, what).not.toBe(before);
			before = warm.out;
		}
		await isSame(home);
	});

	it("in any order", async () => {
		const edit = fc.tuple(fc.constantFrom(...EDITS), fc.nat(FILES - 1));
		await fc.assert(
			fc.asyncProperty(fc.array(edit, { minLength: 2, maxLength: 4 }), async (edits) => {
				const home = await proposals();
				await run(home, "check");
				for (const [[, change], at] of edits) {
					await change(home, at);
					const args = ["check", "--format", "json"];
					expect(await run(home, ...args)).toEqual(await run(home, ...args, "--no-cache"));
				}
			}),
			{ numRuns: 2 },
		);
	});
});

it("checks without a cache where nothing says where it is", async () => {
	const home = await proposals();
	const { findTargets } = await import("../../../src/project/targets.ts");
	const args = { cwd: home.path, env: {}, template: undefined, stage: undefined, today: "2026-03-04", fix: false };
	let count = 0;
	for await (const _ of checkMany(await findTargets([], home.world()), args)) count++;
	expect(count).toBe(FILES);
});
