/** Which template a document was written to: told by what is in it, and by the file beside it. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { findFiles } from "../../src/project/find-drafts.ts";
import { fittingTemplate, templateCandidates } from "../../src/templates/fitting-template.ts";

const corpus = resolve(process.env.PEP_WIZARD_CORPUS ?? "../shared/corpus", "keps");
const candidates = await templateCandidates(resolve("test"));
const templateOf = (markdown: string, beside: readonly string[] = []): string =>
	fittingTemplate(markdown, candidates, (file) => beside.includes(file)).template;

const COMMON = "## Summary\n\nText.\n\n## Motivation\n\n### Goals\n\n- One.\n\n### Non-Goals\n\n## Proposal\n";

describe("a document that could be either", () => {
	test("is told by how deep its headings are", () => {
		expect(templateOf(`# Pool resize\n\n${COMMON}`)).toBe("kep");
		expect(templateOf(`## Pool resize\n\n${COMMON.replaceAll("## ", "### ")}`)).toBe("pep");
	});

	test("is what the file beside it says, whatever it looks like", () => {
		const markdown = `## Pool resize\n\n${COMMON.replaceAll("## ", "### ")}`;
		expect(templateOf(markdown, ["kep.yaml"])).toBe("kep");
		expect(templateOf(markdown, ["other.yaml"])).toBe("pep");
	});
});

test.skipIf(!existsSync(corpus))("every real KEP is one", async () => {
	const { files } = await findFiles(corpus, corpus, /^README\.md$/, 1000);
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
