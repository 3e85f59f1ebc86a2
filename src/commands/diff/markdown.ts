/** What changed, as Markdown for a comment: the words of each item with <del> and <ins>, in which nothing is markup. */
import type { Change } from "../../proposal/differences.ts";
import { shortTitle } from "../../proposal/headings.ts";
import type { Budget } from "../../text/sequence-diff.ts";
import { diffWords, type WordChange, wordBudget } from "../../text/word-diff.ts";
import { bodyChanges, breadcrumb, type Comparison, countsText, headChanges, versionName } from "./comparison.ts";

const TAGS = { same: undefined, removed: "del", added: "ins" } as const satisfies Record<WordChange["type"], unknown>;

/** The comparison as a Markdown document: words marked with `<del>` and `<ins>`, everything from the documents escaped. */
export function diffMarkdown(compared: Comparison): string {
	const { before, after, differences } = compared;
	const budget = wordBudget();
	const facts = headChanges(compared).map(([label, from, to]) => {
		return `- **${plain(label)}:** ${plain(from || "none")} → ${plain(to || "none")}`;
	});
	const count = differences.changes.length === 0 ? "No item changed." : `${countsText(compared)}.`;
	return [
		`# What changed in ${plain(shortTitle(after.proposal) ?? "a proposal without a title")}`,
		`From ${plain(versionName(before))} to ${plain(versionName(after))}. ${count}`,
		...(facts.length > 0 ? [facts.join("\n")] : []),
		...bodyChanges(compared).map((change) => section(change, budget)),
	]
		.map((block) => `${block}\n`)
		.join("\n");
}

function section(change: Change, budget: Budget): string {
	const { type, item, from, texts } = change;
	const place = from ? `moved from ${breadcrumb({ item: from })}` : type;
	const head = `## ${plain(breadcrumb(change))} (${plain(place)})`;
	if (type === "moved") return head;
	const words = diffWords(...texts, budget).map(({ type: each, text }) => {
		const tag = TAGS[each];
		return tag ? `<${tag}>${escaped(text)}</${tag}>` : escaped(text);
	});
	return `${head}\n\n\`${item.id}\`\n\n<pre>\n${words.join("").trimEnd()}\n</pre>`;
}

function escaped(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Text in a line of Markdown, with nothing of it read as markup. */
function plain(text: string): string {
	return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|~&#@]/g, "\\$&");
}
