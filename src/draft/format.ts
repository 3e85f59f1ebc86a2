/** What every draft says of itself at the top. */
import { STAGES } from "../outline/types.ts";

/** Stands before the format's version. */
export const VERSION_KEY = "pep-wizard";
export const VERSION = 1;
export const KEYS: readonly string[] = [VERSION_KEY, "template", "stage", "layout", "answers"];

/** For drafts that name none. */
export const DEFAULTS = { template: "pep", stage: STAGES[0] } as const;
