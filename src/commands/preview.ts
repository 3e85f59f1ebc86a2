import type { Run } from "./spec.ts";

export const run: Run = async () => 0;
