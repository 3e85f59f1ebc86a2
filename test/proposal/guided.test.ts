/** A blank proposal with its guidance as comments: as blank when it is read back, and each answer typed into it is read alone. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Item, type Outline, STAGES } from "../../src/outline/types.ts";
import { statusOf } from "../../src/proposal/completeness.ts";
import { guidanceComment, withGuidance } from "../../src/proposal/guided.ts";
import { itemPlacements } from "../../src/proposal/layout/outline-index.ts";
import { readProposal } from "../../src/proposal/reading/read.ts";
import { renderProposal } from "../../src/proposal/render.ts";
import type { Proposal } from "../../src/proposal/types.ts";
import { builtIn } from "../built-in.ts";
import { ownTemplate } from "../own-template.ts";

const OUTLINES: Readonly<Record<string, Outline>> = {
	pep: builtIn("pep"),
	kep: builtIn("kep"),
	rfc: ownTemplate("rfc"),
	design: ownTemplate("design"),
	decision: ownTemplate("decision/template"),
};

const guided = (proposal: Proposal): string => renderProposal(withGuidance(proposal)).markdown;
const blank = (outline: Outline): Proposal => ({ outline, stage: "alpha", answers: {} });

function readBack(outline: Outline, markdown: string) {
	const { answers, stage, layout } = readProposal(outline, markdown);
	const proposal: Proposal = { outline, answers, stage, ...(layout && { layout }) };
	expect(renderProposal(proposal).markdown).toBe(markdown);
	return { proposal, answers };
}

describe.each(Object.entries(OUTLINES))("%s", (_, outline) => {
	const markdown = guided(blank(outline));

	test("shows the guidance of every section and question once", () => {
		for (const item of outline.items) {
			const form = itemPlacements(outline).get(item.id)?.form;
			const first = guidanceComment(item).split("\n")[1];
			if ((form === "section" || form === "question") && !item.isStage && first !== undefined)
				expect(markdown).toContain(first);
		}
	});

	test("is blank when it is read back, at every stage, and comes back byte for byte", () => {
		const { proposal, answers } = readBack(outline, markdown);
		expect(answers).toEqual({});
		for (const stage of STAGES)
			expect(statusOf(proposal, stage).missing).toEqual(statusOf(blank(outline), stage).missing);
	});

	test("is unchanged once it has been read back", () => {
		expect(guided(readBack(outline, markdown).proposal)).toBe(markdown);
	});

	const comments = outline.items.map(guidanceComment);
	const texts = outline.items.filter((item) => {
		const comment = guidanceComment(item);
		const isOwn = comments.indexOf(comment) === comments.lastIndexOf(comment);
		return item.kind === "prose" && itemPlacements(outline).get(item.id)?.form === "section" && comment !== "" && isOwn;
	});

	test("reads an answer below, behind, above or instead of a comment without it, and changes nothing else", () => {
		const edit = fc.record({
			item: fc.constantFrom(...texts),
			words: fc.constantFrom(
				"Pools can grow.",
				"Two.\n\nParagraphs.",
				"- A list\n- of two",
				"```\n# code\n```",
				"Not much, [see](#x).",
			),
			where: fc.constantFrom("below", "right below", "behind", "above", "instead"),
		});
		fc.assert(
			fc.property(fc.uniqueArray(edit, { selector: ({ item }) => item.id, minLength: 1, maxLength: 5 }), (edits) => {
				const typed = edits.reduce((text, each) => typedInto(text, each), markdown);
				expect(readBack(outline, typed).answers).toEqual(
					Object.fromEntries(edits.map(({ item, words }) => [item.id, words])),
				);
			}),
			{ numRuns: 15 },
		);
	});
});

interface Edit {
	readonly item: Item;
	readonly words: string;
	readonly where: string;
}

/** The text after someone has typed at the item's comment. */
function typedInto(text: string, { item, words, where }: Edit): string {
	const comment = guidanceComment(item);
	const at = text.indexOf(comment);
	const end = at + comment.length;
	if (where === "above") return `${text.slice(0, at)}${words}\n\n${text.slice(at)}`;
	if (where === "instead") return text.slice(0, at) + words + text.slice(end);
	const gap = where === "below" ? "\n\n" : where === "behind" ? " " : "\n";
	return `${text.slice(0, end)}${gap}${words}${text.slice(end)}`;
}

test("keeps guidance that contains comments within its own comment", () => {
	const item = { guidance: { text: "Write <!-- this --> or\n\n<!--\nthat\n-->" } } as Item;
	expect(guidanceComment(item)).toBe("<!--\nWrite &lt;!-- this --&gt; or\n\n&lt;!--\nthat\n--&gt;\n-->");
});

test("wraps long lines and indents lists, but leaves code and tables alone", () => {
	const long = "word ".repeat(30).trim();
	const item = { guidance: { why: long, example: `- ${long}\n\n| ${long} |\n\n\`\`\`\n${long}\n\`\`\`` } } as Item;
	const lines = guidanceComment(item).split("\n");
	expect(lines[1]).toMatch(/^Why this is asked: word/);
	expect(lines.filter((line) => line.length > 100)).toEqual([`| ${long} |`, long]);
	expect(lines[lines.findIndex((line) => line.startsWith("- word")) + 1]).toMatch(/^ {2}word/);
});

test("leaves answers unchanged, without a comment", () => {
	const proposal: Proposal = {
		...blank(OUTLINES.pep!),
		answers: { summary: "Pools grow.", motivation: { "not-applicable": "None." } },
	};
	const { answers } = readBack(OUTLINES.pep!, guided(proposal));
	expect(answers).toEqual(proposal.answers);
});

test("does not bring back an optional section that the document left out", () => {
	const outline = OUTLINES.kep!;
	const { proposal } = readBack(outline, "# KEP-7: Pools\n\n## Summary\n\nPools grow.\n\n## Motivation\n");
	const markdown = guided(proposal);
	expect(markdown).toContain("## Motivation\n\n<!--\n");
	expect(markdown).not.toContain("(Optional)");
});
