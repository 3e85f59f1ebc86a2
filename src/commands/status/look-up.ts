/**
 * Takes out of a proposal what queries and reports look up, and makes a subject of that again. The answers are few, because a
 * document has many and most queries ask for metadata only.
 */
import type { Metadata } from "../../metadata/metadata.ts";
import { attributeNames, isNamed, namesOf, refersToProposals } from "../../outline/attributes.ts";
import { type Item, type KnownNames, type Outline, STAGES } from "../../outline/types.ts";
import { kindOf } from "../../proposal/kinds/table.ts";
import { wordsInProposal } from "../../proposal/length.ts";
import { answerTexts, declarationsOf, metadataItems, type Subject } from "./fields.ts";
import type { LookedUp, OwnMetadata } from "./looked-up.ts";
import type { MeasuredProposal } from "./measure.ts";

/** Fields that take all answers, and time. */
const OF_ALL_ANSWERS = ["words", "minutes"];

/** Which of the fields that are asked for need more than what is looked up anyway. */
export function moreFields(asked: readonly string[], outlines: readonly Outline[]): string[] {
	const isMore = (outline: Outline, field: string): boolean => {
		const usual = new Set(itemsFor(outline, []));
		return itemsFor(outline, [field]).some((item) => !usual.has(item));
	};
	const more = asked.filter((field) => OF_ALL_ANSWERS.includes(field) || outlines.some((each) => isMore(each, field)));
	return [...new Set(more)].sort();
}

/** The items that hold metadata, one line or what is usually asked for, and those of the fields. */
function itemsFor(outline: Outline, fields: readonly string[]): Item[] {
	const held = metadataItems(outline);
	const named = fields.flatMap((field) => [field.replaceAll(".", "/"), ...namesOf(outline, field)]);
	const usual = attributeNames(outline).flatMap((attribute) => namesOf(outline, attribute));
	const names = [...named, ...usual].flatMap((name) => STAGES.map((stage) => name.replace("{stage}", stage)));
	const isUsual = (item: Item): boolean => held.has(item.id) || Boolean(kindOf(item).isOneLine);
	return outline.items.filter(
		(item) => !item.isStage && (isUsual(item) || names.some((name) => isNamed(item.id, name))),
	);
}

/** What a subject has; `fields` are asked for besides what usually is. */
export function lookUp(subject: Subject, fields: readonly string[]): LookedUp {
	const { proposal, data, names, metadata = [], companions = [] } = subject;
	const { outline, stage, name, answers } = proposal;
	const declared = declarationsOf(outline);
	const own = ({ declared: its, data: own }: Metadata): OwnMetadata => {
		return { declaration: declared.indexOf(its), data: own };
	};
	const texts = itemsFor(outline, fields).map((item) => [item.id, answerTexts(proposal, item)]);
	const kept = Object.entries(answers).filter(([id]) => isKept(outline, id));
	return {
		proposal: { stage, answers: Object.fromEntries(kept), ...(name && { name }) },
		texts: Object.fromEntries(texts),
		words: fields.some((field) => OF_ALL_ANSWERS.includes(field)) ? wordsInProposal(proposal) : undefined,
		data,
		files: [...metadata, ...companions].flatMap(({ source, absent }) => source?.file ?? absent ?? []),
		names: knownIn(outline).map((known) => names.get(known) ?? []),
		metadata: metadata.map(own),
		companions: companions.flatMap(({ companion, data: its }) => {
			if (!companion) return [];
			const { declaration } = own(companion.owner);
			const all = declared[declaration]?.companions ?? [];
			return [{ declaration, companion: all.indexOf(companion.declared), data: its }];
		}),
	};
}

/** Answers that are looked at as such: they refer to other proposals, or have the box of an approval. */
function isKept(outline: Outline, id: string): boolean {
	const boxes = namesOf(outline, "approval");
	return refersToProposals(outline, id) || boxes.some((name) => isNamed(id, name.replace(/\/[^/]*$/, "")));
}

/** The subject again. */
export function subjectOf(found: LookedUp, measured: MeasuredProposal): Subject {
	const { outline, format } = measured;
	const declared = declarationsOf(outline);
	const metadata = found.metadata.map(({ declaration, data }): Metadata => {
		const its = declared[declaration]!;
		return { declared: its, isBeside: its === outline.sidecar, data };
	});
	return {
		measured,
		format,
		proposal: { outline, ...found.proposal },
		texts: found.texts,
		words: found.words,
		data: found.data,
		names: new Map(knownIn(outline).map((known, at) => [known, found.names[at] ?? []])),
		metadata,
		companions: found.companions.flatMap(({ declaration, companion, data }): Metadata[] => {
			const its = declared[declaration]?.companions?.[companion];
			const owner = metadata.find((each) => each.declared === declared[declaration]);
			return its && owner ? [{ declared: its, isBeside: true, data, companion: { declared: its, owner } }] : [];
		}),
	};
}

function knownIn(outline: Outline): KnownNames[] {
	return declarationsOf(outline).flatMap(({ fields, others = [] }) =>
		[...fields, ...others].flatMap((field) => field.known ?? []),
	);
}
