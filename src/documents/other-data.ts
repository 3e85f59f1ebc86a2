/** What a proposal has besides its answers: all of its metadata, and what files kept elsewhere say, such as an approval. */
import type { Metadata } from "../metadata/metadata.ts";
import { InputError } from "../outline/problem.ts";
import type { Companion } from "../outline/types.ts";
import type { Revision } from "../project/revision.ts";
import { plainData } from "../yaml/plain.ts";
import { readYaml } from "../yaml/yaml.ts";
import { type Around, companionPath, withCompanions } from "./read-companions.ts";

/** What a version has besides its answers. */
export interface OtherData {
	/** Undefined for a draft, which has no other keys. */
	readonly own: readonly Metadata[] | undefined;
	readonly companions: readonly Metadata[];
}

/** The files kept elsewhere as they are, or as they were at a revision. */
export async function companionsFor(
	own: readonly Metadata[],
	around: Around,
	revision: Revision | undefined,
): Promise<Metadata[]> {
	if (!revision) return (await withCompanions(own, around)).filter(({ companion, absent }) => companion && !absent);
	const found: Metadata[] = [];
	for (const owner of own) {
		for (const declared of owner.declared.companions ?? []) {
			const path = companionPath(owner, declared, around);
			const text = path === undefined ? undefined : await revision.textOf(path);
			if (text !== undefined) found.push({ ...companionOf(owner, declared), data: dataIn(text, declared.what) });
		}
	}
	return found;
}

const companionOf = (owner: Metadata, declared: Companion): Omit<Metadata, "data"> => {
	return { declared, isBeside: true, companion: { declared, owner } };
};

/** The data in a YAML text; none if it can't be read. */
export function dataIn(text: string, file: string): unknown {
	try {
		return plainData(readYaml(text, file).document.contents);
	} catch (error) {
		if (error instanceof InputError) return {};
		throw error;
	}
}
