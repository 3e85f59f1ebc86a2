/** Handles the baseline of a run: finds its file, compares each result with it, and writes it. */
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import {
	type Baseline,
	type BaselineEntry,
	type BaselineUse,
	baselineEntries,
	compareWithBaseline,
	entryWords,
	printBaseline,
	readBaseline,
} from "../../check/baseline.ts";
import { isUnusable, type Result } from "../../check/results.ts";
import { optionText, type ParsedArguments } from "../../cli/command-spec.ts";
import { shellWord } from "../../cli/output.ts";
import { UsageError, type World } from "../../cli/world.ts";
import { writeFileAtomically } from "../../draft/store.ts";
import { MAX_BYTES } from "../../files/read.ts";
import { readText } from "../../project/read-text.ts";
import { pluralize } from "../../text/english.ts";
import { ConfigCache } from "./config-cache.ts";

/** Maximum number of unmatched entries to list. */
const NAMED = 10;

export class BaselineRun {
	private readonly path: string;
	/** Its name in messages. */
	private readonly shown: string;
	private readonly cwd: string;
	private readonly entries: Map<string, readonly BaselineEntry[]>;
	private readonly outdated: BaselineUse["outdated"][number][] = [];
	private readonly update: boolean;
	/** Proposals of this run, by their key in the baseline. */
	private readonly seen = new Set<string>();

	private constructor(path: string, shown: string, cwd: string, entries: Baseline, update: boolean) {
		this.path = path;
		this.shown = shown;
		this.cwd = cwd;
		this.entries = new Map(entries);
		this.update = update;
	}

	/**
	 * The baseline that the command line or the settings name; undefined if neither does.
	 * @throws UsageError if `--update-baseline` is given and no baseline is named; InputError if it can't be read
	 */
	static async open(call: ParsedArguments, world: World): Promise<BaselineRun | undefined> {
		const update = Boolean(call.options["update-baseline"]);
		const option = optionText(call, "baseline");
		const path =
			option === undefined ? await new ConfigCache(world.cwd).baselineFor(world.cwd) : resolve(world.cwd, option);
		if (path === undefined) {
			if (update)
				throw new UsageError("--update-baseline needs a file: --baseline FILE, or “baseline:” in the settings");
			return undefined;
		}
		const shown = relative(world.cwd, path);
		// A baseline that only the settings name may not exist yet.
		const isNew = (update || option === undefined) && !existsSync(path);
		const advice = `Write it first: pep-wizard check --baseline ${shellWord(shown)} --update-baseline`;
		const text = isNew ? undefined : await readText(path, shown, advice, MAX_BYTES.document);
		const entries: Baseline = text === undefined ? new Map() : readBaseline(text, shown);
		return new BaselineRun(path, shown, world.cwd, entries, update);
	}

	/** The result without known findings. During an update, all findings are known. */
	compare(result: Result): Result {
		if (isUnusable(result)) return result;
		const key = this.keyOf(result.file);
		this.seen.add(key);
		if (this.update) this.entries.set(key, baselineEntries(result));
		const { report, outdated } = compareWithBaseline(result, this.entries.get(key) ?? []);
		this.outdated.push(...outdated.map((entry) => ({ proposal: key, ...entry })));
		return report;
	}

	/**
	 * Writes the baseline if it is updated, and says so; otherwise lists the entries that match nothing.
	 * @throws WriteError if it can't be written
	 */
	async end(world: World): Promise<BaselineUse> {
		const gone = [...this.entries.keys()].filter((key) => !this.seen.has(key) && !existsSync(this.pathOf(key)));
		if (this.update) {
			for (const key of gone) this.entries.delete(key);
			await this.write(world);
			return { file: this.shown, outdated: [] };
		}
		for (const proposal of gone) {
			this.outdated.push(...this.entries.get(proposal)!.map((entry) => ({ proposal, ...entry })));
		}
		if (this.outdated.length > 0) world.err(outdatedText(this.shown, this.outdated));
		return { file: this.shown, outdated: this.outdated };
	}

	private async write(world: World): Promise<void> {
		const text = printBaseline(this.entries);
		const old = existsSync(this.path) ? await readText(this.path, this.shown) : undefined;
		if (text !== old) await writeFileAtomically(this.path, text, { file: this.shown });
		const all = [...this.entries.values()].flat();
		const count = all.reduce((sum, { count = 1 }) => sum + count, 0);
		const filled = [...this.entries.values()].filter((entries) => entries.length > 0).length;
		const verb = text === old ? "Unchanged" : "Wrote";
		world.err(`${verb}: ${this.shown}, with ${pluralize(count, "known finding")} in ${pluralize(filled, "file")}.\n`);
	}

	private keyOf(file: string): string {
		return relative(dirname(this.path), resolve(this.cwd, file)).replaceAll("\\", "/");
	}

	private pathOf(key: string): string {
		return join(dirname(this.path), key);
	}
}

function outdatedText(file: string, outdated: BaselineUse["outdated"]): string {
	const named = outdated.slice(0, NAMED).map((entry) => `  ${entry.proposal}: ${entryWords(entry)}\n`);
	const more = outdated.length > NAMED ? `  and ${outdated.length - NAMED} more\n` : "";
	const verb = outdated.length === 1 ? "applies" : "apply";
	return `${pluralize(outdated.length, "known finding")} in ${file} no longer ${verb}:
${named.join("")}${more}Remove them: pep-wizard check --update-baseline\n`;
}
