/** The table of report formats. Each format is the export of one file and a line here; its name is in FORMATS. */
import type { Format, ReporterFactory } from "./reporter.ts";
import { github } from "./reporters/github.ts";
import { gitlab } from "./reporters/gitlab.ts";
import { json } from "./reporters/json.ts";
import { junit } from "./reporters/junit.ts";
import { rdjson } from "./reporters/rdjson.ts";
import { sarif } from "./reporters/sarif.ts";
import { text } from "./reporters/text.ts";

export const REPORTERS = { text, json, sarif, github, gitlab, junit, rdjson } as const satisfies Record<
	Format,
	ReporterFactory
>;
