/**
 * The answers as a reviewer saw them, so that the next round can mark which words changed. The review's file only has
 * digests; the texts are in the user's state folder, and in the repository where a round names its commit. Losing them is
 * never an error.
 */
import { dirname } from "node:path";
import type { World } from "../../cli/world.ts";
import { openVersionAt, type Version } from "../../documents/open-version.ts";
import { stateFile } from "../../draft/state-folder.ts";
import { replaceFile } from "../../files/atomic-write.ts";
import { REAL_FILES } from "../../files/file-system.ts";
import { makeFolder } from "../../files/folder.ts";
import { MAX_BYTES } from "../../files/read.ts";
import { itemOf } from "../../outline/lookup.ts";
import { openRevision } from "../../project/revision.ts";
import { ownValue } from "../../proposal/plain-data.ts";
import type { Proposal } from "../../proposal/types.ts";
import { digestsOf, reviewedText } from "../../review/digests.ts";
import type { Round } from "../../review/types.ts";

/** Digest → text. */
export type SeenTexts = Readonly<Record<string, string>>;

const EXTENSION = ".seen.json";

/** The texts that were kept for a proposal. */
export async function recallSeen(env: World["env"], path: string): Promise<SeenTexts> {
	try {
		const file = await stateFile(env, path, REAL_FILES, EXTENSION);
		const bytes = await REAL_FILES.readFile(file.path, MAX_BYTES.document);
		const { texts } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly texts?: unknown };
		if (typeof texts !== "object" || texts === null) return {};
		return Object.fromEntries(Object.entries(texts).filter((entry) => typeof entry[1] === "string"));
	} catch {
		return {};
	}
}

/** Keeps texts for the next round. */
export async function keepSeen(env: World["env"], path: string, texts: SeenTexts): Promise<void> {
	try {
		const { path: file, draft } = await stateFile(env, path, REAL_FILES, EXTENSION);
		await makeFolder(dirname(file), 0o700, REAL_FILES);
		await replaceFile(REAL_FILES, file, `${JSON.stringify({ proposal: draft, texts })}\n`, { mode: 0o600 });
	} catch {
		// The next round then knows which answers changed, but not which words.
	}
}

/** The texts of all answers. */
export function textsOf(proposal: Proposal): SeenTexts {
	const { outline, answers } = proposal;
	return Object.fromEntries(
		Object.entries(digestsOf(proposal)).flatMap(([id, digest]) => {
			const item = itemOf(outline, id);
			return item ? [[digest, reviewedText(item, ownValue(answers, id))]] : [];
		}),
	);
}

/** The texts of the proposal at the commit that a round names; none without one. */
export async function committedTexts(
	version: Version,
	{ revision }: Round,
	{ cwd, env }: World,
	folder: string,
	template: string | undefined,
): Promise<SeenTexts> {
	if (revision === undefined) return {};
	try {
		const at = await openRevision(revision, folder, { cwd, env });
		return textsOf((await openVersionAt(version, at, cwd, template)).proposal);
	} catch {
		return {};
	}
}

/** The commit at HEAD, if it has the file as it is. */
export async function commitWith(path: string, text: string, { cwd, env }: World): Promise<string | undefined> {
	try {
		const head = await openRevision("HEAD", dirname(path), { cwd, env });
		return (await head.textOf(path)) === text ? head.commit : undefined;
	} catch {
		return undefined;
	}
}
