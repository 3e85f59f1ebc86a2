/** Interactive shells in a real terminal, with the built program on the path and its completion loaded. */
import { execFileSync } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { emptyFolder } from "./folder.ts";
import { PROGRAM, Screen } from "./terminal.ts";

export const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

const START: Readonly<Record<Shell, { readonly options: readonly string[]; readonly say: string }>> = {
	bash: {
		options: ["--norc", "--noprofile", "-i"],
		say: "PS1='> '; source <(pep-wizard completion bash); bind 'set show-all-if-ambiguous on'",
	},
	zsh: {
		options: ["-f", "-i"],
		say: "PS1='> '; autoload -U compinit; compinit -u -D; source <(pep-wizard completion zsh)",
	},
	fish: {
		options: ["--no-config", "-i"],
		say: "function fish_prompt; echo '> '; end; set fish_greeting; pep-wizard completion fish | source",
	},
};

/** The shell's version; undefined if it isn't installed. */
export function shellPath(shell: Shell): string | undefined {
	try {
		return execFileSync("sh", ["-c", `command -v ${shell}`], { encoding: "utf8" }).trim();
	} catch {
		return undefined;
	}
}

const PROMPT = "> ";

interface OpenShell {
	/** Types the start of a line and Tab, and waits until the line continues as given. */
	completes(beginning: string, line: string): Promise<void>;
	/**
	 * Types the start of a line and Tab twice, and waits until all of the given text is on the screen. Must be the last
	 * call.
	 */
	offers(beginning: string, wanted: readonly string[]): Promise<void>;
}

/** Starts a shell in an empty folder. `prepare` creates files in it. */
export async function openShell(shell: Shell, prepare: (folder: string) => Promise<void>): Promise<OpenShell> {
	const { folder, env } = await emptyFolder();
	const bin = join(dirname(folder), "bin");
	await mkdir(bin);
	await writeFile(join(bin, "pep-wizard"), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
	await chmod(join(bin, "pep-wizard"), 0o755);
	await prepare(folder);
	const { options, say } = START[shell];
	const [first = "", ...others] = options;
	const screen = new Screen(others, {
		cwd: folder,
		env: { ...env, PATH: `${bin}:${process.env.PATH}`, XDG_CONFIG_HOME: bin, XDG_DATA_HOME: bin, LC_ALL: "C.UTF-8" },
		node: shellPath(shell) as string,
		program: first,
	});
	onTestFinished(() => screen.close());
	screen.type(`${say}; echo rea''dy\r`);
	await screen.until(/^ready$/m);
	return {
		completes: async (beginning, line) => {
			screen.type(`${beginning}\t`);
			await screen.until(({ rows, cursor }) => {
				const shown = rows[cursor.row] ?? "";
				return shown.startsWith(PROMPT + line.trimEnd()) && cursor.column === PROMPT.length + line.length;
			});
			screen.press("ctrl+u");
			await screen.until(({ cursor }) => cursor.column === PROMPT.length);
		},
		offers: async (beginning, wanted) => {
			screen.type(`${beginning}\t\t`);
			await screen.until(({ text }) => wanted.every((word) => text.includes(word)));
		},
	};
}
