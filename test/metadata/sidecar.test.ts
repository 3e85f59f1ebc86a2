/** kep.yaml: made from answers, read into answers, changed where an answer changed. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSidecar, updateSidecar, withoutRepeated } from "../../src/metadata/sidecar.ts";
import type { Answers, Proposal } from "../../src/proposal/types.ts";
import { builtIn } from "../built-in.ts";

const outline = builtIn("kep");

const ANSWERS: Answers = {
	title: "Ordered node drain",
	number: "4821",
	"kep-yaml/authors": ["@mira-k", "tomas"],
	"kep-yaml/owning-sig": "sig-cli",
	"kep-yaml/participating-sigs": ["sig-node", "sig-apps"],
	"kep-yaml/status": "provisional",
	"kep-yaml/creation-date": "2026-01-13",
	"kep-yaml/reviewers": ["@ana"],
	"kep-yaml/replaces": { "not-applicable": "New." },
	"kep-yaml/latest-milestone": "v1.37",
	"kep-yaml/milestone/alpha": "v1.37",
	"kep-yaml/milestone/beta": "v1.38",
	"kep-yaml/feature-gates": [{ name: "DrainOrder", components: ["kube-apiserver", "kubectl"] }],
	"kep-yaml/disable-supported": "true",
	"kep-yaml/metrics": ["eviction_group_wait_seconds"],
};

const NEW = `title: Ordered node drain
kep-number: 4821
authors:
  - "@mira-k"
  - tomas
owning-sig: sig-cli
participating-sigs:
  - sig-node
  - sig-apps
status: provisional
creation-date: 2026-01-13
reviewers:
  - "@ana"
stage: alpha
latest-milestone: v1.37
milestone:
  alpha: v1.37
  beta: v1.38
feature-gates:
  - name: DrainOrder
    components:
      - kube-apiserver
      - kubectl
disable-supported: true
metrics:
  - eviction_group_wait_seconds
`;

const proposal = (answers: Answers, stage: Proposal["stage"] = "alpha"): Proposal => ({ outline, stage, answers });
const updated = (text: string, answers: Answers, stage?: Proposal["stage"]): string =>
	updateSidecar(proposal(answers, stage), text, "kep.yaml");

describe("a new file", () => {
	test("has the answers, in the form's order", () => {
		expect(updateSidecar(proposal(ANSWERS), undefined, "kep.yaml")).toBe(NEW);
	});

	test("is read back as the same answers", () => {
		const { "kep-yaml/replaces": _, title, number, ...given } = ANSWERS;
		const { answers, stage } = readSidecar(outline, NEW, "kep.yaml");
		expect({ answers, stage }).toEqual({
			answers: { "kep-yaml/title": title, "kep-yaml/kep-number": number, ...given },
			stage: "alpha",
		});
		expect(withoutRepeated(outline, answers, ANSWERS)).toEqual(given);
		expect(withoutRepeated(outline, answers, { title: "Another", number: number! })).toEqual({
			"kep-yaml/title": title,
			...given,
		});
	});

	test("has only the stage if nothing is answered", () => {
		expect(updateSidecar(proposal({}), undefined, "kep.yaml")).toBe("stage: alpha\n");
	});
});

describe("an existing file", () => {
	const there = `# The header.
title: "Ordered drain" # short
kep-number: 4821
status: provisional # |implementable|implemented

authors:
  - "@mira-k"   # drives it
  - tomas
editor: "@nobody"
milestone:
  # at the earliest
  alpha: "v1.37"
  removed: "v9.9"
# end
`;

	test("stays unchanged while the answers are those in it", () => {
		const { answers, stage } = readSidecar(outline, there, "kep.yaml");
		expect({ answers, stage }).toEqual({
			answers: {
				"kep-yaml/title": "Ordered drain",
				"kep-yaml/kep-number": "4821",
				"kep-yaml/status": "provisional",
				"kep-yaml/authors": ["@mira-k", "tomas"],
				"kep-yaml/milestone/alpha": "v1.37",
			},
			stage: undefined,
		});
		expect(updated(there, answers)).toBe(there);
		expect(updated(there, {})).toBe(there);
	});

	test("has one word changed if one word of the answers changed", () => {
		expect(updated(there, { "kep-yaml/status": "implementable" })).toBe(
			there.replace("status: provisional #", "status: implementable #"),
		);
		expect(updated(there, { "kep-yaml/milestone/alpha": "v1.38" })).toBe(there.replace('"v1.37"', "v1.38"));
	});

	test("gets a new key after the one that precedes it in the form", () => {
		expect(updated(there, { "kep-yaml/owning-sig": "sig-cli" }, "beta")).toBe(
			there
				.replace("  - tomas\n", "  - tomas\nowning-sig: sig-cli\n")
				.replace("|implemented\n", "|implemented\nstage: beta\n"),
		);
	});

	test("keeps comments inside what changes", () => {
		expect(updated(there, { "kep-yaml/milestone/beta": "v1.39" })).toBe(
			there.replace('  removed: "v9.9"\n', '  removed: "v9.9"\n  beta: v1.39\n'),
		);
		expect(updated(there, { "kep-yaml/authors": ["@mira-k", "tomas", "@ana"] })).toBe(
			there.replace("  - tomas\n", '  - tomas\n  - "@ana"\n'),
		);
	});

	test("is refused by its name if it is not a map", () => {
		expect(() => updated("- a\n", ANSWERS)).toThrow("kep.yaml:1:1: expected keys with values");
		expect(() => readSidecar(outline, "a: &x b\n", "kep.yaml")).toThrow("kep.yaml:1:4:");
		expect(updated("# none yet\n", { "kep-yaml/owning-sig": "sig-cli" })).toBe(
			"# none yet\nowning-sig: sig-cli\nstage: alpha\n",
		);
	});
});

const corpus = join(process.env.PEP_WIZARD_CORPUS ?? "../shared/corpus", "keps");

describe.skipIf(!existsSync(corpus))("real files", () => {
	const files = existsSync(corpus)
		? readdirSync(corpus, { recursive: true, withFileTypes: true })
				.filter(({ name }) => name === "kep.yaml")
				.map(({ parentPath, name }) => join(parentPath, name))
		: [];

	test("are unchanged if they are read and nothing has changed", () => {
		for (const file of files) {
			const text = readFileSync(file, "utf8");
			const { answers, stage = "alpha" } = readSidecar(outline, text, file);
			expect(updateSidecar({ outline, stage, answers }, text, file), file).toBe(text);
			expect(Object.keys(answers).length, file).toBeGreaterThan(4);
		}
		expect(files.length).toBeGreaterThan(40);
	});

	test("take a change of any one answer without losing another", () => {
		for (const file of files) {
			const text = readFileSync(file, "utf8");
			const { answers, stage = "alpha" } = readSidecar(outline, text, file);
			for (const id of ["kep-yaml/owning-sig", "kep-yaml/metrics", "kep-yaml/milestone/stable", "kep-yaml/authors"]) {
				const value = id.endsWith("s") ? ["@one", "two"] : "v1.99";
				const wanted = { ...answers, [id]: value };
				const changed = updateSidecar({ outline, stage, answers: wanted }, text, file);
				expect(readSidecar(outline, changed, file).answers, `${file} ${id}`).toEqual(wanted);
			}
		}
	});
});

test("keeps the alternative key that a file has for a field", () => {
	const { sidecar } = outline;
	const fields = sidecar!.fields.map((field) =>
		field.key === "authors" ? { ...field, otherKeys: ["owners"] } : field,
	);
	const aliased = { ...outline, sidecar: { ...sidecar!, fields } };
	const text = 'owners: ["@a"] # people\n';
	expect(readSidecar(aliased, text, "kep.yaml").answers).toEqual({ "kep-yaml/authors": ["@a"] });
	const answers = { "kep-yaml/authors": ["@a", "@b"] };
	expect(updateSidecar({ outline: aliased, stage: "alpha", answers }, text, "kep.yaml")).toBe(
		'owners: ["@a", "@b"] # people\n',
	);
});
