/** The terminal's capabilities by environment variable. */
import { describe, expect, it } from "vitest";
import { capabilitiesOf, type Env } from "../../src/terminal/capabilities.ts";

const on = (env: Env, platform?: string) => capabilitiesOf({ TERM: "xterm", ...env }, { isTerminal: true, platform });
const off = (env: Env) => capabilitiesOf({ TERM: "xterm", ...env }, { isTerminal: false });

describe("colours", () => {
	it.each([
		[{}, 16],
		[{ TERM: "xterm-256color" }, 256],
		[{ COLORTERM: "truecolor" }, 16777216],
		[{ NO_COLOR: "1" }, 0],
		[{ NO_COLOR: "" }, 16],
		[{ TERM: "dumb", COLORTERM: "truecolor" }, 0],
		[{ FORCE_COLOR: "0", COLORTERM: "truecolor" }, 0],
		[{ FORCE_COLOR: "2" }, 256],
		[{ FORCE_COLOR: "3" }, 16777216],
		[{ FORCE_COLOR: "1", NO_COLOR: "1" }, 16],
		[{ CI: "true" }, 0],
		[{ CI: "true", GITLAB_CI: "true" }, 256],
	] as [Env, number][])("in a terminal with %j: %i", (env, colours) => {
		expect(on(env).colours).toBe(colours);
	});

	it("are off elsewhere unless requested", () => {
		expect(off({ COLORTERM: "truecolor" }).colours).toBe(0);
		expect(off({ FORCE_COLOR: "1" }).colours).toBe(16);
		expect(off({ FORCE_COLOR: "" }).colours).toBe(16);
	});
});

describe("unicode", () => {
	it.each([
		[{ LANG: "de_DE.UTF-8" }, true],
		[{ LANG: "en_US.utf8" }, true],
		[{ LANG: "C" }, false],
		[{ LANG: "POSIX" }, false],
		[{ LANG: "de_DE.ISO-8859-1" }, false],
		[{ LC_ALL: "C", LANG: "en_US.UTF-8" }, false],
		[{ LC_ALL: "", LC_CTYPE: "C.UTF-8", LANG: "C" }, true],
		[{}, true],
		[{ TERM: "linux" }, false],
		[{ TERM: "linux", LANG: "en_US.UTF-8" }, true],
	] as [Env, boolean][])("%j: %s", (env, unicode) => {
		expect(on(env).unicode).toBe(unicode);
	});

	it.each([
		[{}, false],
		[{ WT_SESSION: "1" }, true],
		[{ TERM_PROGRAM: "vscode" }, true],
		[{ TERMINAL_EMULATOR: "JetBrains-JediTerm" }, true],
	] as [Env, boolean][])("on Windows with %j: %s", (env, unicode) => {
		expect(on(env, "win32").unicode).toBe(unicode);
	});
});

describe("links", () => {
	it.each([
		[{}, false],
		[{ VTE_VERSION: "6003" }, true],
		[{ VTE_VERSION: "4600" }, false],
		[{ TERM_PROGRAM: "iTerm.app" }, true],
		[{ TERM_PROGRAM: "Apple_Terminal" }, false],
		[{ TERM_PROGRAM: "WezTerm" }, true],
		[{ KITTY_WINDOW_ID: "1" }, true],
		[{ KITTY_WINDOW_ID: "1", TMUX: "/tmp/tmux" }, false],
		[{ VTE_VERSION: "6003", TERM: "screen-256color" }, false],
		[{ VTE_VERSION: "6003", TERM: "dumb" }, false],
		[{ FORCE_HYPERLINK: "1" }, true],
		[{ VTE_VERSION: "6003", FORCE_HYPERLINK: "0" }, false],
	] as [Env, boolean][])("%j: %s", (env, hyperlinks) => {
		expect(on(env).hyperlinks).toBe(hyperlinks);
	});

	it("are off without a terminal", () => {
		expect(off({ VTE_VERSION: "6003" }).hyperlinks).toBe(false);
	});
});

it.each([
	["15;0", "dark"],
	["12;8", "dark"],
	["0;15", "light"],
	["0;default;7", "light"],
	["0;default", "unknown"],
	["", "unknown"],
])("background with COLORFGBG=%s: %s", (value, background) => {
	expect(on({ COLORFGBG: value }).background).toBe(background);
});

it("detects a screen reader by Ink's variable", () => {
	expect(on({ INK_SCREEN_READER: "true" }).screenReader).toBe(true);
	expect(on({}).screenReader).toBe(false);
});

it("is dumb if TERM says so or is missing, or if the output is no terminal", () => {
	expect(on({}).dumb).toBe(false);
	expect(on({ TERM: "dumb" }).dumb).toBe(true);
	expect(on({ TERM: undefined }).dumb).toBe(true);
	expect(on({ TERM: undefined }, "win32").dumb).toBe(false);
	expect(off({}).dumb).toBe(true);
	expect(off({ FORCE_COLOR: "1" }).dumb).toBe(false);
});
