/** Copies the example that ships with the program, to try things out. */
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { World } from "../../cli/world.ts";
import type { LoadedDraft } from "../../documents/load-draft.ts";
import { writeFileAtomically } from "../../draft/store.ts";
import { summaryOf } from "../../outline/lookup.ts";
import { readText } from "../../project/read-text.ts";
import type { Opening } from "../../session/run-session.ts";
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

/** Opens the copy at its summary, and says what it is and where it is kept. */
export function exampleOpening({ outline, path }: LoadedDraft): Opening {
	return {
		item: summaryOf(outline)?.id,
		notice: `This is your own copy of the example: change what you like. It is kept in ${dirname(path)}`,
	};
}
