import { expect, it } from "vitest";
import { shellWords } from "../../src/terminal/shell-words.ts";

it.each([
	["vim", ["vim"]],
	["  code   --wait\t-n ", ["code", "--wait", "-n"]],
	["'/opt/my editor/bin/ed' -x", ["/opt/my editor/bin/ed", "-x"]],
	['"/opt/my \\"editor\\"" a\\ b', ['/opt/my "editor"', "a b"]],
	["emacs -nw --eval '(setq x \"$HOME\")'", ["emacs", "-nw", "--eval", '(setq x "$HOME")']],
	["ed ''", ["ed", ""]],
	["ed; rm -rf $HOME `id` && x", ["ed;", "rm", "-rf", "$HOME", "`id`", "&&", "x"]],
	["ed 'open", ["ed", "open"]],
	['ed "a\\b"', ["ed", "a\\b"]],
	["ed \\", ["ed", "\\"]],
	["", []],
])("%j", (command, words) => {
	expect(shellWords(command)).toEqual(words);
});

it("keeps backslashes on Windows, where they are part of paths", () => {
	expect(shellWords('"C:\\Program Files\\ed.exe" C:\\x', "win32")).toEqual(["C:\\Program Files\\ed.exe", "C:\\x"]);
});
