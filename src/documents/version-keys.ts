/**
 * Adds to versions of a proposal what no item holds: other keys of its metadata, and what files kept elsewhere say of it,
 * such as an approval. So they can be compared like answers.
 */
import { type Metadata, valueAt } from "../metadata/metadata.ts";
import type { FieldConstraints, Item, MetadataDeclaration, Outline } from "../outline/types.ts";
import { isMap } from "../proposal/plain-data.ts";
import type { Proposal } from "../proposal/types.ts";
import type { Version } from "./open-version.ts";

/** Both versions with that as items of their own; the metadata's only if both have some. */
export function withOtherKeys(before: Version, after: Version): readonly [Version, Version] {
	const hasOwn = before.other?.own !== undefined && after.other?.own !== undefined;
	return [withItems(before, hasOwn), withItems(after, hasOwn)];
}

function withItems(version: Version, withOwn: boolean): Version {
	const { proposal, other } = version;
	if (!other) return version;
	const own = withOwn ? (other.own ?? []).flatMap((each) => otherItems(proposal.outline, each)) : [];
	const added = [...own, ...other.companions.flatMap((each) => otherItems(proposal.outline, each))];
	if (added.length === 0) return version;
	const outline: Outline = {
		...proposal.outline,
		items: [...proposal.outline.items, ...added.map(({ item }) => item)],
	};
	const answers = { ...proposal.answers, ...Object.fromEntries(added.map(({ item, text }) => [item.id, text])) };
	return { ...version, proposal: { ...proposal, outline, answers } satisfies Proposal };
}

interface OtherItem {
	readonly item: Item;
	readonly text: string;
}

function otherItems(outline: Outline, { declared, data, companion }: Metadata): OtherItem[] {
	const held = [...declared.fields].flatMap(({ key, otherKeys = [] }) => [key, ...otherKeys]);
	const name = companion?.declared.what ?? fileOf(outline, declared);
	const section = companion ? slug(name) : sectionOf(outline, declared);
	return leaves(data).flatMap(({ path, text }) => {
		const key = path.join("/");
		if (text === "" || held.some((each) => key === each || key.startsWith(`${each}/`))) return [];
		const about = { kind: "prose", required: "never", guidance: {}, placeholders: [], aliases: [] } as const;
		const item: Item = { ...about, id: `${section}/${key}`, label: path.join("."), path: [name], section };
		return outline.items.some(({ id }) => id === item.id) ? [] : [{ item, text }];
	});
}

const slug = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");

function fileOf({ sidecar }: Outline, declared: MetadataDeclaration): string {
	return sidecar && declared === sidecar ? sidecar.file : "Front matter";
}

/** Where the items of the same file are. */
function sectionOf(outline: Outline, { fields }: MetadataDeclaration): string {
	const [first] = fields as readonly (FieldConstraints & { readonly item?: string })[];
	const section = outline.items.find(({ id }) => id === first?.item)?.section;
	return outline.sidecar && fields === outline.sidecar.fields ? (section ?? "metadata") : "front-matter";
}

interface Leaf {
	readonly path: readonly string[];
	readonly text: string;
}

/** The values in plain data, with the keys that lead there; a list is one value. */
function leaves(data: unknown, path: readonly string[] = []): Leaf[] {
	if (isMap(data)) return Object.keys(data).flatMap((key) => leaves(valueAt({ data }, [key]), [...path, key]));
	return path.length === 0 ? [] : [{ path, text: textOf(data) }];
}

function textOf(data: unknown): string {
	if (data === undefined || data === null) return "";
	if (Array.isArray(data)) return data.map((each) => `- ${textOf(each)}`).join("\n");
	return typeof data === "object" ? JSON.stringify(data) : `${data}`.trim();
}
