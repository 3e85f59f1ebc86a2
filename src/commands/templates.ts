/**
 * `pep-wizard templates`: the built-in templates, one a line.
 */
import { builtInOutline, DEFAULT_TEMPLATE, templateNames } from "./load-template.ts";
import type { Run } from "./spec.ts";
import { EXIT } from "./world.ts";

export const run: Run = async (_call, world) => {
	const names = await templateNames();
	const width = Math.max(...names.map((name) => name.length));
	for (const name of names) {
		const outline = await builtInOutline(name);
		const mark = name === DEFAULT_TEMPLATE ? " (the default)" : "";
		world.out(`${`${name.padEnd(width)}  ${outline?.description ?? ""}`.trimEnd()}${mark}\n`);
	}
	return EXIT.fine;
};
