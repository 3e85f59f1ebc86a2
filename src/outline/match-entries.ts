/**
 * Matches a questionnaire's questions, fields, placeholders, boxes and kept paragraphs with the parts of one section.
 */
import { labelWords } from "../markdown/labelled-lines.ts";
import { joinWords } from "../text/english.ts";
import { labelledEntry } from "./list-entries.ts";
import { type MatchContext, matchOne } from "./match-one.ts";
import { questionnaireProblem } from "./questionnaire-entry.ts";
import type { QChecklist, QLabelled, QPlaceholder, QQuestion } from "./questionnaire-types.ts";
import type { Path } from "./schema.ts";
import type { BoxNode, EntryNode, PlaceholderNode, SectionNode } from "./section-tree.ts";
import { beginsWith, nearestFix } from "./wording.ts";

/** Questions are list entries or, if no entry matches, headings below the section's. */
export function matchQuestions(
	matching: MatchContext,
	all: readonly QQuestion[],
	path: Path,
	section: SectionNode,
): void {
	const entries = section.contents.flatMap((content) => content.entries);
	const candidates = [
		...entries.map((node) => ({ node, text: node.raw.text, line: node.raw.line })),
		...section.children.map((node) => ({ node, text: node.heading, line: node.line })),
	];
	for (const [i, entry] of all.entries()) {
		const node = matchOne<EntryNode | SectionNode>(matching, {
			wordings: [entry.question, ...(entry.aliases ?? [])],
			path: [...path, i, "question"],
			what: "question",
			where: ` in “${section.label}”`,
			candidates,
		});
		if (!node) continue;
		node.matched.push({ entry, file: matching.file, path: [...path, i] });
		if ("raw" in node) node.as = "question";
	}
}

/** Fields are list entries with a label before a colon. */
export function matchFields(matching: MatchContext, all: readonly QLabelled[], path: Path, section: SectionNode): void {
	const candidates = section.contents
		.flatMap((content) => content.entries)
		.flatMap((node) => {
			const labelled = labelledEntry(node.raw);
			return labelled ? [{ node, text: labelWords(labelled.label), line: node.raw.line }] : [];
		});
	for (const [i, entry] of all.entries()) {
		const node = matchOne(matching, {
			wordings: [entry.label, ...(entry.aliases ?? [])],
			path: [...path, i, "label"],
			what: "field",
			where: ` in “${section.label}”`,
			candidates,
		});
		if (!node) continue;
		node.matched.push({ entry, file: matching.file, path: [...path, i] });
		node.as = "field";
	}
}

/** Placeholders are verbatim pieces of the heading. Named ones replace those recognised by their form. */
export function matchPlaceholders(
	matching: MatchContext,
	all: readonly QPlaceholder[],
	path: Path,
	section: SectionNode,
): void {
	const named: PlaceholderNode[] = section.placeholders.filter((placeholder) => placeholder.matched.length > 0);
	for (const [i, entry] of all.entries()) {
		const at = section.heading.indexOf(entry.text);
		const location = matching.file.locationOf([...path, i, "text"]);
		const described = { entry: { ...entry, text: undefined }, file: matching.file, path: [...path, i] };
		const same = named.find((placeholder) => placeholder.at === at && placeholder.text === entry.text);
		if (same?.matched.every(({ file }) => file !== matching.file)) same.matched.push(described);
		else if (entry.text === "" || at < 0) {
			const message = `the heading has no piece “${entry.text}”`;
			const fix = `Expected words of “${section.heading}” (${matching.template}:${section.line}), exactly as written.`;
			matching.problems.push(questionnaireProblem("unknown-hole", message, location, fix));
		} else if (
			named.some(
				(placeholder) => at < placeholder.at + placeholder.text.length && placeholder.at < at + entry.text.length,
			)
		) {
			const message = `the piece “${entry.text}” of the heading is described twice`;
			matching.problems.push(
				questionnaireProblem("twice", message, location, "Join the two, or shorten one so that they don't overlap."),
			);
		} else named.push({ text: entry.text, at, label: entry.label, matched: [described], id: "" });
	}
	section.placeholders = named.sort((a, b) => a.at - b.at);
}

/** Paragraphs, code, tables and quotes that start with the given words are kept. */
export function matchKept(matching: MatchContext, all: readonly string[], path: Path, section: SectionNode): void {
	const texts = section.contents.flatMap((content) => {
		const { part } = content;
		return part.type === "paragraph" || part.type === "other" ? [{ content, text: part.text, line: part.line }] : [];
	});
	for (const [i, wanted] of all.entries()) {
		const found = texts.filter(({ text }) => beginsWith(text, wanted));
		for (const { content } of found) content.kept = true;
		if (found.length > 0) continue;
		const known = texts.map(({ text, line }) => ({
			text: text.replace(/\s+/g, " "),
			where: `${matching.template}:${line}`,
		}));
		const message = `the template has no paragraph that begins with “${wanted}” in “${section.label}”`;
		const fix = nearestFix(wanted, known, "paragraph");
		matching.problems.push(
			questionnaireProblem("unknown-paragraph", message, matching.file.locationOf([...path, i]), fix),
		);
	}
}

/** A task list's entries, each by its words or by their beginning where that is unique. */
export function matchBoxes(matching: MatchContext, checklist: QChecklist, path: Path, section: SectionNode): void {
	const boxes = section.contents.flatMap((content) => content.boxes);
	section.task.matched.push({ entry: checklist, file: matching.file, path });
	if (boxes.length === 0) {
		const message = `the template has no task list in “${section.label}”`;
		const fix = `Expected entries that open with “- [ ] ” below ${matching.template}:${section.line}.`;
		matching.problems.push(questionnaireProblem("unknown-checklist", message, matching.file.locationOf(path), fix));
		return;
	}
	for (const [i, entry] of (checklist.entries ?? []).entries()) {
		const box = matchBox(matching, entry.text, [...path, "entries", i, "text"], boxes);
		const matched = { id: entry.id, required: entry.required, by: entry.by };
		if (box) box.matched.push({ entry: compact(matched), file: matching.file, path: [...path, "entries", i] });
	}
}

function matchBox(matching: MatchContext, text: string, path: Path, boxes: readonly BoxNode[]): BoxNode | undefined {
	const known = boxes.map((node) => ({ node, text: node.raw.text, line: node.raw.line }));
	const exact = boxes.filter((box) => box.raw.text === text);
	const fitting = exact.length > 0 ? exact : boxes.filter((box) => beginsWith(box.raw.text, text));
	if (new Set(fitting.map((box) => box.raw.text)).size > 1) {
		const lines = joinWords(fitting.map((box) => String(box.raw.line)));
		const message = `several boxes begin with “${text}”`;
		const fix = `Write more of it: the boxes are in lines ${lines} of ${matching.template}.`;
		matching.problems.push(questionnaireProblem("ambiguous-box", message, matching.file.locationOf(path), fix));
		return undefined;
	}
	const candidates = fitting.length > 0 ? fitting.map((node) => ({ node, text, line: node.raw.line })) : known;
	return matchOne(matching, { wordings: [text], path, what: "box", where: "", candidates });
}

function compact<T extends object>(data: T): T {
	return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as T;
}
