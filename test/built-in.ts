/** The built-in templates' outlines, compiled from the files that ship. */
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { compileOutline } from "../src/outline/compile.ts";
import type { Outline } from "../src/outline/types.ts";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

const questionnaires = readdirSync(new URL("../questionnaire", import.meta.url))
	.filter((file) => file.endsWith(".yaml"))
	.map((file) => ({ name: basename(file, ".yaml"), text: read(`questionnaire/${file}`), file }));

/** Made anew by each call. */
export function builtIn(name: string): Outline {
	const file = `templates/${name}.md`;
	return compileOutline({ name, template: { text: read(file), file }, questionnaires });
}
