/** The top-level keys of the draft format and their defaults. */
import { STAGES } from "../outline/types.ts";

/** The key whose value is the format version. */
export const VERSION_KEY = "pep-wizard";
export const VERSION = 1;
export const KEYS: readonly string[] = [VERSION_KEY, "template", "stage", "layout", "answers"];

/** For drafts without these keys. */
export const DEFAULTS = { template: "pep", stage: STAGES[0] } as const;
