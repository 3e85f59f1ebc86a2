/**
 * `pep-wizard edit`, or a draft's name alone: the wizard, where the author left it.
 */
import { loadDraft } from "./load-draft.ts";
import { runSession } from "./run-session.ts";
import { optionText, type Run } from "./spec.ts";

export const run: Run = async (call, world) => {
	const [file = ""] = call.words;
	const template = optionText(call, "template");
	return runSession(await loadDraft(file, world.cwd, template), call, world, template);
};
