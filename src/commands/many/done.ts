/** What comes back for one file of many. */
import type { Evidence } from "../../files/evidence.ts";

/** The result for one file, as plain data. */
export interface Done {
	readonly result: unknown;
	/** What the next run needs of it; undefined where it must be worked out again. */
	readonly keep?: unknown;
	/** Questions that it depends on besides those to the file system. */
	readonly also?: Evidence;
}
