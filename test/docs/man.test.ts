/** The man page is the table of commands, and one that `man` can show. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import description from "../../package.json" with { type: "json" };
import { TABLE } from "../../src/commands/table.ts";
import { manPage } from "./man-page.ts";

const FILE = "docs/man/pep-wizard.1";

test("docs/man/pep-wizard.1 is made from the table (`UPDATE_DOCS=1` writes it anew)", async () => {
	const wanted = manPage(TABLE);
	if (process.env.UPDATE_DOCS) await writeFile(FILE, wanted);
	else expect(await readFile(FILE, "utf8")).toBe(wanted);
});

test("it is in the package, where npm looks for it", () => {
	expect(description.man).toBe(`./${FILE}`);
	expect(description.files).toContain("docs/man");
});

test("it names every command and option, and holds only macros that every man knows", async () => {
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

test.skipIf(!hasGroff)(hasGroff ? "groff sets it without a warning" : "skipped: there is no groff here", () => {
	const { stderr } = spawnSync("groff", ["-man", "-Tutf8", "-ww", FILE], { encoding: "utf8" });
	expect(stderr).toBe("");
	const text = execFileSync("groff", ["-man", "-Tascii", "-P-cbou", FILE], { encoding: "utf8" });
	expect(text).toMatch(/^ +--no-edit\n +only make the draft, and print its path$/m);
});
