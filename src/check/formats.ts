/** The names of the report formats. Importing them does not load the reporters. */
export const FORMATS = ["text", "json", "sarif", "github", "gitlab", "junit", "rdjson"] as const;
export type Format = (typeof FORMATS)[number];
