/** Copies the example that ships with the program, to try things out. */
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { World } from "../../cli/world.ts";
import { writeFileAtomically } from "../../draft/store.ts";
import { readText } from "../../project/read-text.ts";
import { packageFolder } from "../../templates/built-in-templates.ts";

/** Copies the example into a new temporary folder and returns the copy's absolute path. */
export async function exampleCopy(world: World): Promise<string> {
	const from = join(packageFolder, "docs", "example");
	const draft = (await readdir(from)).find((name) => name.endsWith(".pep.yaml"));
	if (draft === undefined) throw new Error("the example is missing from the package");
	const copy = join(await mkdtemp(join(world.env.TMPDIR || tmpdir(), "pep-wizard-example-")), draft);
	await writeFileAtomically(copy, await readText(join(from, draft), draft), { exclusive: true });
	return copy;
}
