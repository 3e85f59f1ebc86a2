/** What a reviewer changes in a rendered proposal comes back into its draft, and is rendered as the reviewer left it. */
import { describe, expect, test } from "vitest";
import { compileOutline } from "../../../src/outline/compile.ts";
import type { Outline } from "../../../src/outline/types.ts";
import { itemPlacements } from "../../../src/proposal/layout/outline-index.ts";
import { mergeMarkdown } from "../../../src/proposal/merge-markdown/merge-markdown.ts";
import { type ResolvedMerge, resolveMerge } from "../../../src/proposal/merge-markdown/resolve-merge.ts";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { renderProposal } from "../../../src/proposal/render.ts";
import { builtIn } from "../../built-in.ts";
import { ownTemplate } from "../../own-template.ts";
import { edited, STRUCTURAL, TEXTUAL } from "./reviewer-edits.ts";
import { type Draft, draftWith, proposalIn, rendered, synced, withAnswers } from "./synced.ts";

/** As small as a template can be. */
const SMALL = "# Title\n\n## Summary\n\n## Motivation\n\n### Goals\n\n## Drawbacks\n\n## Alternatives\n";
const small = compileOutline({ name: "small", template: { text: SMALL, file: "small.md" }, questionnaires: [] });

const TEMPLATES: Readonly<Record<string, Outline>> = {
	pep: builtIn("pep"),
	kep: builtIn("kep"),
	rfc: ownTemplate("rfc"),
	"a small template": small,
};

/** Every item of text answered with its own words. */
function written(outline: Outline): Draft {
	const items = outline.items.filter(({ kind, isStage }) => kind === "prose" && !isStage);
	return draftWith(
		outline,
		Object.fromEntries(items.map(({ id, label }) => [id, `What is to be said of ${label} here.`])),
	);
}

describe.each(Object.entries(TEMPLATES))("a proposal of %s", (_, outline) => {
	const draft = written(outline);
	const before = rendered(draft);
	const last = outline.items.findLast(
		({ kind, id }) => kind === "prose" && itemPlacements(outline).get(id)?.form === "section",
	)!;
	const meanwhile = withAnswers(draft, { [last.id]: `What is to be said of ${last.label} here. And this.` });
	const all = outline === small || outline === TEMPLATES.rfc ? { ...STRUCTURAL, ...TEXTUAL } : STRUCTURAL;
	const edits = Object.entries(all).flatMap(([name, edit]) => {
		const now = edited(edit, before, 5);
		return now === undefined ? [] : [[name, now] as const];
	});

	test.each(edits)("%s: it is rendered that way, with the draft's changes since then", (_, now) => {
		const alone = synced(draft, before, now);
		expect(alone.settled.isVerified).toBe(true);
		expect(rendered(alone.draft)).toBe(now);
		// A fence takes all that follows it, and so what the draft has changed.
		if (now.includes("```") && !before.includes("```")) return;
		const joined = synced(meanwhile, before, now);
		expect(joined.settled.isVerified).toBe(true);
		expect([...joined.settled.conflicts.keys()]).toEqual([]);
		expect(rendered(joined.draft)).toBe(now.replace(`of ${last.label} here.`, "$& And this."));
	});
});

describe("an answer", () => {
	const outline = small;
	const draft = draftWith(outline, { summary: "Pools can grow.", motivation: "Restarts hurt.\n\n- They take long" });
	const before = rendered(draft);
	const changed = (from: string | RegExp, to: string): string => {
		expect(before).toMatch(from);
		return before.replace(from, to);
	};

	test("whose text is gone leaves the draft once that is decided; kept, it is printed below its heading", () => {
		const now = changed("Restarts hurt.\n\n- They take long\n", "");
		const { settled } = synced(draft, before, now);
		expect(settled.removed.map(({ id }) => id)).toEqual(["motivation"]);
		const kept = synced(draft, before, now, { keepsRemoved: true });
		expect(kept.settled.removed).toEqual([]);
		expect(rendered(kept.draft)).toContain("Restarts hurt.\n\n- They take long\n");
	});

	test("an answer whose text is elsewhere, under other headings, has only moved", () => {
		const now = changed("Restarts hurt.\n\n- They take long\n", "").replace(
			"grow.\n",
			"grow.\n\nRestarts hurt.\n\nSo:\n\n- They take long\n",
		);
		const { settled, draft: after } = synced(draft, before, now);
		expect(settled.removed).toEqual([]);
		expect(rendered(after)).toBe(now);
	});

	test("given by a scope is asked for if it is removed from the Markdown", () => {
		const kep = draftWith(TEMPLATES.kep!, { "scope/nodes": { answer: "no", explanation: "" } });
		const now = rendered(kep).replace("Not applicable: Nothing that runs on nodes changes.\n\n", "");
		expect(now).not.toBe(rendered(kep));
		const { settled, draft: after } = synced(kep, rendered(kep), now);
		expect(settled.removed).toEqual([]);
		expect(rendered(after)).toBe(now);
		expect(proposalIn(after).answers["scope/wanted"]).toEqual(["production-readiness/scalability/node-exhaustion"]);
	});

	test("whose words are only in other answers counts as removed", () => {
		const twice = draftWith(outline, { summary: "No.", motivation: "No.", drawbacks: "No." });
		const now = rendered(twice).replace(/No\.\n/, "");
		expect(synced(twice, rendered(twice), now).settled.removed).toHaveLength(1);
	});

	test("below a heading that was renamed, changed in the draft meanwhile, is what the draft says", () => {
		const now = changed("Motivation\n", "Why we do this\n");
		const meanwhile = withAnswers(draft, { motivation: "Restarts hurt users." });
		const { draft: after, settled } = synced(meanwhile, before, now);
		expect([...settled.conflicts]).toEqual([]);
		expect(rendered(after)).toBe(now.replace("Restarts hurt.\n\n- They take long", "Restarts hurt users."));
	});

	test("that was removed here and changed in the draft is a conflict, and stays until someone decides", () => {
		const now = changed("Restarts hurt.\n\n- They take long\n", "");
		const meanwhile = withAnswers(draft, { motivation: "Restarts hurt users." });
		const open = synced(meanwhile, before, now);
		expect([...open.settled.conflicts.keys()].map(({ id }) => id)).toEqual(["motivation"]);
		expect(rendered(open.draft)).toContain("Restarts hurt users.");
		const theirs = synced(meanwhile, before, now, { side: "theirs", keepsRemoved: false });
		expect(theirs.settled.removed.map(({ id }) => id)).toEqual(["motivation"]);
	});

	test("to one of two extra sections with the same heading is not confused with the other", () => {
		const two = before.replace(/$/, "\n## Notes\n\nOne.\n\n## Notes\n\nTwo.\n");
		const first = synced(draft, before, two);
		expect(rendered(first.draft)).toBe(two);
		const now = two.replace("## Notes\n\nOne.\n\n", "");
		const { settled, draft: after } = synced(first.draft, two, now);
		expect(settled.removed.map(({ label }) => label)).toEqual(["Notes"]);
		expect(rendered(after)).toBe(now);
		const kept = synced(first.draft, two, now, { keepsRemoved: true });
		expect(rendered(kept.draft)).toMatch(/## Notes\n\nTwo\.\n[\s\S]*Notes\n\nOne\.\n/);
	});
});

describe("headings, order and text outside of answers", () => {
	const outline = small;
	const draft = draftWith(outline, { summary: "Pools can grow." });
	const before = rendered(draft);
	const now = before.replace("Motivation\n", "Why we do this\n");

	test("are not taken over if they differ without a common base", () => {
		expect(synced(draft, undefined, now).layoutChange).toBe("unknown");
	});

	test("are not taken over if both draft and Markdown changed them", () => {
		const other = synced(draft, before, before.replace("Summary\n", "In short\n")).draft;
		expect(synced(other, before, now).layoutChange).toBe("both");
		expect(rendered(synced(other, before, now, { side: "theirs", keepsRemoved: false }).draft)).toBe(now);
	});

	test("stay unchanged once the draft has taken them over", () => {
		const there = synced(draft, before, now).draft;
		expect(synced(there, before, now.replace("grow", "shrink")).layoutChange).toBe("same");
	});
});

describe("an answer that is kept beside “not applicable”", () => {
	const mark = { "not-applicable": "No storage.", answer: "Restarts hurt." };
	const draft = { outline: small, stage: "alpha", answers: { motivation: mark } } as const;
	const before = renderProposal(draft).markdown;
	const settledWith = (now: string, keepsRemoved = false): ResolvedMerge => {
		const [last, theirs] = [before, now].map((markdown) => {
			const reading = readProposal(small, markdown);
			return { markdown, reading, snapshot: reading };
		});
		return resolveMerge(mergeMarkdown({ templateOutline: small, draft, last, theirs: theirs!, hasSidecar: false }), {
			keepsRemoved,
		});
	};

	test("stays when the reason is reworded, and when something else changes", () => {
		expect(settledWith(before.replace("No storage.", "No disks.")).proposal.answers.motivation).toEqual({
			...mark,
			"not-applicable": "No disks.",
		});
		expect(settledWith(before.replace("Drawbacks", "Costs")).proposal.answers.motivation).toEqual(mark);
	});

	test("leaves the draft only by decision, when the mark is removed or someone writes an answer over it", () => {
		const removed = before.replace("Not applicable: No storage.\n\n", "");
		expect(settledWith(removed).removed.map(({ id }) => id)).toEqual(["motivation"]);
		expect(settledWith(removed, true).proposal.answers.motivation).toEqual(mark);
		const over = settledWith(before.replace("Not applicable: No storage.", "Users wait."));
		expect([...over.conflicts.keys()].map(({ id }) => id)).toEqual(["motivation"]);
		expect(over.proposal.answers.motivation).toEqual(mark);
	});
});
