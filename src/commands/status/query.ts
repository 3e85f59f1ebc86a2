/**
 * The conditions of `--where` and the fields of `--columns`: parsed, matched with proposals, and refused where no proposal
 * has such a field or value. Loaded only when asked for.
 */
import { UsageError } from "../../cli/world.ts";
import { numbersIn } from "../../metadata/conditions.ts";
import { STAGES, type Stage } from "../../outline/types.ts";
import { isoDay } from "../../proposal/date-words.ts";
import { joinWords } from "../../text/english.ts";
import { type FieldValues, fieldNames, fieldOf, type Subject } from "./fields.ts";
import type { Cells } from "./measure.ts";

type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=";

interface Condition {
	/** As given, for messages. */
	readonly shown: string;
	readonly field: string;
	readonly operator: Operator;
	/** One of these; `""` for no value. */
	readonly values: readonly string[];
}

/** A condition that another option stands for. */
export interface NamedCondition {
	readonly text: string;
	/** The option as given, for messages. */
	readonly shown: string;
}

const HINT = "write FIELD=VALUE, such as owners=@ann; instead of =, also !=, <, <=, > or >=";

/** @throws UsageError for invalid syntax */
function parseCondition(given: string | NamedCondition, today: string): Condition {
	const { text, shown } = typeof given === "string" ? { text: given, shown: `--where “${given}”` } : given;
	const [, not, field = "", written, list = ""] = /^\s*(!?)\s*([^=!<>]+?)\s*(!=|<=|>=|==?|<|>)(.*)$/s.exec(text) ?? [];
	const plain = written?.replace("==", "=");
	const isInvalid = plain === undefined || (not === "!" && plain !== "=");
	if (isInvalid) throw new UsageError(`invalid ${shown}`, { hint: HINT });
	const operator = (not === "!" ? "!=" : plain) as Operator;
	const values = splitList(list).map((value) => (value === "today" ? today : value));
	const compares = operator !== "=" && operator !== "!=";
	const unfit = compares && values.find((value) => quantityOf(value) === undefined);
	if (typeof unfit === "string")
		throw new UsageError(`${shown} compares with “${unfit}”, which has no order`, {
			hint: "compare with a date, a number, a percentage, a release or a stage",
		});
	return { shown, field, operator, values };
}

/** Splits at commas; one after a backslash is part of a value. */
function splitList(list: string): string[] {
	return list.split(/(?<!\\),/).map((value) => value.replaceAll("\\,", ",").trim());
}

/** Something that has an order. Only those of one type are compared. */
interface Quantity {
	readonly type: "date" | "number" | "stage";
	readonly parts: readonly number[];
}

/** A date, also of a year and a month alone; a number, a percentage or a release; or a stage. */
function quantityOf(text: string): Quantity | undefined {
	const stage = STAGES.indexOf(text.toLowerCase() as Stage);
	if (stage >= 0) return { type: "stage", parts: [stage] };
	if (text.length > 30) return undefined;
	if (/^\d{4}-\d\d(?:-\d\d)?$/.test(text)) return { type: "date", parts: numbersIn(text) };
	return /^v?\d+(?:\.\d+)*\s?%?$/i.test(text) ? { type: "number", parts: numbersIn(text) } : undefined;
}

/** Below, equal or above zero; undefined for what can't be compared. A date is equal to its month and its year. */
function compare(text: string, wanted: string): number | undefined {
	const [own, other] = [quantityOf(text), quantityOf(wanted)];
	if (!own || !other) return undefined;
	const isYear = own.type === "date" && /^\d{4}$/.test(wanted);
	if (own.type !== other.type && !isYear) return undefined;
	const length = own.type === "date" ? other.parts.length : Math.max(own.parts.length, other.parts.length);
	for (let at = 0; at < length; at++) {
		const difference = (own.parts[at] ?? 0) - (other.parts[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

const COMPARISONS = {
	"<": (difference) => difference < 0,
	"<=": (difference) => difference <= 0,
	">": (difference) => difference > 0,
	">=": (difference) => difference >= 0,
} as const satisfies Partial<Record<Operator, (difference: number) => boolean>>;

function isMet({ operator, values }: Condition, field: FieldValues): boolean {
	if (operator === "=") return values.some((wanted) => has(field, wanted));
	if (operator === "!=") return !values.some((wanted) => has(field, wanted));
	return values.some((wanted) =>
		field.values.some((text) => {
			const difference = compare(text, wanted);
			return difference !== undefined && COMPARISONS[operator](difference);
		}),
	);
}

/** Whether the field has a value; `""` and, for names, `none` stand for no value at all. */
function has(field: FieldValues, wanted: string): boolean {
	const isWord = field.words.some((word) => isSame(word, wanted));
	const standsForNone = wanted === "" || (wanted === "none" && !isWord && (field.isWhole || field.isClosed));
	if (standsForNone && field.values.length === 0) return true;
	if (wanted === "") return false;
	return field.values.some((text) => {
		const difference = compare(text, wanted);
		if (difference !== undefined) return difference === 0;
		if (field.isWhole || isWord) return isSame(text, wanted);
		return text.toLowerCase().includes(wanted.toLowerCase());
	});
}

/** Whether a whole value is meant, ignoring case and the `@` of a handle; `*` stands for anything. */
function isSame(text: string, wanted: string): boolean {
	const [own, other] = [text, wanted].map((each) => each.trim().toLowerCase().replace(/^@/, "")) as [string, string];
	const parts = other.split("*");
	if (parts.length === 1) return own === other;
	const [first = "", last = ""] = [parts[0], parts.at(-1)];
	if (!own.startsWith(first) || own.length < first.length + last.length || !own.endsWith(last)) return false;
	let at = first.length;
	for (const part of parts.slice(1, -1)) {
		const found = own.indexOf(part, at);
		if (found < 0 || found + part.length > own.length - last.length) return false;
		at = found + part.length;
	}
	return true;
}

/** What was asked of all proposals, and what they have. */
export class Query {
	readonly columns: readonly string[];
	private readonly conditions: readonly Condition[];
	/** Fields that some proposal has. */
	private readonly known = new Set<string>();
	/** By condition, the values that are none of a field's words, as long as no proposal has or allows them. */
	private readonly strange: Map<Condition, Set<string>>;
	private readonly words = new Map<Condition, readonly string[]>();
	private names: Set<string> | undefined;

	/** @throws UsageError for invalid syntax */
	constructor(where: readonly (string | NamedCondition)[], columns: readonly string[], now: Date) {
		this.conditions = where.map((each) => parseCondition(each, isoDay(now)));
		this.columns = columns;
		this.strange = new Map(this.conditions.map((each) => [each, new Set(each.values)]));
	}

	/** The values of the columns; undefined for a proposal that doesn't meet all conditions. */
	answer(subject: Subject): Cells | undefined {
		const fields = new Map(this.fieldsAsked().map((name) => [name, fieldOf(subject, name)]));
		for (const [name, field] of fields) if (field) this.known.add(name);
		if (fields.size > this.known.size || !this.names) this.remember(fieldNames(subject));
		let isWanted = true;
		for (const condition of this.conditions) {
			const field = fields.get(condition.field);
			if (field) this.learn(condition, field);
			// What has no such field has no value in it.
			if (!isMet(condition, field ?? NO_FIELD)) isWanted = false;
		}
		if (!isWanted) return undefined;
		return Object.fromEntries(
			this.columns.map((name) => [name, fields.get(name)?.shown ?? fields.get(name)?.values ?? []]),
		);
	}

	/**
	 * To be called once all proposals were seen.
	 * @throws UsageError for a field that none of them has, and a value that it can't have
	 */
	verify(): void {
		if (!this.names) return;
		const unknown = this.fieldsAsked().find((name) => !this.known.has(name));
		if (unknown !== undefined) {
			const message = `no proposal has a field “${unknown}”`;
			// A name that is usual, though no template here has anything for it.
			if (this.names.has(unknown)) throw new UsageError(message, { hint: "their templates have nothing of that kind" });
			throw new UsageError(message, {
				word: unknown,
				valid: [...this.names],
				hint: "a field is title, number, stage, complete, all, missing, words, minutes, changed, review, file, format or template, a key of the metadata, what the template calls owner, group, status or milestone, or an item's id; “pep-wizard outline” lists the ids",
			});
		}
		for (const [condition, values] of this.strange) {
			const [value] = values;
			if (value === undefined) continue;
			const { shown, field } = condition;
			const valid = [...new Set(this.words.get(condition))];
			const hint = /[=<>]/.test(value) ? BOTH : valid.length > 0 ? `it can be ${listed(valid)}` : undefined;
			throw new UsageError(`${shown}: “${field}” can't be “${value}”`, { word: value, valid, ...(hint && { hint }) });
		}
	}

	/** The names of all fields in conditions and columns. */
	fieldsAsked(): string[] {
		return [...new Set([...this.conditions.map(({ field }) => field), ...this.columns])];
	}

	private remember(names: readonly string[]): void {
		this.names = new Set([...(this.names ?? []), ...names]);
	}

	private learn(condition: Condition, field: FieldValues): void {
		const values = this.strange.get(condition)!;
		this.words.set(condition, field.words);
		const { operator } = condition;
		const isOpen = !field.isClosed || (operator !== "=" && operator !== "!=");
		for (const value of values) {
			const isKnown = [...field.words, ...field.values].some((word) => isSame(word, value));
			if (isOpen || isKnown || value === "" || value === "none" || value.includes("*")) values.delete(value);
		}
	}
}

const BOTH = "a comma means “or”; for several conditions at once, repeat --where";

/** Some of the words. */
function listed(all: readonly string[]): string {
	const most = 12;
	const words = all.filter((word, at) => all.findIndex((each) => isSame(each, word)) === at);
	return words.length > most ? `${words.slice(0, most).join(", ")}, …` : joinWords(words, "or");
}

const NO_FIELD: FieldValues = { values: [], isWhole: false, words: [], isClosed: false };

/** The names in `title,stage`. @throws UsageError for an empty one */
export function columnNames(given: string | undefined): readonly string[] | undefined {
	if (given === undefined) return undefined;
	const names = splitList(given);
	if (names.includes("")) throw new UsageError("--columns needs names of fields, such as title,stage,complete");
	return names;
}
