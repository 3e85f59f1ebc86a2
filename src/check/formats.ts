/** The names of the report formats. Importing them does not load the reporters. */
export const FORMATS = ["text", "json", "sarif", "github", "junit"] as const;
export type Format = (typeof FORMATS)[number];
