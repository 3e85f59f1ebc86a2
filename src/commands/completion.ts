/**
 * `pep-wizard completion`: prints a shell's completion script. The scripts call `completion words -- WORD…`, which lists
 * the completions of the last word.
 */

import type { RunCommand } from "../cli/command-spec.ts";
import { EXIT, UsageError } from "../cli/world.ts";
import { visibleLine } from "../terminal/sanitize.ts";
import { joinWords } from "../text/english.ts";
import { SHELLS, suggestionsFor } from "./completion/suggestions.ts";

export const run: RunCommand = async (call, world, table) => {
	const [wanted = "", ...line] = call.words;
	if (wanted === "words") {
		const { kind, all } = await suggestionsFor(line, table, world.cwd);
		const lines = all.map(({ word, about }) => (about === undefined ? word : `${word}\t${visibleLine(about)}`));
		world.out([kind, ...lines, ""].join("\n"));
		return EXIT.fine;
	}
	const shell = SHELLS.find((known) => known === wanted);
	const [extra] = line;
	// Names of shells are too short and similar for suggestions.
	if (shell === undefined) {
		throw new UsageError(`There is no completion for “${wanted}”`, { hint: `expected ${joinWords(SHELLS, "or")}` });
	}
	if (extra !== undefined) {
		throw new UsageError(`“completion” doesn't take the argument “${extra}”`, {
			hint: "usage: pep-wizard completion bash|zsh|fish",
		});
	}
	const { SCRIPTS } = await import("./completion/scripts.ts");
	world.out(SCRIPTS[shell]);
	return EXIT.fine;
};
