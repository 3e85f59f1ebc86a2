/** Temporary folders for tests, which write nowhere else. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder that is removed after the test, and an environment that keeps the author's state inside it. */
export async function emptyFolder(): Promise<{ folder: string; env: Record<string, string> }> {
	const outer = await mkdtemp(join(tmpdir(), "pep-wizard-test-"));
	onTestFinished(() => rm(outer, { recursive: true, force: true }));
	const folder = join(outer, "work");
	await mkdir(folder);
	return { folder, env: { XDG_STATE_HOME: join(outer, "state"), HOME: outer } };
}
