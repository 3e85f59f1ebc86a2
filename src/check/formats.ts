/** The names of the formats of reports; whoever only needs to know them loads no reporter. */
export const FORMATS = ["text", "json", "sarif", "github", "junit"] as const;
export type Format = (typeof FORMATS)[number];
