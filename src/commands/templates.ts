/**
 * `pep-wizard templates`: the built-in templates, one a line.
 */

import type { RunCommand } from "../cli/command-spec.ts";
import { EXIT } from "../cli/world.ts";
import { builtInOutline, DEFAULT_TEMPLATE, templateNames } from "../templates/built-in-templates.ts";

export const run: RunCommand = async (_call, world) => {
	const names = await templateNames();
	const width = Math.max(...names.map((name) => name.length));
	for (const name of names) {
		const outline = await builtInOutline(name);
		const mark = name === DEFAULT_TEMPLATE ? " (the default)" : "";
		world.out(`${`${name.padEnd(width)}  ${outline?.description ?? ""}`.trimEnd()}${mark}\n`);
	}
	return EXIT.fine;
};
