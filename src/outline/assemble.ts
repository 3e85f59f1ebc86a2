/** Makes the outline's blocks, sections and items from nodes that are matched with the questionnaires and have ids. */

import { headingParts } from "./heading-placeholders.ts";
import { fieldItem, lineItem, type Making, ownItem, placeholderItem, questionItem, taskItem } from "./items.ts";
import { documentKey, valuesOf } from "./metadata.ts";
import { isLine, ownKind, ownsBoxes, usageOf } from "./part-usage.ts";
import type { Problem } from "./problem.ts";
import {
	aliasesOf,
	type Inherited,
	mistake,
	placeIn,
	type QuestionnaireEntry,
	requirementOf,
} from "./questionnaire-entry.ts";
import type { SectionNode, Slot } from "./section-nodes.ts";
import type { Block, CheckedField, Item, Section } from "./types.ts";

function severalLines(text: string, matched: readonly QuestionnaireEntry[]): Problem {
	const message = `“${text}” has a value of several lines, which can't take an answer`;
	return mistake("several-lines", message, placeIn(matched, "label"), "Remove it from the questionnaire.");
}

type ItemBlock = Extract<Block, { type: "item" }>;

export interface Assembled {
	readonly blocks: Block[];
	readonly sections: Section[];
	readonly items: Item[];
}

/** All sections below a node, in document order. */
export function assemble(root: SectionNode, making: Making, inherited: Inherited): Assembled {
	const into: Assembled = { blocks: [], sections: [], items: [] };
	const visit = (node: SectionNode, level: number, path: readonly string[], from: Inherited): void => {
		const section = new SectionMaker(node, making, requirementOf(node.matched, node.optional, from), path, into);
		if (node.depth > 0 || section.hasContent()) section.make(level);
		for (const child of node.children) {
			if (node.around) visit(child, 0, [], section.inherited);
			else visit(child, level + 1, [...path, node.label], section.inherited);
		}
	};
	visit(root, 0, [], inherited);
	return into;
}

class SectionMaker {
	private readonly node: SectionNode;
	private readonly making: Making;
	readonly inherited: Inherited;
	private readonly path: readonly string[];
	private readonly into: Assembled;
	private open: "own" | "boxes" | "none";
	private boxed = false;

	constructor(node: SectionNode, making: Making, inherited: Inherited, path: readonly string[], into: Assembled) {
		this.node = node;
		this.making = making;
		this.inherited = inherited;
		this.path = path;
		this.into = into;
		const kind = ownKind(node);
		this.open = kind === undefined ? "none" : ownsBoxes(node) ? "boxes" : "own";
	}

	/** Above the first heading, only printed or answered parts make a section. */
	hasContent(): boolean {
		return this.node.slots.some((slot) => !["comment", "text", "toc"].includes(usageOf(slot, this.node)));
	}

	make(level: number): void {
		const { node, into } = this;
		into.sections.push({
			id: node.id,
			label: node.label,
			level,
			optional: this.inherited.required === "never",
			aliases: aliasesOf(node.matched, node.label),
		});
		if (node.depth > 0) this.heading();
		const first = this.ownPlace();
		for (const [i, slot] of node.slots.entries()) {
			if (i === first) this.own();
			this.slot(slot);
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
			...node.placeholders.map((placeholder) => placeholderItem(this.making, placeholder, this.context())),
		);
	}

	private slot(slot: Slot): void {
		const role = usageOf(slot, this.node);
		const { part } = slot;
		if (role === "toc") this.into.blocks.push({ type: "toc", section: this.node.id, ...this.making.toc });
		else if (role === "kept" && part.type !== "toc") this.fixed(part.text);
		if (role === "boxes") this.boxes();
		if (role === "questions" || role === "fields") for (const entry of slot.entries) this.entry(entry, role);
		if (role === "lines") this.lines(slot);
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
		const { slots } = this.node;
		const text = slots.findIndex((slot) => usageOf(slot, this.node) === "text");
		return text >= 0
			? text
			: slots.findIndex((slot) => slot.layout || !["toc", "kept"].includes(usageOf(slot, this.node)));
	}

	private own(): void {
		this.open = "none";
		const item = ownItem(this.making, this.node, this.context(this.path));
		this.push(item, "section");
	}

	/** All boxes of a section are one item, at the position of the first box. */
	private boxes(): void {
		if (this.open === "boxes") this.own();
		else if (!this.boxed && !ownsBoxes(this.node))
			this.push(taskItem(this.making, this.node, this.context()), "section");
		this.boxed = true;
	}

	private entry(entry: Slot["entries"][number], role: "questions" | "fields"): void {
		const made = role === "questions" ? questionItem(this.making, entry, this.context()) : undefined;
		const field = made ?? fieldItem(this.making, entry, this.context());
		if (field && !made) this.declare(field.item, entry.matched, false);
		if (field) this.push(field.item, role === "questions" ? "question" : "field", field.label);
		// A line without a label among labelled lines takes no answer.
		else this.fixed(`- ${entry.raw.text}`);
	}

	/** Lines that take answers and the fixed lines between them, each directly below the previous one. */
	private lines(slot: Slot): void {
		const yaml = slot.part.type === "lines" && slot.part.yaml;
		const before = this.into.blocks.length;
		const joins = () => (this.into.blocks.length > before ? { joins: true as const } : {});
		let kept: string[] = [];
		const keep = (): void => {
			const text = kept.join("\n");
			if (kept.length > 0) this.into.blocks.push({ type: "fixed", section: this.node.id, text, ...joins() });
			kept = [];
		};
		for (const [at, { raw, matched, id }] of slot.entries.entries()) {
			const made = isLine(slot, at) ? lineItem(this.making, { raw, matched, id }, this.context()) : undefined;
			if (!made) {
				if (matched.length > 0) this.making.problems.push(severalLines(raw.text, matched));
				kept.push(raw.text + (raw.tail ?? ""));
				continue;
			}
			keep();
			const { type } = this.declare(made.item, matched, yaml);
			const tail = raw.tail === undefined ? {} : { tail: raw.tail };
			this.push(made.item, "line", made.label, {
				...joins(),
				...tail,
				...(yaml && { yaml, ...(type === "list" && { flow: true as const }) }),
			});
		}
		keep();
	}

	private declare(item: Item, matched: readonly QuestionnaireEntry[], yaml: boolean): Pick<CheckedField, "type"> {
		const choices = (item.choices ?? []).map(({ label }) => label);
		const values = valuesOf(matched, this.making.problems, choices);
		this.making.fields.push({ field: { key: documentKey(item, yaml), item: item.id, ...values }, matched });
		return values;
	}

	private push(item: Item, form: ItemBlock["form"], label?: string, more: Partial<ItemBlock> = {}): void {
		this.into.items.push(item);
		this.into.blocks.push({ type: "item", item: item.id, form, ...(label === undefined ? {} : { label }), ...more });
	}

	private context(path?: readonly string[]) {
		const below = this.node.around ? [] : [...this.path, this.node.label];
		return { section: this.node.id, path: path ?? below, inherited: this.inherited };
	}
}
