/** Which template a document was written to, by its content and the file next to it. */
import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { findProposals } from "../../src/documents/find-proposals.ts";
import { findFiles } from "../../src/project/find-files.ts";
import { fittingTemplate } from "../../src/templates/fitting-template.ts";
import { templateCandidates } from "../../src/templates/resolve-template.ts";
import { folder } from "../commands/run.ts";

const corpus = resolve(process.env.PEP_WIZARD_CORPUS ?? "../shared/corpus", "keps");
const candidates = await templateCandidates(resolve("test"));
const templateOf = (markdown: string, beside: readonly string[] = []): string =>
	fittingTemplate(markdown, candidates, (file) => beside.includes(file)).template;

const COMMON = "## Summary\n\nText.\n\n## Motivation\n\n### Goals\n\n- One.\n\n### Non-Goals\n\n## Proposal\n";

describe("a document that could be either", () => {
	test("is decided by the depth of its headings", () => {
		expect(templateOf(`# Pool resize\n\n${COMMON}`)).toBe("kep");
		expect(templateOf(`## Pool resize\n\n${COMMON.replaceAll("## ", "### ")}`)).toBe("pep");
	});

	test("is decided by the file next to it", () => {
		const markdown = `## Pool resize\n\n${COMMON.replaceAll("## ", "### ")}`;
		expect(templateOf(markdown, ["kep.yaml"])).toBe("kep");
		expect(templateOf(markdown, ["other.yaml"])).toBe("pep");
	});
});

test.skipIf(!existsSync(corpus))("recognises every real KEP as a KEP", async () => {
	const { files } = await findFiles(corpus, { shown: corpus, wanted: /^README\.md$/, most: 1000, env: {} });
	const counts = { beside: 0, alone: 0 };
	for (const file of files) {
		const markdown = readFileSync(file, "utf8");
		const kept = existsSync(resolve(dirname(file), "kep.yaml")) ? ["kep.yaml"] : [];
		expect.soft(templateOf(markdown, kept), file).toBe("kep");
		counts.beside += kept.length;
		if (templateOf(markdown) === "kep") counts.alone++;
	}
	console.info(`KEPs: ${files.length}; ${counts.beside} with kep.yaml; by the Markdown alone, ${counts.alone} get kep`);
	expect(counts.alone).toBeGreaterThan(0.9 * files.length);
});

describe("a project with a small template of its own", () => {
	const TEMPLATE = "# Title\n\n## Background\n\nWhy?\n\n## Decision\n\nWhat?\n";
	const NONE = "# Notes\n\n## Shopping\n\n- Milk\n";
	const ONE = "# Notes\n\n## Background\n\nSome text.\n";
	const BOTH = "# Pool resize\n\n## Background\n\nSome text.\n\n## Decision\n\nWe do it.\n";

	async function project(files: Readonly<Record<string, string>>) {
		const place = await folder();
		await place.write(".pep-wizard.yaml", "template: docs/decision.md\n");
		await mkdir(join(place.path, "docs"));
		await place.write("docs/decision.md", TEMPLATE);
		for (const [name, text] of Object.entries(files)) await place.write(name, text);
		return place;
	}

	test.each(["status", "check"])(
		"skips with `%s` the template, and notes that share at most one of its headings",
		async (command) => {
			const place = await project({ "notes.md": NONE, "background.md": ONE });
			const { code, out, err } = await place.run(command);
			expect(code).toBe(0);
			expect(out).not.toContain(".md");
			expect(err).toContain("There are no proposals");
		},
	);

	test("counts a document with both headings as a proposal", async () => {
		const place = await project({ "notes.md": NONE, "proposal.md": BOTH });
		const { out } = await place.run("status", "--json");
		expect(JSON.parse(out).proposals).toMatchObject([{ file: "proposal.md", template: "./docs/decision.md" }]);
	});

	test("needs only one heading in common for a file that is named", async () => {
		const place = await project({ "notes.md": NONE, "background.md": ONE });
		expect(JSON.parse((await place.run("status", "background.md", "--json")).out).proposals).toHaveLength(1);
		const { code, err } = await place.run("status", "notes.md");
		expect(code).toBe(3);
		expect(err).toContain("nothing in common with any known template");
	});

	test("leaves notes and the template out of the list of proposals to import", async () => {
		const { path } = await project({ "notes.md": NONE, "background.md": ONE, "proposal.md": BOTH });
		expect(await findProposals(path, {})).toEqual(["proposal.md"]);
	});
});
