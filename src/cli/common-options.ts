/** Options that several commands share. Knows no command. */
import { STAGES } from "../outline/types.ts";
import type { OptionSpec } from "./command-spec.ts";

export const stage: OptionSpec = {
	name: "stage",
	value: "STAGE",
	oneOf: STAGES,
	about: "the target stage: alpha, beta or stable",
};
export const template: OptionSpec = {
	name: "template",
	value: "NAME|PATH",
	means: "template",
	about: "a template's name (see `templates`), a Markdown file or a folder",
};
export const plain: OptionSpec = { name: "plain", about: "ask line by line, for screen readers and simple terminals" };
export const noCache: OptionSpec = {
	name: "no-cache",
	about: "work everything out anew, instead of using what earlier runs kept for unchanged files",
};
export const json: OptionSpec = { name: "json", about: "print JSON, in a documented, versioned shape" };

/** Accepted by every command, before or after its name. */
export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
	{ name: "help", short: "h", about: "show help, for one command or all" },
	{ name: "version", short: "V", about: "print the version" },
	{
		name: "color",
		value: "WHEN",
		oneOf: ["always", "never", "auto"],
		valueOptional: true,
		about: "use colours: always, never or auto (the default)",
	},
	{ name: "no-color", about: "the same as --color=never" },
];
