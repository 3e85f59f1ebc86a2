/** What `status` can sort by. */
export const SORTS = ["title", "stage", "complete", "age"] as const;
export type Sort = (typeof SORTS)[number];
