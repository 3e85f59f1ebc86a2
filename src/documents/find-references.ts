/**
 * Finds the proposals that others refer to, and what these say in return. Reads what it needs, each file once in a run;
 * judges nothing.
 */
import { basename, dirname, join, relative, resolve } from "node:path";
import { kindAt, Remembered } from "../files/collect-evidence.ts";
import { exists } from "../files/evidence.ts";
import { readTextIfAny } from "../files/read.ts";
import type { Metadata } from "../metadata/metadata.ts";
import { type FoundTarget, type ReferenceTarget, type Relation, referencesOf } from "../metadata/references.ts";
import { InputError } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import type { SearchEnv } from "../project/ignore-rules.ts";
import { settingsFolders } from "../project/settings.ts";
import { isMarkdown } from "../project/targets.ts";
import { percentDecoded } from "../text/percent-decoding.ts";
import { inFrontMatter, metadataOfDocument, readSidecarFile } from "./document-metadata.ts";
import { numbersIn, PROPOSAL, stem } from "./proposal-numbers.ts";

/** The proposals of one repository. */
export class ReferenceFinder {
	private readonly cwd: string;
	private readonly env: SearchEnv;
	private readonly tops = new Remembered<Promise<ReadonlyMap<number, readonly string[]>>>();
	private readonly metadata = new Remembered<readonly Metadata[]>();

	constructor(cwd: string, env: SearchEnv) {
		this.cwd = cwd;
		this.env = env;
	}

	/** Looks for references of the proposal in a file (absolute). */
	async around(path: string): Promise<ReferencesAround> {
		const folders = settingsFolders(dirname(path));
		const top = this.topOf(path, folders);
		const numbers = await this.tops.get(top, (at) => numbersIn(at, this.env));
		return new ReferencesAround(path, folders, this.cwd, numbers, this.metadata);
	}

	/** Outside a repository, the working folder: the folders above it may be all of the disk. */
	private topOf(path: string, folders: readonly string[]): string {
		const repository = folders.find((folder) => exists(join(folder, ".git")));
		const isBelow = !relative(this.cwd, path).startsWith("..");
		return repository ?? (isBelow && folders.includes(this.cwd) ? this.cwd : dirname(path));
	}
}

/** What one proposal can refer to. */
export class ReferencesAround {
	private readonly path: string;
	private readonly folders: readonly string[];
	private readonly cwd: string;
	private readonly numbers: ReadonlyMap<number, readonly string[]>;
	private readonly metadata: Remembered<readonly Metadata[]>;

	constructor(
		path: string,
		folders: readonly string[],
		cwd: string,
		numbers: ReadonlyMap<number, readonly string[]>,
		metadata: Remembered<readonly Metadata[]>,
	) {
		this.path = path;
		this.folders = folders;
		this.cwd = cwd;
		this.numbers = numbers;
		this.metadata = metadata;
	}

	/** Where a target is. Paths are looked for from the proposal's folder and from those above, as links on the web are. */
	find(target: ReferenceTarget): FoundTarget {
		if (target.type === "number") return this.numbered(target.number);
		const path = target.path === undefined ? undefined : this.atPath(target.path);
		if (path !== undefined) return { state: "found", path };
		const number = target.type === "elsewhere" ? target.number : undefined;
		const [one, other] = (number !== undefined && this.numbers.get(number)) || [];
		if (one !== undefined && other === undefined) return { state: "found", path: one };
		if (target.type === "elsewhere" || this.isForeign(target.path)) return { state: "unknown" };
		const digits = /(?:^|[/\\])0*(\d{1,6})(?:-[^/\\]*)?(?:[/\\](?:README\.md)?)?$/i.exec(target.path)?.[1];
		const [nearest] = (digits && this.numbers.get(Number(digits))?.filter((path) => !this.isOwn(path))) || [];
		return { state: "missing", ...(nearest !== undefined && { nearest: this.shown(nearest) }) };
	}

	/** Without numbers in the names of files, nothing is known about them. */
	private numbered(number: number): FoundTarget {
		const [path, other] = this.numbers.get(number) ?? [];
		if (path !== undefined) return other === undefined ? { state: "found", path } : { state: "unknown" };
		return this.numbers.size === 0 ? { state: "unknown" } : { state: "missing" };
	}

	/** Whether a path (absolute) is this proposal's. */
	isOwn(path: string): boolean {
		return stem(path) === stem(this.path);
	}

	/** Its name in messages. */
	shown(path: string): string {
		return relative(this.cwd, path) || basename(path);
	}

	/** Whether the proposal at a path (absolute) has a reference with that relation to this one; undefined if unknown. */
	isReturned(path: string, outline: Outline, relation: Relation): boolean | undefined {
		const known = this.metadata.get(path, (at) => metadataAt(at, outline));
		if (known.length === 0) return undefined;
		const back = new ReferencesAround(path, [dirname(path), ...this.folders], this.cwd, this.numbers, this.metadata);
		return referencesOf({ outline, answers: {} }, known).some((reference) => {
			if (reference.relation !== relation) return false;
			const found = back.find(reference.target);
			return found.state === "found" && this.isOwn(found.path);
		});
	}

	/** A path that begins with no folder of this repository, such as `owner/name/docs/a.md`, is one of another. */
	private isForeign(path: string): boolean {
		const [first = "", ...rest] = path.split(/[/\\]/);
		return first !== "" && rest.length > 0 && !this.folders.some((folder) => exists(join(folder, first)));
	}

	private atPath(given: string): string | undefined {
		const name = percentDecoded(given).replace(/^[/\\]+/, "");
		if (name === "" || name.includes("\0")) return undefined;
		// The repository may be named as well.
		const names = this.isForeign(given) ? [name, name.split("/").slice(2).join("/")] : [name];
		for (const each of names.filter((text) => text !== "")) {
			for (const folder of this.folders) {
				const path = proposalAt(resolve(folder, each));
				if (path !== undefined) return path;
			}
		}
		return undefined;
	}
}

/** The document or draft that a path means: a folder's README, a document's name without its ending, or any other file. */
function proposalAt(path: string): string | undefined {
	const kind = kindAt(path);
	if (kind === "folder") {
		const readme = ["README.md", "readme.md"].map((name) => join(path, name)).find((each) => exists(each));
		return readme ?? path;
	}
	if (kind) return besideDocument(path);
	// Documents link to the Markdown that a draft renders to.
	const bare = path.replace(/\.(?:md|markdown)$/i, "");
	return [`${path}.md`, `${bare}.pep.yaml`, `${bare}.pep.yml`].find((each) => exists(each));
}

/** A YAML file beside a README stands for its proposal. */
function besideDocument(path: string): string {
	const readme = join(dirname(path), "README.md");
	return /\.ya?ml$/i.test(path) && !PROPOSAL.test(path) && exists(readme) ? readme : path;
}

/** The metadata of a document. Empty for a draft, and for what can't be read. */
function metadataAt(path: string, outline: Outline): readonly Metadata[] {
	if (!isMarkdown(path)) return [];
	const document = { path, shown: path };
	try {
		const beside = readSidecarFile(outline, document, {});
		// A file beside the document says it all, unless the template declares metadata in the document, too.
		const text = beside && !outline.metadata ? "" : readTextIfAny(path);
		if (text === undefined) return [];
		const sidecar = beside ?? inFrontMatter(outline, document, {}, text);
		const all = metadataOfDocument({ outline, text, sidecar }, path);
		return all.some(({ problems }) => problems) ? [] : all;
	} catch (error) {
		if (error instanceof InputError) return [];
		throw error;
	}
}
