/** `status --where`, `--columns` and tables: connects a query with reading and printing. Loaded only when asked for. */
import { showText } from "../../cli/output.ts";
import type { World } from "../../cli/world.ts";
import { columnsText, DEFAULT_COLUMNS } from "./columns.ts";
import { subjectOf } from "./look-up.ts";
import type { MeasuredProposal } from "./measure.ts";
import type { MeasuredFile } from "./measure-many.ts";
import { columnNames, Query } from "./query.ts";
import type { StatusFormat } from "./sorts.ts";

interface Asked {
	readonly where: readonly string[];
	readonly columns: string | undefined;
	readonly format: StatusFormat;
}

interface Asking {
	/** All fields in conditions and columns. */
	readonly fields: readonly string[];
	/** The proposals that meet the conditions, with the values of the columns. */
	chosen(files: AsyncGenerator<MeasuredFile>): AsyncGenerator<MeasuredFile>;
	/** @throws UsageError for what no proposal has */
	verify(): void;
	/** Prints the table that was asked for; undefined where none was. */
	readonly show?: (measured: readonly MeasuredProposal[]) => Promise<void>;
}

/** @throws UsageError for invalid syntax */
export function asking({ where, columns, format }: Asked, world: World): Asking {
	const isTable = format === "csv" || format === "markdown";
	const shown = columnNames(columns) ?? (isTable ? DEFAULT_COLUMNS : undefined);
	const query = new Query(where, shown ?? [], world.now());
	return {
		fields: query.fieldsAsked(),
		chosen: async function* (files) {
			for await (const { measured, ...file } of files) {
				const { found, ...rest } = measured ?? {};
				const cells = measured && found && query.answer(subjectOf(found, measured));
				yield cells ? { ...file, measured: { ...(rest as MeasuredProposal), ...(shown && { cells }) } } : file;
			}
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
