/** `status --where`, `--columns` and tables: connects a query with reading and printing. Loaded only when asked for. */
import { resolve } from "node:path";
import { showText } from "../../cli/output.ts";
import type { World } from "../../cli/world.ts";
import type { LoadedDraft } from "../../documents/load-draft.ts";
import type { MarkdownFile } from "../../documents/open-markdown.ts";
import { aroundOf, knownNames } from "../../documents/read-companions.ts";
import { ConfigCache } from "../check/config-cache.ts";
import { columnsText, DEFAULT_COLUMNS } from "./columns.ts";
import { declarationsOf } from "./fields.ts";
import type { MeasuredProposal, MeasureOptions } from "./measure.ts";
import { columnNames, Query } from "./query.ts";
import type { StatusFormat } from "./sorts.ts";

interface Asked {
	readonly where: readonly string[];
	readonly columns: string | undefined;
	readonly format: StatusFormat;
}

interface Asking {
	readonly choose: NonNullable<MeasureOptions["choose"]>;
	/** @throws UsageError for what no proposal has */
	verify(): void;
	/** Prints the table that was asked for; undefined where none was. */
	readonly show?: (measured: readonly MeasuredProposal[]) => Promise<void>;
}

/** @throws UsageError for invalid syntax */
export function asking({ where, columns, format }: Asked, world: World): Asking {
	const isTable = format === "csv" || format === "markdown";
	const configs = new ConfigCache(world.cwd);
	const shown = columnNames(columns) ?? (isTable ? DEFAULT_COLUMNS : undefined);
	const query = new Query(where, shown ?? [], world.now());
	return {
		choose: async (measured, source, proposal) => {
			const { outline, file } = measured;
			const path = resolve(world.cwd, file);
			const around = await aroundOf(path, world.cwd, await configs.listsFor(path));
			const names = new Map(declarationsOf(outline).flatMap((declared) => [...knownNames(declared, around)]));
			const cells = query.answer({ measured, proposal, data: await dataOf(source), names });
			return cells && (shown ? { cells } : {});
		},
		verify: () => query.verify(),
		...(shown && {
			show: async (measured: readonly MeasuredProposal[]) => {
				if (measured.length === 0 && !isTable) return;
				const text = columnsText(measured, shown, format, world);
				// A table for people is made visible and coloured already.
				if (isTable) await showText(text, world);
				else world.out(text);
			},
		}),
	};
}

/** The metadata of a Markdown proposal as plain data; a draft's is among its answers. */
async function dataOf(source: MarkdownFile | LoadedDraft): Promise<unknown> {
	if (!("text" in source)) return undefined;
	const { outline, sidecar, path, text } = source;
	if (!outline.metadata) return sidecar?.data;
	const { documentMetadata } = await import("../../metadata/document.ts");
	return documentMetadata(outline, path, text)?.data;
}
