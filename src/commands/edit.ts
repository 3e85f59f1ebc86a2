/**
 * `pep-wizard edit`, or a draft's name alone: resumes the wizard where the author left off.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { optionText, type ParsedArguments, type RunCommand } from "../cli/command-spec.ts";
import { shellWord } from "../cli/output.ts";
import type { World } from "../cli/world.ts";
import { loadDraft } from "../documents/load-draft.ts";
import { InputError } from "../outline/problem.ts";
import { runSession } from "../session/run-session.ts";

export const run: RunCommand = async (call, world) => {
	await refuse(call, world);
	const [file = ""] = call.words;
	const template = optionText(call, "template");
	return runSession(await loadDraft(file, world.cwd, template), call, world, { template });
};

/**
 * Validates the arguments when there is no terminal.
 * @throws InputError for a missing draft
 */
export async function refuse({ words: [file = ""] }: ParsedArguments, { cwd }: World): Promise<void> {
	if (existsSync(resolve(cwd, file))) return;
	// The name of a document means its draft.
	const name = file.replace(/\.(md|markdown)$/i, ".pep.yaml");
	const fix = `Make it with “pep-wizard new ${shellWord(name)}”, or pick an existing one: pep-wizard`;
	const message = "draft not found";
	throw new InputError([{ rule: "file/unreadable", severity: "error", message, at: { file }, fix }]);
}
