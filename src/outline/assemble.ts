/** Makes the outline's blocks, sections and items from nodes that are matched with the questionnaires and have ids. */

import { isAnswerLine, ownKind, ownsBoxes, usageOf } from "./content-usage.ts";
import { headingParts } from "./heading-placeholders.ts";
import {
	type CompileContext,
	checklistItem,
	fieldItem,
	lineItem,
	placeholderItem,
	questionItem,
	sectionItem,
} from "./items.ts";
import { documentKey, valueChecksOf } from "./metadata-declaration.ts";
import type { Problem } from "./problem.ts";
import {
	aliasesOf,
	type Inherited,
	locationIn,
	mergeEntries,
	type QuestionnaireEntry,
	questionnaireProblem,
	requirementOf,
} from "./questionnaire-entry.ts";
import type { RawBlock } from "./raw-template.ts";
import type { ContentNode, SectionNode } from "./section-tree.ts";
import type { Block, FieldConstraints, Item, Section } from "./types.ts";

function severalLines(text: string, matched: readonly QuestionnaireEntry[]): Problem {
	const message = `“${text}” has a value of several lines, which can't take an answer`;
	return questionnaireProblem(
		"several-lines",
		message,
		locationIn(matched, "label"),
		"Remove it from the questionnaire.",
	);
}

type ItemBlock = Extract<Block, { type: "item" }>;

export interface OutlineContents {
	readonly blocks: Block[];
	readonly sections: Section[];
	readonly items: Item[];
}

/** All sections below a node, in document order. */
export function assemble(root: SectionNode, context: CompileContext, inherited: Inherited): OutlineContents {
	const into: OutlineContents = { blocks: [], sections: [], items: [] };
	const visit = (node: SectionNode, level: number, path: readonly string[], from: Inherited): void => {
		const section = new SectionBuilder(node, context, requirementOf(node.matched, node.optional, from), path, into);
		if (node.depth > 0 || section.hasContent()) section.make(level);
		for (const child of node.children) {
			if (node.isWrapper) visit(child, 0, [], section.inherited);
			else visit(child, level + 1, [...path, node.label], section.inherited);
		}
	};
	visit(root, 0, [], inherited);
	return into;
}

class SectionBuilder {
	private readonly node: SectionNode;
	private readonly context: CompileContext;
	readonly inherited: Inherited;
	private readonly path: readonly string[];
	private readonly into: OutlineContents;
	private open: "own" | "boxes" | "none";
	private boxed = false;

	constructor(
		node: SectionNode,
		context: CompileContext,
		inherited: Inherited,
		path: readonly string[],
		into: OutlineContents,
	) {
		this.node = node;
		this.context = context;
		this.inherited = inherited;
		this.path = path;
		this.into = into;
		const kind = ownKind(node);
		this.open = kind === undefined ? "none" : ownsBoxes(node) ? "boxes" : "own";
	}

	/** Above the first heading, only parts that are printed or answered make a section. */
	hasContent(): boolean {
		return this.node.contents.some((content) => !["comment", "text", "toc"].includes(usageOf(content, this.node)));
	}

	make(level: number): void {
		const { node, into } = this;
		const { short } = mergeEntries(node.matched);
		into.sections.push({
			id: node.id,
			label: node.label,
			...(short && { short }),
			level,
			optional: this.inherited.required === "never",
			aliases: aliasesOf(node.matched, node.label),
		});
		if (node.depth > 0) this.heading();
		const first = this.ownPlace();
		for (const [i, content] of node.contents.entries()) {
			if (i === first) this.own();
			this.content(content);
		}
		if (this.open !== "none") this.own();
	}

	private heading(): void {
		const { node, into } = this;
		into.blocks.push({
			type: "heading",
			section: node.id,
			depth: node.depth,
			parts: headingParts(node.heading, node.placeholders),
		});
		into.items.push(
			...node.placeholders.map((placeholder) => placeholderItem(this.context, placeholder, this.position())),
		);
	}

	private content(content: ContentNode): void {
		const role = usageOf(content, this.node);
		const { part } = content;
		if (part.type === "toc") this.toc(part);
		else if (role === "kept" || role === "note") this.fixed(part.text);
		if (role === "boxes") this.boxes();
		if (role === "questions" || role === "fields") for (const entry of content.entries) this.entry(entry, role);
		if (role === "lines") this.lines(content);
	}

	private toc({ marks }: Extract<RawBlock, { type: "toc" }>): void {
		this.into.blocks.push({ type: "toc", section: this.node.id, ...this.context.toc, ...(marks && { marks }) });
	}

	private fixed(text: string): void {
		this.into.blocks.push({ type: "fixed", section: this.node.id, text });
	}

	/**
	 * The section's own answer replaces its text. Without text, it comes before everything except the table of contents
	 * and kept paragraphs. -1 stands for the end.
	 */
	private ownPlace(): number {
		if (this.open !== "own") return -1;
		const { contents } = this.node;
		const text = contents.findIndex((content) => usageOf(content, this.node) === "text");
		return text >= 0
			? text
			: contents.findIndex(
					(content) => content.layout || !["toc", "kept", "note"].includes(usageOf(content, this.node)),
				);
	}

	private own(): void {
		this.open = "none";
		const item = sectionItem(this.context, this.node, this.position(this.path));
		this.push(item, "section");
	}

	/** All boxes of a section are one item, at the position of the first box. */
	private boxes(): void {
		if (this.open === "boxes") this.own();
		else if (!this.boxed && !ownsBoxes(this.node))
			this.push(checklistItem(this.context, this.node, this.position()), "section");
		this.boxed = true;
	}

	private entry(entry: ContentNode["entries"][number], role: "questions" | "fields"): void {
		const made = role === "questions" ? questionItem(this.context, entry, this.position()) : undefined;
		const field = made ?? fieldItem(this.context, entry, this.position());
		const { bullet } = entry.raw;
		if (field && !made) this.declare(field.item, entry.matched, false);
		if (field) this.push(field.item, role === "questions" ? "question" : "field", field.label, bullet && { bullet });
		// An entry without a label among labelled ones takes no answer.
		else
			this.into.blocks.push({
				type: "fixed",
				section: this.node.id,
				text: `${bullet ?? "-"} ${entry.raw.text}`,
				entry: true,
			});
	}

	/** Lines that take answers and the fixed lines between them, each directly below the previous one. */
	private lines(content: ContentNode): void {
		const yaml = content.part.type === "lines" && content.part.yaml;
		const before = this.into.blocks.length;
		const joins = () => (this.into.blocks.length > before ? { joins: true as const } : {});
		let kept: string[] = [];
		const keep = (): void => {
			const text = kept.join("\n");
			if (kept.length > 0) this.into.blocks.push({ type: "fixed", section: this.node.id, text, ...joins() });
			kept = [];
		};
		for (const entry of content.entries) {
			const { raw, matched } = entry;
			const made = isAnswerLine(content, entry) ? lineItem(this.context, entry, this.position()) : undefined;
			if (!made) {
				if (matched.length > 0) this.context.problems.push(severalLines(raw.text.split("\n")[0]!, matched));
				kept.push(raw.text + (raw.tail ?? ""));
				continue;
			}
			keep();
			const { type } = this.declare(made.item, matched, yaml);
			const tail = raw.tail === undefined ? {} : { tail: raw.tail };
			this.push(made.item, "line", made.label, {
				...joins(),
				...tail,
				...(raw.dress === "row" && { row: true as const }),
				...(yaml && { yaml, ...((type === "list" || made.isList) && { flow: true as const }) }),
			});
		}
		keep();
	}

	private declare(item: Item, matched: readonly QuestionnaireEntry[], yaml: boolean): Pick<FieldConstraints, "type"> {
		if (this.node.head) this.context.headFields.push(item);
		const choices = (item.choices ?? []).map(({ label }) => label);
		const values = valueChecksOf(matched, this.context.problems, choices);
		this.context.fields.push({ field: { key: documentKey(item, yaml), item: item.id, ...values }, matched });
		return values;
	}

	private push(item: Item, form: ItemBlock["form"], label?: string, more: Partial<ItemBlock> = {}): void {
		this.into.items.push(item);
		this.into.blocks.push({ type: "item", item: item.id, form, ...(label === undefined ? {} : { label }), ...more });
	}

	private position(path?: readonly string[]) {
		const below = this.node.isWrapper ? [] : [...this.path, this.node.label];
		return { section: this.node.id, path: path ?? below, inherited: this.inherited, head: this.node.head };
	}
}
