/** The terminal's background, by its reply to OSC 11. */
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { askBackground, backgroundIn, canAsk } from "../../src/terminal/background.ts";
import type { Capabilities } from "../../src/terminal/capabilities.ts";

describe("a reply", () => {
	test.each([
		["11;rgb:0000/0000/0000", "dark"],
		["11;rgb:ffff/ffff/ffff", "light"],
		["11;rgb:30/0a/24", "dark"],
		["11;rgb:fdfd/f6f6/e3e3", "light"],
		["11;rgba:0000/2b2b/3636/ffff", "dark"],
		["11;rgb:f/f/e", "light"],
		["11;#ffffff", undefined],
		["11;?", undefined],
		["10;rgb:0000/0000/0000", undefined],
		["11;rgb:zzzz/0000/0000", undefined],
	])("%s: %s", (reply, background) => {
		expect(backgroundIn(reply)).toBe(background);
	});
});

describe("the question", () => {
	const asked = () => {
		const stdin = new PassThrough();
		const stdout = new PassThrough();
		const raw: boolean[] = [];
		const terminal = Object.assign(stdin, { setRawMode: (isRaw: boolean) => raw.push(isRaw) });
		const query = askBackground(terminal as unknown as NodeJS.ReadStream, stdout as unknown as NodeJS.WriteStream);
		const turn = () => new Promise((resolve) => setImmediate(resolve));
		return { stdin, query, sent: () => stdout.read()?.toString(), raw, turn };
	};

	test("is sent once, without an echo of the reply", () => {
		const { sent, raw } = asked();
		expect(sent()).toBe("\x1b]11;?\x07");
		expect(raw).toEqual([true]);
	});

	test("is answered by what has arrived, and keys around the reply stay in the stream", async () => {
		const { stdin, query, turn } = asked();
		stdin.write("ab\x1b]11;rgb:ffff/ffff");
		stdin.write("/ffff\x1b\\cd");
		await turn();
		expect(query.settle()).toBe("light");
		expect(stdin.read().toString()).toBe("abcd");
	});

	test("is given up without a reply, and half of one stays for the keyboard to decode", async () => {
		const { stdin, query, turn } = asked();
		stdin.write("é\x1b]11;rgb:ff");
		await turn();
		expect(query.settle()).toBeUndefined();
		expect(stdin.read().toString()).toBe("é\x1b]11;rgb:ff");
		expect(stdin.listenerCount("readable")).toBe(0);
	});

	test.each<[string, Partial<Capabilities>, string, string, boolean]>([
		["a terminal that doesn't say", {}, "xterm-256color", "linux", true],
		["a terminal that says so itself", { background: "dark" }, "xterm-256color", "linux", false],
		["a theme for one background", { theme: "light" }, "xterm-256color", "linux", false],
		["high contrast", { theme: "high-contrast" }, "tmux-256color", "linux", true],
		["no colours", { colours: 0 }, "xterm-256color", "linux", false],
		["the Linux console, which shows the query", {}, "linux", "linux", false],
		["GNU screen, which may show it", {}, "screen", "linux", false],
		["a dumb terminal", { dumb: true }, "dumb", "linux", false],
		["a Windows console", {}, "", "win32", false],
	])("is asked or not: %s", (_, more, term, platform, expected) => {
		const full = { colours: 256, unicode: true, hyperlinks: false, screenReader: false, dumb: false } as const;
		expect(canAsk({ ...full, background: "unknown", ...more }, term, platform)).toBe(expected);
	});
});
