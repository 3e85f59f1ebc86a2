/** All known wordings of an outline's sections, questions and fields. Cached per outline. */
import { normalForm, plainText } from "../../markdown/plain-text.ts";
import { stemmedForm } from "../../markdown/stemming.ts";
import type { Outline } from "../../outline/types.ts";
import { remembering } from "../../text/remembering.ts";
import { placeholderIds } from "../headings.ts";
import { itemPlacements, sectionPlacements } from "../layout/outline-index.ts";
import { SimilarLists } from "./similar-lists.ts";
import { SimilarQuestions } from "./similar-questions.ts";

/** A heading, question or field that a document may have. */
export interface Target {
	readonly kind: "section" | "question" | "field";
	/** Of the section or the item. */
	readonly id: string;
	/** Id of the enclosing section; `''` for the document itself. */
	readonly parent: string;
	/** As the template words it. */
	readonly label: string;
	/** It is worded as a question, so documents may write it as one even if the template doesn't. */
	readonly asks: boolean;
}

/** How a wording is known: as the template's own, as an alias, or because its words are nearly those of one. */
export type Likeness = "exact" | "alias" | "similar";

export interface Wording {
	readonly target: Target;
	readonly by: Likeness;
	/** It is not the template's own wording, and is trusted less. */
	readonly alias: boolean;
}

interface KnownWording extends Wording {
	/** Its normal form. */
	readonly form: string;
	/** Normal forms of aliases with the same words in another form, such as the singular. */
	readonly aliasForms: Set<string>;
}

export interface Wordings {
	/** The possible meanings of a heading or label, ignoring the form of its words. */
	meant(wording: string): readonly Wording[];
	/** Whether a known wording starts with this word, in lower case. */
	opensWith(word: string): boolean;
	readonly sections: number;
	readonly questions: number;
}

const cache = new WeakMap<Outline, Wordings>();

/** The outline's wordings, indexed for lookup. */
export function wordingsOf(outline: Outline): Wordings {
	const wordings = cache.get(outline) ?? collect(outline);
	cache.set(outline, wordings);
	return wordings;
}

function collect(outline: Outline): Wordings {
	const known = new Map<string, KnownWording[]>();
	const first = new Set<string>();
	const add = (target: Target, wording: string, alias: boolean): void => {
		const form = stemmedForm(wording);
		const there = known.get(form) ?? [];
		const same = there.find((each) => each.target.id === target.id && each.target.kind === target.kind);
		same?.aliasForms.add(normalForm(wording));
		if (form === "" || same) return;
		known.set(form, [
			...there,
			{ target, by: alias ? "alias" : "exact", alias, form: normalForm(wording), aliasForms: new Set() },
		]);
		first.add(/[\p{L}\p{N}]+/u.exec(plainText(wording))?.[0].toLowerCase() ?? "");
	};
	const sections = sectionTargets(outline);
	const items = itemTargets(outline);
	for (const { target, aliases } of [...sections, ...items]) {
		add(target, target.label, false);
		for (const alias of aliases) add(target, alias, true);
	}
	const questions = [...sections, ...items].filter(({ target }) => target.asks);
	const similar = [
		new SimilarQuestions(questions.flatMap(wordingsOfTarget), isSame),
		new SimilarLists(sections.filter(({ target }) => !target.asks).flatMap(wordingsOfTarget), isSame),
	];
	return {
		meant: remembering((wording) => meantBy(known, similar, wording)),
		opensWith: (word) => first.has(word),
		sections: sectionPlacements(outline).size - sections.filter(({ target }) => target.asks).length,
		questions: questions.length,
	};
}

function meantBy(
	known: ReadonlyMap<string, readonly KnownWording[]>,
	similar: readonly { find(wording: string): Target | undefined }[],
	wording: string,
): readonly Wording[] {
	const there = known.get(stemmedForm(wording));
	// A wording in another form counts as an alias: it is trusted less.
	if (there) {
		const form = normalForm(wording);
		return there.map((each) => {
			if (each.form === form) return each;
			return { ...each, by: each.aliasForms.has(form) ? "alias" : "similar", alias: true };
		});
	}
	return similar.flatMap((each): readonly Wording[] => {
		const target = each.find(wording);
		return target ? [{ target, by: "similar", alias: true }] : [];
	});
}

const wordingsOfTarget = ({ target, aliases }: NamedTarget) =>
	[target.label, ...aliases].map((wording) => [wording, target] as const);

const isSame = (a: Target, b: Target): boolean => a.id === b.id && a.kind === b.kind;

/** Whether a heading or label is worded as a question. */
function asks(label: string): boolean {
	return plainText(label).endsWith("?");
}

interface NamedTarget {
	readonly target: Target;
	readonly aliases: readonly string[];
}

/** Headings with placeholders are matched separately, as the title. */
function sectionTargets(outline: Outline): NamedTarget[] {
	const aliases = new Map(outline.sections.map((section) => [section.id, section.aliases]));
	return outline.blocks.flatMap((block): NamedTarget[] => {
		if (block.type !== "heading" || placeholderIds(block).length > 0) return [];
		const parent = sectionPlacements(outline).get(block.section)?.parent ?? "";
		const label = block.parts.join("");
		const target = { kind: "section" as const, id: block.section, parent, label, asks: asks(label) };
		return [{ target, aliases: aliases.get(block.section) ?? [] }];
	});
}

function itemTargets(outline: Outline): NamedTarget[] {
	return outline.blocks.flatMap((block): NamedTarget[] => {
		if (block.type !== "item" || block.form === "section") return [];
		const item = itemPlacements(outline).get(block.item)?.item;
		if (!item) return [];
		const headed = sectionPlacements(outline).get(item.section);
		const parent = headed && !headed.isWrapper ? item.section : "";
		const label = block.label ?? item.label;
		const asks = block.form === "question";
		return [
			{
				target: { kind: asks ? "question" : "field", id: item.id, parent, label, asks },
				aliases: item.aliases,
			},
		];
	});
}
