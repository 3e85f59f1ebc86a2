/** The man page is made from the command table, and `man` can show it. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import description from "../../package.json" with { type: "json" };
import { TABLE } from "../../src/commands/table.ts";
import { manPage } from "./man-page.ts";

const FILE = "docs/man/pep-wizard.1";

test("docs/man/pep-wizard.1 matches the table (`npm run update` writes it)", async () => {
	const wanted = manPage(TABLE);
	if (process.env.UPDATE_DOCS) await writeFile(FILE, wanted);
	else expect(await readFile(FILE, "utf8")).toBe(wanted);
});

test("the page is in the package, where npm looks for it", () => {
	expect(description.man).toBe(`./${FILE}`);
	expect(description.files).toContain("docs/man");
});

test("the page lists every command and option, and uses only macros that every man supports", async () => {
	const page = await readFile(FILE, "utf8");
	const plain = page.replaceAll("\\-", "-").replaceAll("\\fB", "").replaceAll("\\fR", "");
	for (const { name, options } of TABLE.commands) {
		expect(plain).toContain(`.SS ${name}`);
		for (const { name: option } of options) expect(plain).toContain(`--${option}`);
	}
	const macros = new Set(page.match(/^\.[A-Za-z]+/gm));
	expect([...macros].sort()).toEqual([".PP", ".RE", ".RS", ".SH", ".SS", ".TH", ".TP", ".br", ".fi", ".nf"]);
});

const hasGroff = spawnSync("groff", ["--version"]).status === 0;

test.skipIf(!hasGroff)(hasGroff ? "groff formats it without a warning" : "skipped: groff is not installed", () => {
	const { stderr } = spawnSync("groff", ["-man", "-Tutf8", "-ww", FILE], { encoding: "utf8" });
	expect(stderr).toBe("");
	const text = execFileSync("groff", ["-man", "-Tascii", "-P-cbou", FILE], { encoding: "utf8" });
	expect(text).toMatch(/^ +--no-edit\n +only create the draft and print its path$/m);
});
