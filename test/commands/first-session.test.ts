/** The first ten minutes: what someone finds who has no draft yet. */
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { openTerminal } from "../ui/terminal.ts";
import { type Folder, folder } from "./run.ts";

const EXAMPLE = "1234-in-place-resize-of-worker-pools";
const example = (ending: string) => readFile(join("docs", "example", `${EXAMPLE}.${ending}`), "utf8");

/** `pep-wizard` alone, line by line. */
async function talk(place: Folder, lines: readonly string[]) {
	await mkdir(join(place.path, ".tmp"), { recursive: true });
	const { streams, written } = openTerminal(80, 24);
	const stdin = new PassThrough();
	stdin.end(lines.map((line) => `${line}\n`).join(""));
	const all = { ...streams, stdin: stdin as unknown as NodeJS.ReadStream };
	const outcome = await place.runAt({ streams: all, env: { TMPDIR: join(place.path, ".tmp") } }, "--plain");
	return { said: written(), ...outcome };
}

test("opens the example as a copy; the folder and the example stay unchanged", async () => {
	const place = await folder();
	const before = await example("pep.yaml");
	const { code, err, said } = await talk(place, ["2", "/go summary", "Mine.", ".", "/quit"]);
	expect(code).toBe(0);
	expect(said).toContain("Summary");
	const [, copy = ""] = /^Draft saved: (.*)$/m.exec(err) ?? [];
	expect(copy).toContain(join(place.path, ".tmp", "pep-wizard-example-"));
	expect(await readdir(join(copy, ".."))).toEqual([`${EXAMPLE}.pep.yaml`]);
	expect(await place.names()).toEqual([]);
	expect(await example("pep.yaml")).toBe(before);
});

test("offers and imports a proposal in Markdown, but not other Markdown", async () => {
	const place = await folder();
	await place.write("docs/resize.md", await example("md"));
	await place.write("README.md", "# Our team\n\n## Rota\n\nWe take turns.\n");
	const { said, err } = await talk(place, ["3", "/quit"]);
	expect(said).toContain("3. Import docs/resize.md:");
	expect(said).not.toContain("README");
	expect(err).toContain("Draft saved: docs/resize.pep.yaml");
	const { out } = await place.run("render", "docs/resize.pep.yaml", "-o", "-");
	expect(out).toBe(await example("md"));
});

test("does not offer the project's own template", async () => {
	const place = await folder();
	await place.write(".pep-wizard.yaml", "template: ./pep/template.md\n");
	await place.write("pep/template.md", await readFile("templates/pep.md", "utf8"));
	expect((await talk(place, [])).said).not.toContain("Import");
});

test("does not greet once there is a draft", async () => {
	const place = await folder();
	await place.run("new", "--title", "Pools", "--no-edit");
	const { said } = await talk(place, ["1", "/quit"]);
	expect(said).toContain("1. Pools, alpha");
	expect(said).not.toContain("Try it on the example");
});

test("shows the three keys that matter at the first item of the first session", async () => {
	const place = await folder();
	await place.run("new", "a.pep.yaml", "--title", "Pools", "--no-edit");
	const open = async () => {
		const terminal = openTerminal(80, 24);
		const running = place.runAt({ streams: terminal.streams }, "a.pep.yaml");
		while (!terminal.text().includes("F1")) await terminal.settle();
		const first = terminal.text();
		await terminal.type("\t");
		// The first screen is there before anything listens to keys.
		await terminal.until((text) => !text.includes(keys));
		await terminal.type("\x11");
		await running;
		return first;
	};
	const keys = "Tab next, Esc outline, F1 help. Everything is saved as you type.";
	expect(await open()).toContain(keys);
	expect(await open()).not.toContain(keys);
});
