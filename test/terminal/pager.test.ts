/** Long text in a pager, played by small Node scripts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { showInPager } from "../../src/terminal/pager.ts";

let folder: string;
let printed: string;
const out = (text: string) => {
	printed += text;
};

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "pager-test-"));
	printed = "";
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A pager that writes its input, its LESS variable and its arguments to a file. */
function pager(code: string): string {
	const script = join(folder, "pager.cjs");
	writeFileSync(script, `const fs = require("node:fs"); const file = ${JSON.stringify(join(folder, "seen"))}; ${code}`);
	return `'${process.execPath}' '${script}'`;
}

const seen = () => readFileSync(join(folder, "seen"), "utf8");
const READ = `fs.writeFileSync(file, [fs.readFileSync(0, "utf8"), process.env.LESS, process.argv.slice(2)].join("|"));`;

it("passes the text to PAGER with its arguments", async () => {
	await showInPager("text ä", { PAGER: `${pager(READ)} -x 'a b'` }, out);
	expect(seen()).toBe("text ä|-R|-x,a b");
	expect(printed).toBe("");
});

it("keeps the reader's LESS", async () => {
	await showInPager("text", { PAGER: pager(READ), LESS: "-FX" }, out);
	expect(seen()).toBe("text|-FX|");
});

it("runs less -R by default", async () => {
	writeFileSync(
		join(folder, "less"),
		`#!/bin/sh\n/bin/cat > "${join(folder, "seen")}"\necho "$1" >> "${join(folder, "seen")}"\n`,
		{
			mode: 0o755,
		},
	);
	await showInPager("text\n", { PATH: folder }, out);
	expect(seen()).toBe("text\n-R\n");
});

it.each([
	["there is none", { PATH: "/none" }],
	["PAGER=cat", { PAGER: "cat" }],
	["PAGER is empty", { PAGER: "" }],
	["PAGER is not found", { PAGER: "no-such-pager" }],
])("the text is printed where %s", async (_, env) => {
	await showInPager("text", env, out);
	expect(printed).toBe("text");
});

it("accepts a pager that exits before reading everything", async () => {
	await showInPager("long ".repeat(1_000_000), { PAGER: pager("process.exit(0);") }, out);
	expect(printed).toBe("");
});
