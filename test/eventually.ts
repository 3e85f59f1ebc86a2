/** Waiting for what another process or a timer brings about. */
import { vi } from "vitest";

/** Less than a test may take, so that a check that never passes says why; far more than a busy machine needs. */
const PATIENCE = { timeout: 60_000 };

/** Repeats a check until it passes and gives what it gave; throws its last error. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
	return vi.waitFor(check, PATIENCE);
}
