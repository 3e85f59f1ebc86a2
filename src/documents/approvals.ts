/**
 * Files elsewhere in the repository that name who approved a section: written by an approving round, and made without an
 * approver when they are due. Comments, order and everything else in them are kept.
 */
import { dirname, resolve } from "node:path";
import { isMap, isScalar } from "yaml";
import { writeFileAtomically } from "../draft/store.ts";
import { makeFolder } from "../files/folder.ts";
import { readTextIfAny } from "../files/read.ts";
import { demandOf } from "../metadata/conditions.ts";
import { isBlankValue, type Metadata, pathOfKey, textAt, valueAt } from "../metadata/metadata.ts";
import { sidecarData } from "../metadata/sidecar.ts";
import { InputError } from "../outline/problem.ts";
import type { Companion, CompanionApproval, Stage } from "../outline/types.ts";
import { isPlaceholderText } from "../proposal/placeholder-words.ts";
import { ownValue, type PlainMap } from "../proposal/plain-data.ts";
import type { Proposal } from "../proposal/types.ts";
import { nameKey } from "../review/people.ts";
import { entryLines } from "../yaml/entry.ts";
import { plainData } from "../yaml/plain.ts";
import { editableYaml, splice } from "../yaml/splice.ts";
import { readYaml } from "../yaml/yaml.ts";
import { aroundOf, knownNames, withCompanions } from "./read-companions.ts";

/** The file that names the approver of a proposal at a stage. */
export interface Approval {
	readonly file: string;
	readonly path: string;
	/** What it is, for messages. */
	readonly what: string;
	/** Id of the section that is approved. */
	readonly section: string;
	/** The keys that lead to the approver. */
	readonly keys: readonly string[];
	/** Who is named there; undefined for nobody. */
	readonly approver: string | undefined;
	/** What a new file contains besides. */
	readonly head: PlainMap;
	/** It has to be there at this stage. */
	readonly isDue: boolean;
	/** Who may approve; undefined for anyone. */
	readonly allowed: readonly string[] | undefined;
	/** Prefix of names in the file: `@`. */
	readonly prefix: string;
}

/** Stands for the approver until there is one; `check` reports it. */
const NOBODY = "TBD";

/** The approvals of a proposal (absolute path) that its repository keeps; none where it has no place for them. */
export async function approvalsOf(
	proposal: Proposal,
	path: string,
	stage: Stage,
	{ cwd, lists }: { readonly cwd: string; readonly lists: Readonly<Record<string, readonly string[]>> },
): Promise<Approval[]> {
	const declared = proposal.outline.sidecar;
	if (!declared?.companions?.some(({ approval }) => approval)) return [];
	const owner: Metadata = { declared, isBeside: true, data: sidecarData({ ...proposal, stage }) };
	const around = await aroundOf(path, cwd, lists);
	const [, ...companions] = await withCompanions([owner], around);
	return companions.flatMap((metadata): Approval[] => {
		const { declared: own } = metadata.companion!;
		if (!own.approval) return [];
		if (metadata.problems) throw new InputError(metadata.problems);
		return [approvalIn(metadata, own, own.approval, owner, stage, { cwd, names: knownNames(own, around) })];
	});
}

function approvalIn(
	metadata: Metadata,
	declared: Companion,
	{ section, key }: CompanionApproval,
	owner: Metadata,
	stage: Stage,
	{ cwd, names }: { readonly cwd: string; readonly names: ReturnType<typeof knownNames> },
): Approval {
	const file = metadata.source?.file ?? metadata.absent!;
	const name = key.replaceAll("{stage}", stage);
	const keys = name.split("/");
	const { known } = (declared.others ?? []).find((field) => field.key === name) ?? {};
	const text = textAt(metadata, keys);
	const head = (declared.others ?? []).flatMap((field): [string, unknown][] => {
		const value = field.key.includes("/") ? undefined : valueAt(owner, pathOfKey(owner, field.key));
		return isBlankValue(value) ? [] : [[field.key, value]];
	});
	return {
		file,
		path: resolve(cwd, file),
		what: declared.what,
		section,
		keys,
		approver: text === undefined || isBlankValue(text) || isPlaceholderText(text) ? undefined : text,
		head: Object.fromEntries(head),
		isDue: demandOf(owner, declared, stage) !== undefined,
		allowed: known && names.get(known),
		prefix: known?.prefix ?? "",
	};
}

/** Why someone may not approve; undefined if they may. */
export function refusalOf({ allowed, what, prefix }: Approval, name: string): string | undefined {
	if (!allowed || allowed.some((each) => nameKey(each) === nameKey(name))) return undefined;
	const all = allowed.slice(0, 5).map((each) => (each.startsWith(prefix) ? each : prefix + each));
	const more = allowed.length > all.length ? `, and ${allowed.length - all.length} more` : "";
	return `${name} can't give the ${what}; these people can: ${all.join(", ")}${more}`;
}

/**
 * Writes who approved, or that nobody has yet; false if the file says so already.
 * @throws InputError for a file that can't be changed, WriteError if it can't be written
 */
export async function writeApproval(approval: Approval, name: string | undefined): Promise<boolean> {
	const { path, file, keys, head, prefix, approver } = approval;
	if (name !== undefined && approver !== undefined && nameKey(approver) === nameKey(name)) return false;
	const bare = name === undefined ? NOBODY : `${prefix}${nameKey(name)}`;
	const before = readTextIfAny(path);
	if (name === undefined && before !== undefined && hasKey(before, file, keys)) return false;
	const text = before === undefined ? newText(head, keys, bare) : updated(before, file, keys, bare);
	if (text === before) return false;
	await makeFolder(dirname(path));
	await writeFileAtomically(path, text, {
		file,
		refuseDanglingLink: true,
		expected: before === undefined ? null : Buffer.from(before),
	});
	return true;
}

function newText(head: PlainMap, keys: readonly string[], name: string): string {
	const style = { step: 2, eol: "\n", indent: 0 };
	const plain = Object.entries(head).map(
		([key, value]) => `${key}: ${/^\d+$/.test(`${value}`) ? value : JSON.stringify(value)}\n`,
	);
	const [first = "", ...rest] = keys;
	return plain.join("") + entryLines(first, nested(rest, name), style).text;
}

function nested(keys: readonly string[], value: unknown): unknown {
	return keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

function hasKey(text: string, file: string, keys: readonly string[]): boolean {
	return valueAt({ data: plainData(readYaml(text, file).document.contents) }, keys) !== undefined;
}

/** The text with the value at the keys; everything else stays. */
function updated(text: string, file: string, keys: readonly string[], value: string): string {
	const yaml = readYaml(text, file);
	const root = yaml.document.contents;
	const fail = (message: string): never => {
		const at = yaml.at(0);
		throw new InputError([{ rule: "review/approval", severity: "error", message, at, fix: "Write one key a line." }]);
	};
	if (root === null) return text + newText({}, keys, value);
	if (!isMap(root)) return fail("expected keys with values");
	const there = yaml.document.getIn(keys, true);
	if (isScalar(there) && there.range && there.range[1] > there.range[0]) {
		const [from, to] = there.range;
		if (!text.slice(from, to).includes("\n")) return text.slice(0, from) + JSON.stringify(value) + text.slice(to);
	}
	const [first = "", ...rest] = keys;
	const data = plainData(root) as PlainMap;
	const top = new Map([[first, withValue(ownValue(data, first), rest, value)]]);
	const editable = editableYaml(yaml, root as never, first);
	const written = splice(editable, { top, after: {}, map: "", entries: new Map(), order: [] });
	return written ?? fail("can't be changed without changing what else is in it");
}

function withValue(data: unknown, [first, ...rest]: readonly string[], value: string): unknown {
	if (first === undefined) return value;
	const map = typeof data === "object" && data !== null && !Array.isArray(data) ? (data as PlainMap) : {};
	return { ...map, [first]: withValue(ownValue(map, first), rest, value) };
}
