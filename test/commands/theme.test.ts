/** Which theme is used: the environment's, the user's own, or the repository's. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Folder, folder } from "./run.ts";

const MARKDOWN = "## Pools\n\nA `pool`.\n";

async function shown({ runAt, write, path }: Folder, env: Record<string, string> = {}): Promise<string> {
	await write("a.md", MARKDOWN);
	await write(".git/HEAD", "");
	const config = { XDG_CONFIG_HOME: join(path, ".own"), COLORFGBG: "15;0", PAGER: "cat" };
	const { out, err, code } = await runAt({ columns: 60, env: { ...config, ...env } }, "preview", "a.md");
	return code === 0 ? (/\x1b\[(?:38;5;)?(\d+)m(?=pool)/.exec(out)?.[1] ?? "plain") : `${code}: ${err}`;
}

const DARK = "150";
const LIGHT = "22";

test("the background decides if nobody chose one", async () => {
	expect(await shown(await folder())).toBe(DARK);
	expect(await shown(await folder(), { COLORFGBG: "0;15" })).toBe(LIGHT);
	expect(await shown(await folder(), { PEP_WIZARD_THEME: "auto" })).toBe(DARK);
	expect(await shown(await folder(), { NO_COLOR: "1" })).toBe("1");
});

test("the repository's settings, then the user's own, then the environment win", async () => {
	const place = await folder();
	await place.write(".pep-wizard.yaml", "rules: {}\ntheme: light # for the office\n");
	expect(await shown(place)).toBe(LIGHT);
	await place.write(".own/pep-wizard.yaml", 'theme: "16-colours"\n');
	expect(await shown(place)).toBe("32");
	expect(await shown(place, { PEP_WIZARD_THEME: "dark" })).toBe(DARK);
});

test("a name that no theme has is an error that names the right one, with line and column in settings", async () => {
	const place = await folder();
	expect(await shown(place, { PEP_WIZARD_THEME: "drak" })).toBe(
		"2: pep-wizard: PEP_WIZARD_THEME: there is no theme “drak”; did you mean “dark”?\n",
	);
	expect(await shown(place, { PEP_WIZARD_THEME: "#" })).toContain("Themes: auto, dark, light");
	await place.write(".pep-wizard.yaml", "template: pep\ntheme: lihgt\n");
	expect(await shown(place)).toMatch(/^3: .*\.pep-wizard\.yaml:2:8: .*no theme “lihgt”.*Did you mean “light”\?/s);
});

test("settings are not read where nothing is shown", async () => {
	const place = await folder();
	await place.write("a.md", MARKDOWN);
	await place.write(".pep-wizard.yaml", "theme: lihgt\n");
	expect((await place.run("preview", "a.md")).code).toBe(0);
});
