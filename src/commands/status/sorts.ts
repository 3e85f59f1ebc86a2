/** What `status` can sort by, and the formats in which it prints. */
export const SORTS = ["title", "stage", "complete", "age"] as const;
export type Sort = (typeof SORTS)[number];

export const STATUS_FORMATS = ["text", "json", "csv", "markdown", "html"] as const;
export type StatusFormat = (typeof STATUS_FORMATS)[number];
