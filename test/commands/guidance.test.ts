/** Writing in one's own editor: Markdown with guidance as comments, and the way back into the draft. */
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Folder, folder } from "./run.ts";

const TEMPLATE =
	"# RFC NNNN: Title\n\n## Summary\n\nSay what it is.\n\n## Costs\n\n<!-- In hours. -->\n\n## Risks (Optional)\n\nWhat may fail?\n";
const GUIDED =
	"# RFC 7: Pools\n\n## Summary\n\n<!--\nSay what it is.\n-->\n\n## Costs\n\n<!--\nIn hours.\n-->\n\n## Risks (Optional)\n\n<!--\nWhat may fail?\n-->\n";

const NEW = ["new", "--title", "Pools", "--number", "7", "--template", "./t.md"] as const;

async function rfc(): Promise<Folder> {
	const place = await folder();
	await place.write("t.md", TEMPLATE);
	return place;
}

/** A program that puts a line below the first comment of the file that it is given. */
async function editor(place: Folder): Promise<Readonly<Record<string, string>>> {
	await place.write(
		"editor.sh",
		`#!/bin/sh\nsed '0,/^-->/s//-->\\n\\nPools grow./' "$1" > "$1.new" && mv "$1.new" "$1"\n`,
	);
	await chmod(join(place.path, "editor.sh"), 0o755);
	return { EDITOR: `"${join(place.path, "editor.sh")}"` };
}

describe("render --guidance", () => {
	test("shows what to write where an answer is missing; sync brings the answers back, and nothing else changes", async () => {
		const place = await rfc();
		await place.run(...NEW, "--no-edit");
		expect((await place.run("render", "7-pools.pep.yaml", "--guidance", "-o", "-")).out).toBe(GUIDED);
		await place.run("render", "7-pools.pep.yaml", "--guidance");
		const written = GUIDED.replace("it is.\n-->", "$&\nPools grow.").replace("<!--\nIn hours.\n-->", "Three hours.");
		await place.write("7-pools.md", written);
		expect((await place.run("sync", "7-pools.pep.yaml")).code).toBe(0);
		expect((await place.run("get", "7-pools.pep.yaml", "summary")).out).toBe("Pools grow.");
		expect((await place.run("get", "7-pools.pep.yaml", "costs")).out).toBe("Three hours.");
		expect((await place.run("render", "7-pools.pep.yaml", "-o", "-")).out).toBe(written);
	});

	test("can be synced before anything is written, and overwritten by the same or the plain Markdown", async () => {
		const place = await rfc();
		await place.run(...NEW, "--no-edit");
		await place.run("render", "7-pools.pep.yaml", "--guidance");
		expect((await place.run("render", "7-pools.pep.yaml", "--guidance")).code).toBe(0);
		expect((await place.run("render", "7-pools.pep.yaml")).code).toBe(0);
		expect(await place.read("7-pools.md")).not.toContain("<!--");
		await place.run("render", "7-pools.pep.yaml", "--guidance");
		expect((await place.run("sync", "7-pools.pep.yaml")).code).toBe(0);
		expect((await place.run("sync", "7-pools.pep.yaml")).err).toContain("Nothing to bring over");
	});

	test("counts as unanswered; --fix removes it beside an answer or in an optional section", async () => {
		const place = await rfc();
		await place.write("7-pools.md", GUIDED.replace("it is.\n-->", "$&\n\nPools grow."));
		const status = async () =>
			JSON.parse((await place.run("status", "7-pools.md", "--template", "./t.md", "--json")).out);
		expect((await status()).proposals[0].missing).toEqual(["costs"]);
		const check = (...more: readonly string[]) => place.run("check", "7-pools.md", "--template", "./t.md", ...more);
		const findings = (await check()).out.match(/^ *\d+:\d+ .*$/gm);
		expect(findings).toEqual([
			expect.stringContaining("5:1 warning the comment “Say what it is.” is left over"),
			expect.stringContaining("11:1 error “Costs” is required for Alpha but has no answer"),
			expect.stringContaining("19:1 warning the comment “What may fail?”"),
		]);
		await check("--fix");
		expect(await place.read("7-pools.md")).toBe(
			"# RFC 7: Pools\n\n## Summary\n\nPools grow.\n\n## Costs\n\n<!--\nIn hours.\n-->\n\n## Risks (Optional)\n",
		);
	});
});

describe("new --guidance", () => {
	test("--no-edit: writes the Markdown beside the draft", async () => {
		const place = await rfc();
		expect(await place.run(...NEW, "--guidance", "--no-edit")).toEqual({
			code: 0,
			out: "7-pools.pep.yaml\n",
			err: "Written: 7-pools.md\n",
		});
		expect(await place.read("7-pools.md")).toBe(GUIDED);
	});
});

test("puts what is written in the editor into the draft when the editor exits", async () => {
	const place = await rfc();
	const env = await editor(place);
	await place.run(...NEW, "--no-edit");
	const { writeInEditor } = await import("../../src/commands/new/in-editor.ts");
	const world = { ...place.world(), env: { ...place.world().env, ...env } };
	expect(await writeInEditor("7-pools.pep.yaml", { options: {}, words: [] }, world, { commands: [] } as never)).toBe(0);
	expect((await place.run("get", "7-pools.pep.yaml", "summary")).out).toBe("Pools grow.");
	const none = { ...world, env: { ...world.env, EDITOR: "/no/such/editor" } };
	await place.run("new", "b.pep.yaml", "--template", "./t.md", "--no-edit");
	expect(await writeInEditor("b.pep.yaml", { options: {}, words: [] }, none, { commands: [] } as never)).toBe(0);
	expect(await place.names()).toContain("b.md");
});
