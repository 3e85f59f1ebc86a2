/**
 * Real proposals, where they are at hand: all come back byte for byte, and twenty of them were labelled by hand: which
 * of the template's sections and questions stand in which line, and which headings are others. The labels hold ids
 * and line numbers only.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyseDocument } from "../../../src/proposal/reading/analyse.ts";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { sourceOf } from "../../../src/proposal/reading/source.ts";
import { builtIn } from "../../built-in.ts";
import labels from "./labels.json" with { type: "json" };
import { draftOf, pep, printed, readDraft } from "./pep.ts";

const corpus = join(process.env.PEP_WIZARD_CORPUS ?? "../shared/corpus", "keps");
const isThere = existsSync(corpus);
const documents = isThere
	? readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("README.md"))
	: [];

if (!isThere) console.log(`no corpus at ${corpus}: real proposals are not read in this run`);

const kep = builtIn("kep");

interface Labels {
	/** Id → 1-based line of its heading. */
	readonly sections: Readonly<Record<string, number>>;
	readonly questions: Readonly<Record<string, number>>;
	/** Lines of headings that the template doesn't have and that are no part of an answer. */
	readonly others: readonly number[];
}

function recognised(markdown: string): Labels {
	const cuts = analyseDocument(pep, sourceOf(markdown)).cuts.map((cut) => ({ ...cut, line: cut.landmark.line + 1 }));
	const byId = (...kinds: readonly string[]) =>
		Object.fromEntries(cuts.flatMap(({ kind, id, line }) => (kinds.includes(kind) && id ? [[id, line]] : [])));
	const others = cuts.flatMap(({ kind, line }) => (kind === "extra" ? [line] : []));
	return { sections: byId("section", "title"), questions: byId("question"), others };
}

/** How many of the labels are found at their lines, and how many are found where there is none. */
function compared(found: Readonly<Record<string, number>>, wanted: Readonly<Record<string, number>>) {
	const right = Object.keys(wanted).filter((id) => found[id] === wanted[id]).length;
	return { right, of: Object.keys(wanted).length, wrong: Object.keys(found).length - right };
}

describe.skipIf(!isThere)("real proposals", () => {
	it.each(documents)("come back byte for byte, also from the draft: %s", (file) => {
		const markdown = readFileSync(join(corpus, file), "utf8");
		for (const outline of [pep, kep]) {
			const reading = readProposal(outline, markdown);
			expect(printed(outline, reading)).toBe(markdown);
			expect(printed(outline, readDraft(outline, draftOf(outline, reading)))).toBe(markdown);
		}
	});

	it("are recognised as they were labelled by hand", () => {
		const sum = { sections: { right: 0, of: 0, wrong: 0 }, questions: { right: 0, of: 0, wrong: 0 } };
		for (const [folder, wanted] of Object.entries(labels as Record<string, Labels>)) {
			const found = recognised(readFileSync(join(corpus, folder, "README.md"), "utf8"));
			for (const kind of ["sections", "questions"] as const) {
				const { right, of, wrong } = compared(found[kind], wanted[kind]);
				sum[kind] = { right: sum[kind].right + right, of: sum[kind].of + of, wrong: sum[kind].wrong + wrong };
			}
			expect.soft(found, folder).toEqual(wanted);
		}
		console.log(`recognised in ${Object.keys(labels).length} labelled proposals: ${JSON.stringify(sum)}`);
		expect(Object.keys(labels)).toHaveLength(20);
	});
});
